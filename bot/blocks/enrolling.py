"""The forms that enrol newcomers: one, or a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    CheckboxesElement,
    EmailInputElement,
    InputBlock,
    Option,
    UserSelectElement,
)
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.pieces import actions, context, section
from bot.texts import Words

ONE, LIST = "enrolling.one", "enrolling.list"
OPEN, OPEN_LIST = "enrolling.open", "enrolling.open_list"
TEXT, FILE = "listed", "file"
KINDS = ("csv", "txt", "tsv")  # of files, by the end of their names
SURE = "enrolling.file_sure"
CHECK, CONFIRM = "check", "confirm"
LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Sure(forms.Kept):
    """The list that HR was asked to confirm, as a digest; another one is asked about again."""

    digest: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the selects of the form offer."""

    countries: forms.Options
    languages: forms.Options
    tracks: forms.Options
    country: str
    account: str | None = None


def one_form(words: Words, choices: Choices) -> View:
    """Build the form for one newcomer."""
    new_role = Option(value="yes", text=words["new_role_yes"])
    return forms.form(
        words,
        ONE,
        [
            section(words["intro"]),
            forms.field(
                words, "who", UserSelectElement(initial_user=choices.account), optional=True
            ),
            forms.field(words, "email", EmailInputElement(), optional=True),
            forms.field(words, "name", forms.line(80), optional=True),
            forms.field(words, "started_on", forms.day()),
            forms.field(words, "line_manager", UserSelectElement(), optional=True),
            forms.field(words, "country", forms.select(choices.countries, choices.country)),
            *(_words(words, name) for name in ("region", "site")),
            forms.field(words, "language", forms.select(choices.languages), optional=True),
            forms.field(words, "track", forms.select(choices.tracks), optional=True),
            *(_words(words, name) for name in ("segment", "industries", "products", "tools")),
            forms.field(words, "buddy", UserSelectElement(), optional=True),
            forms.field(words, "is_new_role", CheckboxesElement(options=[new_role]), optional=True),
        ],
    )


def _words(words: Words, name: str) -> InputBlock:
    return forms.field(words, name, forms.line(300), optional=True)


def list_form(words: Words, step: str, above: Sequence[str], text: str, sure: Sure) -> View:
    """Build the form for a list, at one of its steps: to check, or to confirm.

    What there is to know of it stands above, the list itself below.
    """
    return forms.form(
        words,
        LIST,
        [
            *(section(part) for part in above),
            *([] if text else [forms.field(words, FILE, forms.file(KINDS), optional=True)]),
            forms.field(words, TEXT, forms.lines(LONGEST, text), optional=not text),
        ],
        sure.dumps(),
        name=step,
    )


def tried(words: Words, body: str, file_id: str) -> list[Block]:
    """Build what enrolling a file would do, with the button that does it."""
    button = ButtonElement(text=words["file_sure"], action_id=SURE, value=file_id, style="primary")
    return [section(body), actions([button])]


def said(body: str, note: str = "") -> list[Block]:
    """Build what HR reads once it is done."""
    blocks: list[Block] = [section(body)]
    if note:
        blocks.append(context(note))
    return blocks
