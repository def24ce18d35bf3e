"""Who may accompany whom, and how well they would suit."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.domain.languages import Language
from bot.domain.pairing import Bar, Newcomer, PairingRules, Reason, Volunteer, labels, line_of
from bot.domain.pairing_bars import barred, bars
from bot.domain.pairing_points import best, match
from bot.domain.working_time import Absence

WEIGHTS = {
    Reason.SEGMENT: 25,
    Reason.PRODUCT_RANGE: 15,
    Reason.TOOLS: 10,
    Reason.SITE: 15,
    Reason.COUNTRY: 10,
    Reason.STRENGTH: 10,
    Reason.LOAD: 15,
}
RULES = PairingRules(WEIGHTS)
MONDAY = date(2027, 1, 4)
NINA = Newcomer(
    "nina",
    MONDAY,
    Language.FR,
    60,
    "FR",
    segment=labels(["Énergie", "Rail"]),
    product_range=labels(["Automatismes"]),
    tools=labels(["SAP", "Salesforce"]),
    site=labels(["Lyon"]),
    wishes=labels(["Négocier"]),
    line=frozenset({"boss", "bigger"}),
)
INES = Volunteer("ines", frozenset({Language.FR}), 60, "FR", date(2020, 1, 1))


@pytest.mark.parametrize(
    ("change", "bar"),
    [
        pytest.param({}, None, id="nothing stands in the way"),
        pytest.param({"is_active": False}, Bar.LEFT, id="left the company"),
        pytest.param({"person_id": "nina"}, Bar.LEFT, id="not their own buddy"),
        pytest.param({"is_agreed": False}, Bar.AGREEMENT, id="the manager did not agree yet"),
        pytest.param({"person_id": "boss"}, Bar.LINE, id="the newcomer's own manager"),
        pytest.param({"person_id": "bigger"}, Bar.LINE, id="the manager's manager"),
        pytest.param({"line": frozenset({"nina"})}, Bar.LINE, id="reports to the newcomer"),
        pytest.param({"refused": frozenset({"nina"})}, Bar.PRIVATE, id="would rather not"),
        pytest.param({"languages": frozenset({Language.EN})}, Bar.LANGUAGE, id="no language"),
        pytest.param({"shift": 60 + 6 * 60}, None, id="three hours in common"),
        pytest.param({"shift": 60 + 6 * 60 + 30}, Bar.HOURS, id="less than three hours"),
        pytest.param({"shift": -11 * 60}, Bar.HOURS, id="on the other side of the world"),
        pytest.param({"shift": 60 - 20 * 60}, None, id="four hours apart, around the day line"),
        pytest.param({"ready_on": date(2027, 1, 5)}, Bar.TOO_NEW, id="a KAM for too short"),
        pytest.param({"ready_on": MONDAY}, None, id="a KAM for long enough that very day"),
        pytest.param({"paused_until": date(2027, 1, 5)}, Bar.PAUSED, id="paused"),
        pytest.param({"paused_until": MONDAY}, None, id="back that very day"),
        pytest.param({"rested_on": date(2027, 2, 1)}, Bar.RESTING, id="rests after the last one"),
        pytest.param(
            {"absences": (Absence(date(2027, 1, 11), date(2027, 1, 22)),)},
            None,
            id="away for ten working days",
        ),
        pytest.param(
            {"absences": (Absence(date(2027, 1, 11), date(2027, 1, 25)),)},
            Bar.AWAY,
            id="away for eleven",
        ),
        pytest.param(
            {"absences": (Absence(date(2027, 2, 10), date(2027, 3, 31)),)},
            None,
            id="away later on",
        ),
        pytest.param({"load": 1}, None, id="follows one out of two"),
        pytest.param({"load": 2}, Bar.FULL, id="follows two"),
        pytest.param({"load": 1, "is_first": True}, Bar.FULL, id="one the first time"),
        pytest.param({"load": 1, "capacity": 1}, Bar.FULL, id="wants one only"),
        pytest.param({"load": 2, "capacity": 9}, Bar.FULL, id="never more than the company says"),
    ],
)
def test_what_bars_a_volunteer(change: dict[str, Any], bar: Bar | None):
    assert next(bars(NINA, replace(INES, **change), RULES), None) is bar


def test_a_newcomer_who_would_rather_not_bars_too():
    assert [*bars(replace(NINA, refused=frozenset({"ines"})), INES, RULES)] == [Bar.PRIVATE]


@pytest.mark.parametrize(
    ("change", "points"),
    [
        pytest.param({}, 25, id="same country, and free"),
        pytest.param({"country": "BE"}, 15, id="another country"),
        pytest.param({"segment": labels(["energie"])}, 50, id="neither case nor accents matter"),
        pytest.param({"segment": labels(["Rail", "Énergie"])}, 50, id="once, not twice"),
        pytest.param({"product_range": labels(["Automatismes"])}, 40, id="same range"),
        pytest.param({"tools": labels(["SAP"])}, 30, id="half of the tools"),
        pytest.param({"tools": labels(["sap", "salesforce", "x"])}, 35, id="all of the tools"),
        pytest.param({"site": labels(["LYON "])}, 40, id="same site"),
        pytest.param({"strengths": labels(["négocier"])}, 35, id="strong where she wants to learn"),
        pytest.param({"load": 1}, 18, id="half free: half the points, rounded"),
        pytest.param({"segment": labels([None, " "])}, 25, id="what is not filled in counts for 0"),
    ],
)
def test_the_points_of_a_match(change: dict[str, Any], points: int):
    assert match(NINA, replace(INES, **change), RULES).points == points


def test_a_perfect_match_has_all_the_points_and_says_why_weightiest_first():
    perfect = replace(
        INES,
        segment=labels(["rail"]),
        product_range=NINA.product_range,
        tools=NINA.tools,
        site=NINA.site,
        strengths=NINA.wishes,
    )

    found = match(NINA, perfect, RULES)

    assert found.points == 100
    assert found.because[0].reason is Reason.SEGMENT
    assert found.because[0].names == ("Rail",)
    assert {one.reason for one in found.because} == set(Reason)


def test_the_best_come_first_and_a_preference_only_breaks_ties():
    near = replace(INES, person_id="near", site=labels(["Lyon"]))
    alike = replace(INES, person_id="alike", product_range=labels(["Automatismes"]))
    better = replace(INES, person_id="better", segment=labels(["Rail"]))

    def order(preference: Reason | None) -> list[str]:
        nina = replace(NINA, preference=preference)
        return [one.person_id for one in best(nina, [near, alike, better], RULES)]

    assert order(None) == ["better", "alike", "near"]
    assert order(Reason.SITE) == ["better", "near", "alike"]


def test_what_would_unblock_it_is_counted_once_a_person():
    volunteers = [
        replace(INES, person_id="a", load=2),
        replace(INES, person_id="b", load=2, is_agreed=False),
        replace(INES, person_id="c"),
    ]

    assert barred(NINA, volunteers, RULES) == {Bar.FULL: 1, Bar.AGREEMENT: 1}


def test_a_reporting_line_goes_up_to_the_top_even_when_it_turns_in_a_circle():
    managers = {"nina": "boss", "boss": "bigger", "bigger": "boss"}

    assert line_of("nina", managers) == {"boss", "bigger"}
    assert line_of("ines", managers) == frozenset()
