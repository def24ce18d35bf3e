"""Two at once, on a real PostgreSQL: each race about a pair ends in one right state."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import date

import pytest

from bot.domain.deliveries import To
from bot.domain.errors import KamaradeError
from bot.domain.roles import Role
from bot.services import pairing, proposals, rounds
from bot.services.journeys import Act
from bot.services.searching import Watch
from bot.shelf import Shelf
from bot.workspace import Person
from store.database import Database
from tests.conftest import Scene, playing
from tests.postgresql import PostgreSQL
from tests.slack.pairs import at, be_buddy, enrol, id_of, tick, told

START = date(2027, 3, 1)
ASKED = "j'ai pensé à toi comme binôme"
OPEN = ("proposed", "accepted")


@pytest.fixture
async def two(postgresql: PostgreSQL, shelf: Shelf) -> AsyncIterator[tuple[Scene, Database]]:
    """A bot on PostgreSQL, and the database as a second process holds it."""
    url = postgresql.fresh()
    ours, theirs = Database(url), Database(url)
    async with playing(ours, shelf) as scene:
        await at(scene, 2027, 2, 11, 10)
        yield scene, theirs
    await theirs.close()
    await ours.close()


def member(scene: Scene, name: str) -> Person:
    return scene.slack.add_member(name, locale="fr-FR", tz="Europe/Paris")


def act(scene: Scene, by: str | None) -> Act:
    kamarade = scene.bot.kamarade
    return Act(To(kamarade.workspace_id, person_id=by), kamarade.guide, kamarade.now())


async def pairs(scene: Scene) -> Counter[str]:
    return Counter(await scene.column("pairing", "state"))


async def test_two_ticks_at_once_ask_one_buddy_for_each_newcomer(two: tuple[Scene, Database]):
    scene, other = two
    for name in ("Inès", "Marc"):  # one newcomer each: it is their first time
        await be_buddy(scene, member(scene, name))
    for number in range(3):
        await enrol(scene, member(scene, f"New{number}"), START)
    scene.clock.move(4 * 24 * 3600)
    kamarade = scene.bot.kamarade
    watches = [
        Watch(database, kamarade.guide, kamarade.workspace_id, kamarade.now())
        for database in (scene.database, other, scene.database, other)
    ]

    await asyncio.gather(*(rounds.go(watch) for watch in watches))

    assert await pairs(scene) == {"proposed": 2}
    for whose in ("newcomer_id", "buddy_id"):
        assert len(set(await scene.column("pairing", whose))) == 2
    questions = "outbox WHERE kind = 'pairing_prompt'"
    assert len(await scene.column(questions, "key")) <= 2


async def test_a_yes_pressed_twice_at_once_is_one_yes(two: tuple[Scene, Database]):
    scene, _ = two
    ines, nina = member(scene, "Inès"), member(scene, "Nina")
    await be_buddy(scene, ines)
    await enrol(scene, nina, START)
    await at(scene, 2027, 2, 15, 9, 5)
    question = told(ines, ASKED)[-1]

    await asyncio.gather(*(ines.clicks(question, "Oui, avec plaisir") for _ in range(4)))
    await tick(scene)

    assert await pairs(scene) == {"accepted": 1}
    actions = [action for action, _ in await scene.audited()]
    assert actions.count("pairing.accept") == 1
    introductions = "outbox WHERE kind = 'pairing_introduction'"
    assert len(await scene.column(introductions, "key")) == 1


@pytest.mark.parametrize("round_", range(3))
async def test_hr_changes_the_buddy_while_the_first_one_says_yes(
    two: tuple[Scene, Database], round_: int
):
    scene, other = two
    maya, ines, marc = (member(scene, name) for name in ("Maya", "Inès", "Marc"))
    await scene.grant(maya, Role.HR)
    await be_buddy(scene, ines, segment="énergie")
    marc_id = await be_buddy(scene, marc)
    journey_id = await enrol(scene, member(scene, "Nina"), START, segment="énergie")
    await at(scene, 2027, 2, 15, 9, 5)
    [first] = await scene.column("pairing", "id")
    hr, buddy = act(scene, await id_of(scene, maya)), act(scene, await id_of(scene, ines))

    said = await asyncio.gather(
        pairing.change(other, hr, journey_id, marc_id),
        proposals.answer(scene.database, buddy, first, accepts=True),
        return_exceptions=True,
    )

    assert all(one is None or isinstance(one, str | KamaradeError) for one in said), said
    states = await pairs(scene)
    assert sum(states[one] for one in OPEN) == 1, states
    open_one = "pairing WHERE state IN ('proposed', 'accepted')"
    assert await scene.column(open_one, "buddy_id") == [marc_id]  # HR's word is the last


async def test_two_people_of_hr_choose_at_once(two: tuple[Scene, Database]):
    scene, other = two
    people = {name: member(scene, name) for name in ("Maya", "Paul", "Inès", "Marc")}
    for name in ("Maya", "Paul"):
        await scene.grant(people[name], Role.HR)
    journey_id = await enrol(scene, member(scene, "Nina"), START)
    buddies = [await be_buddy(scene, people[name]) for name in ("Inès", "Marc")]
    acts = [act(scene, await id_of(scene, people[name])) for name in ("Maya", "Paul")]

    said = await asyncio.gather(
        *(
            pairing.propose(database, by, journey_id, buddy_id)
            for database, by, buddy_id in zip((scene.database, other), acts, buddies, strict=True)
        ),
        return_exceptions=True,
    )

    assert [type(one).__name__ for one in said if one is not None] == ["AlreadyPaired"]
    assert await pairs(scene) == {"proposed": 1}
