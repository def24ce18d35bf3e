import pytest

from bot.answers.spelling import Spelling

SPELLING = Spelling({"remboursement": 3, "frais": 2, "conge": 5, "congre": 1, "badge": 1})
TYPED = Spelling(dict.fromkeys(("hotel", "erp", "ticket", "rtt", "teletravail", "tt", "ai"), 2))


@pytest.mark.parametrize(
    ("typed", "repaired"),
    [
        pytest.param("fraid", "frais", id="one letter wrong"),
        pytest.param("frias", "frais", id="two letters swapped"),
        pytest.param("rembousrment", "remboursement", id="two faults in a long word"),
        pytest.param("fraiqq", "fraiqq", id="two faults in a short word"),
        pytest.param("cong", "conge", id="the nearer and more frequent word wins"),
        pytest.param("frais", "frais", id="a known word stays"),
        pytest.param("fr", "fr", id="too short to be repaired"),
        pytest.param("2026", "2026", id="a number stays"),
        pytest.param("xylophone", "xylophone", id="nothing is near"),
    ],
)
def test_an_unknown_word_becomes_its_nearest_neighbour(typed, repaired):
    assert SPELLING.repair([typed]) == [repaired]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("koman je fe", "comment je fais", id="by ear"),
        pytest.param(
            "jsuis ds le tt", "je suis dans le tt", id="short forms, but the booklet's own"
        ),
        pytest.param("ou est lerp", "ou est l erp", id="an article stuck to its noun"),
        pytest.param("un tiket pour lotel", "un ticket pour l hotel", id="a noun by ear behind it"),
        pytest.param("du teletravaille", "du teletravail", id="what sounds the same"),
        pytest.param("cb de rtt", "combien de rtt", id="a count"),
    ],
)
def test_what_is_typed_by_ear_is_read_beyond_doubt(typed, read):
    assert TYPED.trusted(typed.split()) == TYPED.repair(typed.split()) == read.split()


def test_a_far_fetched_repair_is_not_beyond_doubt():
    assert SPELLING.repair(["fraiz", "cadge"]) == ["frais", "badge"]
    assert SPELLING.trusted(["cadge"]) == ["cadge"]


def test_a_bank_card_stays_one():
    cards = Spelling({"cb": 5, "rtt": 1})

    assert cards.repair(["cb", "de", "la", "boite"]) == ["cb", "de", "la", "boite"]
    assert cards.repair(["payer", "par", "cb"]) == ["payer", "par", "cb"]
    assert cards.repair(["cb", "de", "rtt"]) == ["combien", "de", "rtt"]
