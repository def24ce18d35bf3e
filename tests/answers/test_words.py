import pytest

from bot.answers.words import fold, grams, stems, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Congés PAYÉS", "conges payes", id="accents and case"),
        pytest.param("cœur, ex æquo", "coeur, ex aequo", id="ligatures"),
        pytest.param("l’été", "l'ete", id="typographic apostrophe"),
        pytest.param("no\u200bte", "note", id="zero-width space"),
        pytest.param("\u202enote\u202c", "note", id="direction marks"),
        pytest.param("e\u0301te\u0301", "ete", id="accents already apart"),
        pytest.param("Straße", "strasse", id="sharp s"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_text_is_folded(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("J'ai 2 notes_de_frais !", ["j", "ai", "2", "notes", "de", "frais"], id="cut"),
        pytest.param("🙂🙂 ?!…", [], id="no word"),
        pytest.param("отпуск", ["отпуск"], id="another alphabet"),
        pytest.param("a" * 500, ["a" * 40], id="too long for a word"),
    ],
)
def test_a_text_is_cut_into_words(text, expected):
    assert words(text) == expected


def test_a_word_has_its_stem_in_both_languages():
    assert stems("frais") == ("frais", "en:frai")
    assert stems("badge") == ("badg",)


def test_grams_see_the_borders_of_a_word():
    assert grams("cp", 2, 3) == (" c", "cp", "p ", " cp", "cp ")
