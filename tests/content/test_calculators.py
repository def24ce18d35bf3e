"""`calculators.yaml`: each fault by its line, and the same scale as the booklet prints."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from bot.domain.languages import Language
from bot.library import calculators, load
from bot.library.faults import ContentError
from tests.conftest import CONTENT

SHIPPED = (CONTENT / "calculators.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        pytest.param("year: 2026", "an: 2026", "an", id="unknown key"),
        pytest.param("{power: 4", "{power: 9", "une ligne par puissance", id="a power is missing"),
        pytest.param("short: 0.529", "short: cher", "short", id="not a figure"),
        pytest.param('"06-01"', '"02-29"', "n'existe pas chaque année", id="leap day"),
        pytest.param('"06-01"', '"1er juin"', "year_starts", id="not month-day"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, old: str, new: str, sentence: str):
    (tmp_path / "calculators.yaml").write_text(SHIPPED.replace(old, new), encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        calculators.load([CONTENT, tmp_path])

    assert sentence in str(caught.value)
    assert caught.value.faults[0].line > 1


def test_the_file_is_needed(tmp_path: Path):
    with pytest.raises(ContentError, match="ce fichier manque"):
        calculators.load([tmp_path])


@pytest.mark.parametrize("language", list(Language))
def test_the_entry_prints_the_scale_the_calculator_uses(language: Language):
    content = load([CONTENT])
    entry = content.booklet.find("mileage", language)
    assert entry is not None
    lines = [line for line in entry.body.splitlines() if re.match(r"\|\s\d\sCV", line)]
    printed = [
        [Decimal(figure.replace(",", ".")) for figure in re.findall(r"0[.,]\d{3}\b", line)]
        for line in lines
    ]

    scale = content.calculators.mileage
    assert printed == [[band.short, band.middle, band.long] for band in scale.bands]
    for line, band in zip(lines, scale.bands, strict=True):
        assert re.search(rf"\+\s{band.plus}\b", re.sub(r"(?<=\d)[\s,](?=\d{3}\s\|)", "", line))


def test_the_calculator_and_the_booklet_begin_the_leave_year_on_the_same_day():
    content = load([CONTENT])

    assert content.calculators.leave_year_starts == (6, 1)
    assert content.company.value("leave.period_start", Language.FR) == "1er juin"
