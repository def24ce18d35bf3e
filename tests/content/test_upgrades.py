"""A shipped text that changes under the company's own copy."""

import pytest

from bot.commands.adopt import adopt
from bot.library import load, upgrades
from bot.library.faults import Fault, Gravity
from bot.settings import read
from tests.content.conftest import Folder

ENTRY = "booklet/fr/erp-delay.md"


def faults(folder: Folder) -> list[Fault]:
    return upgrades.faults(folder.layers, load(folder.layers).drafts)


def take(folder: Folder, *names: str) -> int:
    settings = read({"KAMARADE_CONTENT_DIR": str(folder.own)})
    return adopt(settings, folder.shipped, list(names))


@pytest.mark.parametrize("name", [ENTRY, "messages/fr/welcome.j2", "gates.yaml"])
def test_a_copy_says_which_text_it_was_made_from(folder: Folder, name: str):
    assert take(folder, name) == 0

    assert faults(folder) == []
    load(folder.layers)


def test_an_entry_is_copied_in_every_language(folder: Folder):
    assert take(folder, "erp-delay") == 0

    assert (folder.own / "booklet/en/erp-delay.md").is_file()


def test_what_is_already_there_is_never_overwritten(folder: Folder):
    folder.write(ENTRY, "à nous")

    take(folder, "erp-delay")

    assert (folder.own / ENTRY).read_text(encoding="utf-8") == "à nous"


def test_an_upgrade_under_a_copy_is_named_with_what_to_write(folder: Folder):
    take(folder, "erp-delay")
    folder.change(ENTRY, "ne reste pas seul", "ne reste pas dans ton coin")

    [fault] = faults(folder)

    assert (fault.path, fault.line) == (folder.own / ENTRY, 2)
    assert f"relisez {folder.shipped / ENTRY}" in fault.sentence
    assert f"based_on: {upgrades.fingerprint(folder.shipped / ENTRY)}" in fault.sentence
    assert (fault.gravity, fault.owner) == (Gravity.TO_MEND, "it")


def test_once_the_line_is_brought_up_to_date_all_is_well(folder: Folder):
    take(folder, "erp-delay")
    old = upgrades.fingerprint(folder.shipped / ENTRY)
    folder.change(ENTRY, "ne reste pas seul", "ne reste pas dans ton coin")
    path = folder.own / ENTRY
    written = path.read_text(encoding="utf-8")
    path.write_text(
        written.replace(old, upgrades.fingerprint(folder.shipped / ENTRY)), encoding="utf-8"
    )

    assert faults(folder) == []


def test_a_copy_made_by_hand_is_told_what_to_add(folder: Folder):
    folder.write(ENTRY, (folder.shipped / ENTRY).read_text(encoding="utf-8"))

    [fault] = faults(folder)

    assert fault.gravity is Gravity.NOTICE
    assert "ajoutez « based_on: " in fault.sentence


def test_an_entry_of_ones_own_has_nothing_under_it(folder: Folder):
    folder.write("booklet/fr/chez-nous.md", "---\ntitle: Chez nous\n---\nBonjour.\n")

    assert faults(folder) == []


@pytest.mark.parametrize("name", ["nothing", "../company.yaml", "booklet"])
def test_only_what_is_shipped_can_be_copied(folder: Folder, name: str):
    assert take(folder, name) == 1


def test_without_a_folder_it_says_how_to_give_one(
    folder: Folder, capsys: pytest.CaptureFixture[str]
):
    assert adopt(read({}), folder.shipped, ["erp-delay"]) == 1
    assert "KAMARADE_CONTENT_DIR" in capsys.readouterr().out
