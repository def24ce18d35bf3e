"""Of whom, joining the workspace, HR hears."""

import pytest

from bot.domain.joining import JoiningRules

KAM = JoiningRules(titles=("KAM", "Key Account", "grands comptes"))
OURS = JoiningRules(domains=("solstice.example",))
BOTH = JoiningRules(KAM.titles, OURS.domains)


@pytest.mark.parametrize(
    ("rules", "title", "email", "wanted"),
    [
        pytest.param(KAM, "Senior KAM, Énergie", "", True, id="a word of the title"),
        pytest.param(KAM, "Responsable Grands-Comptes", "", True, id="hyphens are spaces"),
        pytest.param(KAM, "Kamal's assistant", "", False, id="part of a word"),
        pytest.param(KAM, "", "lea@solstice.example", False, id="no title"),
        pytest.param(OURS, "", "lea@Solstice.example", True, id="the domain"),
        pytest.param(OURS, "", "lea@not-solstice.example", False, id="the end of a domain"),
        pytest.param(OURS, "KAM", "", False, id="no address"),
        pytest.param(BOTH, "KAM", "lea@elsewhere.example", False, id="both are wanted"),
        pytest.param(BOTH, "KAM", "lea@solstice.example", True, id="both are there"),
        pytest.param(JoiningRules(), "KAM", "lea@solstice.example", False, id="off"),
    ],
)
def test_hr_hears_of_whom_they_asked_for(rules: JoiningRules, title: str, email: str, wanted: bool):
    assert rules.wants(title, email) is wanted
