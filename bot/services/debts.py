"""What people met in the booklet, counted without their names."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.debts import Rated
from store import questions, revisions
from store.database import Database

LATELY = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Met:
    """Opinions of entries; questions handed to people, by the entry they come near; proposals."""

    ratings: list[Rated]
    unanswered: Mapping[str, int]
    proposals: int


async def met(
    database: Database, workspace_id: str, near: Callable[[str], str], now: datetime
) -> Met:
    """Count what the last three months say; `near` names the entry that a question comes near.

    Somebody who asks the same thing twice counts once. Nothing but the counts leaves.
    """
    async with database.reading() as session:
        asked = await questions.asked_since(session, workspace_id, now - LATELY)
        ratings = await questions.ratings(session, workspace_id)
        waiting = await revisions.waiting(session, workspace_id)
    once = {(near(text), asker_id) for text, asker_id in asked}
    return Met(ratings, Counter(entry_id for entry_id, _ in once), len(waiting))
