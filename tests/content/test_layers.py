"""The company's own folder, laid over the shipped one."""

import pytest

from bot.domain.languages import Language
from bot.library import load
from tests.content.conftest import Folder

FR = Language.FR


def test_only_the_values_it_changes_are_needed(folder: Folder):
    folder.write("company.yaml", "identity:\n  name: Acme\nvalues:\n  erp:\n    delay_days: 9\n")

    company = load(folder.layers).company

    assert company.name == "Acme"
    assert company.value("erp.delay_days", FR) == "9"
    assert company.value("erp.tool", FR) is not None


def test_its_entry_hides_the_shipped_one(folder: Folder):
    folder.write("booklet/fr/erp-delay.md", '---\ntitle: "Chez nous"\n---\nAppelle Zoé.\n')

    booklet = load(folder.layers).booklet

    entry = booklet.find("erp-delay", FR)
    assert entry is not None
    assert (entry.title, entry.body) == ("Chez nous", "Appelle Zoé.")


def test_it_retires_a_shipped_entry(folder: Folder):
    for language in ("fr", "en"):
        folder.write(
            f"booklet/{language}/erp-delay.md", '---\ntitle: "Retirée"\nretired: true\n---\n'
        )

    assert load(folder.layers).booklet.find("erp-delay", FR) is None


def test_an_unreadable_entry_is_left_out_and_the_others_stay(folder: Folder):
    folder.write("booklet/fr/erp-delay.md", "no header at all")

    content = load(folder.layers)

    assert [fault.path.name for fault in content.faults] == ["erp-delay.md"]
    assert content.booklet.find("erp-request", FR) is not None


def test_a_value_left_empty_is_said_in_the_text_and_listed(folder: Folder):
    folder.write("company.yaml", "values:\n  erp:\n    delay_days:\n")

    entry = load(folder.layers).booklet.find("erp-delay", FR)

    assert entry is not None
    assert "erp.delay_days" in entry.missing
    assert "(non rempli)" in entry.body


@pytest.mark.parametrize(
    ("written", "french", "english"),
    [
        ("1234.5", "1\u202f234,5", "1,234.5"),
        ("21.40", "21,40", "21.40"),
        ("2", "2", "2"),
        ("2026-12-01", "1er décembre 2026", "December 1, 2026"),
        ("true", "oui", "yes"),
        ("{fr: lundi, en: Monday}", "lundi", "Monday"),
    ],
)
def test_a_value_is_said_as_each_language_says_it(
    folder: Folder, written: str, french: str, english: str
):
    folder.write("company.yaml", f"values:\n  erp:\n    delay_days: {written}\n")

    company = load(folder.layers).company

    assert company.value("erp.delay_days", FR) == french
    assert company.value("erp.delay_days", Language.EN) == english
