"""What became of the rows, written together: one commit for all that ended meanwhile."""

import asyncio
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.domain.deliveries import Ending
from store import outbox
from store.database import Database
from store.models import Outbox


@dataclass(frozen=True, slots=True)
class Record:
    """One row and how it ended; whoever waits learns whether its lease was still ours."""

    row: Outbox
    ending: Ending
    done: asyncio.Future[bool] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


class Records:
    """Writes endings: those that come during a commit share the next one."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._waiting: list[Record] = []
        self._lock = asyncio.Lock()

    async def finish(self, row: Outbox, ending: Ending) -> bool:
        """Record how a lease ended; False when another lease has taken the row since."""
        record = Record(row, ending)
        self._waiting.append(record)
        async with self._lock:
            if not record.done.done():
                await self._write()
        return await record.done

    async def _write(self) -> None:
        records, self._waiting = self._waiting, []
        try:
            async with self._database.aside() as session:
                kept = [
                    await outbox.finish(session, one.row, one.ending, at=self._clock.now())
                    for one in records
                ]
        except BaseException as error:
            for one in records:
                one.done.set_exception(error)
                one.done.exception()  # seen: whoever waits may be gone
            raise
        for one, is_ours in zip(records, kept, strict=True):
            one.done.set_result(is_ours)
