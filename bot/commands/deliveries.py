"""`kamarade deliveries`: what became of the messages, and sending one again."""

from collections.abc import Collection

import typer

from bot.clock import SystemClock
from bot.commands.opening import database
from bot.domain.errors import NotParked
from bot.services import ledger
from bot.services.people import workspaces
from bot.settings import BadSetting, Settings
from store.database import Database

SHOWN = ("needs_review", "dead", "pending", "sending", "skipped", "planned")


async def deliveries(
    settings: Settings, *, states: Collection[str], resend: int | None, limit: int
) -> None:
    """Print the ledger, or send a parked message again.

    Raises:
        BadSetting: the message to send again is not parked.
    """
    async with database(settings) as opened:
        for workspace_id in await workspaces(opened):
            if resend is None:
                await _print(opened, workspace_id, states or SHOWN, limit)
            else:
                await _resend(opened, workspace_id, resend)


async def _print(opened: Database, workspace_id: str, states: Collection[str], limit: int) -> None:
    counts = await ledger.counts(opened, workspace_id)
    typer.echo(" · ".join(f"{state}: {count}" for state, count in sorted(counts.items())) or "none")
    for entry in await ledger.listed(opened, workspace_id, states, limit=limit):
        typer.echo(
            f"{entry.seq or '-':>8}  {entry.state:<12}  {entry.due_at:%Y-%m-%d %H:%M}Z  "
            f"{entry.kind:<20}  {entry.person_id or 'channel':<32}  {entry.reason or ''}"
        )


async def _resend(opened: Database, workspace_id: str, seq: int) -> None:
    try:
        await ledger.resend(opened, workspace_id, seq, by_id=None, now=SystemClock().now())
    except NotParked:
        raise BadSetting(f"--resend {seq}: no message of this number is parked or dead") from None
    typer.echo(f"Message {seq} is queued again.")
