"""A question that HR left open comes back to them, three times at most."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import To
from bot.domain.planning import Rule, Step
from bot.domain.roles import Role
from bot.domain.working_time import WorkingTime
from bot.services import planning
from bot.services.planning import Office
from store import people, plans
from store.models import Question

REMINDER = "question_reminder"
AFTER = (1, 2, 2)  # working days: since it was asked, then since the last reminder


async def plan(
    session: AsyncSession, office: Office, readers: Sequence[To], question: Question
) -> None:
    """Plan the reminders of a question, in the working hours of each reader."""
    steps: list[Step] = []
    for reader in readers:
        hours = await planning.hours_for(session, office, reader.person_id)
        whom = reader.person_id or "channel"
        for number, rule in enumerate(_rules(hours, question.asked_at), 1):
            refs = {"question_id": question.id, "is_last": number == len(AFTER)}
            key = f"{REMINDER}:{question.id}:{whom}:{number}"
            steps.append(Step(reader, REMINDER, key, rule, _series(question.id, whom), refs))
    await planning.plan(session, office, steps)


def _rules(hours: WorkingTime, asked_at: datetime) -> list[Rule]:
    """Return the hour of each reminder: that of the question, or the opening for one asked late."""
    local = hours.local(asked_at)
    in_hours = hours.opens <= local.time() < hours.closes
    wall = local.time().replace(microsecond=0) if in_hours else hours.opens
    day, rules = local.date(), []
    for count in AFTER:
        day = hours.after(day, count)
        rules.append(Rule(day, wall, hours.zone))
    return rules


def _series(question_id: str, whom: str) -> str:
    return f"{REMINDER}:{question_id}:{whom}"


async def cancel(session: AsyncSession, question: Question, *, at: datetime) -> None:
    """Forget the reminders of a question that was answered."""
    readers = await people.holders(session, question.workspace_id, Role.HR)
    series = [_series(question.id, whom) for whom in ("channel", *(one.id for one in readers))]
    await plans.cancel(session, series, reason="answered", at=at)
