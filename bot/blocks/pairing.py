"""A pair as its people see it: the question, the introduction, the end, and HR's alarm."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    HeaderBlock,
)
from slack_sdk.models.views import View

from bot.blocks import forms
from bot.blocks.pieces import actions, context, section
from bot.texts import Words

ACCEPT, DECLINE = "pairing.accept", "pairing.decline"
WHY, REASON = "pairing.why", "pairing.reason"
TEXT = "wording"


def question(
    words: Words, reasons: Sequence[str], buttons: Sequence[tuple[str, str]], pairing_id: str
) -> list[Block]:
    """Build the question to a buddy as it stands: its buttons go once they no longer count."""
    shown: list[Block] = [section(words["body"])]
    if buttons and reasons:
        shown.append(section("\n".join([words["why"], *(f"• {one}" for one in reasons)])))
    if buttons:
        shown.append(actions([_button(words, *one, pairing_id) for one in buttons]))
    shown.append(context(words["note"]))
    return shown


def _button(words: Words, word: str, action: str, pairing_id: str) -> ButtonElement:
    style = "primary" if action == ACCEPT else None
    return ButtonElement(text=words[word], action_id=action, value=pairing_id, style=style)


def introduction(said: Sequence[Words], reasons: Sequence[Sequence[str]]) -> list[Block]:
    """Build an introduction, once in each language of the two people."""
    shown: list[Block] = []
    for words, shared in zip(said, reasons, strict=True):
        shown += [HeaderBlock(text=words["title"]), section(words["body"])]
        if shared:
            shown.append(section("\n".join([words["shared"], *(f"• {one}" for one in shared)])))
        shown.append(context(words["note"]))
    return shown


def reason_form(words: Words, metadata: str) -> View:
    """Build the form in which a buddy may tell HR why not."""
    return forms.form(
        words,
        REASON,
        [
            section(words["form_intro"]),
            forms.field(words, TEXT, forms.lines(300), optional=True),
        ],
        metadata,
        name="form",
    )


def alarm(words: Words, lines: Sequence[str]) -> list[Block]:
    """Build what HR reads when somebody has no buddy: why, and what would help."""
    listed = "\n".join(f"• {line}" for line in lines)
    return [
        section(words["body"]),
        *([section(listed)] if listed else []),
        context(words["help"]),
    ]
