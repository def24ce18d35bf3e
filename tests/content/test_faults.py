"""Every fault of the content names its file and its line."""

from datetime import date

import pytest

from bot.library import ContentError, load
from bot.library.checking import faults_of
from tests.content.conftest import Folder

FR, EN = "booklet/fr/erp-delay.md", "booklet/en/erp-delay.md"
TODAY = date(2026, 11, 24)


def faults(folder: Folder) -> list[str]:
    content = load(folder.layers)
    return [str(fault) for fault in faults_of(content, TODAY)]


def test_the_small_copy_is_in_order(folder: Folder):
    assert faults(folder) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        pytest.param(FR, "---\n", "--\n", "l'en-tête doit commencer", id="no header"),
        pytest.param(FR, "theme: ", "thème: ", "thème : ", id="unknown key"),
        pytest.param(FR, "theme: access", "theme: magic", "« magic » n'est pas un de", id="theme"),
        pytest.param(FR, "status: company", "status: perhaps", "status : ", id="unknown status"),
        pytest.param(FR, 'title: "', 'title: ""\nx: "', "title : ", id="no title"),
        pytest.param(FR, "aliases: [", "aliases: [[", "YAML illisible", id="malformed YAML"),
        pytest.param(FR, "checked_on: ", "checked_on: bientôt ", "checked_on : ", id="no date"),
        pytest.param(FR, "owner: it", "owner: nobody", "« nobody » n'est pas un rôle", id="owner"),
        pytest.param(
            FR, "review_by: 2027", "review_by: 2025", "à relire depuis le", id="past its review"
        ),
        pytest.param(
            FR, "obstacle:", "related: [nowhere]\nobstacle:", "« nowhere » n'existe pas", id="dead"
        ),
        pytest.param(
            "booklet/fr/leave-entitlement.md",
            "sources:",
            "sources: []\nrelated:",
            "cite ses sources",
            id="law without sources",
        ),
        pytest.param(FR, "\n1. ", "\n- ", "pas les mêmes blocs", id="other blocks"),
        pytest.param(
            FR, "company.erp.delay_days", "company.erp.nothing", "company.erp.nothing", id="value"
        ),
    ],
)
def test_a_fault_names_its_file_and_line(
    folder: Folder, name: str, old: str, new: str, sentence: str
):
    line = folder.change(name, old, new)

    found = [fault for fault in faults(folder) if sentence in fault]

    assert found, faults(folder)
    assert any(f"/{name}:" in fault for fault in found)
    if "blocs" not in sentence and "company." not in sentence:
        assert abs(int(found[0].split(".md:")[1].split(":")[0]) - line) <= 1


def test_a_missing_language_is_named(folder: Folder):
    (folder.shipped / EN).unlink()

    assert any("il manque la fiche en « en »" in fault for fault in faults(folder))


def test_too_few_phrasings_are_counted(folder: Folder):
    path = folder.shipped / FR
    lines = path.read_text(encoding="utf-8").splitlines()
    phrasings = [line for line in lines if line.startswith('  - "')]
    kept = [line for line in lines if line not in phrasings[2:]]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")

    assert any("il en faut au moins 8" in fault for fault in faults(folder))


def test_an_entry_too_long_to_read_standing_is_counted(folder: Folder):
    with (folder.shipped / FR).open("a", encoding="utf-8") as file:
        file.write("\n" + "mot " * 300)

    assert any("mots : une fiche en a de 60 à 220" in fault for fault in faults(folder))


def test_an_entry_too_long_for_slack_is_named(folder: Folder):
    with (folder.shipped / FR).open("a", encoding="utf-8") as file:
        file.write("\n" + "mot " * 4000)

    assert any("Slack en accepte 12000" in fault for fault in faults(folder))


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        pytest.param("country: FR", "country: France", "identity.country", id="country"),
        pytest.param("time_zone: Europe/Paris", "time_zone: Paris", "time_zone", id="zone"),
        pytest.param("  fictional: true", "  fictionnal: true", "fictionnal", id="typo"),
        pytest.param("\nroles:", "\nroles: [", "YAML illisible", id="YAML"),
    ],
)
def test_a_company_file_that_cannot_be_used_stops_with_its_line(
    folder: Folder, old: str, new: str, where: str
):
    folder.change("company.yaml", old, new)

    with pytest.raises(ContentError, match=where) as error:
        load(folder.layers)

    assert "company.yaml:" in str(error.value)


def test_a_fault_of_the_own_company_file_names_that_file(folder: Folder):
    folder.write("company.yaml", "identity:\n  country: Nowhere\n")

    with pytest.raises(ContentError) as error:
        load(folder.layers)

    assert f"{folder.own}/company.yaml:2" in str(error.value)


def test_gates_that_cannot_be_used_name_their_line(folder: Folder):
    folder.write("gates.yaml", "topics:\n  greeting:\n    gate: hello\n")

    with pytest.raises(ContentError, match=r"own/gates\.yaml:3: topics\.greeting\.gate"):
        load(folder.layers)


def test_words_that_yaml_would_read_as_yes_stay_words(folder: Folder):
    folder.write("gates.yaml", "lexicons:\n  small: [on, no, 36]\n")

    assert load(folder.layers).gates.lexicons == {"small": ("on", "no", "36")}
