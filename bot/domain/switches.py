"""What HR turns on and off for everybody."""

from enum import StrEnum


class SwitchName(StrEnum):
    """One decision of HR for the whole workspace; each is off until somebody turns it on."""

    LAUNCHED = "launched"  # the bot may speak of its own accord
    STOPPED = "stopped"  # … but not now
    CHECKINS = "checkins"  # … and may ask how newcomers are
