"""Another text for an entry: the window in which it is written, then read before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from slack_sdk.models.blocks import Block, ButtonElement
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.pieces import actions, context, cut, section, verbatim
from bot.domain.changes import Changed
from bot.texts import Words

FORM, OTHER = "editing.form", "editing.other"
TITLE, BODY = "new_title", "new_body"
LONGEST_TITLE, LONGEST = 150, 3000  # what Slack takes in a field


@dataclass(frozen=True, slots=True)
class Editing(forms.Kept):
    """What the window remembers: which entry, which text was read before and after.

    `channel` is where it was opened from: a team's own channel, perhaps.
    """

    entry_id: str
    language: str
    seen: str | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """What the window holds."""

    title: str
    body: str

    @property
    def whole(self) -> str:
        """The title and the text, as they are compared."""
        return f"{self.title}\n\n{self.body}"

    @property
    def mark(self) -> str:
        """What stands for them in the window's memory."""
        return sha256(self.whole.encode()).hexdigest()[:12]


def form(words: Words, editing: Editing, typed: Typed, changed: Changed | None = None) -> View:
    """Build the window; with `changed` it shows before and after, and its button proposes."""
    return forms.form(
        words,
        FORM,
        [
            section(words["intro"]),
            *(before_and_after(words, changed) if changed else []),
            forms.field(words, TITLE, forms.line(LONGEST_TITLE, typed.title)),
            forms.field(words, BODY, forms.lines(LONGEST, typed.body)),
        ],
        editing.dumps(),
    )


def before_and_after(words: Words, changed: Changed) -> list[Block]:
    """Build what changed, as it is written."""
    return [
        section(words["before"]),
        verbatim(cut(changed.before or words["nothing"], LONGEST)),
        section(words["after"]),
        verbatim(cut(changed.after or words["nothing"], LONGEST)),
    ]


def typed_in(view: Mapping[str, Any]) -> Typed:
    """Return what the window holds."""
    given = forms.typed(view)
    return Typed(given[TITLE], given[BODY])


def said(words: Words, text: str, other: Editing | None = None) -> View:
    """Build a window that only says something; `other` is the version in the other language."""
    button = other and ButtonElement(text=words["open_other"], action_id=OTHER, value=other.dumps())
    after = [context(words["other"]), actions([button])] if button else []
    return forms.read(words, [section(text), *after], name="said")
