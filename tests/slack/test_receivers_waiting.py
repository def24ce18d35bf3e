"""A question waits for the hours of whoever was asked; after reminders, it may go elsewhere."""

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.pairs import at, tick, told
from tests.slack.receivers import UNKNOWN, ask, reply


async def test_outside_their_hours_it_waits_for_them_and_the_person_is_told_until_when(
    scene: Scene, nina: Person, lea: Person, maya: Person
):
    await at(scene, 2026, 12, 1, 22)
    await ask(nina, "buddy")

    assert told(lea, UNKNOWN) == []
    assert "mercredi 2 décembre, 09:00" in nina.inbox()[-1]["text"]
    await at(scene, 2026, 12, 2, 9, 1)
    assert len(told(lea, UNKNOWN)) == 1


async def test_the_buddy_is_reminded_in_their_hours_then_the_person_may_ask_elsewhere(
    scene: Scene, nina: Person, lea: Person, maya: Person
):
    await ask(nina, "buddy")
    for day in range(2, 12):
        await at(scene, 2026, 12, day, 10, 30)

    assert len(told(lea, "attend toujours une réponse")) == 3
    assert told(maya, UNKNOWN) == []
    [silent] = told(nina, "n'a pas encore répondu")
    await nina.clicks(silent, "Demander à quelqu'un d'autre")
    assert UNKNOWN in str(nina.view)
    assert await nina.fills_and_submits({"À qui ?": "hr"}) is None

    await tick(scene)
    assert len(told(maya, UNKNOWN)) == 1
    assert len(told(lea, "n'attend plus ta réponse")) == 4


async def test_the_inbox_shows_what_waits_and_where_one_s_own_questions_are(
    scene: Scene, nina: Person, lea: Person, maya: Person
):
    await ask(nina, "buddy")
    for person in (nina, lea, maya):
        await person.runs("/kamarade", "questions")
    whispers = [[m for m in one.inbox() if m["ephemeral"]][-1] for one in (nina, lea, maya)]

    assert f"Chez <@{lea.id}>, et personne d'autre depuis le" in str(whispers[0]["blocks"])
    assert "Une question attend ta réponse" in whispers[1]["text"]
    assert await reply(lea, whispers[1], "Au grenier.") is None
    assert "tu n'attends rien de personne" in whispers[2]["text"]
    await nina.runs("/kamarade", "questions")
    assert "tu n'attends rien de personne" in str(nina.inbox()[-1])
