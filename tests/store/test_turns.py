"""Replicas take turns; one that stops within its turn does not keep it."""

import asyncio
from datetime import timedelta

import pytest

from store import turns
from store.database import UNAVAILABLE, Database, Patience
from tests.postgresql import PostgreSQL


async def stop_within_its_turn(stopped: Database, other: Database) -> None:
    """Do nothing more until another has had its turn, then wake."""
    async with stopped.aside() as session:
        await turns.wait(session, turns.CLAIM)
        await take_a_turn(other)
        await turns.wait(session, turns.CLAIM)


async def take_a_turn(database: Database) -> None:
    """Wait for the others."""
    async with database.aside() as session:
        await turns.wait(session, turns.CLAIM)


async def test_a_replica_that_stops_within_its_turn_loses_it(postgresql: PostgreSQL):
    url = postgresql.fresh()
    stopped, other = Database(url, patience=Patience(idle=timedelta(seconds=0.3))), Database(url)
    async with asyncio.timeout(10):
        with pytest.raises(UNAVAILABLE):
            await stop_within_its_turn(stopped, other)
        await take_a_turn(stopped)
    await stopped.close()
    await other.close()
