"""Whether the tick still rings and the messages still leave, by machine time."""

from datetime import timedelta

from prometheus_client import CollectorRegistry, Counter, Gauge

from bot.services.ledger import Backlog
from store.machine import steady

LONGEST_WAIT = timedelta(minutes=15)  # of a message that is due


class Health:
    """The age of the last tick and of the oldest due message, for the container and Prometheus."""

    def __init__(self) -> None:
        self._last = self._watched = steady()
        self._oldest = 0.0
        self.registry = CollectorRegistry()
        self._gauge("kamarade_last_tick_age_seconds", "Age of the last tick").set_function(self.age)
        self._oldest_due = self._gauge(
            "kamarade_oldest_due_message_seconds", "How long the oldest due message has waited"
        )
        self._waiting = self._gauge("kamarade_messages_waiting", "Messages due and not sent")
        self._parked = self._gauge("kamarade_messages_parked", "Messages somebody must look at")
        self._restarts = Counter(
            "kamarade_clock_restarts", "Times the watchdog acted", registry=self.registry
        )

    def _gauge(self, name: str, says: str) -> Gauge:
        return Gauge(name, says, registry=self.registry)

    def ticked(self) -> None:
        """Note a tick that went to its end."""
        self._last = self._watched = steady()

    def restarted(self) -> None:
        """Note that the watchdog acted, and give the clock time to ring."""
        self._watched = steady()
        self._restarts.inc()

    def saw(self, backlog: Backlog) -> None:
        """Note what waits to be sent."""
        self._oldest = backlog.oldest.total_seconds()
        self._oldest_due.set(self._oldest)
        self._waiting.set(backlog.waiting)
        self._parked.set(backlog.parked)

    def age(self) -> float:
        """Return the seconds since the last tick."""
        return steady() - self._last

    def quiet_for(self) -> float:
        """Return the seconds since the last tick, or since the watchdog acted."""
        return steady() - self._watched

    def is_late(self, interval: timedelta) -> bool:
        """Tell whether ticks are missing, or a due message has waited for too long."""
        missing = self.age() > 3 * interval.total_seconds() + 5
        return missing or self._oldest > LONGEST_WAIT.total_seconds()
