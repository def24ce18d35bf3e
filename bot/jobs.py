"""The tick: what the passing of time asks for. Safe to run twice, late, or after an outage."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial

import structlog

from bot.delivery import Delivery
from bot.errands.following_group import GroupFollower
from bot.errands.housekeeping import Housekeeping
from bot.errands.introducing import Introducer
from bot.errands.joining import Greeter
from bot.errands.keeping_fresh import KeepingFresh
from bot.errands.linking import Linker
from bot.errands.path_watch import PathWatch
from bot.errands.summing_up import SummingUp
from bot.errands.taking_up import take_up
from bot.inbox import Dispatch, Inbox
from bot.kamarade import Kamarade
from bot.mail import Mailer
from bot.raised import raised_at
from bot.services import completing, handing_on, ledger, obstacle_tick, queueing, rounds
from bot.services.searching import Watch

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Errands:
    """What the tick also drives, where the administrator asked for it."""

    mailer: Mailer | None
    group: GroupFollower
    introducer: Introducer
    linker: Linker
    greeter: Greeter


Chore = tuple[str, Callable[[], Awaitable[object]]]


class Jobs:
    """What one ring of the clock does."""

    def __init__(
        self,
        kamarade: Kamarade,
        inbox: Inbox,
        delivery: Delivery,
        dispatch: Dispatch,
        errands: Errands,
    ) -> None:
        self._kamarade, self._delivery = kamarade, delivery
        self._rung: set[asyncio.Task[None]] = set()
        self._aside: dict[str, asyncio.Task[None]] = {}
        # In this order: what a chore finds out may be said by the next ones.
        self._chores: Sequence[Chore] = (
            ("replay", partial(inbox.replay, dispatch)),
            ("pair", self._pair),
            ("hand on", self._hand_on),
            ("complete", self._complete),
            ("introduce", errands.introducer.introduce),
            ("keep fresh", KeepingFresh(kamarade).plan),
            ("queue", self._queue),
            ("obstacles", self._follow_obstacles),
            ("sum up", SummingUp(kamarade).plan),
            ("path", PathWatch(kamarade).look),
            ("alert", self._alert),
            ("group", errands.group.follow),
            ("tidy", Housekeeping(kamarade).tidy),
            ("link", errands.linker.look),
            ("join", errands.greeter.look),
        )
        # New content takes a minute to learn, and a mail server its time: the tick does not wait.
        mail = [("mail", errands.mailer.send_due)] if errands.mailer else []
        self._long_chores: Sequence[Chore] = (("refresh", partial(take_up, kamarade)), *mail)

    def ring(self) -> None:
        """Tick now, as when a demo moves its clock."""
        task = asyncio.get_running_loop().create_task(self.tick())
        self._rung.add(task)  # a task that nobody holds may vanish
        task.add_done_callback(self._rung.discard)

    async def tick(self) -> None:
        """Do each chore, begin the long ones unless they are under way, send."""
        for job, chore in self._chores:
            await self._try(job, chore)
        for job, chore in self._long_chores:
            if job not in self._aside or self._aside[job].done():
                self._aside[job] = asyncio.get_running_loop().create_task(self._try(job, chore))
        self._delivery.ring()

    async def settled(self) -> None:
        """Wait for the e-mails under way."""
        if "mail" in self._aside:
            await self._aside["mail"]

    def _watch(self) -> Watch:
        kamarade = self._kamarade
        return Watch(kamarade.database, kamarade.guide, kamarade.workspace_id, kamarade.now())

    async def _pair(self) -> None:
        await rounds.go(self._watch())

    async def _complete(self) -> None:
        await completing.go(self._watch())

    async def _hand_on(self) -> None:
        kamarade = self._kamarade
        await handing_on.go(
            kamarade.database, kamarade.directory, kamarade.workspace_id, kamarade.now()
        )

    async def _queue(self) -> None:
        kamarade = self._kamarade
        await queueing.queue_due(kamarade.database, kamarade.office, kamarade.now())

    async def _follow_obstacles(self) -> None:
        kamarade = self._kamarade
        await obstacle_tick.tick(kamarade.database, kamarade.handbook, kamarade.now())

    async def _alert(self) -> None:
        kamarade = self._kamarade
        count = await ledger.alert(
            kamarade.database, kamarade.workspace_id, kamarade.hr_channel, kamarade.now()
        )
        if count:
            log.warning("messages parked", count=count)

    async def _try(self, job: str, chore: Callable[[], Awaitable[object]]) -> None:
        """Let one chore fail without the next ones: each is tried again at the next tick."""
        try:
            await chore()
        except Exception as error:  # noqa: BLE001 — whatever one did, the others must be done
            name, where = type(error).__name__, raised_at(error)
            log.warning("job failed", job=job, error=name, where=where)
