"""Newcomers without a buddy: somebody is asked by default, and HR hears where nobody can be."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.companions import LAST_DAY, days_later
from bot.domain.deliveries import Notice, To
from bot.domain.pairing import Bar, places
from bot.domain.pairing_bars import barred, bars
from bot.domain.pairing_points import match
from bot.services import planning, proposing
from bot.services.candidates import Round, gathered
from bot.services.contacts import hr
from bot.services.following import Guide
from bot.services.matching import matched
from bot.services.pairing import NEVER
from bot.services.proposing import Offer
from store import journeys, pair_rounds, pairings, plans, turns
from store.database import Database
from store.models import Journey

STUCK, LATE = "pairing_stuck", "pairing_late"
TOO_LATE = timedelta(days=LAST_DAY - 30)  # nobody is introduced for the last month alone


@dataclass(frozen=True, slots=True)
class Watch:
    """What a round needs: the database, the content in use, whose workspace, and when."""

    database: Database
    guide: Guide
    workspace_id: str
    now: datetime

    @property
    def today(self) -> date:
        """The date where the company is."""
        return self.guide.office.hours(None).local(self.now).date()


async def propose_due(watch: Watch) -> None:
    """Ask a buddy for every newcomer whose time has come; several are matched together."""
    until = watch.today + timedelta(days=watch.guide.content.pairing.propose_before)
    async with watch.database.reading() as session:
        since = watch.today - TOO_LATE
        found = await pair_rounds.needing(session, watch.workspace_id, since, until)
        if not found:
            return
        round_ = await gathered(session, watch.guide, found, watch.now)
        chosen = await _chosen(found, round_)
        told = await _told(session, watch, round_)
    left = [one.id for one in found if one.id in chosen]
    left += [one.id for one in found if one.id not in chosen and one.id not in told]
    if not left:
        return
    async with watch.database.aside() as session:
        await turns.wait(session, turns.PAIR)
        for journey_id in left:
            await _ask_or_say(session, watch, journey_id, chosen.get(journey_id))


async def _told(session: AsyncSession, watch: Watch, round_: Round) -> frozenset[str]:
    """Return the journeys of which HR heard that nobody is left."""
    readers = await _hr(session, watch)
    keys = {
        _key(_stuck(round_, id_), reader): id_ for id_ in round_.newcomers for reader in readers
    }
    return frozenset(keys[key] for key in await plans.among(session, watch.workspace_id, keys))


def _stuck(round_: Round, journey_id: str) -> str:
    """Return the key under which HR is told once that nobody is left, each time one said no."""
    return f"{STUCK}:{journey_id}:{len(round_.asked.get(journey_id, ()))}"


async def _chosen(found: Sequence[Journey], round_: Round) -> Mapping[str, str]:
    """Return who is asked for each journey: HR's choice where it may be, else the best total."""
    wished = {one.id: one.buddy_wish_id for one in found if _may_wish(one, round_)}
    chosen = {id_: buddy for id_, buddy in wished.items() if buddy is not None}
    left = [
        replace(newcomer, refused=newcomer.refused | round_.asked.get(id_, frozenset()))
        for id_, newcomer in round_.newcomers.items()
        if id_ not in chosen
    ]
    if not left:
        return chosen
    pairs = await asyncio.to_thread(matched, left, round_.volunteers, round_.rules)
    by_person = {newcomer.person_id: id_ for id_, newcomer in round_.newcomers.items()}
    return {by_person[person]: buddy for person, buddy in pairs.items()} | chosen


def _may_wish(journey: Journey, round_: Round) -> bool:
    buddy_id = journey.buddy_wish_id
    volunteer = round_.volunteer(buddy_id or "")
    if volunteer is None or buddy_id in round_.asked.get(journey.id, ()):
        return False
    found = bars(round_.newcomers[journey.id], volunteer, round_.rules)
    return not any(bar in NEVER for bar in found)


async def _ask_or_say(
    session: AsyncSession, watch: Watch, journey_id: str, buddy_id: str | None
) -> None:
    """Ask a buddy unless somebody has been, or that buddy is full, meanwhile."""
    journey = await journeys.get(session, journey_id)
    if await pairings.is_settled(session, journey_id):
        return
    round_ = await gathered(session, watch.guide, [journey], watch.now)
    volunteer = round_.volunteer(buddy_id or "")
    if volunteer is None:
        await _say_stuck(session, watch, journey, round_)
    elif volunteer.load < places(volunteer, round_.rules):
        offer = Offer(match(round_.newcomers[journey_id], volunteer, round_.rules))
        await proposing.propose(session, watch.guide, journey, offer, watch.now)


async def _say_stuck(session: AsyncSession, watch: Watch, journey: Journey, round_: Round) -> None:
    """Tell HR that nobody is left, and what would unblock it; never who would rather not."""
    counts = barred(round_.newcomers[journey.id], round_.volunteers, round_.rules)
    refs = {
        "journey_id": journey.id,
        "asked": len(round_.asked.get(journey.id, ())),
        "barred": {bar.value: count for bar, count in counts.items() if bar is not Bar.PRIVATE},
    }
    await _tell_hr(session, watch, Notice(STUCK, _stuck(round_, journey.id), refs))


async def _tell_hr(session: AsyncSession, watch: Watch, notice: Notice) -> None:
    for reader in await _hr(session, watch):
        told = replace(notice, key=_key(notice.key, reader))
        await planning.soon(session, watch.guide.office, reader, told, watch.now)


async def _hr(session: AsyncSession, watch: Watch) -> Sequence[To]:
    return await hr(session, watch.workspace_id, watch.guide.directory.hr_channel)


def _key(key: str, reader: To) -> str:
    return f"{key}:{reader.person_id or 'channel'}"


async def say_late(watch: Watch) -> None:
    """Tell HR of a change of buddy that took longer than it was promised to take."""
    days = watch.guide.content.pairing.change_days
    hours = watch.guide.office.hours(None)
    async with watch.database.reading() as session:
        found = await pair_rounds.changing(session, watch.workspace_id)
    for pairing_id, journey_id, ended_at in found:
        if watch.now >= days_later(ended_at, days, hours):
            async with watch.database.aside() as session:
                refs = {"journey_id": journey_id}
                await _tell_hr(session, watch, Notice(LATE, f"{LATE}:{pairing_id}", refs))
