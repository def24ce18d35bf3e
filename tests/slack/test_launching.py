"""HR rehearses, gives their word, launches, stops and goes on; the journal says who did what."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.shelf import Shelf
from bot.workspace import Person
from store.database import Database
from tests.conftest import Scene, playing
from tests.slack.test_pace import at

WORD = "Tu confirmes que"
ALL = [
    "j'ai relu la notice : qui voit quoi",
    "le délégué à la protection des données est d'accord",
    "le CSE a été informé, et les personnes le seront",
]


def last(person: Person) -> dict:
    return person.inbox()[-1]


@pytest.fixture
async def new(
    database: Database, content: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> AsyncIterator[Scene]:
    """Return a real company's bot, on the day it is installed."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "company.yaml").write_text(
        "identity: {name: Vraie SA, fictional: false, country: FR, time_zone: Europe/Paris}\n"
    )
    assert pytestconfig.cache is not None
    shelf = Shelf.open([content, own], Path(pytestconfig.cache.mkdir("index")))
    async with playing(database, shelf) as scene:
        await scene.retract()
        await at(scene, 2026, 11, 23, 10)
        yield scene


@pytest.fixture
async def hugo(new: Scene) -> Person:
    """Somebody of that company's HR."""
    hugo = new.slack.add_member("Hugo", locale="fr-FR", email="hugo@vraie.example")
    await new.grant(hugo, new.hr)
    return hugo


async def test_a_fictional_company_is_never_launched(scene: Scene, maya: Person):
    await scene.retract()
    await maya.runs("/kamarade-rh", "lancer")

    said = str(maya.whisper()["blocks"])
    assert "est l'entreprise d'exemple" in said
    assert "Lancer…" not in said


async def test_hr_launches_once_they_have_given_their_word(new: Scene, hugo: Person):
    await hugo.runs("/kamarade-rh", "lancer")
    checklist = hugo.whisper()
    assert "Les valeurs sont bien celles de Vraie SA" in str(checklist["blocks"])
    assert "Je ne sais pas écrire à" in str(checklist["blocks"])

    await hugo.clicks(checklist, "Lancer…")
    errors = await hugo.fills_and_submits({WORD: ALL[:2]})
    assert errors is not None
    assert "une case à cocher" in errors["sworn"]
    assert await new.column("switch", "name") == []

    await hugo.fills_and_submits({WORD: ALL})
    assert "C'est lancé" in last(hugo)["text"]
    assert await new.column("switch", "name") == ["launched"]
    actions = [action for action, _ in await new.audited()]
    assert {"launch.sworn.dpo", "launch.sworn.council", "switch.launched.on"} <= set(actions)

    await hugo.runs("/kamarade-rh", "lancer")
    assert "C'est déjà lancé" in str(hugo.whisper()["blocks"])


async def test_the_rehearsal_is_the_whole_calendar_and_leaves_no_trace(
    database: Database, shelf: Shelf
):
    async with playing(database, shelf, acks_early=True) as scene:
        maya = scene.slack.add_member("Maya", locale="fr-FR", email="maya@solstice.example")
        await scene.grant(maya, scene.hr)
        await at(scene, 2026, 11, 23, 10)
        await maya.runs("/kamarade-rh", "répétition")
        text = await handed(scene, maya, "repetition.txt")

        assert "→ Alex (exemple)" in text
        assert "→ Dominique, manager (exemple)" in text
        assert "Demander les accès : ERP, CRM" in text
        assert "<@U" not in text
        hours = re.findall(r"^(\w+) \d+ \w+, (\d\d):\d\d$", text, re.MULTILINE)
        assert len(hours) > 60
        assert {day for day, _ in hours} == {"lundi", "mardi", "mercredi", "jeudi", "vendredi"}
        assert all(9 <= int(hour) < 18 for _, hour in hours)
        assert "25 décembre, " not in text
        assert "Alex (exemple)" not in await scene.everything_kept()
        assert await scene.column("journey", "id") == []


async def handed(scene: Scene, person: Person, name: str) -> str:
    """Wait for a file, and return what it says."""
    for _ in range(600):
        for message in person.inbox():
            for one in message.get("files", []):
                if one["name"] == name:
                    return scene.slack.team.files[one["id"]].content.decode()
        await asyncio.sleep(0.1)
    raise AssertionError(f"{name} never came")


async def test_stop_and_resume_say_what_is_so(scene: Scene, maya: Person):
    await maya.runs("/kamarade-rh", "stop")
    assert "Tout est arrêté" in maya.whisper()["text"]
    await maya.runs("/kamarade-rh", "stop")
    assert "déjà arrêté" in maya.whisper()["text"]

    await maya.clicks(maya.whisper(), "Reprendre")
    assert "C'est reparti" in maya.whisper()["text"]
    await maya.runs("/kamarade-rh", "reprendre")
    assert "Rien n'était arrêté" in maya.whisper()["text"]


async def test_resuming_before_the_launch_does_not_launch(scene: Scene, maya: Person):
    await scene.retract()
    await maya.runs("/kamarade-rh", "reprendre")

    assert "pas encore lancé" in maya.whisper()["text"]
    assert await scene.column("switch", "name") in ([], ["stopped"])


async def test_check_ins_are_off_until_hr_turns_them_on(scene: Scene, maya: Person):
    await maya.runs("/kamarade-rh", "bilans")
    assert "éteints" in maya.whisper()["text"]

    await maya.clicks(maya.whisper(), "Allumer les bilans")
    assert "allumés" in maya.whisper()["text"]
    await maya.clicks(maya.whisper(), "Éteindre les bilans")
    assert "éteints" in maya.whisper()["text"]


async def test_the_journal_says_who_did_what_newest_first(scene: Scene, maya: Person, nina: Person):
    await maya.runs("/kamarade-rh", "stop")
    await nina.runs("/kamarade-rh", "journal")
    assert "réservée aux RH" in nina.whisper()["text"]

    await maya.runs("/kamarade-rh", "journal")
    said = str(maya.whisper()["blocks"][1])
    assert said.index("refusée") < said.index("arrête tous les messages")
    assert f"<@{maya.id}>" in said
    await maya.runs("/kamarade-rh", f"journal <@{maya.id}>")
    assert "donne le droit des RH" in str(maya.whisper()["blocks"])
    assert "arrête tous" not in str(maya.whisper()["blocks"])
    await maya.runs("/kamarade-rh", "journal")
    assert "lit le journal" in str(maya.whisper()["blocks"])


async def test_the_journal_goes_on_with_older_lines(scene: Scene, maya: Person):
    for _ in range(15):
        await maya.runs("/kamarade-rh", "stop")
        await maya.runs("/kamarade-rh", "reprendre")
    await maya.runs("/kamarade-rh", "journal")
    first = maya.whisper()

    await maya.clicks(first, "Plus ancien")

    assert maya.whisper()["ts"] != first["ts"]
    assert "donne le droit des RH" in str(maya.whisper()["blocks"])
