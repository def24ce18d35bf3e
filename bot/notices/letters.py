"""E-mails, written when they are sent; and those that were lost, told to HR."""

from collections.abc import Awaitable, Callable, Mapping

from bot.blocks.answers import plainly
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.domain.languages import DEFAULT
from bot.domain.letters import Written
from bot.kamarade import Kamarade
from bot.mail import Write
from bot.posting import Message
from bot.services import letters, people
from bot.texts import Words

Letter = Callable[[Kamarade, Outgoing], Awaitable[Written | Skip]]


def writer(kamarade: Kamarade, letters: Mapping[str, Letter]) -> Write:
    """Return what turns a queued e-mail into its words."""

    async def write(row: Outgoing) -> Written | Skip:
        letter = letters.get(row.kind)
        return Skip(f"unknown kind {row.kind}") if letter is None else await letter(kamarade, row)

    return write


def written(words: Words, reply_to: str | None = None) -> Written:
    """Build an e-mail from a message's blocks `subject` and `body`: without Slack's escapes."""
    return Written(_plain(words["subject"]), _plain(words["body"]), reply_to)


def _plain(words: str) -> str:
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


async def lost(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell HR that an e-mail did not arrive."""
    language = await people.language_of(kamarade.database, row.person_id) or DEFAULT
    words = kamarade.say(language, "letter_lost", kind=row.refs["kind"], reason=row.refs["reason"])
    return Message(words["body"], plainly(words["body"]))


KINDS = {letters.LOST: lost}
