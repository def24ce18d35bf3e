import pytest

from bot.library.variants import spelled_out


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("merci", ["merci"], id="no slot"),
        pytest.param("à {demain|lundi}", ["à demain", "à lundi"], id="one slot"),
        pytest.param("{a|b|c} {x|y}", ["a x", "b y", "c y"], id="the shorter slot turns round"),
        pytest.param("{bonjour|} toi", ["bonjour toi", " toi"], id="a slot may be empty"),
        pytest.param("a | b", ["a | b"], id="a bar outside a slot is a bar"),
    ],
)
def test_variants_say_each_word_once(sentence, expected):
    assert spelled_out(sentence) == expected


def test_two_long_slots_do_not_always_meet_alike():
    found = spelled_out("{a|b} {v|w|x|y}")

    assert found == ["a v", "b w", "a x", "b y"]
