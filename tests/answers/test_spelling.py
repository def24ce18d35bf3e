import pytest

from bot.answers.spelling import Spelling

SPELLING = Spelling({"remboursement": 3, "frais": 2, "conge": 5, "congre": 1, "badge": 1})


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
