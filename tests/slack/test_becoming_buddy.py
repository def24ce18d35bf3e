"""Becoming a buddy: one's own wish or HR's, the manager's agreement, a pause, what is private."""

from datetime import timedelta
from typing import Any

import pytest

from bot.workspace import Person
from tests.conftest import Scene

FRENCH = {
    "KAM depuis": "2020-01-06",
    "Ton segment de clients": "Énergie",
    "Tes outils": "SAP, Salesforce ; SAP",
    "Ce que tu sais bien transmettre": "négocier",
}


@pytest.fixture
def helen(scene: Scene) -> Person:
    """A manager, English."""
    return scene.slack.add_member("Helen", locale="en-GB", tz="Europe/London")


def said(person: Person) -> str:
    return str(person.inbox()[-1]["text"]) if person.inbox() else ""


def now(person: Person, name: str, kind: str) -> Any:
    """Return what a field of the open form starts with."""
    assert person.view is not None
    [block] = [one for one in person.view["blocks"] if one.get("block_id") == name]
    return block["element"].get(kind)


async def volunteer(
    scene: Scene, person: Person, manager: Person, **more: Any
) -> dict[str, str] | None:
    await person.runs("/kamarade", "devenir-binôme")
    errors = await person.fills_and_submits({**FRENCH, "Ton manager": manager, **more})
    await scene.settle()
    return errors


async def test_a_volunteer_is_a_buddy_once_their_manager_agrees(
    scene: Scene, ines: Person, helen: Person
):
    await volunteer(scene, ines, helen)

    assert "J'attends l'accord de <@" in said(ines)
    assert await scene.column("buddy", "state") == ["waiting"]
    assert f"<@{ines.id}> volunteers" in said(helen)
    assert "12 hours" in said(helen)

    await helen.clicks(helen.inbox()[-1], "I agree")

    assert "can be a buddy" in helen.whisper()["text"]
    assert "est d'accord : te voilà binôme" in said(ines)
    assert await scene.column("buddy", "state") == ["active"]


async def test_the_form_remembers_and_lists_are_cleaned(scene: Scene, ines: Person, helen: Person):
    await volunteer(scene, ines, helen)
    await ines.runs("/kamarade", "devenir binome")

    assert now(ines, "segment", "initial_value") == "Énergie"
    assert now(ines, "tools", "initial_value") == "SAP, Salesforce"
    assert now(ines, "manager", "initial_user") == helen.id
    assert now(ines, "kam_since", "initial_date") == "2020-01-06"


async def test_pressing_save_again_does_not_ask_the_manager_again(
    scene: Scene, ines: Person, helen: Person
):
    await volunteer(scene, ines, helen)
    await volunteer(scene, ines, helen)

    assert len([m for m in helen.inbox() if "volunteers" in m["text"]]) == 1


async def test_an_agreement_outlives_a_change_of_profile_and_not_a_change_of_manager(
    scene: Scene, ines: Person, helen: Person, tom: Person
):
    await volunteer(scene, ines, helen)
    asked = helen.inbox()[-1]
    await helen.clicks(asked, "I agree")

    await volunteer(scene, ines, helen)
    assert await scene.column("buddy", "state") == ["active"]
    await volunteer(scene, ines, tom)
    assert await scene.column("buddy", "state") == ["waiting"]
    assert "volunteers" in said(tom)

    await helen.clicks(asked, "I agree")
    assert "no longer waits for you" in helen.whisper()["text"]
    assert await scene.column("buddy", "state") == ["waiting"]


async def test_a_manager_may_say_not_now_and_change_their_mind(
    scene: Scene, ines: Person, helen: Person
):
    await volunteer(scene, ines, helen)
    asked = helen.inbox()[-1]

    await helen.clicks(asked, "Not now")
    assert "préfère que tu attendes" in said(ines)
    await helen.clicks(asked, "Not now")
    assert len([m for m in ines.inbox() if "préfère" in m["text"]]) == 1

    scene.clock.move(3600)
    await helen.clicks(asked, "I agree")
    assert "te voilà binôme" in said(ines)


async def test_somebody_else_cannot_agree_in_their_place(
    scene: Scene, ines: Person, helen: Person, tom: Person
):
    await volunteer(scene, ines, helen)
    channel = scene.slack.channel("chez-helen", [helen, tom])
    request = helen.inbox()[-1]
    client = scene.bot.app.client
    copy = await client.chat_postMessage(channel=channel.id, text="x", blocks=request["blocks"])

    await tom.clicks({**copy["message"], "channel": channel.id}, "I agree")

    assert await scene.column("buddy", "state") == ["waiting"]


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


async def test_hr_proposes_somebody_who_decides(
    scene: Scene, ines: Person, helen: Person, maya: Person
):
    await maya.runs("/kamarade-rh", "proposer-binôme")
    chosen = {"À qui le proposer": ines, "Son manager": helen}
    await maya.fills_and_submits({**chosen, "Accord": ["Le manager m'a donné son accord"]})

    assert "décide" in said(maya)
    assert "Les RH ont pensé à toi" in said(ines)
    assert "buddy.invite" in [action for action, _ in await scene.audited()]

    await ines.clicks(ines.inbox()[-1], "Devenir binôme")
    assert now(ines, "manager", "initial_user") == helen.id
    await ines.fills_and_submits(FRENCH)

    assert await scene.column("buddy", "state") == ["active"]
    assert "Tu es binôme" in said(ines)
    assert helen.inbox() == []


async def test_without_the_managers_word_hr_s_proposal_asks_for_it(
    scene: Scene, ines: Person, helen: Person, maya: Person
):
    await maya.runs("/kamarade-rh", "propose-buddy")
    await maya.fills_and_submits({"À qui le proposer": ines, "Son manager": helen})
    await ines.clicks(ines.inbox()[-1], "Devenir binôme")
    await ines.fills_and_submits(FRENCH)

    assert await scene.column("buddy", "state") == ["waiting"]
    assert "volunteers" in said(helen)


async def test_an_invitation_may_be_declined(
    scene: Scene, ines: Person, helen: Person, maya: Person
):
    await maya.runs("/kamarade-rh", "proposer-binôme")
    await maya.fills_and_submits({"À qui le proposer": ines, "Son manager": helen})

    await ines.clicks(ines.inbox()[-1], "Non merci")

    assert await scene.column("buddy", "state") == ["withdrawn"]
    assert "je ne te propose plus personne" in ines.whisper()["text"]


async def test_only_hr_proposes(scene: Scene, ines: Person, tom: Person):
    await tom.runs("/kamarade-rh", "propose-buddy")

    assert tom.view is None
    assert "Only HR" in tom.whisper()["text"]


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
