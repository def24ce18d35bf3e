"""A pair: the question to the buddy, the introduction, the end."""

from collections.abc import Mapping, Sequence

from bot.blocks import pairing as blocks
from bot.blocks.pieces import saying
from bot.delivery import Skip
from bot.domain.companions import PairingState
from bot.domain.deliveries import Outgoing
from bot.domain.errors import NoLongerYours
from bot.domain.languages import Language
from bot.domain.pairing import Because
from bot.kamarade import Kamarade
from bot.notices.naming import name_of
from bot.posting import Message
from bot.services import deadlines, encounters, introductions, parting, proposals
from bot.services.proposals import Seen
from bot.texts import Words

GONE = Skip("the pair was erased")
BUTTONS: Mapping[PairingState, Sequence[tuple[str, str]]] = {
    PairingState.PROPOSED: (("accept", blocks.ACCEPT), ("decline", blocks.DECLINE)),
    PairingState.DECLINED: (("say_why", blocks.WHY),),
    PairingState.EXPIRED: (("after_all", blocks.ACCEPT),),
}


def reasons(kamarade: Kamarade, language: Language, because: Sequence[Because]) -> list[str]:
    """Return in words why two people would suit."""
    return [
        kamarade.say(language, "pairing_reasons", names=", ".join(one.names))[one.reason.value]
        for one in because
    ]


def _say(kamarade: Kamarade, seen: Seen, language: Language, message: str, **more: object) -> Words:
    company = kamarade.shelf.company
    return kamarade.say(
        language,
        message,
        newcomer=name_of(seen.newcomer),
        buddy=name_of(seen.buddy),
        stand_in=name_of(seen.stand_in),
        hr=company.roles["hr"].title[language],
        starts_on=seen.started_on,
        is_begun=seen.started_on <= kamarade.today(),
        segment=seen.segment or "",
        site=seen.site or "",
        hours=company.value("buddies.hours", language) or "12",
        months=company.value("buddies.months", language) or "6",
        days=kamarade.shelf.pairing.expire_after,
        change_days=kamarade.shelf.pairing.change_days,
        **more,
    )


async def _seen(kamarade: Kamarade, row: Outgoing) -> Seen | None:
    try:
        return await proposals.seen(kamarade.database, row.refs["pairing_id"])
    except NoLongerYours:
        return None


async def question(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Ask a buddy, or show what became of the question where it stands."""
    seen = await _seen(kamarade, row)
    if seen is None:
        return GONE
    if row.person_id is not None and seen.state is not PairingState.PROPOSED:
        return Skip("answered before it was asked")
    return _question(kamarade, seen, is_reminder=False)


async def reminder(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Ask once more, unless it was answered."""
    seen = await _seen(kamarade, row)
    if seen is None or seen.state is not PairingState.PROPOSED:
        return Skip("answered")
    return _question(kamarade, seen, is_reminder=True)


def _question(kamarade: Kamarade, seen: Seen, *, is_reminder: bool) -> Message:
    language = seen.buddy.language
    words = _say(
        kamarade, seen, language, "pairing_prompt", state=seen.state.value, is_reminder=is_reminder
    )
    why = reasons(kamarade, language, seen.because)
    shown = blocks.question(words, why, BUTTONS.get(seen.state, ()), seen.id)
    return Message(words["body"], shown)


async def passed_on(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Thank a buddy who had no time to answer."""
    return await _to_buddy(kamarade, row, "pairing_passed_on")


async def stand_in(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell whoever helps while the buddy is away."""
    seen = await _seen(kamarade, row)
    if seen is None or seen.state is not PairingState.ACCEPTED or seen.stand_in is None:
        return GONE
    words = _say(kamarade, seen, seen.stand_in.language, "pairing_stand_in")
    return saying(words["body"])


async def _to_buddy(kamarade: Kamarade, row: Outgoing, message: str) -> Message | Skip:
    seen = await _seen(kamarade, row)
    if seen is None:
        return GONE
    words = _say(kamarade, seen, seen.buddy.language, message)
    return saying(words["body"])


async def introduction(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Introduce two people in their conversation, in the language of each."""
    seen = await _seen(kamarade, row)
    if seen is None or seen.state is not PairingState.ACCEPTED:
        return GONE
    spoken = dict.fromkeys([seen.newcomer.language, seen.buddy.language])
    return _introduced(kamarade, seen, list(spoken))


async def introduction_each(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Introduce two people to each other, where Slack has no conversation for them."""
    seen = await _seen(kamarade, row)
    if seen is None or seen.state is not PairingState.ACCEPTED:
        return GONE
    is_newcomer = row.person_id == seen.newcomer_id
    return _introduced(kamarade, seen, [(seen.newcomer if is_newcomer else seen.buddy).language])


def _introduced(kamarade: Kamarade, seen: Seen, spoken: Sequence[Language]) -> Message:
    said = [_say(kamarade, seen, language, "pairing_introduction") for language in spoken]
    shared = [reasons(kamarade, language, seen.shared) for language in spoken]
    text = "\n".join(words["body"] for words in said)
    return Message(text, blocks.introduction(said, shared))


async def ended(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell one of the two that it is over, with thanks, and what comes next."""
    seen = await _seen(kamarade, row)
    if seen is None or seen.ending is None:
        return GONE
    is_newcomer = row.person_id == seen.newcomer_id
    language = (seen.newcomer if is_newcomer else seen.buddy).language
    met = await encounters.met(kamarade.database, seen.journey_id)
    words = _say(kamarade, seen, language, "pairing_ended", ending=seen.ending.value, met=met)
    said = words["newcomer" if is_newcomer else "buddy"]
    return saying(said)


KINDS = {
    parting.PROMPT: question,
    parting.REMINDER: reminder,
    parting.ENDED: ended,
    deadlines.PASSED_ON: passed_on,
    proposals.STAND_IN: stand_in,
    introductions.TOGETHER: introduction,
    introductions.APART: introduction_each,
}
