"""Nothing unasked before HR launches, nor while they stopped it; and no burst afterwards."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.deliveries import To
from bot.domain.switches import SwitchName
from bot.services import switches
from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.test_pace import PARIS, ask, at, reminders


async def turn(scene: Scene, name: SwitchName, *, on: bool) -> bool:
    kamarade = scene.bot.kamarade
    by = To(kamarade.workspace_id)
    return await switches.turn(scene.database, by, name, on=on, now=kamarade.now())


async def test_before_the_launch_nothing_unasked_leaves_and_answers_do(
    scene: Scene, nina: Person, maya: Person
):
    await scene.retract()
    await at(scene, 2026, 12, 1, 10)
    await ask(nina)
    assert "Et la belote ?" in str(maya.inbox()[-1]["blocks"])  # somebody asked: it leaves

    for day in (2, 4, 8):
        await at(scene, 2026, 12, day, 11)
    assert reminders(maya) == []

    await scene.launch()
    await at(scene, 2026, 12, 8, 11, 1)
    assert len(reminders(maya)) == 1


async def test_a_stop_holds_what_is_due_and_resuming_says_the_newest_once(
    scene: Scene, nina: Person, maya: Person
):
    await at(scene, 2026, 12, 1, 10)
    await ask(nina)
    await turn(scene, SwitchName.STOPPED, on=True)
    for day in (2, 3, 4, 7, 8):
        await at(scene, 2026, 12, day, 11)
    assert reminders(maya) == []

    await turn(scene, SwitchName.STOPPED, on=False)
    await at(scene, 2026, 12, 8, 20)  # after hours: it waits for the morning
    assert reminders(maya) == []
    for hour in (9, 10, 11):
        await at(scene, 2026, 12, 9, hour, 1)

    assert len(reminders(maya)) == 1


async def test_a_stop_holds_what_was_queued_and_not_sent(scene: Scene, nina: Person, maya: Person):
    await at(scene, 2026, 12, 1, 10)
    await ask(nina)
    wanted = datetime(2026, 12, 2, 11, tzinfo=PARIS)
    scene.clock.offset += wanted.astimezone(UTC) - scene.clock.now()
    await scene.bot.jobs.tick()
    await turn(scene, SwitchName.STOPPED, on=True)
    await scene.settle()
    assert reminders(maya) == []

    await turn(scene, SwitchName.STOPPED, on=False)
    scene.clock.offset += timedelta(minutes=16)
    await scene.settle()
    assert len(reminders(maya)) == 1


@pytest.mark.parametrize("name", list(SwitchName))
async def test_a_switch_is_off_until_turned_and_the_audit_says_who(scene: Scene, name: SwitchName):
    await scene.retract()
    kamarade = scene.bot.kamarade
    assert await switches.on(scene.database, kamarade.workspace_id) == frozenset()

    assert await turn(scene, name, on=True)
    assert not await turn(scene, name, on=True)

    assert await switches.on(scene.database, kamarade.workspace_id) == {name}
    assert [a for a, _ in await scene.audited()].count(f"switch.{name}.on") >= 1
