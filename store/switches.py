"""What HR turned on and off."""

from datetime import datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from bot.domain.deliveries import To
from bot.domain.switches import SwitchName
from store.models import Switch


async def on(session: AsyncSession, workspace_id: str) -> frozenset[SwitchName]:
    """Return what is on."""
    query = select(Switch.name).where(Switch.workspace_id == workspace_id, col(Switch.is_on))
    return frozenset(SwitchName(name) for name in await session.exec(query))


def may_speak() -> SelectOfScalar[str]:
    """Return the query of the workspaces in which the bot may speak of its own accord."""
    stopped = select(Switch.workspace_id).where(
        Switch.name == SwitchName.STOPPED, col(Switch.is_on)
    )
    return select(Switch.workspace_id).where(
        Switch.name == SwitchName.LAUNCHED,
        col(Switch.is_on),
        col(Switch.workspace_id).not_in(stopped),
    )


async def speaking(session: AsyncSession) -> list[str]:
    """Return the workspaces in which the bot may speak of its own accord."""
    return list(await session.exec(may_speak()))


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
