"""A text written in Slack is read before it is kept, and what is wrong is said with its line."""

from pathlib import Path

import pytest

from bot.domain.changes import changed
from bot.domain.errors import BadMarkdown, UnknownValue
from bot.domain.proofreading import proofread
from bot.library import load

CONTENT = Path(__file__).parent.parent.parent / "content"


@pytest.fixture(scope="module")
def content():
    return load([CONTENT])


def test_every_entry_of_the_booklet_passes(content):
    for draft in content.drafts:
        proofread(draft.body, content.company, "body")


@pytest.mark.parametrize(
    ("body", "why", "line"),
    [
        pytest.param("Un **mot.", "bold", 1, id="bold"),
        pytest.param("Oui.\n\nUn `mot.", "code", 3, id="code"),
        pytest.param("Voir [ici](https://a.example", "link", 1, id="a link without an end"),
        pytest.param("Voir [ici]().", "link", 1, id="a link to nowhere"),
        pytest.param("{{ company.erp.delay_days }", "braces", 1, id="a brace is missing"),
        pytest.param("{{ societe.nom }}", "braces", 1, id="no value of the company"),
        pytest.param("| a | b |\n|---|---|\n| 1 |", "table", 3, id="a cell is missing"),
        pytest.param("| a | b |\n| 1 | 2 |", "table", 1, id="no row of dashes"),
        pytest.param("```\nx", "fence", 1, id="a fence without an end"),
    ],
)
def test_what_is_never_closed_is_said_with_its_line(content, body, why, line):
    with pytest.raises(BadMarkdown) as error:
        proofread(body, content.company, "body")

    assert (error.value.details["why"], error.value.details["line"]) == (why, line)


def test_a_value_that_the_company_has_not_is_named(content):
    with pytest.raises(UnknownValue) as error:
        proofread("En {{ company.erp.dela_days }} jours.", content.company, "body")

    assert error.value.details["key"] == "erp.dela_days"


@pytest.mark.parametrize(
    "body",
    ["`**` fait du gras", "[a](https://x.example/a_(b))", "* un\n* deux", "a_b", "5 * 3 * 2", "🎉"],
)
def test_what_is_only_unusual_passes(content, body):
    proofread(body, content.company, "body")


@pytest.mark.parametrize(
    ("before", "after", "gone", "come"),
    [
        pytest.param("a\n\nb\n\nc", "a\n\nB\n\nc", "b", "B", id="in the middle"),
        pytest.param("a\nb", "a\nb\nc", "", "c", id="added"),
        pytest.param("a\nb\nc\nd", "A\nb\nc\nD", "a\n[…]\nd", "A\n[…]\nD", id="in two places"),
        pytest.param("a", "a", "", "", id="nothing"),
    ],
)
def test_only_what_changed_is_shown(before, after, gone, come):
    found = changed(before, after)

    assert (found.before, found.after) == (gone, come)
