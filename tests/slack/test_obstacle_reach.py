"""Whom an obstacle reaches when its owner is a user group, or reads another language."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.languages import Language
from bot.shelf import Shelf
from bot.workspace import Person
from store.database import Database
from tests.conftest import Scene, playing
from tests.slack.obstacles import ERP, declare, last, texts
from tests.slack.pairs import at

GROUP = "S0SUPPORT01"
TOLD = "est bloqué·e : Accès ERP"


def staffed(shelf: Shelf, role: str, **facts: Any) -> Shelf:
    """Return the same content, where a role is somebody else."""
    edition = shelf._edition
    company = edition.content.company
    roles = {**company.roles, role: replace(company.roles[role], **facts)}
    content = replace(edition.content, company=replace(company, roles=roles))
    return Shelf(shelf._made, replace(edition, content=content))


@pytest.fixture
async def scene(database: Database, shelf: Shelf):
    """Return a company whose IT support is a user group."""
    async with playing(database, staffed(shelf, "it", slack=GROUP, email=None)) as here:
        await at(here, 2026, 12, 1, 10)
        yield here


async def test_everybody_of_a_group_hears_and_the_first_takes_it(
    scene: Scene, nina: Person, maya: Person, karim: Person, nadia: Person
):
    scene.slack.team.groups[GROUP] = [karim.id, nadia.id]
    await declare(nina)
    await karim.clicks(last(karim, TOLD), "Je m'en occupe")
    await scene.settle()

    theirs = nadia.reread(last(nadia, TOLD))
    assert f"<@{karim.id}> s'en occupe" in str(theirs["blocks"])
    assert "Je m'en occupe" not in str(theirs["blocks"])
    assert TOLD not in str(texts(maya))


async def test_who_joins_the_group_hears_of_the_next_and_who_left_does_not(
    scene: Scene, nina: Person, maya: Person, karim: Person, nadia: Person, tom: Person
):
    scene.slack.team.groups[GROUP] = [karim.id]
    await declare(nina)
    scene.slack.team.groups[GROUP] = [nadia.id]
    await tom.says(ERP)
    await tom.clicks(tom.inbox()[-1], "Je suis bloqué")
    await tom.fills_and_submits({})

    assert [len([t for t in texts(one) if TOLD in t]) for one in (karim, nadia)] == [1, 1]


@pytest.mark.parametrize("members", [[], None], ids=["empty", "disabled"])
async def test_a_group_of_nobody_is_told_to_hr_at_once(
    scene: Scene, nina: Person, maya: Person, karim: Person, members: list[str] | None
):
    scene.slack.team.groups[GROUP] = [karim.id]
    await nina.says(ERP)
    await nina.clicks(nina.inbox()[-1], "Je suis bloqué")  # the group is read, Karim in it
    if members is None:
        del scene.slack.team.groups[GROUP]
    else:
        scene.slack.team.groups[GROUP] = members

    await declare(nina)

    assert "Je n'ai trouvé personne à joindre pour le support" in str(last(maya, TOLD)["blocks"])
    assert "Je n'ai joint personne" in str(last(nina, "C'est suivi")["blocks"])
    assert TOLD not in str(texts(karim))


@pytest.fixture
async def support(database: Database, shelf: Shelf):
    """Return a company whose IT support is a channel of English readers, with Nina blocked."""
    moved = staffed(shelf, "it", email=None, language=Language.EN)
    async with playing(database, moved) as here:
        names = ("Nina", "Karim", "Tom")
        nina, karim, tom = (
            here.slack.add_member(name, locale="fr-FR", tz="Europe/Paris") for name in names
        )
        channel = here.slack.channel("support", [karim])
        moved._edition = staffed(moved, "it", slack=channel.id)._edition
        await declare(nina)
        await here.settle()
        yield channel, karim, tom


async def test_a_team_s_channel_reads_its_own_language(support: Any):
    channel, *_ = support

    said = [one.body["text"] for one in channel.messages.values()]
    assert any("is blocked: No ERP access" in text for text in said)


async def test_what_a_channel_is_to_lift_is_listed_in_it_and_nowhere_else(support: Any):
    channel, karim, tom = support
    await karim.runs("/kamarade", "obstacles", channel)
    listed = karim.reads(channel)[-1]
    assert "Ce que tu peux lever pour d'autres* (1)" in str(listed["blocks"])

    await karim.clicks(listed, "Voir")
    await karim.clicks(karim.reads(channel)[-1], "Je m'en occupe")

    said = str([one.body for one in channel.messages.values()])
    assert f"<@{karim.id}> is on it" in said
    await tom.runs("/kamarade", "obstacles")
    assert "Rien ne te bloque" in str(tom.inbox())
    assert "Ce que tu peux lever" not in str(tom.inbox())
