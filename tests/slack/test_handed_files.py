"""Files handed over: in one message, to one person, and taken back."""

import io
import json
import zipfile
from datetime import timedelta

import pytest

from bot.domain.retention import DEFAULT_DAYS, Kept
from bot.workspace import Person
from tests.conftest import Scene
from tests.slack.test_privacy import CANARY, erase, open_my_data
from tests.slack.test_questions import hand_over


async def test_everything_is_handed_over_for_a_machine_and_for_a_spreadsheet(
    scene: Scene, nina: Person, maya: Person
):
    await hand_over(nina, f"=1+1 {CANARY}")

    await nina.clicks(await open_my_data(nina), "Tout emporter")

    kept = scene.slack.team.files
    [message] = [m for m in nina.inbox() if m.get("files")]
    archive, document = [kept[one["id"]].content for one in message["files"]]
    assert "Voilà tout ce que je garde" in message["text"]
    assert archive is not None
    assert document is not None
    sheets = zipfile.ZipFile(io.BytesIO(archive))
    assert f"'=1+1 {CANARY}" in sheets.read("question.csv").decode()
    assert json.loads(document)["question"][0]["text"] == f"=1+1 {CANARY}"
    assert json.loads(document)["person"][0]["slack_id"] == nina.id


async def test_a_file_that_was_deleted_by_hand_does_not_hold_an_erasure_up(
    scene: Scene, nina: Person
):
    await nina.says("sap")
    await nina.clicks(await open_my_data(nina), "Tout emporter")
    scene.slack.team.files.clear()

    await erase(nina)
    await scene.settle()

    assert set(await scene.column("outbox WHERE kind = 'removal'", "state")) == {"sent"}


@pytest.mark.parametrize(("days", "left"), [(-1, 2), (2, 0)])
async def test_files_are_taken_back_once_they_are_too_old(
    scene: Scene, nina: Person, days: int, left: int
):
    await nina.says("sap")
    await nina.clicks(await open_my_data(nina), "Tout emporter")

    scene.clock.move(timedelta(days=DEFAULT_DAYS[Kept.MESSAGES] + days).total_seconds())
    await scene.bot.jobs.tick()
    await scene.settle()

    assert len(scene.slack.team.files) == left
    assert len(await scene.column("handed_file", "id")) == left


async def test_the_files_of_others_stay(scene: Scene, nina: Person, tom: Person):
    for person in (nina, tom):
        await person.says("sap")
        await person.clicks(await open_my_data(person), "privacy.download")

    await erase(nina)
    await scene.settle()

    assert len(scene.slack.team.files) == 2
    assert "kamarade.json" in str(tom.inbox())
