"""Newcomers and buddies, put into the database as enrolling and volunteering do."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.buddies import BuddyState
from bot.domain.deliveries import To
from bot.domain.journeys import JourneyState
from bot.recognising import noted
from bot.services import following
from bot.services.journeys import Act
from bot.workspace import Person
from store import people
from store.models import Buddy, Journey
from tests.conftest import Scene

PARIS = ZoneInfo("Europe/Paris")
START = date(2027, 3, 1)  # a Monday; fifteen days before is Sunday 14 February
ASKED = "j'ai pensé à toi comme binôme"


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


async def paired(scene: Scene, nina: Person, ines: Person, **facts: object) -> str:
    """Let Inès be asked for Nina on Monday 15 February at nine; return the journey."""
    await at(scene, 2027, 2, 11, 10)
    await be_buddy(scene, ines, segment="énergie", site="Lyon")
    journey = await enrol(scene, nina, START, segment="Énergie", site="Lyon", **facts)
    await at(scene, 2027, 2, 15, 9, 5)
    return journey


def act(scene: Scene, by: str | None = None) -> Act:
    kamarade = scene.bot.kamarade
    return Act(To(kamarade.workspace_id, person_id=by), kamarade.guide, kamarade.now())


async def states(scene: Scene) -> list[str]:
    """Return where each pair stands, the first that was proposed first."""
    return await scene.column("pairing ORDER BY rowid", "state")
