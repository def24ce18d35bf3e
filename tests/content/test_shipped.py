"""The content we ship: in order, and the same in every language."""

from datetime import date
from itertools import product

import pytest

from bot.domain import errors
from bot.domain.company import quoted
from bot.domain.errors import KamaradeError
from bot.domain.languages import Language
from bot.library import load
from bot.library.checking import faults_of
from bot.library.filling import to_fill
from bot.texts import Texts
from tests.conftest import CONTENT, ROOT

TEXTS = Texts([CONTENT])


def test_the_shipped_booklet_has_no_fault():
    content = load([CONTENT])

    assert [str(fault) for fault in faults_of(content, date(2026, 11, 23))] == []
    assert to_fill([CONTENT], content.drafts) == []


def test_it_has_at_least_24_topics_in_every_language():
    booklet = load([CONTENT]).booklet

    for language in Language:
        assert len({entry.id for entry in booklet if entry.language is language}) >= 24


@pytest.mark.parametrize(("language", "message"), list(product(Language, TEXTS.names(Language.FR))))
def test_every_language_has_the_same_blocks_and_variables(language: Language, message: str):
    french, other = TEXTS.shape(Language.FR, message), TEXTS.shape(language, message)

    assert other.blocks == french.blocks
    assert other.variables == french.variables


@pytest.mark.parametrize("language", list(Language))
def test_every_error_has_its_sentence(language: Language):
    classes = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, KamaradeError)
    }

    assert TEXTS.shape(language, "errors").blocks == classes - {"KamaradeError"} | {"Unexpected"}


def test_every_theme_has_its_title():
    themes = {entry.theme for entry in load([CONTENT]).booklet}

    assert themes <= TEXTS.shape(Language.FR, "home").blocks


def test_every_gate_has_its_words():
    content = load([CONTENT])
    said = TEXTS.shape(Language.FR, "gates").blocks

    for topic in content.gates.topics:
        named = f"{topic.kind}_{topic.name.replace('-', '_')}"
        assert named in said or topic.kind.value in said


def test_every_value_a_company_is_asked_for_is_quoted_somewhere():
    content = load([CONTENT])
    wanted = {key for draft in content.drafts for key in quoted(draft.body)}
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    values = {key for key in content.company.values if not key.startswith("roles.")} - {"name"}

    assert {key for key in values - wanted if f'"{key}"' not in sources} == set()
