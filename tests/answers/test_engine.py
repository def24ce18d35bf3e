from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.answers.engine import Engine
from bot.domain.booklet import Booklet
from bot.domain.decisions import Decision, Kind
from bot.domain.gates import Gates
from bot.domain.languages import Language


def first(decision: Decision) -> str:
    return decision.candidates[0].entry_id


@pytest.mark.parametrize(
    ("question", "entry_id"),
    [
        ("Comment poser des vacances ?", "leave-request"),
        ("comment je pose mes vacances", "leave-request"),
        ("plafond d'une nuit d'hôtel", "expense-limits"),
        ("my password is forgotten", "account-locked"),
        ("SCANNER UN TICKET DE TAXI", "expense-submit"),
    ],
)
def test_a_question_finds_its_entry(engine, question, entry_id):
    assert first(engine.decide(question)) == entry_id


def test_typos_are_repaired(engine):
    assert first(engine.decide("coment psoer des vacanses")) == "leave-request"
    assert first(engine.decide("forgoten pasword")) == "account-locked"


def test_a_phrasing_of_the_booklet_is_answered(engine):
    decision = engine.decide("quel plafond pour un repas")

    assert decision.kind is Kind.ANSWER
    assert decision.answered == ("expense-limits",)


@pytest.mark.parametrize(
    "question", ["rtt?", "RTT", "c'est quoi les rtt", "ndf", "une note de frais"]
)
def test_an_alias_alone_is_answered(engine, question):
    assert engine.decide(question).kind is Kind.ANSWER


def test_an_alias_that_entries_share_is_a_choice_between_them(engine):
    decision = engine.decide("sap ?")

    assert decision.kind is Kind.CHOICES
    assert set(decision.offered[:2]) == {"erp-delay", "erp-roles"}
    assert decision.answered == ()


@pytest.mark.parametrize(
    "question", ["quelle est la recette du cassoulet", "who won the football", ""]
)
def test_what_the_booklet_does_not_say_is_not_answered(engine, question):
    assert engine.decide(question).answered == ()


def test_between_the_thresholds_up_to_three_entries_are_offered(engine):
    decision = engine.decide("envoyer des jours à la montagne")

    assert decision.kind is Kind.CHOICES
    assert 1 <= len(decision.offered) <= 3
    assert decision.candidates[0].confidence < engine.index.thresholds.direct


def test_candidates_are_three_at_least_and_sorted_whatever_the_kind(engine):
    for question in ("poser un congé", "recette", "", "🙂", "sap"):
        confidences = [c.confidence for c in engine.decide(question).candidates]

        assert len(confidences) >= 3
        assert confidences == sorted(confidences, reverse=True)
        assert all(0 <= confidence <= 1 for confidence in confidences)


@pytest.mark.parametrize(
    ("message", "entry_ids"),
    [
        (
            "Quel plafond pour un repas ? Et mot de passe oublié, je fais quoi ?",
            {"expense-limits", "account-locked"},
        ),
        (
            "comment poser des vacances et où trouver mes bulletins",
            {"leave-request", "payslip"},
        ),
        ("when is payday? and also how do I claim a taxi?", {"payslip", "expense-submit"}),
    ],
)
def test_two_questions_get_two_answers(engine, message, entry_ids):
    assert set(engine.decide(message).answered) == entry_ids


def test_greetings_do_not_hide_a_question(engine):
    decision = engine.decide(
        "Bonjour ! J'espère que tu vas bien. Combien de rtt cette année ? Merci"
    )

    assert decision.answered == ("rtt",)


def test_a_rambling_message_is_answered_on_its_point(engine):
    story = (
        "Coucou, alors voilà, je suis arrivé lundi dernier et tout le monde est adorable. "
        "Hier on est allés voir un client à Nantes avec Paul, il pleuvait, c'était sympa. "
        "Bref, je voulais savoir : à qui envoyer mon arrêt de travail ? Voilà, bonne journée."
    )

    assert engine.decide(story).answered == ("sick-leave",)


def test_a_follow_up_is_read_with_the_question_before(engine):
    before = "quel est le prix maximum pour un repas ?"

    decision = engine.decide("et pour l'hôtel ?", context=before)

    assert first(decision) == "expense-limits"
    assert decision.kind is Kind.ANSWER


def test_a_new_question_is_not_disturbed_by_the_one_before(engine):
    decision = engine.decide("mot de passe oublié", context="combien de rtt cette année")

    assert decision.answered == ("account-locked",)


def test_an_entry_of_another_country_is_not_served(engine):
    decision = engine.decide("combien de rtt cette année", country="DE")

    assert decision.kind is Kind.UNKNOWN
    assert decision.answered == ()
    assert decision.foreign == ("rtt",)


@pytest.mark.parametrize("country", ["FR", None])
def test_an_entry_of_the_country_or_of_no_known_country_is_served(engine, country):
    assert engine.decide("combien de rtt cette année", country=country).answered == ("rtt",)


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("comment je pose mes vacances", Language.FR),
        ("how do I book my holidays", Language.EN),
        ("rtt", None),
        ("🙂", None),
        ("congés payés", Language.FR),
    ],
)
def test_the_language_is_told_when_it_is_clear(engine, message, language):
    assert engine.decide(message).language is language


def test_the_same_booklet_gives_the_same_engine(booklet, engine):
    again = Engine.build(booklet, Gates())

    for question in ("poser un congé", "sap", "recette de crêpes", "hotel night"):
        assert again.decide(question) == engine.decide(question)


def test_threads_share_an_engine(engine):
    questions = ["comment poser des vacances", "plafond hotel", "sap", "forgotten pasword"] * 50
    alone = [engine.decide(question) for question in questions]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(engine.decide, questions)) == alone


def test_a_stricter_setting_answers_less(booklet, engine):
    strict = Engine.build(booklet, Gates(), false_answers=0.01)

    assert strict.index.thresholds.direct >= engine.index.thresholds.direct


@pytest.mark.parametrize("size", [0, 1, 2, 4])
def test_a_tiny_booklet_still_decides(booklet, size):
    tiny = Engine.build(Booklet(tuple(booklet)[:size]), Gates())

    decision = tiny.decide("comment poser des vacances")

    assert len(decision.candidates) == len({entry.id for entry in tuple(booklet)[:size]})
