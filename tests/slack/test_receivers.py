"""The person chooses whom to ask: their buddy, whoever keeps the entry, or HR."""

import pytest

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.journeys import accompanied, travels
from tests.slack.pairs import at, stale, tick, told

UNKNOWN = "où sont rangés les costumes du carnaval de Dunkerque ?"
PAY = "ma fiche de paie est fausse, je fais quoi ?"
ASK = "Demander à quelqu'un"
OPEN_HOURS = (2026, 12, 1, 10)


@pytest.fixture
async def lea(scene: Scene, nina: Person) -> Person:
    """Nina's buddy."""
    await at(scene, *OPEN_HOURS)
    lea = scene.slack.add_member("Léa", locale="fr-FR", email="lea@solstice.example")
    await lea.says("bonjour")
    await accompanied(scene, await travels(scene, nina, day=20), nina, lea)
    return lea


@pytest.fixture
async def paula(scene: Scene) -> Person:
    """Payroll, by her address in company.yaml."""
    await at(scene, *OPEN_HOURS)
    paula = scene.slack.add_member("Paula", locale="fr-FR", email="paie@solstice.example")
    await paula.says("bonjour")
    return paula


def offered(person: Person) -> list[str]:
    """Return whom the open form offers."""
    assert person.view is not None
    inputs = [block["element"] for block in person.view["blocks"] if block["type"] == "input"]
    radios = [one["options"] for one in inputs if one["type"] == "radio_buttons"]
    return [option["value"] for option in radios[0]] if radios else []


async def ask(person: Person, whom: str, text: str = UNKNOWN) -> dict[str, str] | None:
    await person.says(text)
    await person.clicks(person.inbox()[-1], ASK)
    return await person.fills_and_submits({"À qui ?": whom})


async def reply(person: Person, question: dict, words: str) -> dict[str, str] | None:
    await person.clicks(question, "Répondre")
    return await person.fills_and_submits({"Ta réponse": words})


async def unhelpful(person: Person, text: str = PAY) -> None:
    """Find an answer of no help, and open the form."""
    await person.says(text)
    await person.clicks(person.inbox()[-1], "Pas utile")
    await person.clicks([m for m in person.inbox() if m["ephemeral"]][-1], ASK)


async def test_only_those_who_exist_are_offered(nina: Person, maya: Person):
    await nina.says(UNKNOWN)
    await nina.clicks(nina.inbox()[-1], ASK)

    assert offered(nina) == []
    assert "L'équipe RH verra exactement ce texte" in str(nina.view)


async def test_the_buddy_is_offered_by_name_and_the_form_says_who_sees_what(
    nina: Person, lea: Person, maya: Person
):
    await nina.says(UNKNOWN)
    await nina.clicks(nina.inbox()[-1], ASK)

    assert offered(nina) == ["buddy", "hr"]
    assert "Mon binôme, Léa" in str(nina.view)
    assert "les RH ne voient ni la question, ni ton nom" in str(nina.view)


async def test_an_unhelpful_answer_offers_whoever_keeps_the_entry(
    nina: Person, paula: Person, maya: Person
):
    await unhelpful(nina)

    assert offered(nina) == ["owner", "hr"]
    assert "La paie (Paula)" in str(nina.view)
    assert PAY in str(nina.view)


async def test_the_buddy_answers_in_one_press_and_hr_learns_nothing(
    scene: Scene, nina: Person, lea: Person, maya: Person
):
    before = len(maya.inbox())
    assert await ask(nina, "buddy") is None
    question = lea.inbox()[-1]
    assert UNKNOWN in str(question["blocks"])
    assert "à toi seul·e" in str(question["blocks"])
    assert f"ta question est pour <@{lea.id}>, et pour personne d'autre" in nina.inbox()[-1]["text"]

    assert await reply(lea, question, "Au grenier.") is None
    await scene.settle()

    assert "Au grenier." in str(nina.inbox()[-1]["blocks"])
    assert nina.inbox()[-1]["text"].startswith(f":incoming_envelope: *<@{lea.id}> répond")
    assert "Mettre au livret" not in str(lea.reread(question))
    assert len(maya.inbox()) == before
    assert not [action for action, _ in await scene.audited() if action.startswith("question")]
    for listed in ("questions", "livret", "journal"):
        await maya.runs("/kamarade-rh", listed)
    assert "costumes" not in str(maya.inbox())
    assert "quelque chose dont aucune fiche ne parle" not in str(maya.inbox())


async def test_the_owner_answers_and_may_propose_it_for_the_booklet(
    scene: Scene, nina: Person, paula: Person, maya: Person
):
    await unhelpful(nina)
    assert await nina.fills_and_submits({"À qui ?": "owner"}) is None
    question = paula.inbox()[-1]
    assert "à propos de la fiche" in str(question["blocks"])

    await reply(paula, question, "Écris-moi, je corrige.")
    await scene.settle()

    assert "(la paie) répond à ta question" in nina.inbox()[-1]["text"]
    answered = paula.reread(question)
    assert answered is not None
    await paula.clicks(answered, "Mettre au livret")
    fields = {"La fiche qui répond": "payslip", "La question, comme on la pose": "bulletin faux ?"}
    assert await paula.fills_and_submits(fields) is None
    await scene.settle()
    assert "bulletin faux ?" in str(paula.inbox()[-1]["blocks"])
    assert await scene.column("revision", "state") == ["proposed"]


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


@pytest.mark.parametrize("ending", ["state = 'ended'", "stand_in_id = newcomer_id"])
async def test_a_buddy_who_is_no_longer_theirs_gives_the_question_back_and_hr_reads_nothing(
    scene: Scene, nina: Person, lea: Person, maya: Person, ending: str
):
    await ask(nina, "buddy")
    question = lea.inbox()[-1]
    await scene.run(f"UPDATE pairing SET {ending}")
    await tick(scene)

    assert "n'est plus ton binôme" in nina.inbox()[-1]["text"]
    assert told(maya, UNKNOWN) == []
    assert "n'attend plus ta réponse" in str(lea.reread(question))
    await lea.clicks(await stale(scene, lea, question), "Répondre")
    assert lea.view is None
    assert "a changé de mains" in str(lea.inbox()[-1])


async def test_an_owner_out_of_reach_leaves_the_question_to_hr_and_the_person_is_told(
    scene: Scene, nina: Person, paula: Person, maya: Person
):
    await unhelpful(nina)
    await nina.fills_and_submits({"À qui ?": "owner"})
    theirs = paula.inbox()[-1]
    await scene.run("UPDATE person SET is_active = false WHERE name = 'Paula'")
    await tick(scene)

    assert "ta question est maintenant chez les RH" in nina.inbox()[-1]["text"]
    [question] = told(maya, PAY)
    await reply(maya, question, "On s'en occupe.")
    await scene.settle()
    assert "(RH) répond à ta question" in nina.inbox()[-1]["text"]
    assert "On s'en occupe." not in str(paula.reread(theirs))


async def test_a_buddy_changed_while_the_form_is_open_receives_nothing(
    scene: Scene, nina: Person, lea: Person, maya: Person
):
    await nina.says(UNKNOWN)
    await nina.clicks(nina.inbox()[-1], ASK)
    await scene.run("UPDATE pairing SET state = 'ended'")

    errors = await nina.fills_and_submits({"À qui ?": "buddy"})

    assert errors is not None
    assert "rien n'est parti" in str(errors)
    assert await scene.column("question", "id") == []


async def test_somebody_else_cannot_answer_what_the_buddy_was_asked(
    scene: Scene, nina: Person, lea: Person, tom: Person, maya: Person
):
    await ask(nina, "buddy")
    for other in (tom, maya):
        await other.clicks(await stale(scene, other, lea.inbox()[-1]), "questions.answer")
        assert other.view is None


async def test_words_of_distress_are_not_sent(
    scene: Scene, nina: Person, lea: Person, maya: Person
):
    await nina.says(UNKNOWN)
    await nina.clicks(nina.inbox()[-1], ASK)
    await nina.fills_and_submits(
        {"À qui ?": "buddy", "Ta question": "je veux en finir avec la vie"}
    )

    assert await scene.column("question", "id") == []
    assert "3114" in str(nina.view)


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
