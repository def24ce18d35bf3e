"""`/kamarade-rh journal`: who did what to whom, and when."""

import re
from typing import Any

from bot.blocks import journal as blocks
from bot.domain.errors import NobodyFound
from bot.domain.languages import Language
from bot.domain.people import Named
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.posting import Message
from bot.reception import Reception
from bot.services import journal, people
from bot.services.journal import Line
from bot.services.journeys import Act
from bot.texts import Mrkdwn, mention
from bot.turn import Turn

MENTIONED = re.compile(r"^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$")


async def run(turn: Turn, kamarade: Kamarade, rest: str) -> None:
    """Show the last lines: of everybody, or about whoever is named."""
    about = None
    if rest:
        found = MENTIONED.match(rest)
        who = found[1] if found else rest
        about = (await people.named(kamarade.database, kamarade.workspace_id, who)).id
    await _show(turn, kamarade, about=about)


async def older(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Show the lines before."""
    await turn.ack()
    if not action["value"].isdecimal():
        raise NobodyFound(typed=action["value"])
    await _show(turn, kamarade, before=int(action["value"]))


async def _show(
    turn: Turn, kamarade: Kamarade, *, about: str | None = None, before: int | None = None
) -> None:
    act = Act(turn.speaker.in_private, kamarade.guide, kamarade.now())
    page = await journal.read(kamarade.database, act, about=about, before=before)
    language = turn.speaker.language
    words = kamarade.say(language, "journal")
    lines = [_line(kamarade, language, line) for line in page.lines]
    older = page.older if about is None else None
    await turn.tell(Message(words["title"], blocks.page(words, lines, older)))


def _line(kamarade: Kamarade, language: Language, line: Line) -> str:
    words = kamarade.say(
        language,
        "journal",
        at=line.at,
        zone=kamarade.shelf.company.zone,
        actor=_name(line.actor),
        subject=_name(line.subject),
        code=line.action,
        task=line.action.rpartition(".")[2],
    )
    block = line.action.replace(".", "_").replace("-", "_")
    said = block if block in words else "task" if line.action.startswith("task.") else "other"
    return f"{words['when']} · {words[said]}"


def _name(person: Named | None) -> Mrkdwn | str:
    if person is None:
        return ""
    return mention(person.slack_id) if person.slack_id else person.name


FOR_HR = (Subcommand("journal", ("journal",), ("journal", "log"), run),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.OLDER, older, needs=Role.HR)
