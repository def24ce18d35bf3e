"""Machine time: leases and retries, never moved by a demo."""

import time
from datetime import UTC, datetime


def machine_now() -> datetime:
    """Return the machine's instant."""
    return datetime.fromtimestamp(time.time(), UTC)
