"""One delivery being handled: who speaks, and the ways to answer them."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.models.views import View

from bot.domain.people import Speaker
from bot.inbox import is_replay, still_ours
from bot.posting import Message


class Turn:
    """What a listener answers with, besides the outbox."""

    def __init__(self, context: AsyncBoltContext, body: Mapping[str, Any]) -> None:
        self.ack = context.ack
        self.client = context.client
        self.trigger_id = str(body.get("trigger_id") or "")
        self._context = context
        self._respond = context.respond

    @property
    def speaker(self) -> Speaker:
        """Whoever clicks or types; every delivery that Kamarade listens to has somebody."""
        speaker: Speaker = self._context["speaker"]
        return speaker

    @property
    def channel(self) -> str | None:
        """The channel in which it happens; None in private, and in the Home tab."""
        found = self._context.channel_id
        return found if found and not found.startswith("D") else None

    async def tell(self, message: Message) -> None:
        """Say something to the speaker alone."""
        still_ours()
        # In the Home tab there is nothing to respond to.
        if is_replay() or self._respond is None or not self._context.response_url:
            await self.client.chat_postMessage(
                channel=self.speaker.slack_id, text=message.text, blocks=message.blocks
            )
            return
        await self._respond(
            text=message.text,
            blocks=message.blocks,
            response_type="ephemeral",
            replace_original=False,
        )

    async def show_instead(self, message: Message) -> None:
        """Show something in the place of the message that was pressed."""
        if is_replay() or self._respond is None or not self._context.response_url:
            await self.tell(message)
            return
        still_ours()
        await self._respond(text=message.text, blocks=message.blocks, replace_original=True)

    async def mend(self, body: Mapping[str, Any], blocks: Sequence[dict[str, Any]]) -> None:
        """Show the message that was pressed as it stands now, given whole."""
        place, text = body["container"], body["message"].get("text", "")
        if place.get("is_ephemeral") and self._respond is not None:
            await self._respond(text=text, blocks=blocks, replace_original=True)
            return
        await self.client.chat_update(
            channel=place["channel_id"], ts=place["message_ts"], text=text, blocks=blocks
        )

    async def open(self, view: View) -> None:
        """Open a window; a replay does not: the person has gone on since."""
        if not is_replay():
            await self.client.views_open(trigger_id=self.trigger_id, view=view)

    async def replace(self, view_id: str, view: View) -> None:
        """Show another window in place of the one where somebody just chose."""
        if not is_replay():
            await self.client.views_update(view_id=view_id, view=view)

    async def publish(self, view: View) -> None:
        """Bring the speaker's Home tab up to date."""
        await self.client.views_publish(user_id=self.speaker.slack_id, view=view)
