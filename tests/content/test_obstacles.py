"""`obstacles.yaml`: the 21 kinds, and each fault by its line."""

import shutil
from datetime import date

import pytest

from bot.domain.languages import Language
from bot.domain.obstacles import BUDDY, MANAGER, Rung, ladder
from bot.library import ContentError, load
from bot.library.checking import faults_of
from bot.library.content import Content
from tests.conftest import CONTENT
from tests.content.conftest import Folder


@pytest.fixture(scope="module")
def shipped() -> Content:
    return load([CONTENT])


@pytest.fixture
def small(folder: Folder) -> Folder:
    shutil.copy(CONTENT / "obstacles.yaml", folder.shipped / "obstacles.yaml")
    return folder


def test_the_shipped_file_names_21_kinds_and_their_workarounds(shipped: Content):
    kinds = shipped.obstacles.types.values()

    assert len(kinds) == 21
    entries = {entry.id for entry in shipped.booklet}
    assert {kind.workaround for kind in kinds} - {None} <= entries
    assert {kind.owner for kind in kinds} <= shipped.company.roles.keys()


def test_every_entry_that_offers_an_obstacle_names_a_known_kind(shipped: Content):
    offered = {entry.obstacle for entry in shipped.booklet} - {None}

    assert offered <= shipped.obstacles.types.keys()
    assert {"erp-access", "manager-absent", "buddy-absent"} <= offered


def test_no_ladder_of_the_21_reaches_whom_the_obstacle_is_about(shipped: Content):
    leads = {name: role.lead for name, role in shipped.company.roles.items() if role.lead}
    for kind in shipped.obstacles.types.values():
        for owner in (kind.owner, *shipped.company.roles):
            roles = [rung.name for rung in ladder(kind, owner, leads)]
            assert kind.about not in roles, kind.id
            assert len(set(roles)) == len(roles), kind.id
            assert owner not in roles, kind.id
    about = {kind.id: kind.about for kind in shipped.obstacles.types.values() if kind.about}
    assert about == {"manager-absent": MANAGER, "buddy-absent": BUDDY}


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param(
            "erp-access",
            [Rung("it-lead", 0), Rung("manager", 3), Rung("sales-director", 7)],
            id="lead, manager, sponsor",
        ),
        pytest.param(
            "price-approval", [Rung("manager", 3), Rung("sales-director", 7)], id="without a lead"
        ),
        pytest.param("manager-absent", [Rung("sales-director", 7)], id="about the manager"),
        pytest.param("buddy-absent", [Rung("sales-director", 7)], id="about the buddy"),
        pytest.param(
            "targets-missing", [Rung("hr", 0), Rung("sales-director", 7)], id="manager, then HR"
        ),
    ],
)
def test_the_ladder(shipped: Content, kind: str, expected: list[Rung]):
    leads = {name: role.lead for name, role in shipped.company.roles.items() if role.lead}
    found = shipped.obstacles.types[kind]

    assert list(ladder(found, found.owner, leads)) == expected


@pytest.mark.parametrize("language", list(Language))
def test_who_solved_an_erp_access_says_to_try_it(shipped: Content, language: Language):
    said = shipped.obstacles.types["erp-access"].solved[language]

    assert (
        said
        == {
            Language.FR: "Ton accès ERP est ouvert, essaie.",
            Language.EN: "Your ERP access is open, give it a try.",
        }[language]
    )


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        pytest.param(
            "obstacles", "    owner: it\n", "    owner: nobody\n", "« nobody »", id="owner"
        ),
        pytest.param(
            "obstacles", "    allowed_days: 2", "    allowed_days: 0", "allowed_days", id="no time"
        ),
        pytest.param(
            "obstacles", "    severity: high", "    severity: grave", "severity", id="word"
        ),
        pytest.param(
            "obstacles", "    label: {fr: Accès ERP absent, ", "    label: {", "en « fr »", id="fr"
        ),
        pytest.param("obstacles", "    access: erp", "    acces: erp", "acces", id="unknown key"),
        pytest.param("obstacles", "sponsor: sales-director", "sponsor: x", "« x »", id="sponsor"),
        pytest.param("obstacles", "    about: manager", "    about: me", "about", id="about"),
        pytest.param("company", "    lead: it-lead", "    lead: boss", "boss", id="lead"),
        pytest.param(
            "company",
            "    email: karim@solstice.example",
            "    email: karim",
            "email",
            id="address",
        ),
        pytest.param(
            "company",
            "    email: karim@solstice.example",
            "    slack: '#it'",
            "slack",
            id="channel",
        ),
    ],
)
def test_a_fault_names_its_file_and_line(
    small: Folder, name: str, old: str, new: str, sentence: str
):
    small.change(f"{name}.yaml", old, new)

    with pytest.raises(ContentError) as raised:
        load(small.layers)

    [fault] = raised.value.faults
    assert sentence in fault.sentence
    text = (small.shipped / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    key = new.strip().partition(":")[0]
    line = text[fault.line - 1]
    assert key in line or line.strip() in {"roles:", "label:"}, line


def test_an_entry_whose_obstacle_is_unknown_is_a_fault(small: Folder):
    line = small.change("booklet/fr/erp-delay.md", "obstacle: erp-access", "obstacle: magic")

    found = [f for f in faults_of(load(small.layers), date(2026, 11, 24)) if "magic" in f.sentence]

    assert [fault.line for fault in found] == [line]
