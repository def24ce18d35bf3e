"""The composition root: every part is built here, once, and handed down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import ClientSession
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot import listeners, notices
from bot.clock import Clock
from bot.delivery import Delivery, Pace
from bot.domain.retention import DEFAULT_DAYS, Kept
from bot.erasures import Erasures
from bot.errands.following_group import GroupFollower
from bot.errands.introducing import Introducer
from bot.errands.joining import Greeter
from bot.errands.linking import Linker
from bot.inbox import Inbox
from bot.jobs import Errands, Jobs
from bot.kamarade import Kamarade
from bot.mail import Mailer, Smtp
from bot.notices import letters
from bot.publishing import Homes
from bot.reception import Reception
from bot.services import people
from bot.shelf import Shelf
from store.database import Database


@dataclass(frozen=True, slots=True)
class Parts:
    """What the outside decides: the database, the content, the clock, the way to Slack."""

    database: Database
    shelf: Shelf
    clock: Clock
    client: AsyncWebClient
    hr_channel: str | None = None
    hr_group: str | None = None
    signing_secret: str | None = None
    pace: Pace = field(default_factory=Pace)
    smtp: Smtp | None = None
    keep: Mapping[Kept, int] = field(default_factory=lambda: DEFAULT_DAYS)
    erasures: Erasures = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Bot:
    """A bot ready to be served."""

    app: AsyncApp
    delivery: Delivery
    jobs: Jobs
    kamarade: Kamarade
    homes: Homes
    inbox: Inbox


def slack_client(token: str, api_url: str, session: ClientSession) -> AsyncWebClient:
    """Return the one client: it shares a session, and never sends a post twice by itself."""
    return AsyncWebClient(token=token, base_url=api_url, session=session, retry_handlers=[])


def layers(content: Path, own: Path | None) -> Sequence[Path]:
    """Return the content folders, the company's own over the shipped one."""
    return [content] if own is None else [content, own]


async def build(parts: Parts, *, process_before_response: bool = False) -> Bot:
    """Build the bot; `process_before_response` makes a dispatch return when its listener is done.

    Raises:
        SlackApiError: Slack refuses the token.
    """
    me = await parts.client.auth_test()
    workspace_id = await people.settle(
        parts.database, me["team_id"], me["team"], me.get("enterprise_id")
    )
    kamarade = Kamarade(
        parts.database,
        parts.shelf,
        parts.clock,
        workspace_id,
        parts.hr_channel,
        can_mail=parts.smtp is not None,
        keep=parts.keep,
        erasures=parts.erasures,
    )
    app = AsyncApp(
        name="kamarade",  # else it reads the whole stack to find one
        client=parts.client,
        signing_secret=parts.signing_secret or "",
        request_verification_enabled=parts.signing_secret is not None,
        process_before_response=process_before_response,
    )
    inbox = Inbox(parts.database, parts.client)
    listeners.register(Reception(app, inbox, kamarade))
    delivery = Delivery(
        parts.database, parts.client, parts.clock, notices.renderer(kamarade), parts.pace
    )
    parts.database.when_queued = delivery.ring
    homes = Homes(kamarade, parts.client)
    parts.database.when_touched = homes.touch
    errands = Errands(
        mailer=_mailer(parts, kamarade),
        group=GroupFollower(kamarade, parts.client, parts.hr_group),
        introducer=Introducer(kamarade, parts.client),
        linker=Linker(kamarade, parts.client),
        greeter=Greeter(kamarade, parts.client),
    )
    jobs = Jobs(kamarade, inbox, delivery, app.async_dispatch, errands)
    return Bot(app, delivery, jobs, kamarade, homes, inbox)


def _mailer(parts: Parts, kamarade: Kamarade) -> Mailer | None:
    if parts.smtp is None:
        return None
    write = letters.writer(kamarade, notices.LETTERS)
    return Mailer(parts.database, parts.clock, parts.smtp, write, parts.hr_channel)
