"""`app.yaml` against what the code really uses."""

import re

import pytest

from bot.workspace import server  # noqa: F401  # registers every method
from bot.workspace.api.registry import METHODS
from bot.workspace.manifest import EVENT_SCOPES
from tests.conftest import MANIFEST, ROOT
from tests.recorder import everything_heard

# What the bot's own calls are named in the SDK: client.chat_postMessage → chat.postMessage.
CALL = re.compile(r"client\.([a-z]+(?:_[a-zA-Z]+)+)\(")


@pytest.fixture
def heard() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"command": set(), "event": set()}
    for one in everything_heard():
        found.setdefault(one.surface, set()).add(one.name)
    return found


def test_the_manifest_declares_exactly_the_commands_we_listen_to(heard: dict[str, set[str]]):
    declared = {command["command"] for command in MANIFEST["features"]["slash_commands"]}

    assert heard["command"] == declared


def test_the_manifest_declares_exactly_the_events_we_listen_to(heard: dict[str, set[str]]):
    declared = MANIFEST["settings"]["event_subscriptions"]["bot_events"]

    assert heard["event"] == {event.partition(".")[0] for event in declared}


def test_the_manifest_asks_for_exactly_the_scopes_our_calls_and_events_need():
    sources = [path for path in (ROOT / "bot").rglob("*.py") if "workspace" not in path.parts]
    called = {
        name.replace("_", ".")
        for path in sources
        for name in CALL.findall(path.read_text(encoding="utf-8"))
    }
    of_methods = {METHODS[name].scope for name in called}
    of_events = {
        EVENT_SCOPES[event] for event in MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    }
    # What depends on the conversation: the bot opens, and looks up in, direct messages alone,
    # of one person or of two.
    of_direct_messages = {"im:write", "im:history", "mpim:write", "mpim:history"}
    needed = of_methods | of_events | of_direct_messages | {"commands"}

    assert called >= {"chat.postMessage", "conversations.open", "conversations.history"}
    assert needed - {None} == set(MANIFEST["oauth_config"]["scopes"]["bot"])
