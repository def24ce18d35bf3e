"""A table of the booklet as Slack shows it."""

from bot.blocks.markdown import blocks

TEXT = """Avant.

| Dépense | Chez nous | Note |
|---|---|---|
| **Midi** | 22 € | 21,40 € |
| Soir | 1 250 € | au réel |

Après."""


def test_a_table_stands_between_the_words_around_it():
    assert [block.type for block in blocks(TEXT)] == ["markdown", "table", "markdown"]


def test_every_column_wraps_so_that_a_phone_shows_the_last_one():
    table = blocks(TEXT)[1].to_dict()

    assert [column["is_wrapped"] for column in table["column_settings"]] == [True] * 3


def test_only_a_column_of_figures_is_to_the_right():
    table = blocks(TEXT)[1].to_dict()

    assert [column["align"] for column in table["column_settings"]] == ["left", "right", "left"]


def test_marks_are_left_out_of_cells():
    table = blocks(TEXT)[1].to_dict()

    assert [cell["text"] for cell in table["rows"][1]] == ["Midi", "22 €", "21,40 €"]
