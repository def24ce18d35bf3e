"""A file that changed below what was kept from Slack: compared, and one of the two chosen."""

from pathlib import Path

import pytest

from bot.errands.taking_up import take_up
from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.entries.correcting import body, corrects, opens
from tests.slack.pairs import at, told


async def test_a_file_that_changes_after_it_was_found_right_is_what_the_bot_says(
    scene: Scene, karim: Person, few: Path
):
    await at(scene, 2029, 1, 3, 9, 30)
    [asked] = told(karim, "à relire")
    await karim.clicks(asked, "Toujours juste")
    await take_up(scene.bot.kamarade)
    path = few / "booklet/fr/erp-delay.md"
    head, _, _ = path.read_text(encoding="utf-8").partition("\n---\n")
    path.write_text(f"{head}\n---\nTout neuf.\n", encoding="utf-8")

    await take_up(scene.bot.kamarade)

    assert body(scene) == "Tout neuf."
    assert scene.bot.kamarade.shelf.overtaken == frozenset()


@pytest.mark.parametrize(
    ("press", "expected"),
    [("Garder le nôtre", "appelle le 4040"), ("Prendre celui des fichiers", "Tout neuf.")],
)
async def test_when_the_file_changed_below_the_keeper_chooses(
    scene: Scene, karim: Person, few: Path, press: str, expected: str
):
    await opens(karim)
    await corrects(karim)
    await take_up(scene.bot.kamarade)
    path = few / "booklet/fr/erp-delay.md"
    head, _, _ = path.read_text(encoding="utf-8").partition("\n---\n")
    path.write_text(f"{head}\n---\nTout neuf.\n", encoding="utf-8")
    await take_up(scene.bot.kamarade)
    assert "appelle le 4040" in body(scene)

    await karim.runs("/kamarade", "mes-fiches")
    await karim.clicks(karim.whisper(), "Comparer")
    assert "Tout neuf." in str(karim.view)
    assert "appelle le 4040" in str(karim.view)
    await karim.clicks(karim.view, press)

    assert ":white_check_mark:" in str(karim.view)
    await take_up(scene.bot.kamarade)
    assert expected in body(scene)
    assert scene.bot.kamarade.shelf.overtaken == frozenset()
