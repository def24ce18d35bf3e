"""Entries are kept true from Slack: asked about, found right, corrected, compared."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.languages import Language
from bot.editions import Learnt
from bot.errands.taking_up import take_up
from bot.shelf import Shelf
from bot.workspace import Person
from store.database import Database
from tests.conftest import Scene, playing
from tests.few import ENTRIES
from tests.slack.pairs import at, stale, told

WRONG = "L'**ERP n'est pas là"
RIGHT = "L'ERP arrive en {{ company.erp.delay_days }} jours. Sinon, appelle le 4040."
BOTH = "Voir avant et après"


@pytest.fixture
def few(content: Path, tmp_path: Path) -> Path:
    """Return a booklet of two entries without gates, in a folder that a test may change."""
    folder = tmp_path / "content"
    for path in content.iterdir():
        if path.name not in {"gates.yaml", "booklet"}:
            folder.mkdir(exist_ok=True)
            (folder / path.name).symlink_to(path)
    for language in ("fr", "en"):
        (folder / "booklet" / language).mkdir(parents=True)
        for entry in ("erp-delay", "payslip", "expense-lost", "leave-request"):
            assert entry in ENTRIES
            text = (content / "booklet" / language / f"{entry}.md").read_text(encoding="utf-8")
            (folder / "booklet" / language / f"{entry}.md").write_text(
                "\n".join(one for one in text.split("\n") if not one.startswith("related:")),
                encoding="utf-8",
            )
    return folder


@pytest.fixture
async def scene(database: Database, few: Path, tmp_path: Path) -> AsyncIterator[Scene]:
    (tmp_path / "revisions").mkdir()
    shelf = await asyncio.to_thread(
        Shelf.open, [few], None, learnt=Learnt(tmp_path / "revisions"), hurried=True
    )
    async with playing(database, shelf) as here:
        yield here


@pytest.fixture
async def karim(scene: Scene) -> Person:
    """The service desk, by his address in company.yaml."""
    karim = scene.slack.add_member(
        "Karim", locale="fr-FR", tz="Europe/Paris", email="karim@solstice.example"
    )
    await karim.says("bonjour")
    return karim


def body(scene: Scene, entry: str = "erp-delay", language: Language = Language.FR) -> str:
    found = scene.bot.kamarade.shelf.booklet.find(entry, language)
    assert found is not None
    return found.body


async def opens(person: Person, entry: str = "erp-delay", how: str = "mes-fiches") -> None:
    """Open an entry from the menu of one's list."""
    command = "/kamarade-rh" if how == "fiches" else "/kamarade"
    await person.runs(command, how)
    await person.selects(person.whisper(), "upkeep.edit", entry)


async def corrects(person: Person, text: str = RIGHT) -> dict[str, str] | None:
    """Change the text, read before and after, and go on."""
    errors = await person.fills_and_submits({"Texte": text})
    return errors or await person.fills_and_submits({})


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


async def test_hr_proposes_and_the_keeper_agrees(scene: Scene, karim: Person, maya: Person):
    await at(scene, 2026, 12, 1, 10)
    await opens(maya, how="fiches")
    await corrects(maya)
    assert "C'est proposé au support informatique" in str(maya.view)
    await scene.settle()

    proposal = karim.inbox()[-1]
    assert "Un autre texte pour la fiche" in str(proposal["blocks"])
    assert "appelle le 4040" in str(proposal["blocks"])
    await karim.clicks(proposal, "Mettre au livret")
    await take_up(scene.bot.kamarade)
    assert "appelle le 4040" in body(scene)
    await scene.settle()
    assert "est au livret" in maya.inbox()[-1]["text"]


async def test_an_older_proposal_does_not_wipe_out_a_newer_text(
    scene: Scene, karim: Person, maya: Person
):
    await at(scene, 2026, 12, 1, 10)
    await opens(maya, how="fiches")
    await corrects(maya)
    await scene.settle()
    proposal = karim.inbox()[-1]
    await opens(karim)
    await corrects(karim, "Le texte d'aujourd'hui.")

    await karim.clicks(proposal, "Mettre au livret")

    assert "effacerait le texte d'aujourd'hui" in str(karim.inbox()[-1])
    assert sorted(await scene.column("revision", "state")) == ["approved", "proposed"]


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


async def test_an_owner_is_asked_once_then_weekly_about_everything_at_once(
    scene: Scene, karim: Person, maya: Person
):
    await at(scene, 2029, 1, 3, 8)
    assert told(karim, "à relire") == []
    await at(scene, 2029, 1, 3, 9, 30)
    [asked] = told(karim, "à relire")
    assert "Une fiche du livret est à relire" in asked["text"]

    for day in (4, 5, 8, 9):
        await at(scene, 2029, 1, day, 10)
    assert len(told(karim, "à relire")) == 1
    await at(scene, 2029, 1, 10, 10)
    assert len(told(karim, "à relire")) == 2


async def test_still_right_moves_the_dates_in_both_languages_and_the_bot_asks_no_more(
    scene: Scene, karim: Person, nina: Person
):
    await at(scene, 2029, 1, 3, 9, 30)
    [asked] = told(karim, "à relire")

    for _ in range(2):
        await karim.clicks(await stale(scene, karim, asked), "Toujours juste")
    assert "vérifiée aujourd'hui" in str(karim.inbox()[-1]["blocks"])
    assert sorted(await scene.column("revision", "kind")) == ["review", "review"]

    await karim.runs("/kamarade", "mes-fiches")
    assert "rien à faire" in str(karim.whisper())
    await take_up(scene.bot.kamarade)
    found = scene.bot.kamarade.shelf.booklet.find("erp-delay", Language.EN)
    assert found is not None
    assert str(found.checked_on) == "2029-01-03"
    await at(scene, 2029, 1, 10, 10)
    assert len(told(karim, "à relire")) == 1 + 2  # and the two copies that were pressed


async def test_somebody_else_cannot_say_it_is_right(scene: Scene, karim: Person, nina: Person):
    await at(scene, 2029, 1, 3, 9, 30)
    [asked] = told(karim, "à relire")

    await nina.clicks(await stale(scene, nina, asked), "Toujours juste")

    assert told(nina, "tenue par quelqu'un d'autre")
    assert await scene.column("revision", "kind") == []


async def test_hr_is_asked_in_place_of_owners_out_of_reach(scene: Scene, maya: Person):
    await at(scene, 2029, 1, 3, 9, 30)

    [asked] = told(maya, "à relire")
    assert "Je ne joins personne dans Slack pour" in str(asked["blocks"])
    assert "le support informatique" in str(asked["blocks"])
    await maya.clicks(asked, "Toujours juste")
    assert set(await scene.column("revision", "state")) == {"approved"}


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


async def test_in_a_team_s_own_channel_any_colleague_keeps_its_entries(
    scene: Scene, nina: Person, maya: Person, few: Path
):
    team = scene.slack.channel("aide-it", [nina])
    path = few / "company.yaml"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.write_text(text.replace("email: karim@solstice.example", f"slack: {team.id}"))
    await take_up(scene.bot.kamarade)
    await at(scene, 2029, 1, 3, 9, 30)
    [asked] = [m for m in nina.reads(team) if "à relire" in str(m["text"])]

    await nina.clicks(asked, "Corriger")
    await corrects(nina)

    assert await scene.column("revision", "state") == ["approved"]
