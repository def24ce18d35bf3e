"""Newcomers for whom nobody is left: HR hears once, and nobody looks at it again for nothing."""

from typing import Any

from sqlalchemy import event

from bot.domain.buddies import BuddyState
from bot.services import rounds
from bot.services.searching import Watch
from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.pairs import ASKED, START, at, be_buddy, enrol, id_of, tick, told


async def test_when_nobody_is_left_hr_hears_once_what_would_unblock_it(
    scene: Scene, nina: Person, ines: Person, marc: Person, maya: Person
):
    await at(scene, 2027, 2, 11, 9)
    await be_buddy(scene, marc, state=BuddyState.WAITING)
    nina_id = await id_of(scene, nina)
    other = scene.slack.add_member("Olga", locale="fr-FR")
    other_id = await be_buddy(scene, other)
    await scene.run(
        "INSERT INTO not_with (person_id, other_id, workspace_id)"
        " SELECT :other, :nina, workspace_id FROM person WHERE id = :nina",
        other=other_id,
        nina=nina_id,
    )
    await be_buddy(scene, ines)
    await enrol(scene, nina, START)
    await at(scene, 2027, 2, 15, 9, 5)
    await ines.clicks(told(ines, ASKED)[-1], "Pas cette fois")
    await tick(scene)
    await at(scene, 2027, 2, 16, 9)  # that day, HR was told something already
    await tick(scene)

    [alarm] = told(maya, "n'a pas de binôme")
    assert "après 1 demande," in alarm["text"]
    assert "1 sans l'accord du manager" in str(alarm["blocks"])
    assert "personnelle" not in str(alarm["blocks"])
    assert told(other, ASKED) == []


async def test_two_told_of_in_one_message_are_not_told_of_again(
    scene: Scene, nina: Person, tom: Person, maya: Person
):
    await at(scene, 2027, 2, 11, 9)
    await enrol(scene, nina, START)
    await enrol(scene, tom, START)
    await at(scene, 2027, 2, 15, 9, 5)
    await at(scene, 2027, 2, 16, 9, 5)
    assert len(told(maya, "n'a pas de binôme")) == 1  # both, in one message

    written: list[Any] = []
    event.listen(scene.database.engine.sync_engine, "begin", written.append)
    kamarade = scene.bot.kamarade
    await rounds.go(Watch(kamarade.database, kamarade.guide, kamarade.workspace_id, kamarade.now()))

    assert written == []
