"""`/kamarade-rh droits`: who is in HR; giving that right, taking it back."""

import re
from typing import Any

from slack_sdk.errors import SlackApiError

from bot.blocks import forms
from bot.blocks import rights as blocks
from bot.blocks.pieces import saying
from bot.domain.errors import CannotHold, NobodyFound, UnclearRight
from bot.domain.names import folded
from bot.domain.people import Named
from bot.domain.roles import Role, Source
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.posting import Message
from bot.reception import Reception
from bot.recognising import met
from bot.services import people, rights
from bot.services.rights import Change, Holder
from bot.texts import Mrkdwn, Words, mention
from bot.turn import Turn

TYPED = re.compile(r"^(\S+)\s+<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$")
BY_NAME = re.compile(r"^(\S+)\s+@?([^<>]+)$")  # a name that Slack did not turn into a mention
GIVE, TAKE = {"donner", "give", "grant"}, {"retirer", "take", "revoke"}


async def run(turn: Turn, kamarade: Kamarade, rest: str) -> None:
    """Show who is in HR, or give or take what the rest of the line asks for."""
    if not rest:
        await turn.tell(await _listed(kamarade, turn))
        return
    typed = TYPED.match(await _mentioned(kamarade, rest))
    verb = folded(typed[1]) if typed else ""
    if typed and verb in GIVE:
        await _give(turn, kamarade, typed[2])
    elif typed and verb in TAKE:
        known = await people.known(kamarade.database, kamarade.workspace_id, typed[2])
        if known is None:
            raise NobodyFound(typed=typed[2])
        await _take(turn, kamarade, known.id)
    else:
        raise UnclearRight


async def _mentioned(kamarade: Kamarade, rest: str) -> str:
    """Return the line with a mention in the place of a name that only one person has."""
    typed = BY_NAME.match(rest)
    if typed is None or folded(typed[1]) not in GIVE | TAKE:
        return rest
    found = await people.called(kamarade.database, kamarade.workspace_id, typed[2].strip())
    if not found:
        raise NobodyFound(typed=f"@{typed[2].strip()}")
    return f"{typed[1]} <@{found[0].slack_id}>" if len(found) == 1 else ""


async def _listed(kamarade: Kamarade, turn: Turn) -> Message:
    speaker = turn.speaker
    found = await rights.holders(kamarade.database, speaker.workspace_id)
    words = kamarade.say(speaker.language, "rights")
    is_last = len(found) == 1
    lines = [
        (
            _line(kamarade, turn, one),
            None if is_last or one.source is Source.GROUP else one.person_id,
        )
        for one in found
    ]
    return Message(words["title"], blocks.listed(words, lines))


def _line(kamarade: Kamarade, turn: Turn, holder: Holder) -> str:
    words = kamarade.say(
        turn.speaker.language,
        "rights",
        who=_name(holder.named),
        since=holder.since,
        source=holder.source.value,
        by=_name(holder.by) if holder.by else "",
    )
    return words["line"]


async def open_form(turn: Turn, kamarade: Kamarade) -> None:
    """Ask to whom the right goes."""
    await turn.ack()
    await turn.open(blocks.form(kamarade.say(turn.speaker.language, "rights")))


async def submit(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Give the right to whoever was chosen."""
    chosen = forms.typed(view)[blocks.WHO]
    await _give(turn, kamarade, chosen)
    await turn.ack()


async def _give(turn: Turn, kamarade: Kamarade, slack_id: str) -> None:
    try:
        account = await turn.client.users_info(user=slack_id)
    except SlackApiError as error:
        raise NobodyFound(typed=slack_id) from error
    if account["user"].get("is_bot"):
        raise CannotHold
    await met(kamarade, turn.client, slack_id)
    by = turn.speaker.in_private
    change = await rights.give(kamarade.database, by, slack_id, kamarade.now())
    await turn.tell(_said(_words(kamarade, turn, change), "given" if change.is_new else "already"))


async def take(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Take the right back from whoever stands beside the button."""
    await turn.ack()
    await _take(turn, kamarade, action["value"])


async def _take(turn: Turn, kamarade: Kamarade, person_id: str) -> None:
    by = turn.speaker.in_private
    change = await rights.take(kamarade.database, by, person_id, kamarade.now())
    await turn.tell(_said(_words(kamarade, turn, change), "taken" if change.is_new else "absent"))


def _words(kamarade: Kamarade, turn: Turn, change: Change) -> Words:
    return kamarade.say(turn.speaker.language, "rights", who=_name(change.named))


def _said(words: Words, block: str) -> Message:
    return saying(words[block])


def _name(named: Named) -> Mrkdwn | str:
    return mention(named.slack_id) if named.slack_id else named.name


FOR_HR = (Subcommand("rights", ("droits", "droit"), ("rights", "right"), run),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.TAKE, take, needs=Role.HR)
    reception.action(blocks.FORM, open_form, needs=Role.HR)
    reception.view(blocks.GIVE, submit, needs=Role.HR)
