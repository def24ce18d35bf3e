"""Launching, stopping, check-ins: decided by HR for everybody, obeyed at the next tick."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import To
from bot.domain.switches import SwitchName
from store import switches
from store.database import Database
from store.models import Audit


async def is_on(session: AsyncSession, workspace_id: str, name: SwitchName) -> bool:
    """Tell whether a switch is on."""
    return name in await switches.on(session, workspace_id)


async def on(database: Database, workspace_id: str) -> frozenset[SwitchName]:
    """Return what is on."""
    async with database.reading() as session:
        return await switches.on(session, workspace_id)


async def turn(database: Database, by: To, name: SwitchName, *, on: bool, now: datetime) -> bool:
    """Turn a switch and note who did; tell whether that changed something.

    The caller has checked that `by` is in HR. What is due meanwhile waits, and is looked at again
    when the bot may speak: within hours, one message a day, the newest step of each series.
    """
    async with database.transaction() as session:
        changed = await switches.turn(session, by, name, on=on, at=now)
        if changed:
            action = f"switch.{name}.{'on' if on else 'off'}"
            session.add(
                Audit(workspace_id=by.workspace_id, at=now, actor_id=by.person_id, action=action)
            )
    return changed
