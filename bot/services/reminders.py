"""A question left open comes back to whoever has it, three times at most; then to its author."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import To
from bot.domain.planning import Rule, Step
from bot.domain.questions import Receiver
from bot.domain.working_time import WorkingTime
from bot.services import planning
from bot.services.planning import Office
from store import plans
from store.models import Question

REMINDER, SILENT = "question_reminder", "question_silent"
AFTER = (1, 2, 2)  # working days: since it was asked, then since the last reminder


async def plan(
    session: AsyncSession,
    office: Office,
    readers: Sequence[To],
    question: Question,
    *,
    given_at: datetime,
) -> None:
    """Plan the reminders of a question, in the working hours of each reader."""
    steps: list[Step] = []
    for reader in readers:
        hours = await planning.hours_for(session, office, reader.person_id)
        whom = reader.person_id or "channel"
        for number, rule in enumerate(_rules(hours, given_at), 1):
            refs = {"question_id": question.id, "is_last": number == len(AFTER)}
            key = f"{REMINDER}:{question.id}:{whom}:{number}"
            steps.append(Step(reader, REMINDER, key, rule, _series(question.id, whom), refs))
    if question.receiver is not Receiver.HR:
        steps.append(await _to_author(session, office, question, given_at))
    await planning.plan(session, office, steps)


async def _to_author(
    session: AsyncSession, office: Office, question: Question, given_at: datetime
) -> Step:
    """Return what offers the author somebody else, a day after the last reminder."""
    hours = await planning.hours_for(session, office, question.asker_id)
    day = hours.after(hours.local(given_at).date(), sum(AFTER) + 1)
    to = To(question.workspace_id, person_id=question.asker_id)
    key = f"{SILENT}:{question.id}:{question.receiver}"
    rule, series = Rule(day, hours.opens, hours.zone), _series(question.id, "author")
    return Step(to, SILENT, key, rule, series, {"question_id": question.id})


def _rules(hours: WorkingTime, given_at: datetime) -> list[Rule]:
    """Return the hour of each reminder: that of the question, or the opening for one given late."""
    local = hours.local(given_at)
    in_hours = hours.opens <= local.time() < hours.closes
    wall = local.time().replace(microsecond=0) if in_hours else hours.opens
    day, rules = local.date(), []
    for count in AFTER:
        day = hours.after(day, count)
        rules.append(Rule(day, wall, hours.zone))
    return rules


def _series(question_id: str, whom: str) -> str:
    return f"{REMINDER}:{question_id}:{whom}"


async def cancel(session: AsyncSession, question: Question, *, reason: str, at: datetime) -> None:
    """Forget the reminders of a question that nobody is waited for any more."""
    await plans.cancel_others(session, f"{REMINDER}:{question.id}", (), reason=reason, at=at)
