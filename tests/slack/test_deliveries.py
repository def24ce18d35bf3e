"""What HR and the administrator read of the messages, and how one is sent again."""

import asyncio
import json
import re
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.domain.languages import Language
from bot.shelf import Shelf
from bot.texts import Texts
from bot.workspace import Person
from bot.workspace.faults import Fault
from tests.conftest import CONTENT, ROOT, Scene
from tests.slack.pairs import enrol


async def park(scene: Scene, nina: Person) -> None:
    """Let an answer to Nina be parked: nobody knows whether she got it."""
    scene.slack.misbehave("chat.postMessage", Fault.SERVER_ERROR)
    await nina.says("accès SAP en retard")
    await scene.run(
        "UPDATE outbox SET state = 'needs_review', reason = 'cannot look', "
        "lease_until = NULL WHERE state = 'sending'"
    )


async def at_work(scene: Scene) -> None:
    """Move the clock to a working hour."""
    office = scene.bot.kamarade.office
    now = scene.clock.now()
    scene.clock.offset += office.hours(None).clamp(now) - now
    await scene.bot.jobs.tick()
    await scene.settle()


async def test_hr_is_told_once_of_what_is_parked(scene: Scene, nina: Person, maya: Person):
    await park(scene, nina)
    await at_work(scene)
    await at_work(scene)

    told = [m for m in maya.inbox() if "n'a pas pu partir" in m["text"]]
    assert len(told) == 1


async def test_hr_sees_why_and_sends_it_again(scene: Scene, nina: Person, maya: Person):
    await park(scene, nina)
    await maya.runs("/kamarade-rh", "envois")
    shown = maya.whisper()
    assert "à regarder : 1" in shown["text"]
    assert "cannot look" in str(shown["blocks"])
    assert "SAP" not in str(shown)

    before = len(nina.inbox())
    await maya.clicks(shown, "Renvoyer")
    await scene.settle()

    assert len(nina.inbox()) > before
    assert "needs_review" not in await scene.column("outbox", "state")
    assert any(action == "delivery.resend" for action, _ in await scene.audited())


async def test_a_message_that_is_sent_is_not_sent_again(scene: Scene, nina: Person, maya: Person):
    await park(scene, nina)
    await maya.runs("/kamarade-rh", "deliveries")
    shown = maya.whisper()
    await maya.clicks(shown, "Renvoyer")
    await scene.settle()
    before = len(nina.inbox())

    await maya.clicks(shown, "Renvoyer")
    await scene.settle()

    assert len(nina.inbox()) == before
    assert "n'attend personne" in maya.whisper()["text"]


async def test_only_hr_reads_it(nina: Person):
    await nina.runs("/kamarade-rh", "envois")

    assert "réservée aux RH" in nina.whisper()["text"]


async def test_the_administrator_reads_it_and_sends_again(
    scene: Scene, nina: Person, tmp_path: Path
):
    await park(scene, nina)
    [seq] = await scene.column("outbox WHERE state = 'needs_review'", "seq")
    environment = {"KAMARADE_DATABASE_URL": scene.database.url, "KAMARADE_DATA_DIR": str(tmp_path)}

    def run(*arguments: str) -> str:
        ran = CliRunner().invoke(cli, ["deliveries", *arguments], env=environment)
        assert ran.exception is None, ran.exception
        return ran.output

    listed = await asyncio.to_thread(run)
    assert "needs_review: 1" in listed
    assert "cannot look" in listed
    assert "queued again" in await asyncio.to_thread(run, "--resend", str(seq))
    await scene.settle()
    assert "needs_review: 1" not in await asyncio.to_thread(run)


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("language", list(Language))
def test_the_alert_names_the_command_of_its_language(language: Language, count: int):
    said = Texts([CONTENT]).say(language, "parked", count=count)["body"]

    assert {Language.FR: "envois", Language.EN: "deliveries"}[language] in said


async def test_the_list_speaks_of_subjects_and_reasons_with_the_year(
    scene: Scene, nina: Person, maya: Person
):
    await enrol(scene, nina, date(2027, 3, 1))
    await scene.run(
        "UPDATE plan SET kind = 'task', state = 'skipped', reason = 'a later step is due'"
    )

    await maya.runs("/kamarade-rh", "envois")

    shown = json.dumps(maya.whisper()["blocks"], ensure_ascii=False)
    assert "tâche du parcours" in shown
    assert "une étape plus récente l'a remplacé" in shown
    assert " 2027, " in shown
    assert "a later step" not in shown


SKIPPED = re.compile(r'Skip\("([a-z A-Z]+)"\)')


@pytest.mark.parametrize("language", Language)
def test_every_reason_to_skip_a_message_has_its_words(language: Language, shelf: Shelf):
    words = shelf.texts.say(language, "delivery_words")
    sources = (ROOT / "bot" / "notices").glob("*.py")
    reasons = {one for path in sources for one in SKIPPED.findall(path.read_text("utf-8"))}

    assert len(reasons) > 10
    assert not {one for one in reasons if f"why_{one.replace(' ', '_')}" not in words}
