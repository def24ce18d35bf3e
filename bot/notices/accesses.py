"""Accesses, as those who open them and the newcomer read them."""

from bot.blocks import accesses as blocks
from bot.blocks.accesses import Line, Row
from bot.delivery import Skip
from bot.domain.accesses import Check
from bot.domain.deliveries import Outgoing
from bot.domain.errors import NoSuchJourney
from bot.domain.languages import DEFAULT, Language
from bot.domain.obstacles import MANAGER
from bot.kamarade import Kamarade
from bot.notices.obstacles import name
from bot.posting import Message
from bot.services import accesses, equipping, people
from bot.services.equipping import Shown

GONE = Skip("the path was erased")


async def asked(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Ask whoever opens accesses where they stand; nothing once all are ready."""
    role = row.refs["role"]
    try:
        shown = await equipping.shown(
            kamarade.database, kamarade.guide, row.refs["journey_id"], role
        )
    except NoSuchJourney:
        return GONE
    if shown.is_ready:
        return Skip("everything is ready")
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    return as_asked(kamarade, shown, language, row.refs["moment"], role)


def as_asked(
    kamarade: Kamarade, shown: Shown, language: Language, moment: str, role: str
) -> Message:
    """Build the message of whoever opens them, as it stands now."""
    words = kamarade.say(
        language, "access", who=name(shown.newcomer), started_on=shown.started_on, moment=moment
    )
    rows = [
        Row(
            f"*{access.label[language]}* · {words[_state(check)]}",
            Line(shown.journey_id, access.id, role),
            _offers(check, role),
        )
        for access, check in shown.lines
    ]
    return Message(words["text"], blocks.lines(words["intro"], words, rows))


def _state(check: Check) -> str:
    if check.is_ready or check.works:
        return "is_ready"
    return "is_requested" if check.is_requested else "is_nothing"


def _offers(check: Check, role: str) -> tuple[str, ...]:
    if check.is_ready or check.works:
        return ()
    if role == MANAGER:
        return () if check.is_requested else ("requested",)
    return ("ready",)


async def test(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Ask the newcomer to try each access."""
    try:
        shown = await equipping.shown(kamarade.database, kamarade.guide, row.refs["journey_id"])
    except NoSuchJourney:
        return GONE
    return as_test(kamarade, shown)


def as_test(kamarade: Kamarade, shown: Shown) -> Message:
    """Build the newcomer's own check, as it stands now."""
    language = shown.newcomer.language
    words = kamarade.say(language, "access_test")
    rows = [
        Row(
            f"*{access.label[language]}*{words[_tried(check)]}",
            Line(shown.journey_id, access.id),
            () if check.works is not None else ("works", "fails"),
        )
        for access, check in shown.lines
    ]
    return Message(words["text"], blocks.lines(words["intro"], words, rows))


def _tried(check: Check) -> str:
    return {None: "untried", True: "it_works", False: "it_fails"}[check.works]


KINDS = {accesses.ACCESS: asked, accesses.TEST: test}
