"""`kamarade check` as HR reads it."""

from pathlib import Path

import pytest

from bot.answers.confusions import Found, Phrasing
from bot.answers.likeness import alike
from bot.commands.check import check
from bot.commands.confusions import lines
from bot.domain.languages import Language
from bot.settings import read
from tests.conftest import CONTENT, MORNING
from tests.content.conftest import Folder

FR, EN = Language.FR, Language.EN
TODAY = MORNING.date()  # before the first entry is to be read again
ENTRY = "booklet/fr/erp-delay.md"


def checked(folder: Folder, owner: str | None = None) -> int:
    settings = read({"KAMARADE_CONTENT_DIR": str(folder.own)})
    return check(settings, folder.shipped, owner=owner, today=TODAY)


@pytest.mark.parametrize("has_served", [False, True])
def test_what_we_ship_is_in_order_but_fictional(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, has_served: bool
):
    if has_served:
        (tmp_path / "revisions").mkdir()  # no folder of the company's own

    assert check(read({"KAMARADE_DATA_DIR": str(tmp_path)}), CONTENT, owner=None, today=TODAY) == 0

    first, second = capsys.readouterr().out.splitlines()
    assert "est fictive" in first
    assert second.startswith("Tout est en ordre")


def test_a_new_folder_counts_what_is_to_fill_by_owner(
    folder: Folder, capsys: pytest.CaptureFixture[str]
):
    folder.write("company.yaml", "identity: {name: Acme, fictional: false}\n")

    assert checked(folder) == 1

    said = capsys.readouterr().out
    assert "valeurs à remplir" in said
    assert "  it : " in said


def test_an_owner_reads_only_their_own_list(folder: Folder, capsys: pytest.CaptureFixture[str]):
    folder.write("company.yaml", "identity: {name: Acme, fictional: false}\n")

    assert checked(folder, owner="it") == 1

    listed = [line for line in capsys.readouterr().out.splitlines() if "à remplir" in line]
    assert listed
    assert all("à remplir par it" in line for line in listed)


def test_an_owner_with_nothing_to_do_is_told_so(folder: Folder, capsys: pytest.CaptureFixture[str]):
    folder.write("company.yaml", "identity: {name: Acme, fictional: false}\n")

    assert checked(folder, owner="fleet") == 0
    assert "Tout est en ordre" in capsys.readouterr().out


def test_a_phrasing_that_repeats_another_is_named_with_its_line(
    folder: Folder, capsys: pytest.CaptureFixture[str]
):
    line = folder.change(ENTRY, "questions:\n", "questions:\n  - on a relancé l'IT\n")

    assert checked(folder) == 1
    said = capsys.readouterr().out
    assert "« j'ai relancé l'IT et rien » redit « on a relancé l'IT »" in said
    assert f"{ENTRY}:{line + 4}:" in said


@pytest.mark.parametrize(
    ("one", "other", "language", "is_alike"),
    [
        pytest.param("mon badge est bloqué", "mes badges sont bloqués", FR, True, id="stems"),
        pytest.param("badge perdu", "badge perdu hier soir au parking", FR, False, id="half"),
        pytest.param("où est mon badge", "et pourquoi ?", FR, False, id="nothing but small words"),
        pytest.param("booking a desk", "how do I book desks?", EN, True, id="English stems"),
        pytest.param("RÉSERVÉ", "reserve", FR, True, id="accents and capitals"),
    ],
)
def test_likeness(one: str, other: str, language: Language, is_alike: bool):
    assert bool(list(alike([one, other], language))) is is_alike


def test_no_shipped_phrasing_repeats_another_of_its_entry(folder: Folder):
    assert checked(folder) == 0


def test_the_report_names_each_pair_and_the_words_that_mix_it_up():
    mistaken = [(Phrasing("gifts", "offrir un repas", FR), "hospitality")]
    report = list(lines({FR: Found(asked=4, first=3, among_three=4, mistaken=mistaken)}))

    assert report == [
        "fr : 4 formulations, 75,0 % trouvées en premier, 100,0 % parmi les trois premières",
        "\ngifts prise pour hospitality : 1",
        "  [fr] offrir un repas",
    ]
