"""`pairing.yaml`: what it may say, and each fault by its line."""

from pathlib import Path

import pytest

from bot.domain.pairing import PairingRules, Reason
from bot.library import pairing
from bot.library.faults import ContentError
from tests.conftest import CONTENT


def load(folder: Path, text: str) -> PairingRules:
    (folder / "pairing.yaml").write_text(text, encoding="utf-8")
    return pairing.load([CONTENT, folder])


def test_the_shipped_file_is_what_the_code_falls_back_on(tmp_path: Path):
    assert pairing.load([CONTENT]) == pairing.load([tmp_path])
    assert sum(pairing.load([CONTENT]).weights.values()) == 100


def test_the_company_decides(tmp_path: Path):
    read = load(tmp_path, "weights: {site: 3}\nconditions: {capacity: 4}\ncalendar: {}\n")

    assert read.weights == {Reason.SITE: 3}
    assert read.capacity == 4
    assert read.expire_after == 3


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("weights:\n  site: many\n", 2, "integer"),
        ("weights:\n  height: 3\n", 2, "height"),
        ("weights:\n  site: 0\n", 1, "au moins un critère"),
        ("weights: {site: 1}\nconditions:\n  capacity: 0\n", 3, "greater"),
        ("conditions:\n  size: 1\n", 2, "Extra"),
        ("calendar:\n  remind_after: 3\n  expire_after: 3\n", 1, "relance"),
    ],
)
def test_a_fault_names_its_line(tmp_path: Path, text: str, line: int, word: str):
    with pytest.raises(ContentError) as found:
        load(tmp_path, text)

    [fault] = found.value.faults
    assert fault.line == line
    assert word in fault.sentence
