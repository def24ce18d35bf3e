"""Who just joined Slack, told to HR."""

from datetime import date

from bot.blocks import joining as blocks
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.domain.languages import DEFAULT
from bot.kamarade import Kamarade
from bot.posting import Message
from bot.services import joining, people
from bot.texts import mention

SHOWN = 12  # others may be told in the same message: Slack takes fifty blocks


async def joined(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Name those who joined, but whoever HR welcomed meanwhile."""
    day = date.fromisoformat(row.refs["day"])
    found = await joining.told_on(kamarade.database, kamarade.workspace_id, day)
    if not found:
        return Skip("welcomed before")
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    said = {"count": len(found), "first": found[0].name or "", "rest": len(found) - SHOWN}
    lines = [
        (
            one.slack_id,
            kamarade.say(
                language, "joining", **said, who=mention(one.slack_id), email=one.email or ""
            )["person"],
        )
        for one in found[:SHOWN]
        if one.slack_id is not None
    ]
    words = kamarade.say(language, "joining", **said, who="", email="")
    more = words["more"] if len(found) > SHOWN else ""
    return Message(words["title"], blocks.joined(words, lines, more))


KINDS = {joining.JOINED: joined}
