"""Slack in, one file per feature: acknowledge, read, call one use case, say the outcome."""

from bot.listeners import (
    asking,
    buddies,
    calculators,
    checkins,
    console,
    deliveries,
    enrolling,
    friction,
    home,
    hr,
    journal,
    launching,
    lifecycle,
    obstacle_acts,
    obstacles,
    pace,
    pairing,
    people,
    privacy,
    questions,
    repathing,
    reports,
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
    console,
    questions,
    repathing,
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
    pace,
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
