"""Asking the booklet in Slack, as newcomers do."""

import pytest

from bot.workspace import Person, Workspace
from tests.conftest import Scene


def shown(message: dict) -> str:
    """Return all that a person reads in a message."""
    return f"{message['text']}\n{message.get('blocks')}"


async def test_the_first_message_says_that_it_is_a_robot_and_who_sees_what(nina: Person):
    await nina.says("accès SAP en retard")

    welcome, answer = nina.inbox()
    assert "Je suis un robot" in shown(welcome)
    assert "ni conservées ni montrées" in shown(welcome)
    assert answer["text"].startswith("Accès ERP en retard")


async def test_it_is_said_once_only(nina: Person):
    await nina.says("accès SAP en retard")
    await nina.says("accès SAP en retard")

    assert len(nina.inbox()) == 3


async def test_a_question_with_typos_gets_the_entry_its_owner_and_its_date(nina: Person):
    await nina.says("sa fait 2 semaines que jattend mon acces SAP")

    answer = nina.inbox()[-1]
    text = shown(answer)
    assert answer["blocks"][0]["text"].startswith("**Accès ERP en retard")
    assert "le support informatique (#aide-it, poste 4040)" in text
    assert "vérifiée le 23 novembre 2026" in text


async def test_an_english_speaker_reads_english(tom: Person):
    await tom.says("I lost a restaurant receipt")

    assert "Entry kept by Accounting" in shown(tom.inbox()[-1])


async def test_the_language_of_the_message_wins_over_that_of_the_person(tom: Person):
    await tom.says("comment est-ce que je pose un congé dans l'outil ?")

    assert "Fiche tenue par" in shown(tom.inbox()[-1])


async def test_a_legal_figure_comes_with_its_source(nina: Person):
    await nina.says("combien de jours de congés payés par an ?")

    assert "Source : Code du travail" in shown(nina.inbox()[-1])


async def test_what_the_booklet_does_not_know_is_said_plainly(nina: Person):
    await nina.says("quelle est la capitale de la Mongolie extérieure ?")

    answer = nina.inbox()[-1]
    assert "je préfère ne rien inventer" in answer["text"]
    assert "Demander à quelqu'un" in shown(answer)


async def test_a_mention_is_answered_in_its_thread(slack: Workspace, nina: Person):
    channel = slack.channel("kam", [nina])
    asked = await nina.mentions_bot(channel, "comment faire une note de frais ?")

    [answer] = [m for m in nina.reads(channel, thread=asked) if m.get("bot_id")]
    assert "note de frais" in answer["text"].casefold()


async def test_a_personal_subject_is_answered_in_private_with_a_pointer(
    slack: Workspace, nina: Person
):
    channel = slack.channel("kam", [nina])
    asked = await nina.mentions_bot(channel, "combien de congés payés par an ?")

    [pointer] = [m for m in nina.reads(channel, thread=asked) if m.get("bot_id")]
    assert pointer["text"] == "Je t'ai répondu en message privé."
    assert "Congés payés" in nina.inbox()[-1]["text"]


async def test_the_slash_command_answers_for_the_person_alone(
    slack: Workspace, nina: Person, tom: Person
):
    channel = slack.channel("kam", [nina, tom])

    await nina.runs("/kamarade", "j'ai perdu un ticket de resto", channel)

    [answer] = [m for m in nina.reads(channel) if m.get("bot_id")]
    assert "Justificatif perdu" in answer["text"]
    assert [m for m in tom.reads(channel) if m.get("bot_id")] == []


@pytest.mark.parametrize("word", ["", "aide", "help", "AIDE"])
async def test_help_is_found_by_its_names(nina: Person, word: str):
    await nina.runs("/kamarade", word)

    [help_] = [message for message in nina.inbox() if message["ephemeral"]]
    assert "qui connaît le livret d'accueil" in help_["text"]


async def test_a_rating_is_counted_without_a_name_and_once_per_message(scene: Scene, nina: Person):
    await nina.says("accès SAP en retard")
    answer = nina.inbox()[-1]

    await nina.clicks(answer, "Utile")
    await nina.clicks(answer, "Pas utile")

    assert await scene.ratings() == [("erp-delay", "fr", 0, 1)]
    assert "sans ton nom" in nina.inbox()[-1]["text"]


async def test_the_same_opinion_twice_is_thanked_once(scene: Scene, nina: Person):
    await nina.says("accès SAP en retard")
    answer = nina.inbox()[-1]

    for opinion in ("Utile", "Utile", "Pas utile", "Pas utile", "Utile"):
        await nina.clicks(answer, opinion)

    assert len([m for m in nina.inbox() if "sans ton nom" in m["text"]]) == 3
    assert await scene.ratings() == [("erp-delay", "fr", 1, 0)]


async def test_nothing_kept_of_a_rating_leads_to_who_gave_it(
    scene: Scene, nina: Person, tom: Person
):
    await nina.says("accès SAP en retard")
    await nina.clicks(nina.inbox()[-1], "Utile")
    await tom.says("my SAP access is late")
    await tom.clicks(tom.inbox()[-1], "Helpful")
    await scene.settle()

    assert await scene.ratings() == [("erp-delay", "en", 1, 0), ("erp-delay", "fr", 1, 0)]
    tokens = await scene.column("rating", "token")
    kept = await scene.everything_kept()
    assert [kept.count(token) for token in tokens] == [1, 1]
    assert set(await scene.column("inbox", "payload")) == {None}


async def test_a_related_entry_is_one_press_away(nina: Person):
    await nina.says("accès SAP en retard")
    answer = nina.inbox()[-1]
    related = answer["blocks"][-1]["elements"][1]

    await nina.clicks(answer, related["action_id"])

    assert nina.inbox()[-1]["blocks"][0]["text"].startswith(f"**{related['text']['text']}")


async def test_no_question_is_kept_anywhere(scene: Scene, nina: Person):
    await nina.says("accès SAP en retard zanzibar")
    await nina.runs("/kamarade", "accès SAP en retard zanzibar")

    assert "zanzibar" not in await scene.everything_kept()


async def test_strangers_and_guests_are_turned_away(slack: Workspace):
    stranger = slack.add_member("Stan", stranger=True)
    guest = slack.add_member("Gus", guest=True)

    await stranger.says("accès SAP")
    await guest.says("accès SAP")

    for person in (stranger, guest):
        assert ["qu'aux personnes de l'entreprise" in m["text"] for m in person.inbox()] == [True]
