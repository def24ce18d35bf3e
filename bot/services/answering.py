"""Answering a check-in, item by item; and what a drop leads to: an offer, to the person alone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain import checkins as rules
from bot.domain.checkins import Drop, Signal
from bot.domain.deliveries import Notice, To
from bot.domain.errors import NotYours, PastMessage
from bot.domain.questionnaire import RANGES, Question, Questionnaire
from bot.services import checkins as asking
from bot.services import planning
from bot.services.checkins import CHECKIN
from bot.services.planning import Office
from store import checkins, outbox
from store.database import Database
from store.models import Answer, Audit, Checkin

OFFER, LOOK = "offer", "look"
LATE = timedelta(hours=1)  # for whoever stops halfway
STALE = timedelta(days=2)  # then the next check-in says how they are


@dataclass(frozen=True, slots=True)
class Setting:
    """What check-ins ask, when a drop counts, which tags exist, and when the company works."""

    asked: Questionnaire
    drop: Drop
    tags: Collection[str]
    office: Office


@dataclass(frozen=True, slots=True)
class Press:
    """One press: by whom, and on what; no value, they passed."""

    by: To
    checkin_id: str
    question_id: str
    value: str | None


async def answer(database: Database, setting: Setting, press: Press, now: datetime) -> None:
    """Keep an answer, and see whether somebody to talk to is worth offering.

    Raises:
        NoSuchCheckin: it was erased since.
        NotYours: it is somebody else's check-in; the attempt is audited.
        CheckinOver: it may no longer be answered.
        PastMessage: the question is no longer asked, or has no such answer.
    """
    async with database.reading() as session:
        own = await asking.of(session, press.checkin_id, press.by.person_id or "")
    if own is None:
        await refuse(database, press.by, now)
    async with database.transaction() as session:
        checkin = await asking.of(session, press.checkin_id, press.by.person_id or "")
        if checkin is None:
            raise PastMessage
        await asking.must_be_open(session, checkin, now)
        moment = setting.asked.moments.get(checkin.day)
        question = moment.find(press.question_id) if moment else None
        if question is None:
            raise PastMessage
        if press.value is not None and not question.accepts(press.value, list(setting.tags)):
            raise PastMessage
        await _keep(session, checkin, question, press.value, now)
        await session.flush()
        await _look_after(session, setting, checkin, now)


async def refuse(database: Database, by: To, now: datetime) -> None:
    """Refuse what is somebody else's, and note who tried; never whose it was."""
    async with database.aside() as session:
        session.add(
            Audit(
                workspace_id=by.workspace_id,
                at=now,
                actor_id=by.person_id,
                action="refused.checkin",
            )
        )
    raise NotYours


async def _keep(
    session: AsyncSession, checkin: Checkin, question: Question, value: str | None, now: datetime
) -> None:
    is_number = question.scale in RANGES
    known = await session.get(Answer, (checkin.id, question.id))
    answer = known or Answer(
        checkin_id=checkin.id,
        question_id=question.id,
        workspace_id=checkin.workspace_id,
        person_id=checkin.person_id,
        answered_at=now,
    )
    answer.score = int(value) if value is not None and is_number else None
    answer.choice = None if is_number else value
    answer.answered_at = now
    session.add(answer)


async def _look_after(
    session: AsyncSession, setting: Setting, checkin: Checkin, now: datetime
) -> None:
    """Look at once when everything is answered, else in an hour: some stop halfway."""
    shown = await asking.shown(session, setting.asked, checkin)
    if shown.is_settled:
        await offer_if_low(session, setting, checkin, now)
        return
    hours = await planning.hours_for(session, setting.office, checkin.person_id)
    refs = {"part": LOOK, "checkin_id": checkin.id}
    notice = Notice(CHECKIN, f"{CHECKIN}:{LOOK}:{checkin.id}", refs)
    to = To(checkin.workspace_id, checkin.person_id)
    await outbox.put(session, to, notice, due_at=hours.clamp(now + LATE))


async def offer_if_low(
    session: AsyncSession, setting: Setting, checkin: Checkin, now: datetime
) -> None:
    """Offer the person somebody to talk to, when their answers dropped; rarely, and once."""
    past = await checkins.past(session, checkin.journey_id, checkin.day)
    if checkin.offered_at is not None or not past or past[-1].day != checkin.day:
        return
    if rules.signal(past, setting.drop) is Signal.NONE:
        return
    hours = await planning.hours_for(session, setting.office, checkin.person_id)
    last_at = await checkins.last_offer(session, checkin.journey_id)
    last_on = hours.local(last_at).date() if last_at else None
    if not rules.may_offer(last_on, hours.local(now).date(), hours, setting.drop):
        return
    checkin.offered_at = now
    refs = {"part": OFFER, "checkin_id": checkin.id}
    notice = Notice(CHECKIN, f"{CHECKIN}:{OFFER}:{checkin.id}", refs)
    await outbox.put(session, To(checkin.workspace_id, checkin.person_id), notice, due_at=now)


async def look(database: Database, setting: Setting, checkin_id: str, now: datetime) -> None:
    """Look at the answers of somebody who stopped halfway."""
    async with database.aside() as session:
        checkin = await checkins.find(session, checkin_id)
        given = await checkins.answers(session, checkin_id)
        last_at = max((one.answered_at for one in given.values()), default=None)
        if checkin is not None and last_at is not None and now - last_at < STALE:
            await offer_if_low(session, setting, checkin, now)
