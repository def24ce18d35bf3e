import pytest

from bot.answers.phrasebook import Phrasebook, UnknownList

LISTS = {
    "who": ("<my>? <people>",),
    "my": ("mon", "ma", "my"),
    "people": ("<name>", "chef", "collègue*", "team mate"),
}


def found(pattern: str, sentence: str) -> bool:
    return bool(Phrasebook({"yes": [pattern]}, LISTS).labels(sentence.split()))


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        pytest.param("congé payé", "mes conge paye restants", id="words in a row"),
        pytest.param("harcel*", "on la harcelait", id="the start of a word"),
        pytest.param("combien … gagne", "combien mon chef gagne", id="a gap"),
        pytest.param("combien … gagne", "combien gagne", id="an empty gap"),
        pytest.param("^ valide", "valide mes conges", id="at the start"),
        pytest.param("merci $", "ok merci", id="at the end"),
        pytest.param("salaire de <who>", "le salaire de ma collegue svp", id="a list in a list"),
        pytest.param("<who> gagne", "chef gagne", id="an optional word left out"),
        pytest.param("<who> gagne", "my team mate gagne", id="a group of words"),
        pytest.param("salaire de <name>", "salaire de xname", id="a name"),
        pytest.param("salaire? <name>", "xname", id="an optional first word"),
    ],
)
def test_a_pattern_is_found(pattern, sentence):
    assert found(pattern, sentence)


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        pytest.param("congé payé", "conge deja paye", id="not in a row"),
        pytest.param("harcel*", "hareng", id="another word"),
        pytest.param("combien … gagne", "combien a b c d e f g gagne", id="too wide a gap"),
        pytest.param("^ valide", "qui valide", id="not at the start"),
        pytest.param("merci $", "merci de valider", id="not at the end"),
        pytest.param("<who> gagne", "client gagne", id="not in the list"),
        pytest.param("a b", "a", id="the sentence is over"),
    ],
)
def test_a_pattern_is_not_found(pattern, sentence):
    assert not found(pattern, sentence)


def test_a_list_that_does_not_exist_is_named():
    with pytest.raises(UnknownList, match="nowhere"):
        Phrasebook({"yes": ["<nowhere> gagne"]}, LISTS)


def test_a_list_that_leads_back_to_itself_ends_nowhere():
    book = Phrasebook({"yes": ["<loop> gagne"]}, {"loop": ("<loop>",)})

    assert book.labels(["loop", "gagne"]) == set()
