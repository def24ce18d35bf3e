"""A member in the hands of a test or a demo: `await nina.says("bonjour")`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Unpack

from bot.workspace import choosing
from bot.workspace.acts import (
    acting,
    commanding,
    people,
    places,
    speaking,
    submitting,
    uploading,
)
from bot.workspace.acts.events import delivered
from bot.workspace.reader import Reader, ts_of

if TYPE_CHECKING:
    from bot.workspace.bodies import Body
    from bot.workspace.platform import Platform
    from bot.workspace.team.conversations import Conversation
    from bot.workspace.team.members import Changes, Member

_HOME_WAIT = 2.0


class Person(Reader):
    """Acts as one member, through the same doors as the page."""

    def __init__(self, platform: Platform, member: Member) -> None:
        super().__init__(platform, member)
        self._inputs: dict[str, Body] = {}

    async def says(
        self, text: str, channel: Conversation | str | None = None, thread: Any = None
    ) -> Body:
        """Post a message, and return it once the app has acknowledged its event."""
        conversation = self._where(channel)
        self._look_away()
        message, deliveries = speaking.say(
            self._platform, self.member, conversation, text, ts_of(thread)
        )
        await delivered(deliveries)
        return message.as_page()

    def uploads(self, name: str, content: bytes) -> list[Body]:
        """Keep a file, and return what a form's file input holds of it."""
        file = uploading.keep(self._platform, self.member, name, content)
        return [file.as_slack(self._platform.url)]

    async def shares(self, name: str, content: bytes, text: str = "") -> None:
        """Send a file to the app, in its direct message."""
        file = uploading.keep(self._platform, self.member, name, content)
        conversation = self._where(None)
        _, deliveries = uploading.share(self._platform, self.member, conversation, file, text)
        await delivered(deliveries)

    async def mentions_bot(
        self, channel: Conversation | str, text: str, thread: Any = None
    ) -> Body:
        """Post a message that starts with the app's name."""
        mention = f"<@{self._platform.team.bot_user_id}> {text}"
        return await self.says(mention, channel, thread)

    async def edits(self, message: Body, text: str) -> None:
        """Correct one's own message."""
        kept = self._where(message["channel"]).messages[message["ts"]]
        await delivered(speaking.correct(self._platform, self.member, kept, text))

    async def deletes(self, message: Body) -> None:
        """Take back one's own message."""
        kept = self._where(message["channel"]).messages[message["ts"]]
        await delivered(speaking.take_back(self._platform, self.member, kept))

    async def runs(
        self, command: str, text: str = "", channel: Conversation | str | None = None
    ) -> str | None:
        """Run a slash command; return Slack's sentence when it failed."""
        self._look_away()
        line = f"{command} {text}".strip()
        return await commanding.run(self._platform, self.member, self._where(channel), line)

    async def clicks(self, where: Body, what: str) -> str | None:
        """Press a button of a message or view, by its `action_id` or by its text."""
        return await self._press(where, choosing.button(where.get("blocks", []), what))

    async def selects(self, where: Body, what: str, choice: Any) -> str | None:
        """Choose in a select, picker or set of boxes of a message or view."""
        return await self._press(where, choosing.select(where.get("blocks", []), what, choice))

    async def searches(self, where: Body, what: str, typed: str) -> list[Body]:
        """Return what an external select offers for what was typed."""
        block_id, action_id, _ = choosing.select(where["blocks"], what, None)
        press = acting.Press(block_id, action_id, {"value": typed})
        place = places.find(self._platform, self.member, _container(where))
        return await acting.options(self._platform, self.member, place, press)

    @property
    def view(self) -> Body | None:
        """Return the modal the member looks at, if any."""
        return self._platform.modals.top(self.id)

    @property
    def home(self) -> Body | None:
        """Return what the Home tab shows, if the app published anything."""
        return self.member.home

    async def fills_and_submits(self, values: dict[str, Any]) -> dict[str, str] | None:
        """Fill the open modal in, by label or id, and send it; return the field errors."""
        view = self._open_view()
        self._look_away()
        state = {**self._inputs.pop(view["id"], {}), **choosing.filled(view["blocks"], values)}
        outcome = await submitting.submit(self._platform, self.member, view["id"], state)
        if "error" in outcome:
            raise RuntimeError(outcome["error"])
        return outcome.get("errors")

    async def closes_view(self) -> None:
        """Close the open modal without sending it."""
        await submitting.close(self._platform, self.member, self._open_view()["id"])

    async def opens_home(self) -> Body | None:
        """Open the Home tab, and return what it shows."""
        before = self.home["hash"] if self.home else None
        await delivered(people.open_tab(self._platform, self.member, "home"))
        deadline = time.monotonic() + _HOME_WAIT
        while not self._platform.courier.delivery.is_immediate:
            if self.home and self.home["hash"] != before:
                break
            if not await self._platform.live.news(deadline - time.monotonic()):
                break
        return self.home

    async def opens_messages(self) -> None:
        """Open the Messages tab, where the direct message is."""
        await delivered(people.open_tab(self._platform, self.member, "messages"))

    async def changes(self, **facts: Unpack[Changes]) -> None:
        """Change one's profile; the app hears `user_change`."""
        await delivered(people.change(self._platform, self.member, **facts))

    async def _press(self, where: Body, found: tuple[str, str, Body]) -> str | None:
        block_id, action_id, content = found
        self._look_away()
        state = self._inputs.setdefault(where.get("id") or where["ts"], {})
        if content.get("type"):
            state.setdefault(block_id, {})[action_id] = content
        press = acting.Press(block_id, action_id, content, state)
        place = places.find(self._platform, self.member, _container(where))
        return await acting.press(self._platform, self.member, place, press)

    def _open_view(self) -> Body:
        if self.view is None:
            raise LookupError(f"{self.name} has no modal open")
        return self.view


def _container(where: Body) -> Body:
    if "ts" in where:
        return {"type": "message", "channel": where["channel"], "ts": where["ts"]}
    return {"type": "view", "view_id": where["id"]}
