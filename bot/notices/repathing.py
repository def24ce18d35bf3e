"""HR hears by themselves that the path changed, before it does for anybody on their way."""

from bot.blocks import repathing as blocks
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing, To
from bot.domain.languages import DEFAULT, Language
from bot.kamarade import Kamarade
from bot.notices.naming import names_of
from bot.posting import Message
from bot.services import people, repathing
from bot.services.journeys import Act
from bot.services.repathing import Effect
from bot.texts import Words


async def changed(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Say whom the path in use would concern, unless it changed again or was applied."""
    guide = kamarade.guide
    if row.refs["version"] != guide.content.path_version:
        return Skip("changed again")
    act = Act(To(kamarade.workspace_id, person_id=row.person_id), guide, kamarade.now())
    found = await repathing.effect(kamarade.database, act)
    if found.is_nothing:
        return Skip("nothing to apply")
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    words = words_of(kamarade, language, found)
    return Message(words["changed"], blocks.shown(words, words["changed"], may_apply=True))


def words_of(kamarade: Kamarade, language: Language, found: Effect) -> Words:
    """Return the words of what applying the path would do."""
    more, names = found.journeys - len(found.people), names_of(found.people)
    return kamarade.say(language, "repathing", found=found, names=names, more=more)


KINDS = {repathing.CHANGED: changed}
