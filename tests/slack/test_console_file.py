"""The list of HR's console, as a file for whoever asked."""

import csv
from io import StringIO

from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.journeys import accompanied, travels


async def sent_file(scene: Scene, person: Person) -> list[list[str]]:
    [file] = (
        person.inbox()[-2]["files"]
        if "files" in person.inbox()[-2]
        else person.inbox()[-1]["files"]
    )
    content = scene.slack.team.files[file["id"]].content
    assert content is not None
    return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


async def test_the_list_is_sent_as_a_file_to_whoever_asked(
    scene: Scene, maya: Person, nina: Person, bea: Person
):
    evil = scene.slack.add_member("=HYPERLINK(1)", locale="fr-FR")
    await travels(scene, evil, day=-3)
    journey = await travels(scene, nina, day=12, site="Lyon")
    await accompanied(scene, journey, nina, bea)

    await maya.runs("/kamarade-rh", "exporter", scene.slack.channel("rh", [maya]))

    head, *rows = await sent_file(scene, maya)
    assert head[0] == "Nom"
    [mine] = [row for row in rows if row[0] == "Nina"]
    assert (mine[4], mine[6], mine[9], mine[10]) == ("12", "Lyon", "Béa Fontaine", "oui")
    [guarded] = [row for row in rows if "HYPERLINK" in row[0]]
    assert guarded[0] == "'=HYPERLINK(1)"
    assert guarded[4] == "-3"
    assert "console.export" in [action for action, _ in await scene.audited()]
