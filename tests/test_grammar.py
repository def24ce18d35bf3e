"""A name in a sentence."""

import pytest

from bot.grammar import au, du, opening


@pytest.mark.parametrize(
    ("name", "to", "of"),
    [
        ("le support informatique", "au support informatique", "du support informatique"),
        (
            "les opérations commerciales",
            "aux opérations commerciales",
            "des opérations commerciales",
        ),
        ("la paie", "à la paie", "de la paie"),
        ("l'équipe RH", "à l'équipe RH", "de l'équipe RH"),
        ("ton manager", "à ton manager", "de ton manager"),
        ("léa", "à léa", "de léa"),
    ],
)
def test_prepositions_contract_with_the_article(name: str, to: str, of: str):
    assert (au(name), du(name)) == (to, of)


def test_a_sentence_opens_with_a_capital_and_keeps_acronyms():
    assert opening("l'équipe RH") == "L'équipe RH"
    assert opening("") == ""
