"""What is said of an obstacle once it is known: ids only, put into words when sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice, To
from bot.domain.obstacle_states import Act
from bot.services.obstacle_bag import Bag
from bot.services.obstacle_calling import OWNER
from store import obstacle_history as history
from store import obstacles, outbox
from store.machine import machine_now
from store.models import Obstacle, ObstacleParty, Relay
from store.obstacle_clock import Clocked

CARD, NEWS, CHOICE, TOLD = "obstacle_card", "obstacle_news", "obstacle_choice", "obstacle_told"
REMINDER = "obstacle_reminder"
QUESTION, REPLY, UPDATE = "obstacle_question", "obstacle_reply", "obstacle_update"

# What who is blocked is told of each act; a choice has buttons.
SAID_TO_NEWCOMER = {
    Act.DECLARE: CARD,
    Act.TAKE: NEWS,
    Act.DATE: CHOICE,
    Act.SOLVE: CHOICE,
    Act.HAND_OVER: NEWS,
    Act.WARN: CHOICE,
    Act.CLIMB: NEWS,
    Act.FADE: CHOICE,
}
SAID_TO_OWNER = frozenset({Act.CONFIRM, Act.DENY, Act.WITHDRAW, Act.TOO_LATE, Act.LEAVE})


def newcomer(bag: Bag, obstacle: Clocked, kind: str, number: int, at: datetime) -> None:
    """Tell who is blocked what happened at a step of its history."""
    to = To(obstacle.workspace_id, person_id=obstacle.person_id)
    bag.say(to, Notice(kind, f"{kind}:{obstacle.id}:{number}", _refs(obstacle, number)), at)


def _refs(obstacle: Clocked, number: int) -> dict[str, object]:
    return {"obstacle_id": obstacle.id, "number": number}


def owners(bag: Bag, obstacle: Obstacle, holders: Sequence[To], at: datetime) -> None:
    """Tell those who have it what who is blocked did last."""
    for to in holders:
        key = f"{TOLD}:{obstacle.id}:{obstacle.steps}:{to.person_id or to.channel}"
        refs = {**_refs(obstacle, obstacle.steps), "role": obstacle.owner_role}
        bag.say(to, Notice(TOLD, key, refs), at)


def holders(obstacle: Obstacle, parties: Sequence[ObstacleParty]) -> Sequence[To]:
    """Return whoever has it, or else all who were asked to lift it."""
    if obstacle.taker_id is not None:
        return [To(obstacle.workspace_id, person_id=obstacle.taker_id)]
    return [
        To(obstacle.workspace_id, person_id=one.person_id, channel=one.channel)
        for one in parties
        if one.is_owner and one.is_current
    ]


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote to somebody, to be brought exactly as it is."""

    kind: str
    author_id: str
    text: str


async def bring(
    session: AsyncSession, obstacle: Obstacle, words: Words, to: Sequence[To], at: datetime
) -> None:
    """Keep a text for each reader until it is sent to them, and send it."""
    copies = [
        Relay(
            workspace_id=obstacle.workspace_id,
            author_id=words.author_id,
            text=words.text,
            created_at=machine_now(),
        )
        for _ in to
    ]
    session.add_all(copies)
    await session.flush()
    refs = _refs(obstacle, obstacle.steps)
    begun = f"{words.kind}:{obstacle.id}:{obstacle.steps}"
    for one, copy in zip(to, copies, strict=True):
        key = f"{begun}:{one.person_id or one.channel}"
        await outbox.put(session, one, Notice(words.kind, key, refs, copy.id), due_at=at)


async def refresh(session: AsyncSession, bag: Bag, obstacle: Obstacle, now: datetime) -> None:
    """Bring every message that shows the obstacle up to date."""
    for shown in await history.sent(
        session, obstacle.workspace_id, await _shown(session, obstacle)
    ):
        there = To(
            obstacle.workspace_id,
            person_id=shown.person_id,
            channel=shown.channel,
            replaces_ts=shown.ts,
        )
        key = f"{UPDATE}:{obstacle.id}:{obstacle.steps}:{shown.channel}:{shown.ts}"
        bag.say(there, Notice(shown.kind, key, {**shown.refs, "is_update": True}), now)


async def _shown(session: AsyncSession, obstacle: Obstacle) -> Sequence[str]:
    """Return the keys of the messages that show where an obstacle stands."""
    parties = await obstacles.parties(session, obstacle.id)
    places = {obstacle.taker_id, *(one.place for one in parties)} - {None}
    numbers = range(1, obstacle.steps)
    denied = await history.numbers(session, obstacle.id, Act.DENY)
    return [
        *(f"{kind}:{obstacle.id}:{number}" for kind in (CARD, CHOICE) for number in numbers),
        *(f"{OWNER}:{obstacle.id}:{number}:{place}" for place in places for number in numbers),
        *(f"{TOLD}:{obstacle.id}:{number}:{place}" for place in places for number in denied),
        *await history.reminders(session, [series(obstacle, place) for place in places]),
    ]


def series(obstacle: Obstacle, place: str | None) -> str:
    """Return the series of what comes back to somebody, or to a channel."""
    return f"obstacle:{obstacle.id}:{place}"
