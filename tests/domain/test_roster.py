"""A list of newcomers: read exactly, or every fault named with its line."""

from datetime import date

import pytest

from bot.calendars import countries, named_regions
from bot.domain import roster
from bot.domain.cells import Reading
from bot.domain.enrolment import Enrolment, Who
from bot.domain.journeys import Track
from bot.domain.languages import Language

READING = Reading(date(2026, 11, 23), "FR", countries(), named_regions)
NINA = "nina@solstice.example"


def faults(text: str) -> list[tuple[int, str]]:
    found = roster.read(text, READING)
    assert not (found.enrolments and found.faults)
    return [(fault.line, fault.kind) for fault in found.faults]


def one(text: str) -> Enrolment:
    [(_, enrolment)] = roster.read(text, READING).enrolments
    return enrolment


def test_a_full_line_is_read_whole():
    text = (
        "E-mail;Arrivée;Nom;Pays;Région;Site;Langue;Responsable;Segment;Métier;Secteurs;Gammes;"
        "Outils;Binôme;Nouveau poste\n"
        f"{NINA.upper()};01/03/2027; Nina  Exemple ;Allemagne;by;Munich;anglais;"
        "paul@solstice.example;Énergie;animation;gaz / eau;pompes;SAP, Salesforce;"
        "ines@solstice.example;oui\n"
    )

    assert one(text) == Enrolment(
        who=Who(email=NINA, name="Nina Exemple"),
        started_on=date(2027, 3, 1),
        country="DE",
        region="BY",
        site="Munich",
        language=Language.EN,
        line_manager=Who(email="paul@solstice.example"),
        segment="Énergie",
        track=Track.ANIMATION,
        industries=("gaz", "eau"),
        products=("pompes",),
        tools=("SAP", "Salesforce"),
        buddy=Who(email="ines@solstice.example"),
        is_new_role=True,
    )


@pytest.mark.parametrize(
    ("country", "typed", "code"),
    [
        ("FR", "Alsace", "6AE"),
        ("FR", "bas-rhin", "6AE"),
        ("FR", "67", "6AE"),
        ("FR", "la réunion", "974"),
        ("DE", "Bavière", "BY"),
        ("DE", "BAYERN", "BY"),
        ("GB", "Écosse", "SCT"),
        ("CH", "geneve", "GE"),
        ("CA", "Québec", "QC"),
    ],
)
def test_a_region_is_known_by_its_name_or_its_code(country: str, typed: str, code: str):
    assert one(f"mail;arrivée;pays;région\n{NINA};2027-03-01;{country};{typed}").region == code


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"email,start\n{NINA},2027-03-01", id="commas, English, ISO"),
        pytest.param(f"COURRIEL\tDébut\n{NINA}\t1/3/2027", id="tabs, as copied from a sheet"),
        pytest.param(f"\ufeffe-mail;arrivée\r\n{NINA};01.03.2027\r\n\r\n", id="BOM and CRLF"),
        pytest.param(f"arrivee;mail\n2027-3-1;{NINA}", id="another order, no accents"),
        pytest.param(f"\n\ne-mail;arrivée;binôme\n{NINA};01-03-2027;auto", id="blank lines, auto"),
        pytest.param(f"e-mail;arrivée;site\n{NINA};01/03/2027", id="a line cut short"),
        pytest.param(
            f'e-mail;arrivée\n"{NINA}";"01/03/2027";;', id="quotes, and empty cells after"
        ),
    ],
)
def test_however_it_was_exported_it_is_read(text: str):
    assert one(text) == Enrolment(Who(email=NINA), date(2027, 3, 1), "FR")


GOOD = f"{NINA};2027-03-01"
LONG = "x" * 81


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [(0, "nothing")], id="nothing"),
        pytest.param(" \n;;\n", [(0, "nothing")], id="blank cells"),
        pytest.param("e-mail;arrivée\n", [(0, "nobody")], id="headings alone"),
        pytest.param(
            "e-mail;arrivée\n" + "".join(f"p{n}@x.fr;2027-03-01\n" for n in range(501)),
            [(0, "too_many")],
            id="too many people",
        ),
        pytest.param(f"e-mail;jour J\n{GOOD}", [(1, "unknown_column")], id="unknown column"),
        pytest.param(f"e-mail;arrivée;\n{GOOD};x", [(1, "unknown_column")], id="nameless column"),
        pytest.param("mail;email;arrivée\na;b;c", [(1, "column_twice")], id="column twice"),
        pytest.param("nom;pays\nNina;FR", [(1, "missing_column")], id="columns missing"),
        pytest.param(f"e-mail;arrivée\n{GOOD};x", [(2, "too_many_cells")], id="too many cells"),
        pytest.param("e-mail;arrivée\n;2027-03-01", [(2, "missing")], id="no address"),
        pytest.param(f"e-mail;arrivée\n{NINA};", [(2, "missing")], id="no date"),
        pytest.param("e-mail;arrivée\nnina;2027-03-01", [(2, "bad_email")], id="bad address"),
        pytest.param("e-mail;arrivée\na@b.c d.fr;2027-03-01", [(2, "bad_email")], id="two words"),
        pytest.param(f"e-mail;arrivée\n{NINA};03/01/27", [(2, "bad_date")], id="short year"),
        pytest.param(f"e-mail;arrivée\n{NINA};lundi", [(2, "bad_date")], id="not a date"),
        pytest.param(f"e-mail;arrivée\n{NINA};31/02/2027", [(2, "no_such_day")], id="no such day"),
        pytest.param(f"e-mail;arrivée\n{NINA};01/03/2072", [(2, "too_far")], id="far away"),
        pytest.param(f"e-mail;arrivée;pays\n{GOOD};Fance", [(2, "bad_country")], id="country"),
        pytest.param(f"e-mail;arrivée;région\n{GOOD};GES", [(2, "bad_region")], id="region"),
        pytest.param(f"e-mail;arrivée;langue\n{GOOD};de", [(2, "bad_language")], id="language"),
        pytest.param(f"e-mail;arrivée;métier\n{GOOD};vente", [(2, "bad_track")], id="track"),
        pytest.param(
            f"e-mail;arrivée;nouveau poste\n{GOOD};peut-être", [(2, "bad_yes_no")], id="yes or no"
        ),
        pytest.param(f"e-mail;arrivée;site\n{GOOD};=1+1", [(2, "formula")], id="formula"),
        pytest.param(f"e-mail;arrivée;site\n{GOOD};{LONG}", [(2, "too_long")], id="too long"),
        pytest.param(
            f"e-mail;arrivée;outils\n{GOOD};{'/'.join('abcdefghijk')}",
            [(2, "too_many_words")],
            id="too many words",
        ),
        pytest.param(
            f"e-mail;arrivée;manager\n{GOOD};{NINA}", [(2, "own_manager")], id="own manager"
        ),
        pytest.param(f"e-mail;arrivée;binôme\n{GOOD};{NINA}", [(2, "own_buddy")], id="own buddy"),
        pytest.param(
            f"e-mail;arrivée;manager;binôme\n{GOOD};p@x.fr;p@x.fr",
            [(2, "manager_as_buddy")],
            id="manager as buddy",
        ),
        pytest.param(
            f"e-mail;arrivée\n{GOOD}\nb@x.fr;2027-03-01\n{NINA.upper()};2027-04-01",
            [(4, "repeated")],
            id="somebody twice",
        ),
        pytest.param(
            "e-mail;arrivée;pays\nnina;lundi;Fance\n;31/02/2027;",
            [
                (2, "bad_email"),
                (2, "bad_date"),
                (2, "bad_country"),
                (3, "missing"),
                (3, "no_such_day"),
            ],
            id="every fault of every line",
        ),
    ],
)
def test_every_fault_is_named_with_its_line(text: str, expected: list[tuple[int, str]]):
    assert faults(text) == expected
