"""Owners see what they keep of the booklet; HR sees everybody, and sends each their list."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.shelf import Shelf
from bot.workspace import Person
from store.database import Database
from tests.conftest import CONTENT, Scene, playing

PARIS = ZoneInfo("Europe/Paris")


async def at(scene: Scene, *moment: int) -> None:
    """Move the clock to a Paris hour."""
    scene.clock.offset += datetime(*moment, tzinfo=PARIS) - scene.clock.now()  # type: ignore[arg-type,misc]


@pytest.fixture
def paula(scene: Scene) -> Person:
    """Payroll, by her address in company.yaml."""
    return scene.slack.add_member("Paula", locale="fr-FR", email="paie@solstice.example")


async def test_an_owner_sees_their_entries(scene: Scene, paula: Person):
    await at(scene, 2026, 12, 1, 10)
    await paula.runs("/kamarade", "mes-fiches")

    assert "*la paie* : une fiche, rien à faire." in str(paula.whisper())
    assert "Paie : date, bulletin, erreur" in str(paula.whisper())


async def test_past_its_review_an_entry_is_first_and_can_be_read(scene: Scene, paula: Person):
    await at(scene, 2029, 1, 3, 10)
    await paula.runs("/kamarade", "mes-fiches")
    listed = [message for message in paula.inbox() if message["ephemeral"]][-1]

    assert "1 à relire" in str(listed)
    assert "à relire depuis le" in str(listed)
    await paula.clicks(listed, "Lire")
    assert "devait être relue" in str(paula.inbox()[-1])


async def test_who_keeps_nothing_is_told_how_to(nina: Person):
    await nina.runs("/kamarade", "mes-fiches")

    assert "Aucune fiche du livret n'est à ton nom" in str(nina.whisper())


async def test_hr_keeps_the_entries_of_hr(scene: Scene, maya: Person):
    await at(scene, 2026, 12, 1, 10)
    await maya.runs("/kamarade", "my-entries")

    assert "*l'équipe RH* : " in str(maya.whisper())


async def test_hr_sees_every_owner_and_sends_each_their_list_once_a_day(
    scene: Scene, maya: Person, paula: Person
):
    await paula.says("bonjour")
    await at(scene, 2029, 1, 3, 10)
    await maya.runs("/kamarade-rh", "fiches")
    listed = [message for message in maya.inbox() if message["ephemeral"]][-1]
    assert "*la paie* : une fiche · 1 à relire." in str(listed)

    for _ in range(2):
        await maya.clicks(listed, "upkeep.send.payroll")
    await scene.settle()

    assert "C'est parti : la liste est chez la paie." in str(maya.whisper())
    received = [m for m in paula.inbox() if m["text"] == "Tes fiches du livret"]
    assert len(received) == 1
    assert "à relire depuis le" in str(received[0])


async def test_a_list_sent_in_the_evening_waits_for_the_morning(
    scene: Scene, maya: Person, paula: Person
):
    await paula.says("bonjour")
    await at(scene, 2029, 1, 3, 21)
    await maya.runs("/kamarade-rh", "fiches")
    await maya.clicks(
        [message for message in maya.inbox() if message["ephemeral"]][-1], "upkeep.send.payroll"
    )
    await scene.settle()

    assert "à la prochaine ouverture" in str(maya.whisper())
    assert [m for m in paula.inbox() if m["text"] == "Tes fiches du livret"] == []

    await at(scene, 2029, 1, 4, 9)
    await scene.settle()
    assert [m for m in paula.inbox() if m["text"] == "Tes fiches du livret"]


async def test_a_team_without_an_address_in_slack_is_said_to_have_none(scene: Scene, maya: Person):
    await at(scene, 2029, 1, 3, 10)
    await maya.runs("/kamarade-rh", "fiches")
    await maya.clicks(
        [message for message in maya.inbox() if message["ephemeral"]][-1], "upkeep.send.finance"
    )

    assert "Je ne sais pas où écrire à cette équipe" in str(maya.whisper())


OWN = """
identity: {name: Acme, fictional: false}
roles: {payroll: {contact: {fr: "#paie", en: "#paie"}, email: paie@acme.example}}
"""


@pytest.fixture
async def acme(database: Database, tmp_path: Path, content: Path) -> AsyncIterator[Scene]:
    """A real company that has filled nothing in, and copied one entry from an older text."""
    own = tmp_path / "own"
    (own / "booklet/fr").mkdir(parents=True)
    (own / "company.yaml").write_text(OWN, encoding="utf-8")
    copied = (CONTENT / "booklet/fr/payslip.md").read_text(encoding="utf-8")
    copied = copied.replace("---\n", "---\nbased_on: 0123456789ab\n", 1)
    (own / "booklet/fr/payslip.md").write_text(copied, encoding="utf-8")
    async with playing(database, Shelf.open([content, own], None, hurried=True)) as scene:
        yield scene


async def test_a_real_company_reads_what_to_fill_in_and_what_changed_under_it(acme: Scene):
    paula = acme.slack.add_member("Paula", locale="en-GB", email="paie@acme.example")
    await at(acme, 2026, 12, 1, 10)

    await paula.runs("/kamarade", "my-entries")

    assert "values to fill in" in str(paula.whisper())
    assert "`payroll.payday`" in str(paula.whisper())
    assert "the shipped text has changed and ours has not" in str(paula.whisper())
