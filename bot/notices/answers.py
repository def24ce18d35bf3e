"""Answers from the booklet."""

from bot.blocks.answers import Origin, plainly
from bot.delivery import Skip
from bot.domain.asking import Reply
from bot.domain.deliveries import Outgoing
from bot.domain.languages import Language
from bot.kamarade import Kamarade
from bot.posting import Message
from bot.services import asking
from bot.wording import compose


async def answer(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Say a reply that was decided when the question was heard."""
    said = Reply.from_refs(row.refs)
    return compose(kamarade.desk(), said, Origin(said.channel, said.ts))


async def pointer(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Say in the channel that the answer went to a direct message."""
    text = kamarade.say(Language(row.refs["language"]), "answer")["pointer"]
    return Message(text, plainly(text))


KINDS = {asking.ANSWER: answer, asking.POINTER: pointer}
