"""The clock of an obstacle: whom it reaches next and when, in working days."""

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.obstacles import declare, last, texts
from tests.slack.pairs import at


async def test_the_ladder_across_a_weekend_and_a_holiday(
    scene: Scene, nina: Person, maya: Person, karim: Person, nadia: Person
):
    await at(scene, 2027, 3, 25, 10)  # the Thursday before Easter
    await declare(nina)
    await at(scene, 2027, 3, 26, 10, 1)  # Good Friday is worked in France
    assert "je préviens la responsable du support informatique" in texts(nina)[-1]
    for day in (27, 28, 29):  # the weekend, and Easter Monday
        await at(scene, 2027, 3, day, 11)
    assert "est bloqué·e" not in str(texts(nadia))

    await at(scene, 2027, 3, 30, 10, 1)

    assert "est bloqué·e" in texts(nadia)[-1]
    assert "avait jusqu'au mardi 30 mars" in str(nadia.inbox()[-1]["blocks"])
    assert "je préviens la responsable" in texts(nina)[-1]


async def test_wait_moves_the_next_step_two_working_days(
    scene: Scene, nina: Person, maya: Person, karim: Person, nadia: Person
):
    await at(scene, 2026, 12, 1, 10)
    await declare(nina)
    await at(scene, 2026, 12, 2, 10, 1)
    await nina.clicks(nina.inbox()[-1], "Attends")
    await at(scene, 2026, 12, 3, 12)
    await at(scene, 2026, 12, 4, 12)
    assert "est bloqué·e" not in str(texts(nadia))

    await at(scene, 2026, 12, 7, 10, 1)

    assert "est bloqué·e" in texts(nadia)[-1]


async def test_a_day_off_is_refused_with_the_next_working_day(
    scene: Scene, nina: Person, maya: Person, karim: Person
):
    await at(scene, 2027, 3, 25, 10)  # the Thursday before Easter
    await declare(nina)
    await karim.clicks(last(karim, "est bloqué·e"), "Donner une date")
    errors = await karim.fills_and_submits({"Ce sera levé le": "2027-03-28"})

    expected = "Ce jour-là n'est pas travaillé. Le prochain jour ouvré est le mardi 30 mars."
    assert errors == {"date": expected}
    assert await scene.column("obstacle", "promised_on") == [None]
