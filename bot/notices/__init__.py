"""What the outbox sends, rendered when it is sent: load by a use case, say, build — or skip."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from bot.blocks import pace as blocks
from bot.delivery import Later, Render, Skip
from bot.domain.deliveries import Outgoing
from bot.domain.languages import DEFAULT
from bot.kamarade import Kamarade
from bot.notices import (
    accesses,
    answers,
    arriving,
    bonus,
    buddies,
    checkins,
    climate,
    closing,
    deliveries,
    freshness,
    friction,
    joining,
    letters,
    meetings,
    obstacle_owners,
    obstacles,
    pairing,
    pairing_alarms,
    questions,
    removals,
    repathing,
    revisions,
    rights,
    tasks,
    upkeep,
    welcome,
)
from bot.posting import Message
from bot.services import people, planning, queueing

Notice = Callable[[Kamarade, Outgoing], Awaitable[Message | Skip]]

KINDS: Mapping[str, Notice] = {
    **accesses.KINDS,
    **answers.KINDS,
    **arriving.KINDS,
    **bonus.KINDS,
    **buddies.KINDS,
    **checkins.KINDS,
    **climate.KINDS,
    **closing.KINDS,
    **deliveries.KINDS,
    **freshness.KINDS,
    **friction.KINDS,
    **joining.KINDS,
    **letters.KINDS,
    **meetings.KINDS,
    **obstacle_owners.KINDS,
    **obstacles.KINDS,
    **pairing.KINDS,
    **pairing_alarms.KINDS,
    **questions.KINDS,
    **removals.KINDS,
    **repathing.KINDS,
    **revisions.KINDS,
    **rights.KINDS,
    **tasks.KINDS,
    **upkeep.KINDS,
    **welcome.KINDS,
}

# What goes by e-mail, to whoever cannot be reached in Slack.
LETTERS: Mapping[str, letters.Letter] = {**arriving.LETTERS, **obstacle_owners.LETTERS}


def renderer(kamarade: Kamarade) -> Render:
    """Return what turns a row of the outbox into a message."""

    async def render(row: Outgoing) -> Message | Skip | Later:
        if not row.is_unasked:
            return await _said(kamarade, row)
        return await _held_back(kamarade, row) or await _with_a_way_out(kamarade, row)

    return render


async def _said(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    if row.kind == queueing.TOGETHER:
        return await _together(kamarade, row)
    notice = KINDS.get(row.kind)
    return Skip(f"unknown kind {row.kind}") if notice is None else await notice(kamarade, row)


async def _together(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Say in one message what fell due together; what has nothing left to say is left out."""
    parts: Sequence[Mapping[str, Any]] = row.refs["parts"]
    said = [
        await _said(kamarade, Outgoing(part["kind"], part["refs"], row.person_id)) for part in parts
    ]
    messages = [one for one in said if isinstance(one, Message)]
    if not messages:
        return Skip("nothing left to say")
    text = "\n".join(dict.fromkeys(message.text for message in messages))
    return Message(text, blocks.one_after_another([message.blocks for message in messages]))


async def _held_back(kamarade: Kamarade, row: Outgoing) -> Skip | Later | None:
    """Look at the clock again: the message was queued some time ago."""
    peace = await planning.peace(kamarade.database, kamarade.office, row.person_id, kamarade.now())
    if peace is None:
        return None
    return Skip("no longer wanted") if peace.until is None else Later(peace.until)


async def _with_a_way_out(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Say it, with the button that asks for fewer messages; a channel has none."""
    said = await _said(kamarade, row)
    if isinstance(said, Skip) or row.person_id is None:
        return said
    person = await people.get(kamarade.database, row.person_id)
    words = kamarade.say(person.language or DEFAULT, "pace")
    return Message(said.text, [*said.blocks, blocks.way_out(words)])
