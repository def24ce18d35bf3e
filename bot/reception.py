"""Where every delivery from Slack is received: kept, recognised, handled, closed, explained.

Bolt's middleware is not an onion (what follows `next()` runs before the listener), so what must
surround a listener is put around it when it is registered.
"""

import re
from collections.abc import Awaitable, Callable
from inspect import signature
from re import Pattern

import structlog
from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.kwargs_injection.async_args import AsyncArgs
from slack_sdk.web.async_client import AsyncWebClient

from bot import explaining
from bot.domain.errors import KamaradeError, NotForGuests
from bot.domain.people import Speaker
from bot.domain.roles import Role
from bot.inbox import Inbox
from bot.kamarade import Kamarade
from bot.recognising import recognised
from bot.services import people
from bot.turn import Turn

log = structlog.get_logger(__name__)

Listener = Callable[..., Awaitable[None]]

# What a listener may ask for, by the name of its argument.
OFFERED = frozenset({"turn", "kamarade", "body", "event", "command", "action", "view"})


async def _nothing(turn: Turn) -> None:
    await turn.ack()


class Reception:
    """Registers listeners so that each is received in the same way."""

    def __init__(self, app: AsyncApp, inbox: Inbox, kamarade: Kamarade) -> None:
        self._app = app
        self._inbox = inbox
        self._kamarade = kamarade
        app.middleware(inbox.receive)
        app.middleware(self._recognise)

    def event(self, name: str, listener: Listener) -> None:
        """Register what hears an event."""
        self._app.event(name)(self._received(listener))

    def command(self, name: str, listener: Listener) -> None:
        """Register what runs a slash command."""
        self._app.command(name)(self._received(listener))

    def action(self, name: str | Pattern[str], listener: Listener) -> None:
        """Register what a press does, by action_id or by a pattern of it."""
        self._app.action(name)(self._received(listener))

    def view(self, callback_id: str, listener: Listener) -> None:
        """Register what a submitted form does."""
        self._app.view(callback_id)(self._received(listener))

    def rest(self) -> None:
        """Acknowledge whatever no feature listens to: Slack would call it an error."""
        app, anything, received = self._app, re.compile(""), self._received(_nothing)
        app.event(anything)(received)
        app.command(anything)(received)
        app.shortcut(anything)(received)
        app.action(anything)(received)
        app.view(anything)(received)
        app.options(anything)(received)

    async def _recognise(
        self,
        context: AsyncBoltContext,
        client: AsyncWebClient,
        next_: Callable[[], Awaitable[None]],
    ) -> None:
        """Say who speaks, getting to know them the first time."""
        if context.user_id:
            context["speaker"] = await recognised(self._kamarade, client, context.user_id)
        await next_()

    def _received(self, listener: Listener) -> Listener:
        wanted = signature(listener).parameters.keys()
        assert wanted <= OFFERED, f"{listener.__qualname__} asks for {set(wanted - OFFERED)}"

        async def run(args: AsyncArgs) -> None:
            speaker: Speaker | None = args.context.get("speaker")
            offered = {
                **vars(args),
                "turn": Turn(args.context, args.body),
                "kamarade": self._kamarade,
            }
            try:
                await self._admit(speaker)
                await listener(**{name: offered[name] for name in wanted})
            except KamaradeError as error:
                await explaining.known(error, args, speaker, self._kamarade)
            except Exception as error:  # noqa: BLE001  # raised past an ack, Bolt would never send that ack
                await explaining.unknown(error, args, speaker, self._kamarade)
                if args.ack.response is None:  # else Bolt offers it to the next listener
                    await args.ack()
                return  # left open in the inbox: it will be tried again
            await self._inbox.close()

        return run

    async def _admit(self, speaker: Speaker | None) -> None:
        """Turn away strangers, and guests who are not enrolled as newcomers."""
        if speaker is None or not (speaker.is_external or speaker.is_guest):
            return
        enrolled = await people.has_role(self._kamarade.database, speaker.id, Role.NEWCOMER)
        if speaker.is_external or not enrolled:
            raise NotForGuests
