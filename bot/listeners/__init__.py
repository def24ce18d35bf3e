"""Slack in, one file per feature: acknowledge, read, call one use case, say the outcome."""

from bot.listeners import (
    accesses,
    asking,
    buddies,
    calculators,
    checkins,
    choosing,
    companions,
    console,
    deliveries,
    enrolling,
    friction,
    home,
    hr,
    journal,
    launching,
    lifecycle,
    meetings,
    obstacle_acts,
    obstacles,
    pace,
    pairing,
    people,
    privacy,
    questions,
    repathing,
    reports,
    revisions,
    rights,
    rosters,
    talks,
    tasks,
    upkeep,
)
from bot.reception import Reception

FEATURES = (
    asking,
    buddies,
    calculators,
    checkins,
    choosing,
    console,
    companions,
    questions,
    repathing,
    revisions,
    hr,
    journal,
    launching,
    lifecycle,
    deliveries,
    friction,
    enrolling,
    home,
    obstacles,
    obstacle_acts,
    accesses,
    pace,
    meetings,
    pairing,
    people,
    privacy,
    reports,
    rights,
    rosters,
    talks,
    tasks,
    upkeep,
)


def register(reception: Reception) -> None:
    """Attach every feature's listeners."""
    for feature in FEATURES:
        feature.register(reception)
    reception.rest()
