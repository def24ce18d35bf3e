"""Where every delivery from Slack is received: kept, recognised, handled, closed, explained.

Bolt's middleware is not an onion (what follows `next()` runs before the listener), so what must
surround a listener is put around it when it is registered.
"""

import re
from collections.abc import Awaitable, Callable
from inspect import signature
from re import Pattern
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_bolt.kwargs_injection.async_args import AsyncArgs
from slack_sdk.web.async_client import AsyncWebClient

from bot import explaining
from bot.domain.errors import KamaradeError, NotAllowed, NotForGuests
from bot.domain.people import Speaker
from bot.domain.roles import Role
from bot.inbox import Inbox
from bot.kamarade import Kamarade
from bot.recognising import recognised
from bot.services import people
from bot.turn import Turn
from store.database import Superseded

log = structlog.get_logger(__name__)

Listener = Callable[..., Awaitable[None]]

# Events about somebody, who said nothing.
ABOUT_SOMEBODY = frozenset({"user_change", "team_join"})

# What a listener may ask for, by the name of its argument.
OFFERED = frozenset({"turn", "kamarade", "body", "event", "command", "action", "view"})


async def _acknowledge(args: AsyncArgs) -> None:
    """Acknowledge what no listener did: Bolt would offer it to the next one."""
    if args.ack.response is None:
        await args.ack()


async def _nothing(turn: Turn) -> None:
    await turn.ack()


class Reception:
    """Registers listeners so that each is received in the same way.

    What a listener `needs` is read from the database each time: buttons live for ever, rights do
    not.
    """

    def __init__(self, app: AsyncApp, inbox: Inbox, kamarade: Kamarade) -> None:
        self._app = app
        self._inbox = inbox
        self._kamarade = kamarade
        app.middleware(inbox.receive)
        app.middleware(self._recognise)

    def event(self, name: str, listener: Listener) -> None:
        """Register what hears an event."""
        self._app.event(name)(self._received(listener))

    def command(self, name: str, listener: Listener, *, needs: Role | None = None) -> None:
        """Register what runs a slash command."""
        self._app.command(name)(self._received(listener, needs))

    def action(
        self, name: str | Pattern[str], listener: Listener, *, needs: Role | None = None
    ) -> None:
        """Register what a press does, by action_id or by a pattern of it."""
        self._app.action(name)(self._received(listener, needs))

    def view(self, callback_id: str, listener: Listener, *, needs: Role | None = None) -> None:
        """Register what a submitted form does."""
        self._app.view(callback_id)(self._received(listener, needs))

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
        body: dict[str, Any],
        next_: Callable[[], Awaitable[None]],
    ) -> None:
        """Say who speaks, getting to know them the first time."""
        event = body.get("event") or {}
        if context.user_id and event.get("type") not in ABOUT_SOMEBODY:
            context["speaker"] = await recognised(self._kamarade, client, context.user_id)
        await next_()

    def _received(self, listener: Listener, needs: Role | None = None) -> Listener:
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
                await self._admit(speaker, needs)
                await listener(**{name: offered[name] for name in wanted})
            except KamaradeError as error:
                await explaining.known(error, args, speaker, self._kamarade)
                await _acknowledge(args)
            except Superseded:
                log.info("already handled")
                await _acknowledge(args)
                return
            except Exception as error:  # noqa: BLE001 — raised further, Bolt would not acknowledge
                await explaining.unknown(error, args, speaker, self._kamarade)
                await _acknowledge(args)
                return  # left open in the inbox: it will be tried again
            await self._inbox.close()

        return run

    async def _admit(self, speaker: Speaker | None, needs: Role | None) -> None:
        """Turn away strangers, guests who are not enrolled, and whoever lacks the right."""
        if speaker is None:
            if needs is not None:
                raise NotAllowed(role=needs.value)
            return
        database = self._kamarade.database
        if speaker.is_external or speaker.is_guest:
            enrolled = await people.has_role(database, speaker.id, Role.NEWCOMER)
            if speaker.is_external or not enrolled:
                raise NotForGuests
        if needs is not None:
            await people.require(database, speaker.in_private, needs, self._kamarade.now())
