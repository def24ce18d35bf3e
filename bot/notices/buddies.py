"""Becoming a buddy: what the manager, the volunteer and the person HR thought of are told."""

from bot.blocks import buddies as blocks
from bot.blocks.pieces import saying
from bot.delivery import Skip
from bot.domain.buddies import BuddyState
from bot.domain.deliveries import Outgoing
from bot.domain.languages import DEFAULT
from bot.kamarade import Kamarade
from bot.notices.naming import name_of
from bot.posting import Message
from bot.services import buddies, people
from bot.services.buddies import Volunteering

GONE = Skip("no longer a volunteer")


async def _loaded(kamarade: Kamarade, row: Outgoing) -> Volunteering | None:
    return await buddies.seen(kamarade.database, row.refs["buddy_id"])


async def agreement(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Ask the manager of a volunteer for their agreement."""
    seen = await _loaded(kamarade, row)
    if seen is None or seen.state is not BuddyState.WAITING:
        return GONE
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    company = kamarade.shelf.company
    words = kamarade.say(
        language,
        "buddy_agreement",
        name=name_of(seen.named),
        hours=company.value("buddies.hours", language),
        months=company.value("buddies.months", language),
    )
    buttons = [("agree", blocks.AGREE, "primary"), ("rather_not", blocks.NOT_NOW, "")]
    return Message(words["body"], blocks.asked(words, buttons, seen.person_id))


async def agreed(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell a volunteer what their manager answered."""
    seen = await _loaded(kamarade, row)
    if seen is None or seen.state not in {BuddyState.ACTIVE, BuddyState.NOT_NOW}:
        return GONE
    words = kamarade.say(
        seen.named.language, "buddy_agreed", state=seen.state.value, manager=name_of(seen.manager)
    )
    return saying(words["body"])


async def invitation(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell somebody that HR thought of them as a buddy."""
    seen = await _loaded(kamarade, row)
    if seen is None or seen.state is not BuddyState.INVITED:
        return GONE
    language = seen.named.language
    hours = kamarade.shelf.company.value("buddies.hours", language)
    months = kamarade.shelf.company.value("buddies.months", language)
    words = kamarade.say(language, "buddy_invitation", hours=hours, months=months)
    buttons = [("accept", blocks.VOLUNTEER, "primary"), ("decline", blocks.DECLINE, "")]
    return Message(words["body"], blocks.asked(words, buttons, seen.person_id))


async def state(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell a volunteer where they stand."""
    seen = await _loaded(kamarade, row)
    if seen is None:
        return GONE
    words = kamarade.say(
        seen.named.language, "buddy_state", state=seen.state.value, manager=name_of(seen.manager)
    )
    return saying(words["body"])


async def invited(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell HR that the person they thought of was asked."""
    seen = await _loaded(kamarade, row)
    if seen is None:
        return GONE
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    words = kamarade.say(language, "buddy_invite", state=seen.state.value, name=name_of(seen.named))
    return saying(words["done"])


KINDS = {
    buddies.STATE: state,
    buddies.INVITED: invited,
    buddies.AGREEMENT: agreement,
    buddies.AGREED: agreed,
    buddies.INVITATION: invitation,
}
