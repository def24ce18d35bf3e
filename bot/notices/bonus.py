"""Obstacles to a bonus, as the manager and whoever they cost read them."""

from bot.blocks import bonus as blocks
from bot.blocks.answers import plainly
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.domain.errors import NoSuchObstacle
from bot.domain.languages import Language
from bot.kamarade import Kamarade
from bot.notices.obstacles import GONE, name
from bot.posting import Message
from bot.services import bonus, people
from bot.services.bonus import Shown
from bot.texts import Words


async def _found(kamarade: Kamarade, row: Outgoing) -> Shown | None:
    try:
        return await bonus.shown(kamarade.database, row.refs["record_id"])
    except NoSuchObstacle:
        return None


def words_of(kamarade: Kamarade, shown: Shown, language: Language, zone: str) -> Words:
    """Return the words of a record."""
    return kamarade.say(
        language,
        "bonus",
        who=name(shown.newcomer),
        manager=name(shown.manager),
        label=kamarade.shelf.obstacles.get(shown.type_id).label[language],
        needed_on=shown.needed_on,
        recorded_at=shown.recorded_at,
        acknowledged_at=shown.acknowledged_at,
        state=shown.state.value,
        zone=zone,
        count=1,
    )


async def to_manager(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Ask the manager to acknowledge a record."""
    shown = await _found(kamarade, row)
    if shown is None:
        return GONE
    return await _as_manager(kamarade, shown, row)


async def _as_manager(kamarade: Kamarade, shown: Shown, row: Outgoing) -> Message:
    reader = await people.get(kamarade.database, row.person_id or "")
    words = words_of(kamarade, shown, reader.language, reader.zone)
    is_read = shown.acknowledged_at is not None
    texts = [shown.what, shown.text]
    return Message(words["manager"], blocks.for_manager(words, shown.id, texts, is_read=is_read))


async def reminder(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Ask again, unless it was read."""
    shown = await _found(kamarade, row)
    if shown is None:
        return GONE
    if shown.acknowledged_at is not None:
        return Skip("read")
    return await _as_manager(kamarade, shown, row)


async def seen(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell whoever recorded it that it was read, and when."""
    shown = await _found(kamarade, row)
    if shown is None:
        return GONE
    reader = await people.get(kamarade.database, row.person_id or "")
    body = words_of(kamarade, shown, reader.language, reader.zone)["seen"]
    return Message(body, plainly(body))


KINDS = {bonus.TO_MANAGER: to_manager, bonus.REMINDER: reminder, bonus.SEEN: seen}
