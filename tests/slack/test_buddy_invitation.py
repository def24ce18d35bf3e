"""HR proposes that somebody become a buddy; they decide."""

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.volunteers import FRENCH, now, said


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
