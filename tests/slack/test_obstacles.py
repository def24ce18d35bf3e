"""From "I am blocked" to "it works": an obstacle, its owner, its clock."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.workspace import Person
from tests.conftest import Scene

PARIS = ZoneInfo("Europe/Paris")
ERP = "accès SAP en retard"


async def at(scene: Scene, *moment: int) -> None:
    """Move the clock to a Paris hour, and tick."""
    wanted = datetime(*moment, tzinfo=PARIS)  # type: ignore[arg-type,misc]
    scene.clock.offset += wanted.astimezone(UTC) - scene.clock.now()
    await scene.bot.jobs.tick()
    await scene.settle()


@pytest.fixture
def karim(scene: Scene) -> Person:
    """The person behind the role `it` of the shipped company."""
    return scene.slack.add_member(
        "Karim", locale="fr-FR", tz="Europe/Paris", email="karim@solstice.example"
    )


@pytest.fixture
def nadia(scene: Scene) -> Person:
    """The person behind the role `it-lead`."""
    return scene.slack.add_member(
        "Nadia", locale="fr-FR", tz="Europe/Paris", email="nadia@solstice.example"
    )


async def declare(nina: Person, text: str = "Toujours rien", **more: Any) -> dict | None:
    """Say "I am blocked" under the answer on late ERP access."""
    await nina.says(ERP)
    answer = next(m for m in reversed(nina.inbox()) if "Je suis bloqué" in str(m))
    await nina.clicks(answer, "Je suis bloqué")
    return await nina.fills_and_submits({"Ce qui ne marche pas": text, **more})


def last(person: Person, words: str) -> dict:
    """Return the last message that holds these words, as it reads now."""
    found = [m for m in person.inbox() if words in f"{m['text']} {m['blocks']}"]
    return found[-1]


def texts(person: Person) -> list[str]:
    return [m["text"] for m in person.inbox()]


async def test_the_form_says_to_whom_it_goes_and_when(
    scene: Scene, nina: Person, maya: Person, karim: Person
):
    await at(scene, 2026, 12, 1, 10)
    await nina.says(ERP)
    await nina.clicks(nina.inbox()[-1], "Je suis bloqué")

    assert nina.view is not None
    shown = str(nina.view["blocks"])
    assert "Accès ERP absent" in shown
    assert "le support informatique" in shown
    assert "tout de suite" in shown
    assert "2 jours ouvrés" in shown
    assert nina.view["blocks"][1]["element"]["initial_value"] == ERP


async def test_an_answer_about_an_access_asks_whether_to_follow_it(nina: Person):
    await nina.says(ERP)
    assert "un obstacle suivi" in str(nina.inbox()[-1]["blocks"])

    await nina.says("combien de jours de congés j'ai par an ?")
    assert "un obstacle suivi" not in str(nina.inbox()[-1]["blocks"])


async def test_words_of_distress_get_somebody_first_and_nothing_is_kept(
    scene: Scene, nina: Person, maya: Person, karim: Person
):
    await declare(nina, "Mon chef me harcèle tous les jours, je n'en peux plus")

    assert nina.view is not None
    assert nina.view["title"]["text"] == "D'abord, quelqu'un"
    assert await scene.column("obstacle", "text") == []
    assert "harcèle" not in await scene.everything_kept()

    await nina.fills_and_submits({})  # "send it anyway": a machine may have misread
    assert len(await scene.column("obstacle", "text")) == 1


async def test_the_owner_gets_one_message_and_the_newcomer_is_told_where_it_stands(
    scene: Scene, nina: Person, maya: Person, karim: Person
):
    await at(scene, 2026, 12, 1, 10)
    await declare(nina, "Ticket 4521", **{"Ce que ça t'empêche de faire": "Une offre jeudi"})

    [message] = [m for m in karim.inbox() if "est bloqué·e" in m["text"]]
    shown = str(message["blocks"])
    assert "Ticket 4521" in shown
    assert "Une offre jeudi" in shown
    assert "jeudi 3 décembre, 10:00" in shown
    card = str(last(nina, "C'est suivi")["blocks"])
    assert "au support informatique" in card
    assert "la responsable du support informatique" in card
    assert [m for m in maya.inbox() if "est bloqué·e" in m["text"]] == []


async def test_it_is_taken_dated_solved_denied_and_confirmed(
    scene: Scene, nina: Person, maya: Person, karim: Person
):
    await at(scene, 2026, 12, 1, 10)
    await declare(nina)
    mine = last(karim, "est bloqué·e")
    await karim.clicks(mine, "Je m'en occupe")
    assert "s'occupe de « Accès ERP absent »" in texts(nina)[-1]
    mine = karim.reread(mine)
    await karim.clicks(mine, "Donner une date")
    await karim.fills_and_submits({"Ce sera levé le": "2026-12-04"})
    assert "vendredi 4 décembre" in texts(nina)[-1]
    await karim.clicks(karim.reread(mine), "C'est réglé")
    await scene.settle()

    asked = nina.inbox()[-1]
    assert "Ton accès ERP est ouvert, essaie. " in asked["text"].replace("*", "")
    await nina.clicks(asked, "Non, toujours bloqué")
    assert "bloque encore" in texts(karim)[-1]
    await karim.clicks(karim.inbox()[-1], "C'est réglé")
    await scene.settle()
    assert len([m for m in nina.inbox() if "Vraiment réglé" in str(m["blocks"])]) == 1
    await nina.clicks(nina.inbox()[-1], "Oui, ça marche")
    await scene.settle()

    assert await scene.column("obstacle", "state") == ["closed"]
    assert await scene.column("obstacle", "reopened") == [1]
    assert "le confirme" in texts(karim)[-1]
    acts = await scene.column("obstacle_step", "act")
    assert acts == ["declare", "take", "date", "solve", "deny", "solve", "confirm"]


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


async def test_the_same_obstacle_twice_is_one(
    scene: Scene, nina: Person, maya: Person, karim: Person
):
    await declare(nina)
    await declare(nina, "encore")

    assert await scene.column("obstacle", "text") == ["Toujours rien"]
    assert nina.view is not None
    assert "C'est suivi" in str(nina.view["blocks"])
    assert len([m for m in karim.inbox() if "est bloqué·e" in m["text"]]) == 1


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


async def test_who_presses_second_reads_who_was_first(
    scene: Scene, nina: Person, maya: Person, karim: Person
):
    await declare(nina)
    shown = await copied(scene, karim, last(karim, "est bloqué·e"))
    for _ in range(2):
        await karim.clicks(shown, "Je m'en occupe")
    assert "Tu t'en occupes déjà. Je n'ai rien changé." in texts(karim)[-1]
    for _ in range(2):
        await karim.clicks(shown, "C'est réglé")
    assert "Tu as déjà dit que c'est réglé" in texts(karim)[-1]
    asked = await copied(scene, nina, last(nina, "Vraiment réglé"))
    for _ in range(2):
        await nina.clicks(asked, "Oui, ça marche")
    assert "Tu as déjà confirmé que c'est réglé" in texts(nina)[-1]

    await karim.clicks(shown, "C'est réglé")

    assert "C'est déjà réglé : Nina l'a confirmé." in texts(karim)[-1]


async def copied(scene: Scene, person: Person, message: dict) -> dict:
    """Return a message that keeps its buttons, as on a screen that has not followed yet."""
    found = await scene.bot.app.client.chat_postMessage(
        channel=person.dm.id, text="x", blocks=message["blocks"]
    )
    return {**found["message"], "channel": found["channel"]}


async def test_what_is_over_reads_as_over_everywhere(
    scene: Scene, nina: Person, maya: Person, karim: Person, nadia: Person
):
    await at(scene, 2026, 12, 1, 10)
    await declare(nina)
    for day in (2, 3, 4, 7):
        await at(scene, 2026, 12, day, 12)
    await karim.clicks(last(karim, "toujours bloqué·e"), "C'est réglé")
    await nina.clicks(last(nina, "Vraiment réglé"), "Non, toujours bloqué")
    await karim.clicks(last(karim, "bloque encore"), "C'est réglé")
    await nina.clicks(last(nina, "Vraiment réglé"), "Oui, ça marche")
    await scene.settle()

    cards = [m for who in (karim, nadia) for m in who.inbox() if "bloqué·e" in str(m["blocks"])]
    assert len(cards) >= 4  # told, reminded, told again after the "no"; and the lead
    for card in cards:
        assert "n'est plus bloqué·e : Accès ERP absent" in str(card["blocks"])
        assert "C'est au support" not in str(card["blocks"])
        assert "obstacles.press" not in str(card["blocks"])
    mine = [m for m in nina.inbox() if "Accès ERP absent" in str(m["blocks"])]
    assert "obstacles.press" not in str(mine)
    assert "Vraiment réglé" not in str(mine)
    assert "avait annoncé « Accès ERP absent » réglé" in str(mine)
