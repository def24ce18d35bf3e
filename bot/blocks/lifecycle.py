"""The form that changes a newcomer's manager, place or craft."""

from dataclasses import dataclass

from slack_sdk.models.blocks import (
    UserSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.pieces import section
from bot.texts import Words

EDIT, CHANGE = "lifecycle.edit", "lifecycle.change"


@dataclass(frozen=True, slots=True)
class Now:
    """What is so now, and what the selects offer."""

    journey_id: str
    line_manager: str | None
    country: str
    region: str | None
    site: str | None
    track: str | None
    countries: forms.Options
    tracks: forms.Options


def form(words: Words, now: Now) -> View:
    """Build the form, filled in with what is so now."""
    return forms.form(
        words,
        CHANGE,
        [
            section(words["intro"]),
            forms.field(
                words,
                "line_manager",
                UserSelectElement(initial_user=now.line_manager),
                optional=True,
            ),
            forms.field(words, "country", forms.select(now.countries, now.country)),
            forms.field(words, "region", forms.line(80, now.region), optional=True),
            forms.field(words, "site", forms.line(80, now.site), optional=True),
            forms.field(words, "track", forms.select(now.tracks, now.track), optional=True),
        ],
        now.journey_id,
    )
