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


def text(folder, body="Deux jours, et pas un de plus.", on=DAY):
    replaced = revising.below_of(folder.layers, Language.FR, "erp-delay")
    return Revision(
        RevisionKind.TEXT,
        "erp-delay",
        Language.FR,
        "it",
        "",
        "Accès ERP",
        body,
        replaced=replaced,
        decided_on=on,
    )


def review(folder, on=DAY):
    replaced = revising.below_of(folder.layers, Language.FR, "erp-delay")
    return Revision(
        RevisionKind.REVIEW, "erp-delay", Language.FR, "it", "", replaced=replaced, decided_on=on
    )


def laid(folder, revised, *revisions):
    revising.lay(revised, folder.layers, revisions)
    layers = [*folder.layers, revised]
    content = load(layers)
    found = content.booklet.find("erp-delay", Language.FR)
    assert found is not None
    return found, ("erp-delay", Language.FR) in overtaken(layers, content.drafts)


def test_a_new_text_keeps_the_questions_and_moves_the_dates(folder, revised):
    before = load(folder.layers).booklet.find("erp-delay", Language.FR)

    found, _ = laid(folder, revised, text(folder))

    assert (found.title, found.body) == ("Accès ERP", "Deux jours, et pas un de plus.")
    assert found.questions == before.questions
    assert found.checked_on == DAY
    assert found.review_by - DAY == before.review_by - before.checked_on


def test_a_text_found_true_moves_only_its_dates(folder, revised):
    before = load(folder.layers).booklet.find("erp-delay", Language.FR)

    found, is_overtaken = laid(folder, revised, review(folder, date(2027, 3, 1)))

    assert (found.title, found.body) == (before.title, before.body)
    assert found.checked_on == date(2027, 3, 1)
    assert not is_overtaken


def test_it_is_read_again_after_as_long_as_the_last_time(folder, revised):
    dated = "checked_on: 2026-01-01\nreview_by: 2027-01-01"
    folder.write(
        "booklet/fr/erp-delay.md", f"---\ntitle: Autre\nquestions: [autre]\n{dated}\n---\nAutre.\n"
    )

    found, _ = laid(folder, revised, review(folder, date(2027, 3, 1)))

    assert found.review_by == date(2028, 2, 29)


def test_a_text_that_changed_since_it_was_found_true_is_to_be_read_again(folder, revised):
    change = review(folder, date(2027, 3, 1))
    folder.write("booklet/fr/erp-delay.md", "---\ntitle: Autre\nquestions: [autre]\n---\nAutre.\n")

    found, _ = laid(folder, revised, change)

    assert found.checked_on is None


def test_an_older_look_never_takes_a_newer_date_back(folder, revised):
    found, _ = laid(folder, revised, text(folder, on=date(2027, 6, 1)), review(folder))

    assert found.checked_on == date(2027, 6, 1)


def test_what_is_added_over_a_text_of_ours_does_not_hide_that_it_is_overtaken(folder, revised):
    ours = text(folder)
    folder.write("booklet/fr/erp-delay.md", "---\ntitle: Autre\nquestions: [autre]\n---\nAutre.\n")

    found, is_overtaken = laid(folder, revised, ours, phrasing(folder))

    assert found.body == "Deux jours, et pas un de plus."
    assert is_overtaken


def test_a_text_exported_to_the_company_s_folder_leaves_this_layer(folder, revised):
    changes = [text(folder), review(folder, date(2027, 3, 1)), phrasing(folder)]
    for key, written in revising.composed(folder.layers, changes).items():
        folder.write(revising.name_of(key), written)

    assert revising.lay(revised, folder.layers, changes) == []
