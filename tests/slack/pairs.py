"""Newcomers and buddies, put into the database as enrolling and volunteering do."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.buddies import BuddyState
from bot.domain.journeys import JourneyState
from bot.recognising import noted
from bot.services import following
from bot.workspace import Person
from store import people
from store.models import Buddy, Journey
from tests.conftest import Scene

PARIS = ZoneInfo("Europe/Paris")


async def at(scene: Scene, *moment: int) -> None:
    """Move the clock to a Paris hour, and tick until everything that is due was sent."""
    wanted = datetime(*moment, tzinfo=PARIS)  # type: ignore[arg-type,misc]
    scene.clock.offset += wanted.astimezone(UTC) - scene.clock.now()
    await tick(scene)


async def tick(scene: Scene) -> None:
    await scene.bot.jobs.tick()
    await scene.settle()


async def id_of(scene: Scene, person: Person) -> str:
    """Return the internal id of a member, getting to know them."""
    return (await noted(scene.bot.kamarade, scene.bot.app.client, person.id)).id


async def enrol(scene: Scene, person: Person, started_on: date, **facts: Any) -> str:
    """Give somebody a journey; return its id."""
    kamarade = scene.bot.kamarade
    person_id = await id_of(scene, person)
    async with scene.database.aside() as session:
        (await people.get(session, person_id)).started_on = started_on
        journey = Journey(
            workspace_id=kamarade.workspace_id,
            person_id=person_id,
            state=JourneyState.ACTIVE,
            started_on=started_on,
            path_version="",
            enrolled_at=kamarade.now(),
            **facts,
        )
        session.add(journey)
        await session.flush()
        await following.follow(session, kamarade.guide, journey, at=kamarade.now())
        return journey.id


async def be_buddy(scene: Scene, person: Person, **facts: Any) -> str:
    """Make somebody a buddy whose manager agreed; return their id."""
    person_id = await id_of(scene, person)
    given = {
        "state": BuddyState.ACTIVE,
        "languages": ["fr", "en"],
        "kam_since": date(2020, 1, 6),
        "capacity": 2,
        "agreed_at": scene.bot.kamarade.now(),
    }
    async with scene.database.aside() as session:
        session.add(
            Buddy(
                person_id=person_id,
                workspace_id=scene.bot.kamarade.workspace_id,
                **{**given, **facts},
            )
        )
    return person_id


def told(person: Person, words: str) -> list[dict[str, Any]]:
    """Return the messages to a person that hold these words, the oldest first."""
    return [m for m in person.inbox() if words in str(m["text"]) + str(m.get("blocks", ""))]


async def stale(scene: Scene, person: Person, message: dict[str, Any]) -> dict[str, Any]:
    """Return a message as somebody still sees it whose screen was not brought up to date."""
    client = scene.bot.app.client
    posted = await client.chat_postMessage(
        channel=person.dm.id, text=message["text"], blocks=message["blocks"]
    )
    return {**posted["message"], "channel": posted["channel"]}
