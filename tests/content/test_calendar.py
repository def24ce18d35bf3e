"""`calendar.yaml`: what it may say, and each fault by its line."""

from datetime import date, time
from pathlib import Path

import pytest

from bot.domain.working_time import CompanyCalendar
from bot.library import calendar
from bot.library.faults import ContentError

SHIPPED = Path(__file__).parent.parent.parent / "content"


def load(folder: Path, text: str) -> CompanyCalendar:
    (folder / "calendar.yaml").write_text(text, encoding="utf-8")
    return calendar.load([SHIPPED, folder])


def test_the_shipped_calendar_is_read():
    shipped = calendar.load([SHIPPED])

    assert (shipped.opens, shipped.closes) == (time(9), time(18))
    assert [own.on for own in shipped.closed] == [date(2027, 5, 7)]


def test_without_a_file_the_days_are_those_of_the_country(tmp_path: Path):
    assert calendar.load([tmp_path]) == CompanyCalendar()


def test_the_company_says_its_hours_weekends_regions_and_days(tmp_path: Path):
    read = load(
        tmp_path,
        """
hours: {from: "08:30", to: "17:30"}
weekends: {MA: [saturday, sunday]}
regions: {FR: "57"}
closed: [{day: 2026-12-24, name: pont}]
worked: []
""",
    )

    assert read.opens == time(8, 30)
    assert read.weekends == {"MA": frozenset({5, 6})}
    assert read.regions == {"FR": "57"}
    assert read.closed[0].concerns("DE")


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        pytest.param("regions:\n  FR: GES", 1, "région inconnue", id="unknown region"),
        pytest.param('hours:\n  from: "19:00"', 1, "finit avant", id="closes before it opens"),
        pytest.param("weekends:\n  FR: [samedi]", 2, "jour inconnu", id="not a day"),
        pytest.param(
            "weekends:\n  FR: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]",
            1,
            "au moins un jour",
            id="never works",
        ),
        pytest.param("closed:\n  - {day: 2026-13-01, name: x}", 2, "day", id="not a date"),
        pytest.param("closed:\n  - {on: 2026-12-01, name: x}", 2, "day", id="on, which is true"),
        pytest.param("fermé: []", 1, "fermé", id="unknown key"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, text: str, line: int, word: str):
    with pytest.raises(ContentError) as caught:
        load(tmp_path, text)

    assert caught.value.faults[0].line == line
    assert word in str(caught.value)
