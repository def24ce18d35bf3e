"""Newcomers on their way, put there without the enrolling that other tests try."""

from datetime import date, timedelta
from typing import Any

from bot.domain.companions import PairingState
from bot.domain.journeys import JourneyState
from bot.recognising import met
from bot.workspace import Person
from store.models import Journey, Pairing, TaskDone
from tests.conftest import Scene


async def known(scene: Scene, person: Person) -> str:
    """Let the bot know somebody; return their internal id."""
    return (await met(scene.bot.kamarade, scene.bot.app.client, person.id)).id


def today(scene: Scene) -> date:
    return scene.bot.kamarade.today()


async def travels(scene: Scene, person: Person, *, day: int, **facts: Any) -> str:
    """Put somebody on day N of their way; return the journey's id."""
    kamarade = scene.bot.kamarade
    journey = Journey(
        workspace_id=kamarade.workspace_id,
        person_id=await known(scene, person),
        started_on=today(scene) - timedelta(days=day),
        path_version=kamarade.shelf.content.path_version,
        enrolled_at=kamarade.now(),
        **{"state": JourneyState.ACTIVE, **facts},
    )
    async with scene.database.aside() as session:
        session.add(journey)
    return journey.id


async def accompanied(
    scene: Scene,
    journey_id: str,
    newcomer: Person,
    buddy: Person,
    state: PairingState = PairingState.ACCEPTED,
) -> None:
    """Give a newcomer a buddy."""
    pairing = Pairing(
        workspace_id=scene.bot.kamarade.workspace_id,
        journey_id=journey_id,
        newcomer_id=await known(scene, newcomer),
        buddy_id=await known(scene, buddy),
        state=state,
        proposed_at=scene.bot.kamarade.now(),
    )
    async with scene.database.aside() as session:
        session.add(pairing)


async def did(scene: Scene, journey_id: str, *, until: int, but: int = 0) -> None:
    """Tick every task due before a day, the last few aside."""
    kamarade = scene.bot.kamarade
    due = [task for task in kamarade.shelf.content.tasks if task.due < until]
    rows = [
        TaskDone(
            journey_id=journey_id,
            task_id=task.id,
            workspace_id=kamarade.workspace_id,
            done_at=kamarade.now(),
        )
        for task in due[: len(due) - but]
    ]
    async with scene.database.aside() as session:
        session.add_all(rows)
