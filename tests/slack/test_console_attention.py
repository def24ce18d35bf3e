"""What needs HR's attention: it comes first, and shows who."""

from datetime import timedelta

import pytest

from bot.domain.companions import PairingState
from bot.domain.obstacle_states import State
from bot.workspace import Person
from store.machine import machine_now
from store.models import Away, Obstacle
from tests.conftest import Scene
from tests.slack.consoles import ALL, console
from tests.slack.journeys import accompanied, did, known, today, travels


async def obstacle(scene: Scene, person: Person, role: str) -> None:
    row = Obstacle(
        workspace_id=scene.bot.kamarade.workspace_id,
        person_id=await known(scene, person),
        type="erp-access",
        text="Un secret de Nina",
        needed_on=today(scene),
        state=State.OPEN,
        owner_role=role,
        owner_zone="Europe/Paris",
        owner_country="FR",
        declared_at=machine_now(),
        heard_at=machine_now(),
        allowed_days=2,
    )
    async with scene.database.aside() as session:
        session.add(row)


CASES = [
    pytest.param({"day": -10}, "1 personne* n'a pas de binôme", id="not paired"),
    pytest.param(
        {"day": 40, "pair": PairingState.PROPOSED}, "attend la réponse", id="not accepted"
    ),
    pytest.param({"day": -3, "done": -9}, "tout n'est pas prêt", id="soon and not ready"),
    pytest.param({"day": 40, "done": 35, "but": 3}, "1 personne* a une tâche en retard", id="late"),
    pytest.param({"day": 3, "state": "waiting"}, "sans compte Slack", id="no account"),
    pytest.param({"day": 40, "stuck": "hr"}, "obstacle que les RH doivent lever", id="obstacle"),
]


@pytest.mark.parametrize(("facts", "sentence"), CASES)
async def test_what_needs_attention_comes_first_and_shows_who(
    scene: Scene, maya: Person, nina: Person, bea: Person, facts: dict, sentence: str
):
    day = facts["day"]
    journey = await travels(scene, nina, day=day)
    await did(scene, journey, until=facts.get("done", ALL), but=facts.get("but", 0))
    if "pair" in facts or day > -10:
        await accompanied(scene, journey, nina, bea, facts.get("pair", PairingState.ACCEPTED))
    if "stuck" in facts:
        await obstacle(scene, nina, facts["stuck"])
    if "state" in facts:
        await scene.run("UPDATE journey SET state = 'waiting'")

    shown = await console(maya)

    assert sentence in shown
    told = [one.values[1] for one in CASES if str(one.values[1]) in shown]
    assert told == [sentence]
    await maya.clicks(maya.whisper(), "Voir")
    assert f"*<@{nina.id}>*" in str(maya.whisper()["blocks"])


async def test_an_obstacle_of_somebody_else_is_not_hrs_and_its_words_are_nobodys(
    scene: Scene, maya: Person, nina: Person, bea: Person
):
    journey = await travels(scene, nina, day=40)
    await did(scene, journey, until=ALL)
    await accompanied(scene, journey, nina, bea)
    await obstacle(scene, nina, "it")
    assert "Rien n'attend" in await console(maya)

    await scene.run("UPDATE obstacle SET owner_role = 'hr'")
    shown = await console(maya)

    assert ":construction:" in shown
    assert "secret de Nina" not in shown


async def test_whoever_was_away_is_not_late_for_the_days_they_missed(
    scene: Scene, maya: Person, nina: Person, bea: Person
):
    journey = await travels(scene, nina, day=40)
    await did(scene, journey, until=9)
    await accompanied(scene, journey, nina, bea)
    away = Away(
        workspace_id=scene.bot.kamarade.workspace_id,
        person_id=await known(scene, nina),
        first_on=today(scene) - timedelta(days=31),
        last_on=today(scene) + timedelta(days=2),
    )
    async with scene.database.aside() as session:
        session.add(away)

    shown = await console(maya)

    assert "En absence" in shown
    assert "en retard" not in shown
