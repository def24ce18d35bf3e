"""The person chooses whom to ask: their buddy, whoever keeps the entry, or HR."""

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.receivers import ASK, PAY, UNKNOWN, ask, offered, reply, unhelpful


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
