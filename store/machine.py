"""Machine time: leases and retries, never moved by a demo."""

import time
from datetime import UTC, datetime

from sqlalchemy import func
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

# It goes on while the machine sleeps, where the system has such a clock.
_STEADY = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def machine_now() -> datetime:
    """Return the machine's instant."""
    return datetime.fromtimestamp(time.time(), UTC)


def steady() -> float:
    """Return seconds that no one sets back: to measure how long ago something was."""
    return time.clock_gettime(_STEADY)


async def shared_now(session: AsyncSession) -> datetime:
    """Return the instant that every replica agrees on: the database's own, where it has a clock."""
    if session.get_bind().dialect.name == "sqlite":
        return machine_now()
    now: datetime = (await session.exec(select(func.clock_timestamp()))).one()
    return now.astimezone(UTC)
