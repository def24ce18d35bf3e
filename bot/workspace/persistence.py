"""Keep the team across restarts of the demo. Tokens are never written."""

from __future__ import annotations

import asyncio
import contextlib
import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from bot.workspace.mint import Timestamps
from bot.workspace.team.conversations import Conversation
from bot.workspace.team.files import File
from bot.workspace.team.members import Member
from bot.workspace.team.messages import Message
from bot.workspace.team.team import Team

if TYPE_CHECKING:
    from pathlib import Path

    from bot.workspace.bodies import Body

_PAUSE = 0.5
_PLAIN = (
    "name",
    "domain",
    "fictional_note",
    "tips",
    "id",
    "app_id",
    "bot_id",
    "bot_user_id",
    "groups",
)


class Keeper:
    """Saves the team soon after it changed, in one file replaced at once."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._saved = 0
        self._watching: asyncio.Task[None] | None = None

    def load(self) -> Team | None:
        """Return the team that was kept, if one was."""
        if self._path is None or not self._path.is_file():
            return None
        return _team(json.loads(self._path.read_text(encoding="utf-8")))

    def watch(self, team: Team) -> None:
        """Save from now on, a moment after each burst of changes."""
        if self._path is not None:
            self._watching = asyncio.ensure_future(self._watch(team))

    async def stop(self, team: Team) -> None:
        """Save what changed last, and stop."""
        if self._watching is not None:
            self._watching.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watching
        self._save(team)

    async def _watch(self, team: Team) -> None:
        while True:
            await asyncio.sleep(_PAUSE)
            self._save(team)

    def _save(self, team: Team) -> None:
        if self._path is None or self._saved == team.version:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps(_written(team), ensure_ascii=False), encoding="utf-8")
        draft.replace(self._path)
        self._saved = team.version


def _written(team: Team) -> Body:
    plain = {name: getattr(team, name) for name in _PLAIN}
    return plain | {
        "last": team.stamps.last,
        "files": [file.written() for file in team.files.values()],
        "members": [asdict(member) for member in team.members.values()],
        "conversations": [_conversation(c) for c in team.conversations.values()],
    }


def _conversation(conversation: Conversation) -> Body:
    return {
        "id": conversation.id,
        "kind": conversation.kind,
        "name": conversation.name,
        "members": conversation.members,
        "created": conversation.created,
        "archived": conversation.archived,
        "external": conversation.external,
        "unread": conversation.unread,
        "messages": [_message(message) for message in conversation.messages.values()],
    }


def _message(message: Message) -> Body:
    return {name.name: getattr(message, name.name) for name in fields(message)}


def _team(kept: Body) -> Team:
    team = Team(**{name: kept[name] for name in _PLAIN}, stamps=Timestamps(kept["last"]))
    team.members = {member["id"]: Member(**member) for member in kept["members"]}
    team.files = {body["id"]: File.read(body) for body in kept.get("files", ())}
    for body in kept["conversations"]:
        team.keep(_opened(body))
    return team


def _opened(body: dict[str, Any]) -> Conversation:
    messages = body.pop("messages")
    conversation = Conversation(**body)
    for message in messages:
        conversation.add(Message(**message))
    return conversation
