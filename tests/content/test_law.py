"""What every entry of law says, and never says; the same figures in every language."""

import re

import pytest

from bot.domain.booklet import Status
from bot.domain.languages import Language
from bot.library import load
from bot.library.booklet import Draft
from tests.conftest import CONTENT

DRAFTS = {(draft.id, draft.language): draft for draft in load([CONTENT]).drafts}
LAW = [
    pytest.param(draft, id=f"{draft.language}-{draft.id}")
    for draft in DRAFTS.values()
    if draft.header.status is not Status.COMPANY
]
FRENCH_LAW = [one for one in LAW if one.values[0].language is Language.FR]
MORE = {
    Language.FR: "plus favorable",
    Language.EN: r"more favou?rable|more generous",
}
EUROPEAN = {"bot-privacy"}  # the regulation it quotes holds in the whole Union
REFERENCE = re.compile(r"[LRDA]\.?\d[\d-]*|\d\d-\d\d\.\d{3}|\d{4}-\d+|\b\d{4}\b")
NOT_SAID = re.compile(r"\{\{[^}]*\}\}|\]\([^)]*\)|^\d+\.\s", re.MULTILINE)


def both(french: Draft) -> tuple[Draft, Draft]:
    return french, DRAFTS[french.id, Language.EN]


def figures(draft: Draft) -> set[str]:
    """Return the figures of ten and more that a text says, written the same way."""
    text = NOT_SAID.sub(" ", draft.body)
    if draft.language is Language.FR:
        text = re.sub(r"(?<=\d)[\u00a0\u202f ](?=\d{3}(?!\d))", "", text)
        text = re.sub(r"(?<=\d),(?=\d)", ".", text)
    else:
        text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    found = re.findall(r"\d+(?:\.\d+)?", text)
    return {figure for figure in found if float(figure) >= 10 or "." in figure} - {"100"}


@pytest.mark.parametrize("draft", LAW)
def test_it_names_its_sources_its_dates_and_its_country(draft: Draft):
    assert draft.header.sources
    assert draft.header.checked_on
    assert draft.header.review_by
    assert draft.header.countries == (() if draft.id in EUROPEAN else ("FR",))


@pytest.mark.parametrize("draft", LAW)
def test_it_says_that_an_agreement_may_give_more(draft: Draft):
    assert re.search(MORE[draft.language], draft.body)


@pytest.mark.parametrize("draft", FRENCH_LAW)
def test_both_languages_quote_the_same_references(draft: Draft):
    quoted = [sorted(REFERENCE.findall(" ".join(one.header.sources))) for one in both(draft)]

    assert quoted[0] == quoted[1]


@pytest.mark.parametrize("draft", FRENCH_LAW)
def test_both_languages_say_the_same_figures(draft: Draft):
    french, english = both(draft)

    assert figures(french) == figures(english)


@pytest.mark.parametrize("draft", FRENCH_LAW)
def test_what_is_to_be_checked_is_so_in_both_languages(draft: Draft):
    french, english = ("\n".join((*one.header.sources, one.body)) for one in both(draft))

    assert ("vérifier" in french) == bool(
        re.search(r"to be confirmed|check with|check it", english)
    )


@pytest.mark.parametrize("draft", list(DRAFTS.values()), ids=lambda one: f"{one.language}-{one.id}")
def test_the_career_interview_is_never_every_two_years(draft: Draft):
    assert not re.search(
        r"entretien (professionnel|de parcours)[^.|]{0,60}(tous les (2|deux) ans)|"
        r"interview[^.|]{0,40}every two years",
        draft.body,
    )


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("entry", ["leave-entitlement", "leave-request", "rtt", "sick-leave"])
def test_days_of_leave_are_given_in_both_units(entry: str, language: Language):
    body = DRAFTS[entry, language].body

    assert "ouvrables" in body
    assert re.search(r"ouvrés?\b", body)


@pytest.mark.parametrize(
    ("entry", "language", "words"),
    [
        ("mileage", Language.FR, "pas un dû"),
        ("mileage", Language.EN, "tax scale, not an entitlement"),
        ("expense-limits", Language.FR, "pas une somme qui t'est due"),
        ("expense-limits", Language.EN, "not sums anyone owes you"),
        ("rtt", Language.FR, "ne sont pas un droit pour tout le monde"),
        ("rtt", Language.EN, "not a general right"),
        ("whistleblowing", Language.FR, "Kamarade n'est pas ce canal"),
        ("harassment", Language.FR, "pas une voie légale de signalement"),
    ],
)
def test_the_traps_are_avoided(entry: str, language: Language, words: str):
    assert re.search(words, DRAFTS[entry, language].body)
