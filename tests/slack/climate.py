"""Newcomers whose answers make HR's figures, and what HR reads of them."""

from datetime import UTC, datetime, timedelta

from bot.domain.journeys import JourneyState
from bot.domain.languages import Language
from bot.workspace import Person
from store import models as store_models
from store.models import Answer, Checkin, Journey
from tests.checkins.newcomers import STARTED
from tests.conftest import Scene

BEFORE = datetime(2027, 1, 20, 10, tzinfo=UTC)
MAY = datetime(2027, 5, 10, 10, tzinfo=UTC)


def table(person: Person) -> list[list[str]]:
    """Return the rows of the last figures somebody received."""
    shown = [m for m in person.inbox() if "climat" in str(m["blocks"]).lower()][-1]
    found = [block for block in shown["blocks"] if block["type"] == "table"]
    return [[cell["text"] for cell in row] for row in found[0]["rows"]] if found else []


def said(person: Person) -> str:
    shown = [m for m in person.inbox() if "climat" in str(m["blocks"]).lower()][-1]
    return str(shown["blocks"])


async def newcomers(scene: Scene, count: int, **said: int | str) -> None:
    """Put people on their way who answered J+14, and were sent J+30 since."""
    await crowd(scene, count, 14, said)


async def crowd(scene: Scene, count: int, day: int, said: dict[str, int | str]) -> None:
    kamarade = scene.bot.kamarade
    for _ in range(count):
        async with scene.database.aside() as session:
            person = store_models.Person(
                workspace_id=kamarade.workspace_id,
                language=Language.FR,
                zone="Europe/Paris",
                country="FR",
                met_at=BEFORE,
            )
            session.add(person)
            await session.flush()
            journey = Journey(
                workspace_id=person.workspace_id,
                person_id=person.id,
                state=JourneyState.ACTIVE,
                started_on=STARTED,
                path_version="",
                enrolled_at=BEFORE,
            )
            session.add(journey)
            await session.flush()
            for at_day in (day, day + 16):
                checkin = Checkin(
                    workspace_id=person.workspace_id,
                    person_id=person.id,
                    journey_id=journey.id,
                    day=at_day,
                    asked_at=datetime(2027, 2, 1, 10, tzinfo=UTC) + timedelta(days=at_day),
                )
                session.add(checkin)
                await session.flush()
                for question, value in said.items() if at_day == day else ():
                    session.add(
                        Answer(
                            checkin_id=checkin.id,
                            question_id=question,
                            workspace_id=person.workspace_id,
                            person_id=person.id,
                            score=value if isinstance(value, int) else None,
                            choice=value if isinstance(value, str) else None,
                            answered_at=checkin.asked_at,
                        )
                    )
    await scene.settle()
