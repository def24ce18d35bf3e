"""The outbox, the sender and a Slack, without the rest of the bot."""

import copy
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import ClientSession
from slack_sdk.models.blocks import MarkdownTextObject, SectionBlock
from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.app import slack_client
from bot.delivery import Delivery, Later, Pace, Skip
from bot.domain.deliveries import Notice, Outgoing, To
from bot.domain.languages import Language
from bot.domain.switches import SwitchName
from bot.line import line_to_slack
from bot.posting import Message
from bot.workspace import Person as Member
from bot.workspace import Workspace
from store import outbox, switches
from store.database import Database
from store.models import Person, Relay
from store.models import Workspace as Team
from tests.conftest import MANIFEST

POST = "chat.postMessage"
NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)  # a Tuesday
# A call that gets no answer within `timeout` fails a test: long enough for a busy machine.
QUICK = Pace(
    timeout=timedelta(seconds=10),
    lease=timedelta(seconds=30),
    idle=timedelta(seconds=0.05),
    spacing=timedelta(),
    per_minute=None,
)
IMPATIENT = replace(QUICK, timeout=timedelta(seconds=0.5))  # for a Slack that never answers


class Hands:
    """A clock that a test sets by hand."""

    def __init__(self) -> None:
        self.at = NOON

    def now(self) -> datetime:
        return self.at

    def move(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@dataclass
class Line:
    """A sender with its outbox and its Slack; `render` may be replaced by a test."""

    slack: Workspace
    database: Database
    clock: Hands
    session: ClientSession
    workspace_id: str
    people: dict[str, str] = field(default_factory=dict)
    rendering: Callable[[Outgoing], Message | Skip | Later] | None = None
    pace: Pace = QUICK

    def worker(self) -> Delivery:
        """Return one more sender, as another replica would be."""
        client = slack_client(self.slack.credentials.bot_token, self.slack.api_url, self.session)
        return Delivery(self.database, client, self.clock, self._render, self.pace)

    async def _render(self, row: Outgoing) -> Message | Skip | Later:
        if self.rendering is not None:
            return self.rendering(row)
        words = row.refs["words"]
        return Message(words, [SectionBlock(text=MarkdownTextObject(text=words))])

    async def know(self, member: Member) -> str:
        """Keep a member as a person, and return their internal id."""
        async with self.database.aside() as session:
            person = Person(
                workspace_id=self.workspace_id,
                slack_id=member.id,
                language=Language.FR,
                zone="Europe/Paris",
                country="FR",
                met_at=NOON,
            )
            session.add(person)
        self.people[member.name] = person.id
        return person.id

    async def queue(self, person_id: str, *words: str, relay: str | None = None) -> None:
        """Queue one message for each word, due now."""
        async with self.database.aside() as session:
            relay_id = None
            if relay is not None:
                kept = Relay(workspace_id=self.workspace_id, text=relay, created_at=NOON)
                session.add(kept)
                await session.flush()
                relay_id = kept.id
            for word in words:
                notice = Notice("word", f"word:{word}", {"words": word}, relay_id)
                to = To(self.workspace_id, person_id=person_id)
                await outbox.put(session, to, notice, due_at=self.clock.now())

    async def rows(self, *names: str) -> list[Any]:
        """Return columns of the outbox, in the order of queueing."""
        async with self.database.reading() as session:
            found = await session.exec(text(f"SELECT {', '.join(names)} FROM outbox ORDER BY seq"))
            return [row[0] if len(names) == 1 else tuple(row) for row in found]

    async def run(self, statement: str, **values: Any) -> None:
        """Change the database behind the bot's back."""
        async with self.database.aside() as session:
            await session.exec(text(statement).bindparams(**values))

    async def expire(self) -> None:
        """Let every lease and every wait be over."""
        await self.run(
            "UPDATE outbox SET lease_until = :past WHERE lease_until IS NOT NULL", past=PAST
        )
        await self.run("UPDATE outbox SET retry_at = NULL")


PAST: Any = datetime(2020, 1, 1, tzinfo=UTC)


async def launch(session: AsyncSession, workspace_id: str) -> None:
    """Let the bot speak of its own accord."""
    await switches.turn(session, To(workspace_id), SwitchName.LAUNCHED, on=True, at=NOON)


def words(member: Member) -> list[str]:
    """Return what the member was told, in the order of arrival."""
    return [message["text"] for message in member.inbox()]


@asynccontextmanager
async def playing(database: Database, *, without: Sequence[str] = ()) -> AsyncIterator[Line]:
    """Start a Slack that grants every scope of `app.yaml` but these."""
    clock = Hands()
    slack = Workspace(_manifest(without), clock=clock)
    await slack.start()
    async with database.aside() as session:
        team = Team(team_id="T1", name="Solstice")
        session.add(team)
        await session.flush()
        await launch(session, team.id)
    async with line_to_slack() as session:
        yield Line(slack, database, clock, session, team.id)
    await slack.stop()


def _manifest(without: Sequence[str]) -> Mapping[str, Any]:
    manifest = copy.deepcopy(MANIFEST)
    scopes = manifest["oauth_config"]["scopes"]
    scopes["bot"] = [scope for scope in scopes["bot"] if scope not in without]
    return manifest
