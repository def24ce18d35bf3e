"""Half a year later the path is done: a last word, then it is read and nothing more is said."""

from datetime import date

import pytest

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.pairs import at, be_buddy, enrol, told

START = date(2026, 3, 2)  # day 181 is 30 August, a Sunday


@pytest.fixture
async def ending(scene: Scene, maya: Person, nina: Person) -> Scene:
    """Nina is on her 175th day."""
    await at(scene, 2026, 8, 24, 10)
    await enrol(scene, nina, START)
    return scene


async def test_a_last_word_comes_after_the_last_day_in_working_hours(ending: Scene, nina: Person):
    await at(ending, 2026, 8, 30, 10)
    assert told(nina, "parcours d'arrivée est terminé") == []

    for day in range(31, 45):  # others may go first: a newcomer hears little in a week
        await at(ending, 2026, 8 + day // 32, day if day < 32 else day - 31, 9, 31)
    assert len(told(nina, "parcours d'arrivée est terminé")) == 1


async def test_the_journey_is_done_a_week_later_and_stays_readable(
    ending: Scene, nina: Person, maya: Person
):
    await at(ending, 2026, 9, 5, 10)
    assert await ending.column("journey", "state") == ["active"]
    await at(ending, 2026, 9, 7, 10)

    assert await ending.column("journey", "state") == ["completed"]
    assert "journey.complete" in [action for action, _ in await ending.audited()]
    assert "parcours d'arrivée est terminé" in str(await nina.opens_home())
    await maya.runs("/kamarade-rh", "chercher Nina")
    assert "Parcours achevé" in str(maya.inbox()[-1]["blocks"])


async def test_of_what_they_were_to_be_told_only_the_invitation_a_year_later_is_left(
    ending: Scene, nina: Person
):
    for day in (7, 8, 9, 10):
        await at(ending, 2026, 9, day, 10)

    nobody_else = "plan WHERE state = 'planned' AND person_id = (SELECT person_id FROM journey)"
    assert await ending.column(nobody_else, "kind") == ["buddy_year"]
    await at(ending, 2027, 3, 2, 10, 1)
    assert told(nina, "binôme")


async def test_what_others_do_after_the_path_is_still_asked_of_them(
    ending: Scene, nina: Person, maya: Person
):
    await at(ending, 2026, 9, 7, 10)

    left = await ending.column("plan WHERE state = 'planned'", "series")
    assert [one for one in left if str(one).endswith("career-interview")]


async def test_a_pair_still_open_ends_in_thanks(ending: Scene, nina: Person, tom: Person):
    await be_buddy(ending, tom)
    await ending.run("UPDATE journey SET started_on = '2026-06-01'")
    await at(ending, 2026, 8, 25, 10)
    await at(ending, 2026, 12, 31, 10)

    assert await ending.column("journey", "state") == ["completed"]
    assert not {"proposed", "accepted"} & set(await ending.column("pairing", "state"))


async def test_a_long_absence_delays_the_end(ending: Scene, nina: Person, maya: Person):
    await maya.runs("/kamarade-rh", f"absence <@{nina.id}> 2026-08-25 2026-09-25")
    await at(ending, 2026, 9, 28, 10)

    assert await ending.column("journey", "state") == ["active"]


async def test_while_hr_stopped_the_bot_no_path_is_closed(ending: Scene, maya: Person):
    await maya.runs("/kamarade-rh", "stop")
    await at(ending, 2026, 9, 7, 10)

    assert await ending.column("journey", "state") == ["active"]


async def test_somebody_whose_path_is_done_may_begin_another(
    ending: Scene, nina: Person, maya: Person
):
    await at(ending, 2026, 9, 7, 10)
    await maya.runs("/kamarade-rh", "accueillir")
    assert not await maya.fills_and_submits({"who": nina.id, "Premier jour": "2026-10-05"})

    assert sorted(await ending.column("journey", "state")) == ["active", "completed"]
