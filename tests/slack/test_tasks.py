"""The tasks of the path reach their owners, are ticked where they stand, and are reminded twice."""

import pytest

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.test_pace import at


def tasks(person: Person) -> list[str]:
    """Return the tasks that somebody was told of, late ones included."""
    return [
        block["text"]["text"].split("\n")[0]
        for message in person.inbox()
        for block in message["blocks"]
        if block["type"] == "section"
        and block.get("accessory", {}).get("text", {}).get("text")
        in {"C'est fait", "Done", "Pas encore fait"}
    ]


@pytest.fixture
async def nina_starts(scene: Scene, nina: Person, tom: Person, maya: Person) -> Scene:
    """Nina is expected on 14 December; Tom, who is English, is her manager."""
    await at(scene, 2026, 11, 23, 10)
    await maya.runs("/kamarade-rh", "accueillir")
    await maya.fills_and_submits(
        {"La personne": nina.id, "Son manager": tom.id, "Premier jour": "2026-12-14"}
    )
    return scene


async def test_a_manager_is_told_in_their_language_and_ticks_in_place(
    nina_starts: Scene, nina: Person, tom: Person
):
    scene = nina_starts
    await at(scene, 2026, 11, 23, 11)
    message = tom.inbox()[-1]
    assert "Request the accesses" in str(message["blocks"])
    assert f"For <@{nina.id}>, who starts on Monday 14 December" in str(message["blocks"])

    await tom.clicks(message, "Done")

    ticked = tom.reread(message)
    assert ticked is not None
    assert ":white_check_mark: ~Order the laptop" in str(ticked["blocks"])
    assert f"Ticked by <@{tom.id}>" in str(ticked["blocks"])
    assert str(ticked["blocks"]).count("~") == 2  # the other tasks of the message are as they were
    assert await scene.column("task_done", "task_id") == ["order-equipment"]


async def test_a_tick_may_be_taken_back_and_then_the_reminders_come_again(
    nina_starts: Scene, tom: Person
):
    scene = nina_starts
    await at(scene, 2026, 11, 23, 11)
    message = tom.inbox()[-1]
    await tom.clicks(message, "Done")
    waiting = "SELECT COUNT(*) FROM plan WHERE state = 'planned' AND key LIKE '%order-equipment%'"
    assert await scene.column(f"({waiting})", "*") == [0]

    again = tom.reread(message)
    assert again is not None
    await tom.clicks(again, "Not done yet")

    assert await scene.column("task_done", "task_id") == []
    assert await scene.column(f"({waiting})", "*") == [2]


async def test_a_late_task_is_reminded_twice_and_no_more(nina_starts: Scene, tom: Person):
    scene = nina_starts
    counts = []
    for day in (*range(23, 31), *range(1, 15)):
        await at(scene, 2026, 11 if day > 20 else 12, day, 17)
        counts.append(sum("Request the accesses" in one for one in tasks(tom)))

    assert counts[0] == 1
    assert counts[-1] == 3
    assert counts.index(2) < counts.index(3) < 14
    assert any("alarm_clock" in one and "Request the accesses" in one for one in tasks(tom))


async def test_somebody_else_cannot_tick_and_is_told_so(
    nina_starts: Scene, nina: Person, tom: Person
):
    scene = nina_starts
    await at(scene, 2026, 11, 23, 11)
    message = tom.inbox()[-1]
    await scene.run("UPDATE journey SET line_manager_id = NULL")

    await tom.clicks(message, "Done")

    assert any("somebody else's" in one["text"] for one in tom.inbox())
    assert await scene.column("task_done", "task_id") == []


async def test_an_owner_nobody_can_reach_is_replaced_by_hr(nina_starts: Scene, maya: Person):
    scene = nina_starts
    await at(scene, 2026, 12, 1, 10)
    await at(scene, 2026, 12, 2, 10)

    assert any("Valider les accès demandés" in one for one in tasks(maya))


async def test_another_manager_hears_of_what_is_left_and_the_first_of_nothing_more(
    nina_starts: Scene, nina: Person, tom: Person, maya: Person
):
    scene = nina_starts
    await at(scene, 2026, 11, 23, 11)
    before = len(tasks(tom))
    paul = scene.slack.add_member("Paul", locale="fr-FR", email="paul@solstice.example")
    [journey_id] = await scene.column("journey", "id")
    await maya.runs("/kamarade-rh", f"modifier <@{nina.id}>")
    await maya.fills_and_submits({"Manager": paul.id})
    for day in (24, 25, 26, 27):
        await at(scene, 2026, 11, day, 11)

    assert journey_id
    assert any("Demander les accès" in one for one in tasks(paul))
    assert len(tasks(tom)) == before
