"""Reminders keep to working days; fewer, pause and stop are obeyed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.workspace import Person
from tests.conftest import Scene

PARIS = ZoneInfo("Europe/Paris")

REMINDERS = "plan WHERE kind = 'question_reminder'"


async def at(scene: Scene, *moment: int) -> None:
    """Move the clock to a Paris hour, and tick."""
    wanted = datetime(*moment, tzinfo=PARIS)  # type: ignore[arg-type,misc]
    scene.clock.offset += wanted.astimezone(UTC) - scene.clock.now()
    await scene.bot.jobs.tick()
    await scene.settle()


async def ask(nina: Person, text: str = "Et la belote ?") -> None:
    await nina.says("où sont rangés les costumes du carnaval de Dunkerque ?")
    await nina.clicks(nina.inbox()[-1], "Demander à quelqu'un")
    await nina.fills_and_submits({"Ta question": text})


def reminders(maya: Person) -> list[str]:
    lines = [line for message in maya.inbox() for line in message["text"].splitlines()]
    return [line for line in lines if "attend toujours" in line]


async def test_a_question_of_friday_evening_comes_back_after_the_weekend_and_the_holiday(
    scene: Scene, nina: Person, maya: Person
):
    await at(scene, 2027, 3, 26, 19)  # Good Friday, worked in France
    await ask(nina)
    for day, hour in [(27, 10), (28, 10), (29, 9), (29, 17), (30, 8)]:  # Monday 29 is Easter
        await at(scene, 2027, 3, day, hour)
    assert reminders(maya) == []

    await at(scene, 2027, 3, 30, 9, 1)

    assert reminders(maya) == ["Une question attend toujours une réponse."]


async def test_it_comes_back_three_times_at_most(scene: Scene, nina: Person, maya: Person):
    await at(scene, 2026, 12, 1, 10)
    await ask(nina)
    counts = []
    for day in range(2, 20):
        await at(scene, 2026, 12, day, 11)
        counts.append(len(reminders(maya)))

    # Wednesday 2, Friday 4, Tuesday 8, and no more.
    assert counts[:8] == [1, 1, 2, 2, 2, 2, 3, 3]
    assert counts[-1] == 3


async def test_an_answer_ends_the_reminders_and_mends_those_already_sent(
    scene: Scene, nina: Person, maya: Person
):
    await at(scene, 2026, 12, 1, 10)
    await ask(nina)
    await at(scene, 2026, 12, 2, 11)
    reminder = maya.inbox()[-1]
    await maya.clicks(reminder, "Répondre")
    await maya.fills_and_submits({"Ta réponse": "Oui."})
    await scene.settle()
    for day in (4, 8, 10):
        await at(scene, 2026, 12, day, 11)

    assert (await scene.column("outbox", "is_unasked")).count(1) == 1
    mended = maya.reread(reminder)
    assert mended is not None
    assert "a répondu" in str(mended["blocks"])
    assert set(await scene.column(REMINDERS, "state")) == {"queued", "cancelled"}


async def test_after_an_outage_only_the_newest_reminder_is_sent(
    scene: Scene, nina: Person, maya: Person
):
    await at(scene, 2026, 12, 1, 10)
    await ask(nina)
    await at(scene, 2026, 12, 4, 11)

    assert len(reminders(maya)) == 1
    assert await scene.column(REMINDERS, "reason") == ["a later step is due", None, None]


async def test_several_reminders_due_together_are_one_message(
    scene: Scene, nina: Person, maya: Person
):
    await at(scene, 2026, 12, 1, 10)
    await ask(nina, "Première ?")
    await ask(nina, "Deuxième ?")
    await at(scene, 2026, 12, 2, 11)

    [message] = [m for m in maya.inbox() if "attend toujours" in m["text"]]
    assert "Première ?" in str(message["blocks"])
    assert "Deuxième ?" in str(message["blocks"])


async def test_at_most_one_unasked_message_a_day(scene: Scene, nina: Person, maya: Person):
    await at(scene, 2026, 12, 1, 10)
    await ask(nina)
    await at(scene, 2026, 12, 1, 15)
    await ask(nina)
    await at(scene, 2026, 12, 2, 11)
    await at(scene, 2026, 12, 2, 16)
    assert len(reminders(maya)) == 1

    await at(scene, 2026, 12, 3, 9, 1)
    assert len(reminders(maya)) == 2


async def test_what_was_queued_and_not_sent_waits_for_the_morning(
    scene: Scene, nina: Person, maya: Person
):
    await at(scene, 2026, 12, 1, 17, 58)
    await ask(nina)
    wanted = datetime(2026, 12, 2, 17, 59, tzinfo=PARIS)
    scene.clock.offset += wanted.astimezone(UTC) - scene.clock.now()
    await scene.bot.jobs.tick()
    scene.clock.offset += timedelta(minutes=5)  # sending was late
    await scene.settle()
    assert reminders(maya) == []

    await at(scene, 2026, 12, 3, 9, 1)
    assert len(reminders(maya)) == 1


@pytest.mark.parametrize(("word", "said"), [("pause", "avant le"), ("stop", "plus de moi-même")])
async def test_pause_and_stop_are_obeyed(
    scene: Scene, nina: Person, maya: Person, word: str, said: str
):
    await at(scene, 2026, 12, 1, 10)
    await maya.runs("/kamarade", word)
    assert said in maya.inbox()[-1]["text"]
    await ask(nina)

    for day in (2, 4, 7):
        await at(scene, 2026, 12, day, 11)

    assert reminders(maya) == []
    assert "Et la belote" in str(
        maya.inbox()[-1]["blocks"]
    )  # the question itself was asked by somebody


async def test_after_a_pause_what_still_matters_is_said(scene: Scene, nina: Person, maya: Person):
    await at(scene, 2026, 12, 1, 10)
    await ask(nina)
    await maya.runs("/kamarade", "pause")
    await at(scene, 2026, 12, 2, 11)
    assert reminders(maya) == []

    await maya.runs("/kamarade", "reprendre")
    await scene.bot.jobs.tick()
    await scene.settle()

    assert len(reminders(maya)) == 1


async def test_stopping_after_it_was_queued_stops_it_too(scene: Scene, nina: Person, maya: Person):
    await at(scene, 2026, 12, 1, 10)
    await ask(nina)
    wanted = datetime(2026, 12, 2, 11, tzinfo=PARIS)
    scene.clock.offset += wanted.astimezone(UTC) - scene.clock.now()
    await scene.bot.jobs.tick()
    await scene.run("UPDATE person SET rhythm = 'stopped'")
    await scene.settle()

    assert reminders(maya) == []
    assert "no longer wanted" in await scene.column("outbox", "reason")


async def test_the_button_under_an_unasked_message_opens_the_choices(
    scene: Scene, nina: Person, maya: Person
):
    await at(scene, 2026, 12, 1, 10)
    await ask(nina)
    await at(scene, 2026, 12, 2, 11)

    await maya.clicks(maya.inbox()[-1], "Moins de messages")
    menu = [m for m in maya.inbox() if m["ephemeral"]][-1]
    await maya.clicks(menu, "Un par semaine")

    assert "une fois par semaine" in [m for m in maya.inbox() if m["ephemeral"]][-1]["text"]
    assert set(await scene.column("person", "rhythm")) == {"normal", "fewer"}


async def test_english_words_work_too(tom: Person):
    for word, said in [("pause", "before"), ("resume", "once a day"), ("fewer", "once a week")]:
        await tom.runs("/kamarade", word)
        assert said in tom.inbox()[-1]["text"]
