"""What HR turned on and off."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import To
from bot.domain.switches import SwitchName
from store.models import Switch, Workspace


async def on(session: AsyncSession, workspace_id: str) -> frozenset[SwitchName]:
    """Return what is on."""
    query = select(Switch.name).where(Switch.workspace_id == workspace_id, col(Switch.is_on))
    return frozenset(SwitchName(name) for name in await session.exec(query))


def may_speak(workspace_id: Any) -> ColumnElement[bool]:
    """Return the condition that the bot may speak of its own accord in the workspace of a row.

    It looks at each row: as a list of workspaces, it makes SQLite read every row of them.
    """
    return and_(
        _is_on(workspace_id, SwitchName.LAUNCHED), ~_is_on(workspace_id, SwitchName.STOPPED)
    )


def _is_on(workspace_id: Any, name: SwitchName) -> ColumnElement[bool]:
    return exists().where(
        Switch.workspace_id == workspace_id, col(Switch.name) == name, col(Switch.is_on)
    )


async def speaking(session: AsyncSession) -> list[str]:
    """Return the workspaces in which the bot may speak of its own accord."""
    return list(await session.exec(select(Workspace.id).where(may_speak(Workspace.id))))


async def turn(session: AsyncSession, by: To, name: SwitchName, *, on: bool, at: datetime) -> bool:
    """Turn a switch; tell whether that changed something."""
    switch = await session.get(Switch, (by.workspace_id, name), with_for_update=True)
    if switch is None:
        switch = Switch(workspace_id=by.workspace_id, name=name, is_on=False, changed_at=at)
        session.add(switch)
    if switch.is_on == on:
        return False
    switch.is_on, switch.changed_at, switch.changed_by_id = on, at, by.person_id
    return True
