"""`kamarade import`, as the administrator types it."""

import sqlite3
from pathlib import Path

import pytest

from tests.service.conftest import Office

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def journeys(office: Office) -> int:
    with sqlite3.connect(office.folder / "kamarade.db") as connection:
        count: int = connection.execute("SELECT COUNT(*) FROM journey").fetchone()[0]
    return count


async def test_a_file_is_tried_then_imported_then_refused_as_known(office: Office, tmp_path: Path):
    file = tmp_path / "arrivées.csv"
    lines = "e-mail;arrivée;segment\nlea@x.fr;2027-01-04;Énergie\nbob@x.fr;05/01/2027;\n"
    file.write_bytes(lines.encode("cp1252"))

    status, said = await office.run("import", str(file), "--dry-run")
    assert (status, journeys(office)) == (0, 0), said
    assert "2 would be enrolled (nothing was changed), 2 of them without a Slack account" in said

    status, said = await office.run("import", str(file))
    assert (status, journeys(office)) == (0, 2), said

    status, said = await office.run("import", str(file))
    assert (status, journeys(office)) == (1, 2)
    assert "Ligne 2 : lea@x.fr suit déjà un parcours." in said


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        pytest.param(b"PK\x03\x04rest", "fichier Excel", id="a workbook"),
        pytest.param(b"e-mail;\x00\x01", "pas une liste lisible", id="not a text"),
        pytest.param(
            "e-mail\tarrivée\nlea;2027-01-04\n".encode("utf-16"),
            "Ligne 2 :",
            id="UTF-16, with a fault",
        ),
    ],
)
async def test_a_file_that_cannot_be_used_says_why(
    office: Office, tmp_path: Path, raw: bytes, sentence: str
):
    file = tmp_path / "list.csv"
    file.write_bytes(raw)

    status, said = await office.run("import", str(file))

    assert (status, journeys(office)) == (1, 0)
    assert sentence in said


async def test_a_changed_path_says_whom_it_would_concern(office: Office, tmp_path: Path):
    file = tmp_path / "list.csv"
    file.write_text("e-mail;arrivée;nom\nlea@x.fr;2027-01-04;Léa\n")
    await office.run("import", str(file))
    _, said = await office.run("check", "--path")
    assert "tout le monde suit celui-ci" in said

    with sqlite3.connect(office.folder / "kamarade.db") as connection:
        connection.execute("UPDATE journey SET path_version = 'before'")
    _, said = await office.run("check", "--path")

    assert "1 en route suivent l'ancien (Léa)" in said
