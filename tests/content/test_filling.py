"""A company's first folder: what it still has to say, and what is never taken from the example."""

import pytest
import yaml

from bot.domain.languages import Language
from bot.library import load
from bot.library.faults import Fault, Gravity
from bot.library.filling import strange, to_fill
from bot.library.worksheet import worksheet
from tests.conftest import CONTENT
from tests.content.conftest import Folder

FR = Language.FR
SHIPPED = (CONTENT / "company.yaml").read_text(encoding="utf-8")
REAL = "identity:\n  name: Acme\n  fictional: false\n"


def found(folder: Folder) -> dict[str, Fault]:
    faults = to_fill(folder.layers, load(folder.layers).drafts)
    return {fault.sentence.split("« ")[1].split(" »")[0]: fault for fault in faults}


def test_an_empty_folder_still_quotes_the_examples_and_says_so(folder: Folder):
    fault = found(folder)["erp.delay_days"]

    assert fault.gravity is Gravity.NOTICE
    assert fault.owner == "it"
    assert "à remplir par it ; exemple : " in fault.sentence
    assert load(folder.layers).company.value("erp.delay_days", FR) is not None


def test_a_real_company_never_quotes_the_fictional_one(folder: Folder):
    folder.write("company.yaml", REAL)

    content = load(folder.layers)
    entry = content.booklet.find("erp-delay", FR)

    assert entry is not None
    assert "(non rempli)" in entry.body
    assert "erp.delay_days" in entry.missing
    assert found(folder)["erp.delay_days"].gravity is Gravity.TO_MEND
    hr = content.company.roles["hr"]
    assert hr.contact[FR] == "contact pas encore rempli"
    assert (hr.slack, hr.email) == (None, None)
    assert "solstice" not in str([draft.entry(content.company).body for draft in content.drafts])


def test_a_link_that_nobody_filled_in_leads_nowhere(folder: Folder):
    folder.write("company.yaml", REAL)

    entry = load(folder.layers).booklet.find("erp-request", FR)

    assert entry is not None
    assert "le formulaire d'accès *(non rempli)*" in entry.body
    assert "](*" not in entry.body


def test_what_is_filled_in_is_no_longer_asked_for(folder: Folder):
    folder.write("company.yaml", f"{REAL}values:\n  erp:\n    delay_days: 9\n    request_url:\n")

    asked = found(folder)

    assert "erp.delay_days" not in asked
    assert str(asked["erp.request_url"].path) == f"{folder.own}/company.yaml"
    assert asked["erp.request_url"].line == 7


def test_only_what_an_entry_quotes_is_asked_for(folder: Folder):
    folder.write("company.yaml", REAL)

    assert "limits.lunch" not in found(folder)


def test_the_fictional_name_is_asked_for(folder: Folder):
    folder.write("company.yaml", "identity:\n  fictional: false\n")

    assert found(folder)["identity.name"].owner == "hr"


def test_a_slip_in_the_name_of_a_value_is_noticed(folder: Folder):
    folder.write("company.yaml", "values:\n  erp:\n    delai_days: 9\n")

    [fault] = strange(folder.layers, load(folder.layers).drafts)

    assert fault.sentence == "« erp.delai_days » n'est citée par aucune fiche"
    assert (fault.path.parent, fault.line) == (folder.own, 3)
    assert fault.gravity is Gravity.NOTICE


def test_the_form_is_the_shipped_file_with_nothing_said():
    form = yaml.safe_load(worksheet(SHIPPED))
    shipped = yaml.safe_load(SHIPPED)

    assert form["identity"]["fictional"] is False
    assert form["values"].keys() == shipped["values"].keys()
    for group, keys in form["values"].items():
        assert keys.keys() == shipped["values"][group].keys()
        assert [value for key, value in keys.items() if key != "owner"] == [None] * (len(keys) - 1)
    assert all(role.get("contact") is None for role in form["roles"].values())


@pytest.mark.parametrize("example", ["exemple : 165", "déjeuner seul au restaurant"])
def test_the_form_says_what_it_expects(example: str):
    assert example in worksheet(SHIPPED)


def test_the_form_loads_as_it_is(folder: Folder):
    folder.write("company.yaml", worksheet(SHIPPED))

    assert "identity.name" in found(folder)
    assert load(folder.layers).company.value("erp.delay_days", FR) is None
