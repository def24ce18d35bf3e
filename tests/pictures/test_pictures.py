"""Charts are pictures with words, and reach the reader one way or another."""

import struct

import pytest
from slack_sdk.models.blocks import ImageBlock

from bot import pictures
from bot.domain.languages import Language
from bot.pictures import Chart
from bot.showing import Blocks, with_pictures
from bot.uploading import Upload
from bot.workspace import Person
from bot.workspace.faults import Fault
from tests.conftest import Scene

CAUSES = Chart(
    "Jours bloqués par cause",
    ["Accès ERP", "Voiture", "Autre"],
    {"Jours": [1234.5, None, 3]},
    Language.FR,
    "58 personnes.",
)
ENERGY = Chart(
    "Energy", ["D7", "D30", "D60"], {"2026": [4, 3.5, None], "2027": [4, 3.5, 3.4]}, Language.EN
)


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("chart", [CAUSES, ENERGY], ids=["one series", "two series"])
async def test_a_chart_is_wide_enough_to_read_on_a_screen(chart: Chart):
    for draw in (pictures.bars, pictures.lines):
        width, height = size(await draw(chart))

        assert width > 1000
        assert height > 200


def test_who_does_not_see_it_reads_every_value_in_their_own_writing():
    assert CAUSES.words == (
        "Jours bloqués par cause. Accès ERP\u00a0: 1\u202f234,5\u00a0; Voiture\u00a0: —\u00a0; "
        "Autre\u00a0: 3. 58 personnes."
    )
    assert "2026 — D7: 4; D30: 3.5; D60: —" in ENERGY.words


def test_a_chart_with_nothing_to_show_is_drawn_all_the_same():
    assert pictures._bars(Chart("Rien", ["A"], {"x": [None]}, Language.FR)).startswith(b"\x89PNG")


@pytest.fixture
def shown() -> Blocks:
    return [ImageBlock(slack_file={"id": "energy"}, alt_text="Énergie").to_dict()]


async def say(scene: Scene, person: Person, blocks: Blocks) -> str:
    picture = Upload("energy.png", await pictures.lines(ENERGY), ENERGY.words)
    client = scene.bot.app.client

    async def post(ready: Blocks) -> str:
        answer = await client.chat_postMessage(channel=person.id, text="x", blocks=ready)
        return str(answer["ts"])

    return await with_pictures(client, blocks, {"energy": picture}, post)


async def test_a_picture_is_sent_first_and_the_message_shows_it(
    scene: Scene, nina: Person, shown: Blocks
):
    await say(scene, nina, shown)

    [block] = nina.inbox()[-1]["blocks"]
    assert block["slack_file"]["id"] in scene.slack.team.files


async def test_a_picture_that_slack_still_looks_at_is_waited_for(
    scene: Scene, nina: Person, shown: Blocks
):
    scene.slack.pace.file = 0.6
    await say(scene, nina, shown)

    assert len([m for m in nina.inbox() if m["text"] == "x"]) == 1
    assert nina.inbox()[-1]["blocks"][0]["type"] == "image"


@pytest.mark.parametrize("step", ["files.getUploadURLExternal", "upload"])
async def test_a_picture_that_cannot_be_sent_leaves_its_words(
    scene: Scene, nina: Person, shown: Blocks, step: str
):
    scene.slack.misbehave(step, Fault.SERVER_ERROR)
    await say(scene, nina, shown)

    [block] = nina.inbox()[-1]["blocks"]
    assert block["type"] == "context"
    assert "D30: 3.5" in block["elements"][0]["text"]


async def test_a_picture_that_slack_never_accepts_leaves_its_words(
    scene: Scene, nina: Person, shown: Blocks, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("bot.showing.PAUSES", (0.0, 0.0))
    scene.slack.pace.file = 3600

    await say(scene, nina, shown)

    assert nina.inbox()[-1]["blocks"][0]["type"] == "context"
