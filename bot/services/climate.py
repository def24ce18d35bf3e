"""How newcomers are, for HR: the one use case that reads what several people answered.

It returns figures of five people or more, in monthly snapshots that reading makes final; the
arithmetic that keeps people out of them is in `bot/domain/climate.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain import climate as rules
from bot.domain.checkins import ENERGY
from bot.domain.climate import EVERYBODY, MONTHS, Counted, Voice
from bot.domain.deliveries import Notice, To
from bot.domain.questionnaire import Questionnaire, Scale
from bot.domain.roles import Role
from bot.library.content import Content
from bot.services import dose
from bot.services.people import require
from store import meetings, outbox, tallies, turns
from store.database import Database
from store.models import Audit
from store.tallies import Row

CLIMATE = "climate"
ANSWERED, FELT, TAGGED, RECOMMENDED = "answered", "energy", "tag", "recommend"
PROMOTER, DETRACTOR = 9, 6  # the usual bounds of a recommendation from 0 to 10


@dataclass(frozen=True, slots=True)
class Climate:
    """What HR reads of a month; a milestone or a tag that too few spoke of is not there."""

    month: date
    answered: Mapping[int, Counted]
    energy: Mapping[int, Counted]
    tags: Sequence[tuple[str, Counted]]
    recommended: Mapping[tuple[int, str], Counted]
    met: Counted | None


async def read(database: Database, content: Content, by: To, trigger: str, now: datetime) -> None:
    """Make this month's figures final, note who read them, and send them.

    Raises:
        NotAllowed: the reader is not in HR.
    """
    await require(database, by, Role.HR, now)
    month = rules.first_of_month(now.date())
    async with database.transaction() as session:
        await turns.wait(session, turns.CLIMATE)
        if not await tallies.is_read(session, by.workspace_id, month):
            await _count(session, content, by.workspace_id, month)
            await tallies.freeze(session, by.workspace_id, month, now)
        session.add(
            Audit(
                workspace_id=by.workspace_id,
                at=now,
                actor_id=by.person_id,
                action="climate.read",
            )
        )
        refs = {"month": month.isoformat()}
        notice = Notice(CLIMATE, f"{CLIMATE}:{trigger}", refs)
        await outbox.put(session, by, notice, due_at=now)


async def _count(session: AsyncSession, content: Content, workspace_id: str, month: date) -> None:
    """Admit the batches that can be made of what waits."""
    before = datetime(month.year, month.month, 1, tzinfo=UTC)
    rows = await tallies.closed(session, workspace_id, before)
    met = await dose.voices(session, content, workspace_id, month)
    found = rules.batches([*_replies(rows), *_said(rows, content.checkins), *met])
    await tallies.add(session, workspace_id, month, found)
    keys = [(batch.figure, voice.key) for batch in found for voice in batch.voices]
    replies = [key for figure, key in keys if figure.startswith(f"{ANSWERED}:")]
    pairs = [key for figure, key in keys if figure == dose.MET]
    answers = [key for _, key in keys if key not in {*replies, *pairs}]
    await meetings.mark_counted(session, pairs)
    await tallies.mark_checkins(session, replies)
    await tallies.mark_answers(session, [_split(key) for key in answers])


def _replies(rows: Sequence[Row]) -> list[Voice]:
    """Return who replied to each check-in, and who did not: passing is a reply."""
    found: dict[str, Voice] = {}
    for row in rows:
        if not row.is_counted:
            figure, cohort = f"{ANSWERED}:{row.day}", rules.cohort(row.started_on)
            replied = int(row.question_id is not None)
            found[row.checkin_id] = Voice(row.checkin_id, row.person_id, figure, cohort, replied)
    return list(found.values())


def _said(rows: Sequence[Row], asked: Questionnaire) -> list[Voice]:
    voices = []
    for row in rows:
        figure = _figure(row, asked)
        if figure is not None and not row.is_answer_counted:
            name, value = figure
            key = f"{row.checkin_id}/{row.question_id}"
            cohort = rules.cohort(row.started_on)
            voices.append(Voice(key, row.person_id, name, cohort, value))
    return voices


def _figure(row: Row, asked: Questionnaire) -> tuple[str, int] | None:
    """Return what an answer adds to which figure, if to any."""
    moment = asked.moments.get(row.day)
    question = moment.find(row.question_id or "") if moment else None
    if row.question_id == ENERGY and row.score is not None:
        return f"{FELT}:{row.day}", row.score
    if question is None:
        return None
    if question.scale is Scale.TAG and row.choice:
        return f"{TAGGED}:{row.choice}", 1
    if question.scale is Scale.TEN and row.score is not None:
        return f"{RECOMMENDED}:{row.day}", (row.score >= PROMOTER) - (row.score <= DETRACTOR)
    return None


def _split(key: str) -> tuple[str, str]:
    checkin_id, _, question_id = key.partition("/")
    return checkin_id, question_id


async def of_month(database: Database, workspace_id: str, month: date) -> Climate:
    """Return the figures of a month that was read: sums of the twelve months up to it."""
    first = rules.months_back(month, MONTHS - 1)
    async with database.reading() as session:
        rows = await tallies.of_months(session, workspace_id, first, month)
    all_in = rules.summed([(row.figure, Counted(row.people, row.total)) for row in rows])
    apart = rules.summed(
        [(f"{row.figure}:{row.cohort}", Counted(row.people, row.total)) for row in rows]
    )
    tags = [(name.partition(":")[2], one) for name, one in all_in.items() if _is(name, TAGGED)]
    return Climate(
        month,
        _by_day(all_in, ANSWERED),
        _by_day(all_in, FELT),
        sorted(tags, key=lambda tag: (-tag[1].people, tag[0])),
        _by_cohort(apart),
        all_in.get(dose.MET),
    )


def _is(name: str, figure: str) -> bool:
    return name.startswith(f"{figure}:")


def _by_day(found: Mapping[str, Counted], figure: str) -> Mapping[int, Counted]:
    days = {int(name.split(":")[1]): one for name, one in found.items() if _is(name, figure)}
    return dict(sorted(days.items()))


def _by_cohort(found: Mapping[str, Counted]) -> Mapping[tuple[int, str], Counted]:
    """Return the recommendations by milestone and cohort, the pooled ones last."""
    named = {
        (int(name.split(":")[1]), name.split(":")[2]): one
        for name, one in found.items()
        if _is(name, RECOMMENDED)
    }
    return dict(sorted(named.items(), key=lambda one: (one[0][0], one[0][1] == EVERYBODY, one[0])))
