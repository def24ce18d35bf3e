"""`/kamarade mon-binome`: one's buddy, one's newcomers, and what one wishes for."""

from typing import Any

from slack_sdk.models.blocks import Block

from bot.blocks import buddies as buddy_blocks
from bot.blocks import companions as blocks
from bot.blocks import forms
from bot.blocks.meetings import Meant
from bot.domain.buddies import BuddyState, several
from bot.domain.pairing import Reason
from bot.domain.people import Speaker
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.notices.naming import name_of
from bot.posting import Message
from bot.reception import Reception
from bot.recognising import noted
from bot.services import companions
from bot.services.companions import Companion, Mine, Wishes
from bot.turn import Turn

GONE = (None, BuddyState.WITHDRAWN, BuddyState.NOT_NOW)


async def show(turn: Turn, kamarade: Kamarade, _rest: str = "") -> None:
    """Show one's buddy and newcomers."""
    await turn.tell(await mine(kamarade, turn.speaker))


async def mine(kamarade: Kamarade, speaker: Speaker) -> Message:
    """Build what somebody sees of their buddy and their newcomers."""
    found = await companions.of(kamarade.database, kamarade.guide, speaker.id, kamarade.now())
    words = kamarade.say(
        speaker.language,
        "my_buddy",
        hr=kamarade.shelf.company.roles["hr"].title[speaker.language],
        is_waiting=found.is_waiting,
        count=len(found.companions),
        state=found.buddy_state.value if found.buddy_state else "",
    )
    shown = [block for one in found.companions for block in _companion(kamarade, speaker, one)]
    return Message(words["intro"], blocks.mine(words, shown, _doors(found)))


def _companion(kamarade: Kamarade, speaker: Speaker, one: Companion) -> list[Block]:
    words = kamarade.say(
        speaker.language,
        "companion",
        other=name_of(one.other),
        is_buddy=one.is_buddy,
        stand_in=name_of(one.stand_in),
        starts_on=one.started_on,
        theme=one.agenda.theme[speaker.language] if one.agenda else "",
        next_on=one.next_on,
        hour=one.hour,
        zone=speaker.zone,
        met=one.tally.met,
        aim=one.tally.aim,
        by_day=one.tally.by_day,
    )
    meant = Meant(one.pairing_id, one.agenda.id if one.agenda else one.slot)
    return blocks.companion(words, Meant(one.pairing_id, one.slot), meant)


def _doors(found: Mine) -> list[tuple[str, str]]:
    """Return the buttons at the end: one's wishes as a newcomer, one's profile as a buddy."""
    doors = [("wish", blocks.WISH)] if found.is_newcomer else []
    if found.buddy_state not in GONE:
        return [*doors, ("profile", buddy_blocks.VOLUNTEER), ("leave", buddy_blocks.WITHDRAW)]
    return doors if found.is_newcomer else [*doors, ("volunteer", buddy_blocks.VOLUNTEER)]


async def open_wish(turn: Turn, kamarade: Kamarade) -> None:
    """Open the form in which a newcomer says what they would like."""
    await turn.ack()
    speaker = turn.speaker
    wish = await companions.wish(kamarade.database, speaker.id)
    known = {}
    if wish is not None:
        known = {
            blocks.LEARNING: ", ".join(wish.learning),
            blocks.RANGE: wish.product_range or "",
            blocks.PREFERENCE: wish.preference.value if wish.preference else "",
        }
    not_with = await companions.refused_by(kamarade.database, speaker.id)
    words = kamarade.say(speaker.language, "wish_form")
    await turn.open(blocks.wish_form(words, known, not_with))


async def wish(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep what a newcomer would like."""
    given = forms.typed(view)
    chosen = forms.chosen(view, blocks.NOT_WITH)
    others = [(await noted(kamarade, turn.client, one)).id for one in chosen]
    preferred = given[blocks.PREFERENCE]
    wishes = Wishes(
        given[blocks.RANGE] or None,
        several(given[blocks.LEARNING]),
        Reason(preferred) if preferred else None,
        frozenset(others),
    )
    speaker = turn.speaker
    await companions.keep_wishes(kamarade.database, speaker.workspace_id, speaker.id, wishes)
    await turn.ack()


FOR_ALL = (Subcommand("my_buddy", ("mon-binôme", "mon binôme"), ("my-buddy", "my buddy"), show),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.WISH, open_wish)
    reception.view(blocks.WISHED, wish)
