"""How often buddies met: a figure of five newcomers or more, moved by five or more."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.domain.companions import PairingState
from bot.domain.meetings import MeetingState
from bot.workspace import Person
from store.models import Journey, Meeting, Pairing
from tests.checkins.newcomers import STARTED, at
from tests.conftest import Scene
from tests.slack.climate import BEFORE, MAY, crowd, said


async def paired(scene: Scene, count: int, *, met: int) -> None:
    """Put people past their 90th day, who met their buddy so often before it."""
    await crowd(scene, count, 14, {})
    async with scene.database.aside() as session:
        paired_already = select(Pairing.journey_id)
        query = select(Journey).where(col(Journey.id).not_in(paired_already))
        for journey in await session.exec(query):
            journey.started_on = STARTED - timedelta(days=30)
            pairing = Pairing(
                workspace_id=journey.workspace_id,
                journey_id=journey.id,
                newcomer_id=journey.person_id,
                buddy_id=journey.person_id,
                state=PairingState.ACCEPTED,
                proposed_at=BEFORE,
            )
            session.add(pairing)
            await session.flush()
            session.add_all(_met(pairing, journey, n) for n in range(met))


def _met(pairing: Pairing, journey: Journey, week: int) -> Meeting:
    return Meeting(
        workspace_id=journey.workspace_id,
        journey_id=journey.id,
        pairing_id=pairing.id,
        slot=f"m{week}",
        state=MeetingState.MET,
        logged_on=journey.started_on + timedelta(days=7 * week),
    )


@pytest.mark.usefixtures("may")
async def test_how_often_buddies_met_is_a_figure_of_five_newcomers_at_least(
    scene: Scene, maya: Person
):
    await paired(scene, 4, met=9)
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()
    assert "ont vu leur binôme" not in said(maya)

    await at(scene, MAY + timedelta(days=31))
    await paired(scene, 6, met=8)
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()

    assert "environ 40 % ont vu leur binôme au moins 9 fois avant J+90 (au moins 10" in said(maya)


@pytest.mark.usefixtures("may")
async def test_one_more_pair_moves_the_figure_only_with_four_others(scene: Scene, maya: Person):
    await paired(scene, 5, met=9)
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()
    first = said(maya)
    assert "environ 90 %" in first  # nobody is told that all did

    await paired(scene, 4, met=0)
    await at(scene, MAY + timedelta(days=31))
    await maya.runs("/kamarade-rh", "climat")
    await scene.settle()

    assert "environ 90 %" in said(maya)
    assert await scene.column("journey WHERE is_met_counted", "COUNT(*)") == [5]
