"""A volunteer is a buddy once their manager agrees: asked once, and nobody in their place."""

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.volunteers import said, volunteer


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
