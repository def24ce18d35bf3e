"""An obstacle taken, dated, solved, denied, confirmed: once each, and the same everywhere."""

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.obstacles import declare, last, texts
from tests.slack.pairs import at


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
