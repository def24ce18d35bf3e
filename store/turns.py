"""Work that replicas do one at a time.

On SQLite every writing transaction already waits for the one before it.
"""

from sqlalchemy import func
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

# Keys of PostgreSQL's advisory locks, each one number for every replica.
MIGRATE = 0x6B616D61
CLAIM = MIGRATE + 1
PLAN = MIGRATE + 2
PAIR = MIGRATE + 20
RIGHTS = MIGRATE + 10
OBSTACLES = MIGRATE + 3
CLIMATE = MIGRATE + 40


async def wait(session: AsyncSession, key: int) -> None:
    """Wait for the other replicas; the turn lasts until the transaction ends."""
    if session.get_bind().dialect.name != "sqlite":
        await session.exec(select(func.pg_advisory_xact_lock(key)))
