"""Whether the tick still rings, by machine time."""

import time
from datetime import timedelta

from prometheus_client import CollectorRegistry, Gauge


class Health:
    """The age of the last tick, for the container's check and for Prometheus."""

    def __init__(self) -> None:
        self._last = time.monotonic()
        self.registry = CollectorRegistry()
        age = Gauge(
            "kamarade_last_tick_age_seconds", "Age of the last tick", registry=self.registry
        )
        age.set_function(self.age)

    def ticked(self) -> None:
        """Note a tick that went to its end."""
        self._last = time.monotonic()

    def age(self) -> float:
        """Return the seconds since the last tick."""
        return time.monotonic() - self._last

    def is_late(self, interval: timedelta) -> bool:
        """Tell whether more than three ticks are missing."""
        return self.age() > 3 * interval.total_seconds() + 5
