"""The form of a buddy: what it remembers and refuses, a pause, and what is private."""

from datetime import timedelta

import pytest

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.volunteers import now, volunteer


async def test_the_form_remembers_and_lists_are_cleaned(scene: Scene, ines: Person, helen: Person):
    await volunteer(scene, ines, helen)
    await ines.runs("/kamarade", "devenir binome")

    assert now(ines, "segment", "initial_value") == "Énergie"
    assert now(ines, "tools", "initial_value") == "SAP, Salesforce"
    assert now(ines, "manager", "initial_user") == helen.id
    assert now(ines, "kam_since", "initial_date") == "2020-01-06"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("KAM depuis", "2040-01-01", "Cette date est à venir"),
        ("En pause jusqu'au", "2020-01-01", "Cette date est passée"),
    ],
)
async def test_what_cannot_be_is_said_under_its_field(
    scene: Scene, ines: Person, helen: Person, field: str, value: str, sentence: str
):
    errors = await volunteer(scene, ines, helen, **{field: value})

    assert errors is not None
    [(where, said_)] = errors.items()
    assert sentence in said_
    assert where == {"KAM depuis": "kam_since", "En pause jusqu'au": "paused_until"}[field]
    assert await scene.column("buddy", "state") == []


async def test_nobody_is_their_own_manager(scene: Scene, ines: Person):
    errors = await volunteer(scene, ines, ines)

    assert errors == {"manager": "Choisis ton manager : c'est lui qui donne son accord."}


async def test_whom_somebody_would_rather_not_follow_is_theirs_alone(
    scene: Scene, ines: Person, helen: Person, nina: Person, maya: Person
):
    private = {"Personnes que tu préfères ne pas suivre": [nina, ines]}
    await volunteer(scene, ines, helen, **private)

    assert len(await scene.column("not_with", "other_id")) == 1
    await ines.runs("/kamarade", "devenir-binôme")
    assert now(ines, "not_with", "initial_users") == [nina.id]
    assert nina.inbox() == []
    assert [m for m in helen.inbox() + maya.inbox() if nina.id in str(m)] == []

    await ines.fills_and_submits({"Personnes que tu préfères ne pas suivre": []})
    assert await scene.column("not_with", "other_id") == []


async def test_a_pause_has_an_end(scene: Scene, ines: Person, helen: Person):
    until = (scene.clock.now() + timedelta(days=40)).date().isoformat()
    await volunteer(scene, ines, helen, **{"En pause jusqu'au": until})

    assert await scene.column("buddy", "paused_until") == [until]


async def test_somebody_named_by_another_is_greeted_when_they_speak_themselves(
    scene: Scene, ines: Person, helen: Person, nina: Person
):
    await volunteer(scene, ines, helen, **{"Personnes que tu préfères ne pas suivre": [nina]})
    await nina.changes(tz="Europe/Berlin")
    await scene.settle()
    assert nina.inbox() == []

    await nina.says("bonjour")
    await scene.settle()

    assert "Enchanté, Nina" in nina.inbox()[0]["text"]
