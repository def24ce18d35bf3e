"""Attempts to reach somebody else's answers, by every surface: all refused or empty, and audited.

`ATTEMPTS` is the table. Nina answered, kept a report and was offered a talk; her manager, her buddy
and HR try. Subtracting one snapshot from another is tried in `tests/slack/test_climate.py`, and in
any order of months in `tests/domain/test_climate.py`.
"""

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.workspace import Person
from tests.checkins.newcomers import answers, at, comes, enrol, turn_on
from tests.conftest import ROOT, Scene
from tests.slack.forging import (
    Hers,
    browse,
    chooses,
    kept,
    open_and_send,
    presses,
    seen,
    submits,
    take_everything,
)
from tests.slack.journeys import accompanied

REPORT = "zanzibarine"  # what she kept for herself
HER_OWN = ("sur 5", "J+5 : ", "Ta courbe", "premier mois", "Mon énergie pour ce poste", REPORT)
SECRETS = (*HER_OWN, "out of 5", "J+5: ", "Your curve", "first month", "My energy for this job")


@pytest.fixture
async def hers(scene: Scene, nina: Person, tom: Person, maya: Person) -> Hers:
    await at(scene, datetime(2027, 1, 20, 10, tzinfo=UTC))
    await turn_on(scene)
    journey = await enrol(scene, nina, manager=tom)
    await accompanied(scene, journey, nina, bea_of(scene))
    for day, row in ((5, "444"), (14, "444"), (30, "444"), (45, "222"), (60, "222")):
        await comes(scene, day)
        await answers(scene, nina, row)
    await nina.runs("/kamarade", "rapport")
    await nina.fills_and_submits({"Ton rapport": REPORT})
    await scene.settle()
    checkin = (await scene.column("checkin ORDER BY day DESC", "id"))[0]
    return Hers(scene, nina, checkin, journey, await kept(scene))


def bea_of(scene: Scene) -> Person:
    return scene.slack.add_member("Béa Fontaine", locale="fr-FR", email="bea@solstice.example")


Try = Callable[[Hers, Person], Awaitable[object]]
REFUSED, HR_ALONE = "refused.checkin", "refused.hr"

# What is tried, and what the audit says of it: None where there is only one's own to be had.
ATTEMPTS: dict[str, tuple[Try, str | None]] = {
    "a press on her check-in, replayed": (
        lambda hers, who: presses(hers, who, "checkins.answer.energy.1", hers.aim("energy", "1")),
        REFUSED,
    ),
    "a skip on it": (
        lambda hers, who: presses(
            hers, who, "checkins.answer.energy.pass", hers.aim("energy", None)
        ),
        REFUSED,
    ),
    "a question that it does not ask": (
        lambda hers, who: presses(
            hers, who, "checkins.answer.x.1", hers.aim("recommend-path", "10")
        ),
        REFUSED,
    ),
    "an answer that no scale has": (
        lambda hers, who: presses(hers, who, "checkins.answer.energy.9", hers.aim("energy", "99")),
        REFUSED,
    ),
    "a tag chosen in its list": (
        lambda hers, who: chooses(
            hers, who, "checkins.tag.drains", hers.aim("drains", "erp-access")
        ),
        REFUSED,
    ),
    "her offer, opened and sent": (open_and_send, REFUSED),
    "a window that says it comes from her offer": (
        lambda hers, who: submits(
            hers, who, "talks.send", {"origin": hers.checkin, "whom": "manager"}
        ),
        REFUSED,
    ),
    "a sharing window that says so": (
        lambda hers, who: submits(
            hers, who, "reports.send", {"origin": hers.checkin, "whom": "manager"}
        ),
        REFUSED,
    ),
    "her curve, by name": (
        lambda hers, who: who.runs("/kamarade", f"ma-courbe <@{hers.nina.id}>"),
        None,
    ),
    "her curve, by a button with her check-in": (
        lambda hers, who: presses(hers, who, "checkins.curve", hers.checkin),
        None,
    ),
    "her report, by name": (
        lambda hers, who: who.runs("/kamarade", f"rapport <@{hers.nina.id}>"),
        None,
    ),
    "her report, by a button with her journey": (
        lambda hers, who: presses(hers, who, "reports.write", hers.journey),
        None,
    ),
    "her report, to be shared": (
        lambda hers, who: presses(hers, who, "reports.share", hers.journey),
        None,
    ),
    "her data, taken away": (take_everything, None),
    "her Home tab": (browse, None),
    "the figures, of her alone": (
        lambda hers, who: who.runs("/kamarade-rh", f"climat <@{hers.nina.id}>"),
        HR_ALONE,
    ),
    "HR's file": (lambda hers, who: who.runs("/kamarade-rh", "exporter"), HR_ALONE),
    "HR's journal": (lambda hers, who: who.runs("/kamarade-rh", "journal"), HR_ALONE),
    "HR's ledger of messages": (lambda hers, who: who.runs("/kamarade-rh", "envois"), HR_ALONE),
}


async def test_what_is_looked_for_is_what_she_sees_herself(hers: Hers, nina: Person):
    await nina.runs("/kamarade", "ma-courbe")
    await nina.runs("/kamarade", "rapport")

    shown = seen(hers.scene, nina)
    assert [secret for secret in HER_OWN if secret not in shown] == []


@pytest.mark.parametrize("name", ["Tom", "Béa Fontaine", "Maya"])
async def test_whoever_tries_gets_nothing_of_hers_and_leaves_a_trace(
    scene: Scene, hers: Hers, name: str
):
    who = scene.slack.person(name)
    is_hr = name == "Maya"
    for what, (attempt, audited) in ATTEMPTS.items():
        refusals = (await scene.audited()).count((audited or "", None))

        await attempt(hers, who)
        await scene.settle()

        shown = seen(scene, who)
        assert [secret for secret in SECRETS if secret in shown] == [], what
        assert await kept(scene) == hers.before, what
        if audited and not (is_hr and audited == HR_ALONE):
            assert (await scene.audited()).count((audited, None)) == refusals + 1, what


def test_what_several_people_answered_is_read_in_one_place():
    readers = {
        str(path.relative_to(ROOT))
        for folder in ("bot", "store")
        for path in Path(ROOT / folder).rglob("*.py")
        if re.search(r"import .*\bAnswer\b", path.read_text(encoding="utf-8"))
        and "store.models" in path.read_text(encoding="utf-8")
    }

    assert readers == {
        "bot/services/answering.py",  # writes one's own
        "bot/services/checkins.py",  # shows one's own
        "store/checkins.py",  # reads one person's
        "store/models/__init__.py",
        "store/tallies.py",  # adds several people's up
    }
