"""Approved revisions laid over the other layers, as files."""

from datetime import date
from pathlib import Path

import pytest

from bot.domain.languages import Language
from bot.domain.revisions import Revision, RevisionKind, entry_id_of
from bot.library import load, revising
from bot.library.upgrades import overtaken

DAY = date(2026, 11, 23)
BODY = "Il est au rez-de-chaussée, derrière l'accueil."


def phrasing(folder, asked="où j'ai mis mon badge ?"):
    replaced = revising.below_of(folder.layers, Language.FR, "erp-delay")
    return Revision(
        RevisionKind.PHRASING,
        "erp-delay",
        Language.FR,
        "it",
        asked,
        replaced=replaced,
        decided_on=DAY,
    )


def entry(body=BODY):
    return Revision(
        RevisionKind.ENTRY,
        "local-velo",
        Language.FR,
        "hr",
        "où ranger mon vélo ?",
        "Local à vélos",
        body,
        decided_on=DAY,
    )


@pytest.fixture
def revised(tmp_path: Path) -> Path:
    path = tmp_path / "revisions"
    path.mkdir()
    return path


def test_a_phrasing_joins_the_entry_that_is_below(folder, revised):
    revising.lay(revised, folder.layers, [phrasing(folder), phrasing(folder, "et mon autre badge")])

    found = load([*folder.layers, revised]).booklet.find("erp-delay", Language.FR)

    assert found is not None
    assert found.questions[-2:] == ("où j'ai mis mon badge ?", "et mon autre badge")


def test_a_new_entry_has_its_owner_and_its_dates(folder, revised):
    revising.lay(revised, folder.layers, [entry()])

    found = load([*folder.layers, revised]).booklet.find("local-velo", Language.EN)

    assert found is not None
    assert (found.title, found.body, found.owner) == ("Local à vélos", BODY, "hr")
    assert found.questions == ("où ranger mon vélo ?",)
    assert found.checked_on == DAY


def test_a_text_with_signs_of_its_own_stays_a_text(folder, revised):
    tricky = "Titre : « oui »\n---\n{{ company.nothing.here }}\n- [x] *fin*"
    revising.lay(revised, folder.layers, [entry(tricky)])

    [path] = revised.rglob("*.md")

    assert path.read_text(encoding="utf-8").endswith(tricky + "\n")


def test_what_is_withdrawn_leaves_the_booklet(folder, revised):
    revising.lay(revised, folder.layers, [entry()])
    revising.lay(revised, folder.layers, [])

    assert list(revised.rglob("*.md")) == []


def test_nothing_is_written_again_when_nothing_changed(folder, revised):
    [path] = revising.lay(revised, folder.layers, [entry()])
    written = path.stat().st_mtime_ns

    revising.lay(revised, folder.layers, [entry()])

    assert path.stat().st_mtime_ns == written


def test_what_the_company_took_up_leaves_this_layer(folder, revised):
    changes = [entry(), phrasing(folder)]
    for key, text in revising.composed(folder.layers, changes).items():
        folder.write(revising.name_of(key), text)

    assert revising.lay(revised, folder.layers, changes) == []


def test_a_text_that_changed_below_is_a_conflict_and_the_approved_one_stays(folder, revised):
    change = phrasing(folder)
    folder.write(
        "booklet/fr/erp-delay.md", "---\ntitle: Autre titre\nquestions: [autre]\n---\nAutre.\n"
    )
    revising.lay(revised, folder.layers, [change])
    layers = [*folder.layers, revised]
    content = load(layers)

    assert ("erp-delay", Language.FR) in overtaken(layers, content.drafts)
    found = content.booklet.find("erp-delay", Language.FR)
    assert found is not None
    assert "où j'ai mis mon badge ?" in found.questions


@pytest.mark.parametrize(
    ("title", "taken", "expected"),
    [
        pytest.param("Local à vélos", set(), "local-a-velos", id="accents and blanks"),
        pytest.param("Local", {"local"}, "local-2", id="taken"),
        pytest.param("¿?", set(), "entry", id="no letter at all"),
        pytest.param("x" * 200, set(), "x" * 60, id="too long"),
    ],
)
def test_the_id_of_a_new_entry_is_made_of_its_title(title, taken, expected):
    assert entry_id_of(title, taken) == expected
