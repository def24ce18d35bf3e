"""A text proposed by HR waits for whoever keeps the entry."""

from bot.errands.taking_up import take_up
from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.entries.correcting import body, corrects, opens
from tests.slack.pairs import at


async def test_hr_proposes_and_the_keeper_agrees(scene: Scene, karim: Person, maya: Person):
    await at(scene, 2026, 12, 1, 10)
    await opens(maya, how="fiches")
    await corrects(maya)
    assert "C'est proposé au support informatique" in str(maya.view)
    await scene.settle()

    proposal = karim.inbox()[-1]
    assert "Un autre texte pour la fiche" in str(proposal["blocks"])
    assert "appelle le 4040" in str(proposal["blocks"])
    await karim.clicks(proposal, "Mettre au livret")
    await take_up(scene.bot.kamarade)
    assert "appelle le 4040" in body(scene)
    await scene.settle()
    assert "est au livret" in maya.inbox()[-1]["text"]


async def test_an_older_proposal_does_not_wipe_out_a_newer_text(
    scene: Scene, karim: Person, maya: Person
):
    await at(scene, 2026, 12, 1, 10)
    await opens(maya, how="fiches")
    await corrects(maya)
    await scene.settle()
    proposal = karim.inbox()[-1]
    await opens(karim)
    await corrects(karim, "Le texte d'aujourd'hui.")

    await karim.clicks(proposal, "Mettre au livret")

    assert "effacerait le texte d'aujourd'hui" in str(karim.inbox()[-1])
    assert sorted(await scene.column("revision", "state")) == ["approved", "proposed"]
