"""Newcomers on their way, with check-ins turned on, and a clock to move."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.domain.deliveries import To
from bot.domain.journeys import JourneyState
from bot.domain.switches import SwitchName
from bot.recognising import met
from bot.services import following, switches
from bot.workspace import Person
from store.models import Journey
from tests.conftest import Scene

STARTED = date(2027, 2, 1)  # a monday


async def turn_on(scene: Scene, *, on: bool = True) -> None:
    """Turn check-ins on, as HR does once everybody was told."""
    kamarade = scene.bot.kamarade
    by, name = To(kamarade.workspace_id), SwitchName.CHECKINS
    await switches.turn(scene.database, by, name, on=on, now=kamarade.now())


async def enrol(
    scene: Scene, person: Person, *, manager: Person | None = None, starts: date = STARTED
) -> str:
    """Put somebody on their way; return the journey."""
    kamarade = scene.bot.kamarade
    speaker = await met(kamarade, scene.bot.app.client, person.id)
    line_manager = await met(kamarade, scene.bot.app.client, manager.id) if manager else None
    async with scene.database.aside() as session:
        journey = Journey(
            workspace_id=kamarade.workspace_id,
            person_id=speaker.id,
            state=JourneyState.ACTIVE,
            started_on=starts,
            line_manager_id=line_manager.id if line_manager else None,
            path_version="",
            enrolled_at=kamarade.now(),
        )
        session.add(journey)
        await following.follow(session, kamarade.guide, journey, at=kamarade.now())
        journey_id = journey.id
    await scene.settle()
    return journey_id


async def comes(scene: Scene, day: int) -> None:
    """Move the clock to the afternoon of a day of the journey, or of the next working day."""
    on = STARTED + timedelta(days=day)
    while on.weekday() > 4:
        on += timedelta(days=1)
    await at(scene, datetime(on.year, on.month, on.day, 13, tzinfo=UTC))


async def at(scene: Scene, instant: datetime) -> None:
    """Move the clock, and let what is due be sent."""
    scene.clock.offset += instant - scene.clock.now()
    await scene.bot.jobs.tick()
    await scene.settle()


def asked(person: Person) -> dict[str, Any]:
    """Return the last check-in somebody received, as it stands."""
    return checkins(person)[-1]


def checkins(person: Person) -> list[dict[str, Any]]:
    """Return the check-ins somebody received."""
    return [message for message in person.inbox() if "checkin." in str(message["blocks"])]


def texts(message: dict[str, Any]) -> str:
    """Return everything that a message shows, its buttons too."""
    return str(message["blocks"])


def buttons(message: dict[str, Any], block: str) -> list[dict[str, Any]]:
    """Return the buttons of the question of that name."""
    [found] = [one for one in message["blocks"] if one["block_id"].endswith(f".{block}")]
    return list(found["elements"])


async def answers(scene: Scene, person: Person, row: str, *, skip: bool = True) -> None:
    """Answer the three items of the last check-in, one digit each; "-" passes, "." leaves it."""
    for item, score in zip(("energy", "means", "support"), row, strict=True):
        if score != ".":
            value = "pass" if score == "-" else score
            await person.clicks(asked(person), f"checkins.answer.{item}.{value}")
    if skip:
        await skip_the_rest(person)
    await scene.settle()


async def skip_the_rest(person: Person) -> None:
    """Pass the question of the moment."""
    for block in asked(person)["blocks"]:
        for element in block.get("elements", []):
            action = str(element.get("action_id") or "")
            own = action.split(".")[2:3]
            if action.endswith(".pass") and own and own[0] not in ("energy", "means", "support"):
                await person.clicks(asked(person), action)
