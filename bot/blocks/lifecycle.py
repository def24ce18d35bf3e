"""The form that changes a newcomer's manager, place or craft."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import (
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
    UserSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks.enrolling import Options
from bot.blocks.pieces import section
from bot.texts import Words

EDIT, CHANGE = "lifecycle.edit", "lifecycle.change"
TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Now:
    """What is so now, and what the selects offer."""

    journey_id: str
    line_manager: str | None
    country: str
    region: str | None
    site: str | None
    track: str | None
    countries: Options
    tracks: Options


def form(words: Words, now: Now) -> View:
    """Build the form, filled in with what is so now."""
    return View(
        type="modal",
        callback_id=CHANGE,
        private_metadata=now.journey_id,
        title=words["title"],
        submit=words["submit"],
        close=words["close"],
        blocks=[
            section(words["intro"]),
            _input(words, "line_manager", UserSelectElement(initial_user=now.line_manager)),
            _input(words, "country", _select(now.countries, now.country), optional=False),
            _input(words, "region", PlainTextInputElement(initial_value=now.region)),
            _input(words, "site", PlainTextInputElement(initial_value=now.site, max_length=80)),
            _input(words, "track", _select(now.tracks, now.track)),
        ],
    )


def _input(
    words: Words, name: str, element: InputInteractiveElement, *, optional: bool = True
) -> InputBlock:
    element.action_id = TYPED
    return InputBlock(block_id=name, label=words[name], element=element, optional=optional)


def _select(options: Options, initial: str | None) -> StaticSelectElement:
    offered = [Option(value=value, text=text) for value, text in options]
    first = next((one for one in offered if one.value == initial), None)
    return StaticSelectElement(options=offered, initial_option=first)


def typed(view: Mapping[str, Any]) -> Mapping[str, str | None]:
    """Return what each input of the form holds."""
    return {name: _held(block[TYPED]) for name, block in view["state"]["values"].items()}


def _held(state: Mapping[str, Any]) -> str | None:
    option = state.get("selected_option") or {}
    held = state.get("value") or state.get("selected_user") or option.get("value")
    return str(held).strip() or None if held else None
