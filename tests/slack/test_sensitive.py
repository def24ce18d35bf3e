"""Sensitive words: human contacts first, nothing kept, nobody told."""

from bot.workspace import Person, Workspace
from tests.conftest import Scene

DISTRESS = "mon manager me harcèle, il me fait des remarques sexistes chaque jour"


async def test_contacts_come_in_the_first_two_lines(nina: Person):
    await nina.says(DISTRESS)

    lines = nina.inbox()[-1]["text"].splitlines()[:2]
    assert "cse@solstice.example" in lines[0]
    assert "39 28" in lines[1]


async def test_nothing_is_asked_and_no_button_is_shown(nina: Person):
    await nina.says(DISTRESS)

    answer = nina.inbox()[-1]
    assert [block["type"] for block in answer["blocks"]] == ["markdown"]
    assert "?" not in answer["text"]


async def test_nothing_is_kept_and_nobody_is_told(scene: Scene, nina: Person, maya: Person):
    before = len(maya.inbox())

    await nina.says(DISTRESS)
    await nina.runs("/kamarade", DISTRESS)

    kept = await scene.everything_kept()
    assert "harcèle" not in kept
    assert "sexistes" not in kept
    assert len(maya.inbox()) == before


async def test_in_a_channel_it_is_answered_in_private(slack: Workspace, nina: Person, tom: Person):
    channel = slack.channel("kam", [nina, tom])

    await nina.mentions_bot(channel, DISTRESS)

    assert "39 28" in nina.inbox()[-1]["text"]
    assert "39 28" not in str([m for m in tom.reads(channel) if m.get("bot_id")])
