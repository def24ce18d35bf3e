"""A buddy or a newcomer who leaves, or stops all messages, between two steps."""

from bot.services import lifecycle
from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.pairs import (
    ASKED,
    START,
    act,
    at,
    be_buddy,
    enrol,
    id_of,
    paired,
    states,
    tick,
    told,
)


async def test_a_buddy_whose_account_closes_before_answering_is_passed_over(
    scene: Scene, nina: Person, ines: Person, marc: Person
):
    await at(scene, 2027, 2, 11, 9)
    await be_buddy(scene, marc)
    await paired(scene, nina, ines)

    await ines.changes(deleted=True)
    await tick(scene)

    assert await states(scene) == ["withdrawn", "proposed"]
    assert len(told(marc, ASKED)) == 1


async def test_a_buddy_who_leaves_afterwards_is_replaced_and_the_newcomer_told_who_helps(
    scene: Scene, nina: Person, ines: Person, marc: Person
):
    await at(scene, 2027, 2, 11, 9)
    await be_buddy(scene, marc)
    await paired(scene, nina, ines)
    await ines.clicks(told(ines, ASKED)[-1], "Oui, avec plaisir")
    await tick(scene)

    await ines.changes(deleted=True)
    await at(scene, 2027, 2, 16, 10)
    await tick(scene)

    [news] = told(nina, "ne peut plus t'accompagner")
    assert f"<@{marc.id}> peut t'aider" in news["text"]
    assert len(told(marc, ASKED)) == 1


async def test_a_buddy_who_stops_all_messages_is_not_waited_for(
    scene: Scene, nina: Person, ines: Person, marc: Person
):
    await at(scene, 2027, 2, 11, 9)
    await be_buddy(scene, marc)
    await at(scene, 2027, 2, 11, 10)
    await be_buddy(scene, ines, segment="Énergie")
    await enrol(scene, nina, START, segment="Énergie")
    await at(scene, 2027, 2, 14, 12)
    assert await states(scene) == ["proposed"]
    await ines.runs("/kamarade", "stop")

    await at(scene, 2027, 2, 15, 9, 5)
    await tick(scene)

    assert told(ines, ASKED) == []
    assert len(told(marc, ASKED)) == 1


async def test_the_newcomer_who_leaves_frees_the_buddy_with_thanks(
    scene: Scene, nina: Person, ines: Person, maya: Person
):
    journey = await paired(scene, nina, ines)
    await ines.clicks(told(ines, ASKED)[-1], "Oui, avec plaisir")
    await tick(scene)

    by = await id_of(scene, maya)
    await lifecycle.leave_company(scene.database, act(scene, by), journey)
    await tick(scene)

    assert len(told(ines, "s'arrête ici. Merci")) == 1
    assert await scene.column("pairing", "ending") == ["left"]
