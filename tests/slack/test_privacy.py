"""What is held of somebody: shown, taken away, erased, and nothing left."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from bot.domain.retention import DEFAULT_DAYS, Kept
from bot.services import privacy
from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.test_questions import hand_over

CANARY = "zanzibarine"


async def open_my_data(person: Person) -> dict:
    await person.runs("/kamarade", "mes-donnees")
    return person.inbox()[-1]


async def erase(person: Person) -> None:
    await person.clicks(await open_my_data(person), "Tout effacer…")
    await person.fills_and_submits({})


async def id_of(scene: Scene, person: Person) -> str:
    rows = await scene.column("person WHERE slack_id = :x".replace(":x", f"'{person.id}'"), "id")
    return str(rows[0])


async def test_what_is_held_is_said_in_words_with_its_counts(
    scene: Scene, nina: Person, maya: Person
):
    await hand_over(nina, f"où est le dossier {CANARY} ?")

    shown = str((await open_my_data(nina))["blocks"])

    assert "Questions que tu as envoyées aux RH*: 1" in shown.replace(" :", ":").replace("\xa0", "")
    assert CANARY not in shown


async def test_erasing_is_explained_first_and_a_closed_window_erases_nothing(
    scene: Scene, nina: Person, maya: Person
):
    await hand_over(nina, f"où est le dossier {CANARY} ?")
    await nina.clicks(await open_my_data(nina), "Tout effacer…")

    assert nina.view is not None
    assert "C'est définitif" in str(nina.view["blocks"])
    assert await scene.column("question", "text") == [f"où est le dossier {CANARY} ?"]


async def test_after_erasure_nothing_is_left_in_the_database_in_slack_or_in_the_logs(
    scene: Scene, nina: Person, maya: Person, capsys: pytest.CaptureFixture[str]
):
    await hand_over(nina, f"où est le dossier {CANARY} ?")
    await maya.clicks(maya.inbox()[-1], "Répondre")
    await maya.fills_and_submits({"Ta réponse": f"Le dossier {CANARY} est au coffre."})
    await scene.settle()

    await nina.clicks(await open_my_data(nina), "Tout emporter")
    await maya.runs("/kamarade-rh", "exporter")
    await scene.settle()
    assert len(scene.slack.team.files) == 3

    await erase(nina)
    await scene.settle()

    assert scene.slack.team.files == {}
    assert "kamarade.json" not in str(nina.inbox())
    assert CANARY not in await scene.everything_kept()
    assert nina.id not in await scene.everything_kept()
    assert "nina@" not in await scene.everything_kept()
    file = Path(scene.database.url.partition("///")[2])
    left = b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    assert CANARY.encode() not in left
    assert b"nina@" not in left
    assert CANARY not in str([m for m in maya.inbox() if not m["ephemeral"]])
    assert CANARY not in str(
        [m for m in nina.inbox() if m.get("user") != nina.id and not m["ephemeral"]]
    )
    assert CANARY not in capsys.readouterr().err


async def test_what_was_planned_for_somebody_is_never_said(
    scene: Scene, nina: Person, maya: Person
):
    await hand_over(nina)
    await erase(nina)
    before = len(maya.inbox())

    scene.clock.move(timedelta(days=9).total_seconds())
    await scene.bot.jobs.tick()
    await scene.settle()

    assert len(maya.inbox()) == before


async def test_whoever_writes_again_is_somebody_new(scene: Scene, nina: Person, maya: Person):
    await nina.says("sap")
    first = await id_of(scene, nina)
    await erase(nina)
    await nina.says("sap")

    assert await id_of(scene, nina) != first
    assert ("person.erase", first) in await scene.audited()


async def test_a_restored_backup_brings_nobody_back(scene: Scene, nina: Person, maya: Person):
    await nina.says("sap")
    first = await id_of(scene, nina)
    await erase(nina)
    await scene.run("UPDATE person SET name = 'Nina' WHERE id = :id", id=first)

    scene.clock.move(timedelta(days=1).total_seconds())
    await scene.bot.jobs.tick()

    assert "Nina" not in await scene.column("person", "name")


@pytest.mark.parametrize(("kept", "left"), [(True, 1), (False, 0)])
async def test_an_answered_question_is_forgotten_once_it_is_too_old(
    scene: Scene, nina: Person, maya: Person, kept: bool, left: int
):
    await hand_over(nina)
    await maya.clicks(maya.inbox()[-1], "Répondre")
    await maya.fills_and_submits({"Ta réponse": "Oui."})
    days = DEFAULT_DAYS[Kept.QUESTIONS] - 1 if kept else DEFAULT_DAYS[Kept.QUESTIONS] + 1

    scene.clock.move(timedelta(days=days).total_seconds())
    await scene.bot.jobs.tick()

    assert len(await scene.column("question", "id")) == left


async def test_a_question_that_waits_is_never_forgotten(scene: Scene, nina: Person, maya: Person):
    await hand_over(nina)

    scene.clock.move(timedelta(days=900).total_seconds())
    await scene.bot.jobs.tick()

    assert len(await scene.column("question", "id")) == 1


async def test_somebody_else_sees_nothing_of_it(
    scene: Scene, nina: Person, tom: Person, maya: Person
):
    await hand_over(nina, f"où est le dossier {CANARY} ?")
    await tom.says("sap")

    rows = await privacy.rows_of(scene.database, await id_of(scene, tom))

    assert CANARY not in str(rows)
    assert not re.search(r"\bNina\b", str(rows))
    assert set(rows) <= {table.name for table in SQLModel.metadata.tables.values()}
