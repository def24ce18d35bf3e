"""The booklet grows: an answer becomes a proposal, an approval, and an answer to the next one."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.languages import Language
from bot.editions import Learnt
from bot.errands.taking_up import take_up
from bot.shelf import Shelf
from bot.workspace import Person
from store.database import Database
from tests.conftest import Scene, playing

UNKNOWN = "où sont rangés les costumes du carnaval de Dunkerque ?"
FOUND = "Dans le placard du troisième étage, clé à l'accueil."


@pytest.fixture
def ungated(content: Path, tmp_path: Path) -> Path:
    """Return the small booklet without gates: they take the longest to learn again."""
    folder = tmp_path / "content"
    folder.mkdir()
    for path in content.iterdir():
        if path.name != "gates.yaml":
            (folder / path.name).symlink_to(path)
    return folder


def opened(ungated: Path, folder: Path) -> Shelf:
    folder.mkdir()
    return Shelf.open([ungated], None, learnt=Learnt(folder), hurried=True)


@pytest.fixture
async def scene(database: Database, ungated: Path, tmp_path: Path) -> AsyncIterator[Scene]:
    shelf = await asyncio.to_thread(opened, ungated, tmp_path / "revisions")
    async with playing(database, shelf) as here:
        yield here


async def answered(scene: Scene, nina: Person, maya: Person) -> dict:
    """Ask HR, answer, and return HR's own message of the question."""
    await nina.says(UNKNOWN)
    await nina.clicks(nina.inbox()[-1], "Demander à quelqu'un")
    await nina.fills_and_submits({})
    question = maya.inbox()[-1]
    await maya.clicks(question, "Répondre")
    await maya.fills_and_submits({"Ta réponse": FOUND})
    await scene.settle()
    updated = maya.reread(question)
    assert updated is not None
    return updated


async def proposed(scene: Scene, nina: Person, maya: Person, **fields: str) -> dict:
    """Propose an answer for the booklet, and return the proposal as its keeper sees it."""
    await maya.clicks(await answered(scene, nina, maya), "Mettre au livret")
    errors = await maya.fills_and_submits(
        {"La question, comme on la pose": "où sont les costumes du carnaval ?", **fields}
    )
    assert errors is None
    await scene.settle()
    return maya.inbox()[-1]


NEW = {"Titre de la nouvelle fiche": "Costumes du carnaval"}


async def test_the_form_starts_from_the_question_and_the_answer(
    scene: Scene, nina: Person, maya: Person
):
    await maya.clicks(await answered(scene, nina, maya), "Mettre au livret")

    assert maya.view is not None
    shown = str(maya.view["blocks"])
    assert UNKNOWN in shown
    assert FOUND in shown
    assert "aucun nom n'entre au livret" in shown
    assert "Nina" not in shown


async def test_the_proposal_shows_before_and_after(scene: Scene, nina: Person, maya: Person):
    proposal = await proposed(scene, nina, maya, **NEW)

    shown = str(proposal["blocks"])
    assert "aucune fiche ne répond" in shown
    assert "où sont les costumes du carnaval ?" in shown
    assert FOUND in shown
    assert "Nina" not in shown


async def test_once_approved_the_next_person_gets_the_answer(
    scene: Scene, nina: Person, maya: Person
):
    proposal = await proposed(scene, nina, maya, **NEW)
    await maya.clicks(proposal, "Mettre au livret")
    await scene.settle()
    updated = maya.reread(proposal)
    assert updated is not None
    assert "Au livret" in str(updated["blocks"])

    await take_up(scene.bot.kamarade)
    await nina.says("où sont les costumes du carnaval ?")

    answer = nina.inbox()[-1]
    assert answer["blocks"][0]["text"].startswith("**Costumes du carnaval**")
    assert FOUND in answer["blocks"][0]["text"]


async def test_a_phrasing_is_shown_among_those_of_its_entry(
    scene: Scene, nina: Person, maya: Person
):
    entry = scene.bot.kamarade.shelf.booklet.find("expense-lost", Language.FR)
    fields = {"La fiche qui répond": "expense-lost"}
    proposal = await proposed(scene, nina, maya, **fields)

    shown = str(proposal["blocks"])
    assert f"la fiche « {entry.title} » répond à" in shown
    assert entry.questions[0] in shown
    assert "elle répond aussi à" in shown

    await maya.clicks(proposal, "Mettre au livret")
    await take_up(scene.bot.kamarade)
    found = scene.bot.kamarade.shelf.booklet.find("expense-lost", Language.FR)
    assert "où sont les costumes du carnaval ?" in found.questions


async def test_until_it_is_approved_nothing_changes(scene: Scene, nina: Person, maya: Person):
    await proposed(scene, nina, maya, **NEW)

    await take_up(scene.bot.kamarade)

    assert scene.bot.kamarade.shelf.booklet.find("costumes-du-carnaval", Language.FR) is None


async def test_what_is_refused_stays_out(scene: Scene, nina: Person, maya: Person):
    proposal = await proposed(scene, nina, maya, **NEW)

    await maya.clicks(proposal, "Ne pas mettre")
    updated = maya.reread(proposal)

    assert updated is not None
    assert "a préféré ne pas le mettre" in str(updated["blocks"])
    assert "Mettre au livret" not in str(updated["blocks"])
    assert await scene.column("revision", "state") == ["refused"]


async def test_a_press_that_comes_too_late_is_told_so(scene: Scene, nina: Person, maya: Person):
    proposal = await proposed(scene, nina, maya, **NEW)
    await scene.run("UPDATE revision SET state = 'refused'")

    await maya.clicks(proposal, "Mettre au livret")

    assert "C'est déjà décidé" in maya.inbox()[-1]["text"]
    assert await scene.column("revision", "state") == ["refused"]


async def test_what_is_approved_can_be_taken_out_again(scene: Scene, nina: Person, maya: Person):
    proposal = await proposed(scene, nina, maya, **NEW)
    await maya.clicks(proposal, "Mettre au livret")
    await take_up(scene.bot.kamarade)
    await scene.settle()
    updated = maya.reread(proposal)
    assert updated is not None

    await maya.clicks(updated, "Retirer")
    await take_up(scene.bot.kamarade)

    assert scene.bot.kamarade.shelf.booklet.find("costumes-du-carnaval", Language.FR) is None


async def test_only_the_keeper_or_hr_decides(scene: Scene, nina: Person, maya: Person):
    proposal = await proposed(scene, nina, maya, **NEW)
    await scene.revoke(maya, scene.hr)

    await maya.clicks(proposal, "Mettre au livret")

    assert await scene.column("revision", "state") == ["proposed"]


async def test_neither_an_entry_nor_a_title_is_refused_in_the_form(
    scene: Scene, nina: Person, maya: Person
):
    await maya.clicks(await answered(scene, nina, maya), "Mettre au livret")

    errors = await maya.fills_and_submits({})

    assert errors is not None
    assert "Choisis une fiche" in str(errors)


async def test_every_replica_takes_it_up(
    scene: Scene, nina: Person, maya: Person, ungated: Path, tmp_path: Path
):
    proposal = await proposed(scene, nina, maya, **NEW)
    await maya.clicks(proposal, "Mettre au livret")
    other = await asyncio.to_thread(opened, ungated, tmp_path / "other")

    await take_up(replace(scene.bot.kamarade, shelf=other))

    assert other.booklet.find("costumes-du-carnaval", Language.FR) is not None
