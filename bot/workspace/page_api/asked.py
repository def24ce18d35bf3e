"""A question of the page: who asks, about what, and how the answer is written."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.workspace.bodies import Body, Refused

if TYPE_CHECKING:
    from bot.workspace.platform import Platform
    from bot.workspace.team.conversations import Conversation
    from bot.workspace.team.members import Member

_SENTENCES = {
    "user_not_found": "This member does not exist.",
    "channel_not_found": "This conversation does not exist.",
    "message_not_found": "This message no longer exists.",
    "not_in_channel": "This member is not in the conversation.",
}


class Asked:
    """The arguments of one request of the page."""

    def __init__(self, platform: Platform, args: Body) -> None:
        self.platform = platform
        self.args = args

    @property
    def member(self) -> Member:
        """Return the acting member."""
        return self.platform.member(self.text("as"))

    @property
    def conversation(self) -> Conversation:
        """Return the conversation in question, which the member must see."""
        conversation = self.platform.conversation(self.text("channel"))
        if conversation.kind != "channel" and self.member.id not in conversation.members:
            raise Refused("channel_not_found")
        return conversation

    def text(self, name: str) -> str:
        """Return an argument as text, empty when it is missing."""
        value = self.args.get(name)
        return "" if value is None else str(value)

    def body(self, name: str) -> Body:
        """Return an argument that is an object, empty when it is missing."""
        value = self.args.get(name) or {}
        if not isinstance(value, dict):
            raise Refused(f"{name} must be an object")
        return value


Answer = Callable[[Asked], Awaitable[Any]]


def route(platform: Platform, answer: Answer) -> Callable[[web.Request], Awaitable[web.Response]]:
    """Return the HTTP side of one question of the page."""

    async def serve(request: web.Request) -> web.Response:
        try:
            args = await _args(request)
            return web.json_response(await answer(Asked(platform, args)))
        except Refused as refusal:
            sentence = _SENTENCES.get(refusal.error, refusal.error)
            return web.json_response({"error": sentence}, status=400)

    return serve


async def _args(request: web.Request) -> Body:
    if request.method == "GET":
        return dict(request.query)
    try:
        body = json.loads(await request.text())
    except ValueError:
        raise Refused("The request is not JSON.") from None
    if not isinstance(body, dict):
        raise Refused("The request is not a JSON object.")
    return body
