"""The meetings of a pair: agendas, hours proposed, a change offered, a year later."""

from bot.blocks import buddies as buddy_blocks
from bot.blocks import meetings as blocks
from bot.blocks.meetings import Meant
from bot.blocks.pieces import saying
from bot.delivery import Skip
from bot.domain.companions import PairingState
from bot.domain.deliveries import Outgoing
from bot.domain.errors import NoLongerYours
from bot.domain.languages import Language
from bot.domain.meetings import Agenda, MeetingState
from bot.kamarade import Kamarade
from bot.notices.naming import name_of
from bot.posting import Message
from bot.services import buddies, encounters, hours, meetings, people, proposals
from bot.services.encounters import Told, Which
from bot.services.proposals import Seen
from bot.texts import Words

GONE = Skip("the pair is over")


async def agenda(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Give one of the two what to talk about, and what became of the meeting."""
    which = Which(row.refs["pairing_id"], row.refs["slot"])
    seen = await _current(kamarade, which.pairing_id)
    meant = next((one for one in kamarade.shelf.content.meetings if one.id == which.slot), None)
    reader_id = row.refs["reader_id"]
    if seen is None or meant is None or reader_id not in {seen.newcomer_id, seen.buddy_id}:
        return GONE
    told = await encounters.told(kamarade.database, kamarade.shelf.content, which)
    if row.person_id is not None and told.state is MeetingState.MET:
        return Skip("they met already")
    is_newcomer = reader_id == seen.newcomer_id
    language = (seen.newcomer if is_newcomer else seen.buddy).language
    other = seen.buddy if is_newcomer else seen.newcomer
    words = words_of(kamarade, language, told, agenda=meant, other=name_of(other))
    state = told.state.value if told.state else None
    shown = blocks.agenda(words, meant.lines[language], Meant(which.pairing_id, which.slot), state)
    return Message(words["text"], shown)


async def _current(kamarade: Kamarade, pairing_id: str) -> Seen | None:
    try:
        seen = await proposals.seen(kamarade.database, pairing_id)
    except NoLongerYours:
        return None
    return seen if seen.state is PairingState.ACCEPTED else None


def words_of(
    kamarade: Kamarade,
    language: Language,
    told: Told,
    *,
    agenda: Agenda | None = None,
    other: object = "",
) -> Words:
    """Return the words of a meeting, its count included."""
    return kamarade.say(
        language,
        "agenda",
        theme=agenda.theme[language] if agenda else "",
        minutes=agenda.minutes if agenda else 0,
        is_last=bool(agenda and agenda.is_last),
        other=other,
        met=told.tally.met,
        aim=told.tally.aim,
        by_day=told.tally.by_day,
    )


async def proposed(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell one of the two which hour the other proposes."""
    return await _hour(kamarade, row, "meeting_hour", is_agreed=False)


async def agreed(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell who proposed an hour that the other agrees."""
    return await _hour(kamarade, row, "meeting_agreed", is_agreed=True)


async def _hour(
    kamarade: Kamarade, row: Outgoing, message: str, *, is_agreed: bool
) -> Message | Skip:
    try:
        hour = await hours.hour(kamarade.database, row.refs["meeting_id"])
    except NoLongerYours:
        return GONE
    seen = await _current(kamarade, hour.pairing_id)
    if seen is None or hour.at is None or hour.is_agreed is not is_agreed:
        return GONE
    reader = await people.get(kamarade.database, row.person_id or "")
    is_newcomer = reader.id == seen.newcomer_id
    other = name_of(seen.buddy if is_newcomer else seen.newcomer)
    words = kamarade.say(reader.language, message, other=other, at=hour.at, zone=reader.zone)
    if is_agreed:
        return saying(words["body"])
    agreeing = Meant(meeting_id=hour.meeting_id, at=hour.at.isoformat())
    return Message(
        words["body"], blocks.proposed(words, agreeing, Meant(hour.pairing_id, hour.slot))
    )


async def strained(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Ask one of the two, in private, whether they would rather change."""
    seen = await _current(kamarade, row.refs["pairing_id"])
    if seen is None:
        return GONE
    reader = await people.get(kamarade.database, row.person_id or "")
    is_newcomer = reader.id == seen.newcomer_id
    words = kamarade.say(
        reader.language,
        "pairing_strained",
        other=name_of(seen.buddy if is_newcomer else seen.newcomer),
        days=kamarade.shelf.pairing.change_days,
    )
    return Message(words["body"], blocks.strained(words, seen.id))


async def a_year_later(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Invite somebody who was a newcomer a year ago to become a buddy in turn."""
    person = await people.get(kamarade.database, row.person_id or "")
    if await buddies.seen(kamarade.database, person.id) is not None:
        return Skip("a buddy already")
    company = kamarade.shelf.company
    words = kamarade.say(
        person.language,
        "buddy_year",
        hours=company.value("buddies.hours", person.language) or "12",
        months=company.value("buddies.months", person.language) or "6",
    )
    buttons = [("accept", buddy_blocks.VOLUNTEER, "primary")]
    return Message(words["body"], buddy_blocks.asked(words, buttons, person.id))


KINDS = {
    meetings.AGENDA: agenda,
    meetings.A_YEAR_LATER: a_year_later,
    encounters.STRAINED: strained,
    hours.PROPOSED: proposed,
    hours.AGREED: agreed,
}
