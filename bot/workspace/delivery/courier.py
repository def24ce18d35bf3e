"""Deliver to the app: one try for an interaction, four for an event."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from bot.workspace.delivery.parcels import Answer, Undelivered
from bot.workspace.faults import Fault
from bot.workspace.ledger import Entry

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.workspace.delivery.parcels import Delivery, Parcel
    from bot.workspace.faults import Faults
    from bot.workspace.ledger import Ledger
    from bot.workspace.pace import Pace

T = TypeVar("T")


class Courier:
    """Carries parcels to the app, through whichever delivery is in use."""

    def __init__(self, delivery: Delivery, pace: Pace, ledger: Ledger, faults: Faults) -> None:
        self.delivery = delivery
        self._pace = pace
        self._ledger = ledger
        self._faults = faults
        self._tasks: set[asyncio.Task[Any]] = set()
        self._held: list[Parcel] = []

    def spawn(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Start something that the workspace stops when it stops."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def settle(self) -> None:
        """Wait until everything under way is done, waits between retries included."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self) -> None:
        """Drop what is under way and let go of the app."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.delivery.close()

    async def ask(self, parcel: Parcel) -> Answer:
        """Deliver an interaction once; raise `Undelivered` when it is not acknowledged."""
        plan = self._faults.take(*parcel.names)
        if plan is not None and plan.fault in {Fault.DUPLICATED, Fault.REDELIVERED}:
            self.spawn(self._attempt(parcel))
        answer = await self._attempt(parcel)
        if plan is not None and plan.fault is Fault.DROPPED_ACK:
            raise Undelivered("timeout")
        return answer

    async def carry(self, parcel: Parcel) -> None:
        """Deliver an event; return after the first attempt, retry in the background."""
        plan = self._faults.take(*parcel.names)
        fault = plan.fault if plan is not None else None
        if fault is Fault.REORDERED:
            self._held.append(parcel)
            self.spawn(self._release_later())
            return
        if fault is Fault.DUPLICATED:
            await asyncio.gather(self._first(parcel, None), self._first(parcel, None))
        else:
            await self._first(parcel, fault)
        await self._release()

    async def _first(self, parcel: Parcel, fault: Fault | None) -> None:
        try:
            await self._attempt(parcel)
        except Undelivered as failure:
            self.spawn(self._retry(parcel, failure.reason))
            return
        if fault is Fault.DROPPED_ACK:
            self.spawn(self._retry(parcel, "timeout"))
        if fault is Fault.REDELIVERED:
            self.spawn(self._attempt(replace(parcel, retry_attempt=1, retry_reason="timeout")))

    async def _retry(self, parcel: Parcel, reason: str) -> None:
        for attempt in range(1, len(self._pace.retries) + 1):
            await asyncio.sleep(self._pace.retry_delay(attempt))
            again = replace(parcel, retry_attempt=attempt, retry_reason=reason)
            try:
                await self._attempt(again)
            except Undelivered as failure:
                reason = failure.reason
            else:
                return

    async def _release(self) -> None:
        held, self._held = self._held, []
        for parcel in held:
            await self._first(parcel, None)

    async def _release_later(self) -> None:
        await asyncio.sleep(self._pace.hold)
        await self._release()

    async def _attempt(self, parcel: Parcel) -> Answer:
        self._ledger.note(Entry("to_bot", parcel.traffic, parcel.label, parcel.body))
        started = time.perf_counter()
        try:
            answer = await self._in_time(parcel)
        except Undelivered as failure:
            self._note_ack(parcel, started, None, failure.reason)
            raise
        self._note_ack(parcel, started, answer, None)
        return answer

    async def _in_time(self, parcel: Parcel) -> Answer:
        """Wait for the ack as long as Slack does; a called app goes on working meanwhile."""
        task = self.spawn(self.delivery.deliver(parcel))
        await asyncio.wait({task}, timeout=self._pace.ack)
        if not task.done():
            if not self.delivery.is_immediate:
                task.cancel()
            raise Undelivered("timeout")
        return task.result()

    def _note_ack(
        self, parcel: Parcel, started: float, answer: Answer | None, error: str | None
    ) -> None:
        ms = (time.perf_counter() - started) * 1000
        body = answer.body if answer is not None else None
        entry = Entry("from_bot", "ack", parcel.label, body, ok=error is None, error=error, ms=ms)
        self._ledger.note(entry)
