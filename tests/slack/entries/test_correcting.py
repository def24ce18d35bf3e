"""Whoever keeps an entry corrects it in a window: read before and after, then said by the bot."""

from pathlib import Path

import pytest

from bot.errands.taking_up import take_up
from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.entries.correcting import RIGHT, body, corrects, opens
from tests.slack.pairs import stale, told

WRONG = "L'**ERP n'est pas là"


async def test_a_keeper_corrects_a_text_and_the_bot_answers_with_it(
    scene: Scene, karim: Person, nina: Person
):
    await opens(karim)
    assert "{{ company.erp." in str(karim.view)
    await karim.fills_and_submits({"Texte": RIGHT})
    assert "Avant" in str(karim.view)
    assert RIGHT in str(karim.view)
    assert await scene.column("revision", "state") == []

    await karim.fills_and_submits({})

    assert "C'est au livret" in str(karim.view)
    assert await scene.column("revision", "state") == ["approved"]
    await take_up(scene.bot.kamarade)
    assert body(scene) == "L'ERP arrive en 2 jours. Sinon, appelle le 4040."
    await nina.says("accès SAP en retard")
    assert "appelle le 4040" in str(nina.inbox()[-1]["blocks"])


async def test_the_other_language_is_one_press_away(scene: Scene, karim: Person):
    await opens(karim)
    await corrects(karim)

    await karim.clicks(karim.view, "Ouvrir la version anglaise")

    assert "version anglaise" in str(karim.view)
    assert "working days" in str(karim.view)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param(WRONG, "Ligne 1 : un passage en gras", id="bold"),
        pytest.param("En {{ company.erp.delai }} jours.", "company.erp.delai", id="a value"),
        pytest.param("En {{ company.erp.delay_days } jours.", "une accolade", id="a brace"),
        pytest.param(" ", "Il manque le texte", id="nothing"),
    ],
)
async def test_what_cannot_be_kept_is_said_under_the_text(
    scene: Scene, karim: Person, text: str, sentence: str
):
    await opens(karim)

    errors = await karim.fills_and_submits({"Texte": text})

    assert errors is not None
    assert sentence in errors["new_body"]
    assert await scene.column("revision", "state") == []


async def test_the_same_text_again_is_no_proposal(karim: Person):
    await opens(karim)

    errors = await karim.fills_and_submits({})

    assert errors is not None
    assert "resté le même" in errors["new_body"]


async def test_what_is_changed_after_it_was_read_is_read_again(scene: Scene, karim: Person):
    await opens(karim)
    await karim.fills_and_submits({"Texte": RIGHT})
    await karim.fills_and_submits({"Texte": f"{RIGHT} Merci."})

    assert await scene.column("revision", "state") == []
    assert "Merci." in str(karim.view)


async def test_somebody_else_opens_nothing(scene: Scene, karim: Person, nina: Person):
    await karim.runs("/kamarade", "mes-fiches")

    await nina.selects(await stale(scene, nina, karim.whisper()), "upkeep.edit", "erp-delay")

    assert nina.view is None
    assert told(nina, "tenue par quelqu'un d'autre")


async def test_an_entry_too_long_for_a_window_says_what_to_do(
    scene: Scene, karim: Person, few: Path
):
    path = few / "booklet/fr/erp-delay.md"
    path.write_text(path.read_text(encoding="utf-8") + "Encore un mot. " * 250, encoding="utf-8")
    await take_up(scene.bot.kamarade)

    await opens(karim)

    assert "booklet/fr/erp-delay.md" in str(karim.view)
    assert "plus courtes" in str(karim.view)
