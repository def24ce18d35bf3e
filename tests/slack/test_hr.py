"""`/kamarade-rh`: one table, both languages, and a button for each line."""

from itertools import product

import pytest

from bot.domain.languages import Language
from bot.domain.names import folded
from bot.listeners.commands import Subcommand, chosen
from bot.listeners.hr import COMMAND, SUBCOMMANDS
from bot.texts import Texts
from bot.workspace import Person
from tests.conftest import CONTENT, Scene

TEXTS = Texts([CONTENT])
EACH = pytest.mark.parametrize("one", SUBCOMMANDS, ids=[one.name for one in SUBCOMMANDS])


def test_no_word_stands_for_two_subcommands():
    names = [folded(name) for one in SUBCOMMANDS for name in {*one.french, *one.english}]

    assert sorted(names) == sorted(set(names))


@EACH
@pytest.mark.parametrize("language", list(Language))
def test_the_example_of_each_subcommand_is_one_that_it_understands(
    one: Subcommand, language: Language
):
    example = TEXTS.say(language, "hr_help")[f"{one.name}_example"]

    assert example.startswith(f"{COMMAND} {one.shown(language)}")
    found = chosen(example.removeprefix(COMMAND), SUBCOMMANDS)
    assert found is not None
    assert found[0] is one


@pytest.mark.parametrize(("word", "line"), list(product(["aide", "HELP", "Aidé"], ["", " merci"])))
async def test_the_help_names_every_subcommand_in_the_readers_language(
    maya: Person, word: str, line: str
):
    await maya.runs(COMMAND, f"{word}{line}")

    shown = str(maya.whisper()["blocks"])
    for one in SUBCOMMANDS:
        assert f"`{COMMAND} {one.shown(Language.FR)}`" in shown


async def test_an_english_reader_gets_english_names(scene: Scene, tom: Person):
    await scene.grant(tom, scene.hr)
    await tom.runs(COMMAND, "help")

    assert f"`{COMMAND} deliveries`" in str(tom.whisper()["blocks"])


async def test_a_press_in_the_help_does_what_the_word_does(maya: Person):
    await maya.runs(COMMAND, "questions")
    typed = maya.whisper()["text"]
    await maya.runs(COMMAND, "aide")

    await maya.clicks(maya.whisper(), "hr.run.questions")

    assert maya.whisper()["text"] == typed


async def test_the_button_of_a_subcommand_that_is_gone_says_so(scene: Scene, maya: Person):
    client = scene.bot.app.client
    button = {
        "type": "button",
        "text": {"type": "plain_text", "text": "Ouvrir"},
        "action_id": "hr.run.gone",
        "value": "gone",
    }
    blocks = [{"type": "actions", "elements": [button]}]
    await client.chat_postMessage(channel=maya.dm.id, text="ancien", blocks=blocks)

    await maya.clicks(maya.inbox()[-1], "Ouvrir")

    assert "ancien message" in maya.whisper()["text"]
