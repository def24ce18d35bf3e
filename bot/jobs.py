"""The tick: what the passing of time asks for. Safe to run twice, late, or after an outage."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass

import structlog
from slack_sdk.errors import SlackClientError

from bot import taking_up
from bot.delivery import Delivery
from bot.following_group import GroupFollower
from bot.housekeeping import Housekeeping
from bot.inbox import Dispatch, Inbox
from bot.introducing import Introducer
from bot.joining import Greeter
from bot.kamarade import Kamarade
from bot.keeping_fresh import KeepingFresh
from bot.linking import Linker
from bot.mail import Mailer
from bot.path_watch import PathWatch
from bot.services import completing, handing_on, ledger, obstacle_tick, queueing, rounds
from bot.services.searching import Watch
from bot.summing_up import SummingUp
from store.database import UNAVAILABLE

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Errands:
    """What the tick also drives, where the administrator asked for it."""

    mailer: Mailer | None
    group: GroupFollower
    introducer: Introducer
    linker: Linker
    greeter: Greeter


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
        self._kamarade = kamarade
        self._group = errands.group
        self._house = Housekeeping(kamarade)
        self._summing_up = SummingUp(kamarade)
        self._fresh = KeepingFresh(kamarade)
        self._path_watch = PathWatch(kamarade)
        self._introducer = errands.introducer
        self._linker = errands.linker
        self._greeter = errands.greeter
        self._inbox = inbox
        self._delivery = delivery
        self._dispatch = dispatch
        self._rung: set[asyncio.Task[None]] = set()
        self._renewing: asyncio.Task[None] | None = None
        self._mailer = errands.mailer
        self._mailing: asyncio.Task[None] | None = None

    def ring(self) -> None:
        """Tick now, as when a demo moves its clock."""
        task = asyncio.get_running_loop().create_task(self.tick())
        self._rung.add(task)  # a task that nobody holds may vanish
        task.add_done_callback(self._rung.discard)

    async def tick(self) -> None:
        """Replay what a dead process left open, pair, queue what is due, renew, send."""
        await self._try("replay", self._inbox.replay(self._dispatch))
        office, now = self._kamarade.office, self._kamarade.now()
        await self._try("pair", rounds.go(self._watch()))
        await self._try("hand on", self._hand_on())
        await self._try("complete", completing.go(self._watch()))
        await self._try("introduce", self._introducer.introduce())
        await self._try("keep fresh", self._fresh.plan())
        await self._try("queue", queueing.queue_due(self._kamarade.database, office, now))
        handbook = self._kamarade.handbook
        await self._try("obstacles", obstacle_tick.tick(self._kamarade.database, handbook, now))
        await self._try("sum up", self._summing_up.plan())
        await self._try("path", self._path_watch.look())
        await self._try("alert", self._alert())
        await self._try("group", self._group.follow())
        await self._try("tidy", self._house.tidy())
        await self._try("link", self._linker.look())
        await self._try("join", self._greeter.look())
        self._renew()
        self._mail()
        self._delivery.ring()

    async def _hand_on(self) -> None:
        kamarade = self._kamarade
        await handing_on.go(
            kamarade.database, kamarade.directory, kamarade.workspace_id, kamarade.now()
        )

    def _watch(self) -> Watch:
        kamarade = self._kamarade
        return Watch(kamarade.database, kamarade.guide, kamarade.workspace_id, kamarade.now())

    def _renew(self) -> None:
        """Take up new content aside: it takes a minute to learn, and the tick does not wait."""
        if self._renewing is None or self._renewing.done():
            refresh = self._try("refresh", taking_up.take_up(self._kamarade))
            self._renewing = asyncio.get_running_loop().create_task(refresh)

    def _mail(self) -> None:
        """Send e-mails aside: a mail server may take its time, and the tick does not wait."""
        if self._mailer is not None and (self._mailing is None or self._mailing.done()):
            sending = self._try("mail", self._mailer.send_due())
            self._mailing = asyncio.get_running_loop().create_task(sending)

    async def settled(self) -> None:
        """Wait for the e-mails under way."""
        if self._mailing is not None:
            await self._mailing

    async def _alert(self) -> None:
        kamarade = self._kamarade
        count = await ledger.alert(
            kamarade.database, kamarade.workspace_id, kamarade.hr_channel, kamarade.now()
        )
        if count:
            log.warning("messages parked", count=count)

    async def _try(self, job: str, done: Awaitable[object]) -> None:
        """Let one job fail without the next ones: each is tried again at the next tick."""
        try:
            await done
        except (*UNAVAILABLE, SlackClientError) as error:
            log.warning("job failed", job=job, error=type(error).__name__)
