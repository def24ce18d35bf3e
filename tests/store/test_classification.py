"""Every table says what it holds of people, and what becomes of it."""

import pytest
from sqlmodel import SQLModel

from bot.domain.languages import Language
from bot.shelf import Shelf
from store.classification import TABLES, UNSAID, Leaving
from store.models import Person

KNOWN = SQLModel.metadata.tables
COLUMNS = [(name, column) for name, table in KNOWN.items() for column in table.c]


def test_every_table_is_classified():
    assert set(TABLES) == set(KNOWN)


@pytest.mark.parametrize("name", TABLES)
def test_what_is_said_of_a_table_names_its_columns(name: str):
    held, columns = TABLES[name], set(KNOWN[name].c.keys())

    assert {*held.about, *held.emptied, *held.hidden} <= columns
    assert (held.kept is None) == (not held.dated)
    assert not held.dated or held.dated in columns
    assert bool(held.emptied) == (held.leaving is Leaving.EMPTIED)
    assert name not in UNSAID or set(UNSAID[name][1]) <= columns


@pytest.mark.parametrize(("name", "column"), COLUMNS, ids=str)
def test_whoever_a_row_points_at_owns_it_or_is_left_as_a_key(name: str, column):
    if column.references(KNOWN[Person.__tablename__].c.id):
        assert column.name in (*TABLES[name].about, *TABLES[name].hidden), (
            f"{name}.{column.name} points at a person: about whom, or hidden?"
        )


@pytest.mark.parametrize("language", Language)
def test_a_person_reads_in_words_what_each_table_holds_of_them(language: Language, shelf: Shelf):
    words = shelf.texts.say(language, "my_data", count=2, days={})

    for name, held in TABLES.items():
        assert not held.about or words[f"table_{name}"]
