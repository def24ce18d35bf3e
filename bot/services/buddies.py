"""Becoming a buddy: by one's own wish or on HR's proposal, with the manager's agreement."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.buddies import BuddyProfile, BuddyState, state_after
from bot.domain.deliveries import Notice, To
from bot.domain.errors import NoLongerYours
from bot.domain.languages import Language
from bot.domain.people import Named
from bot.services.planning import Office
from store import buddies, outbox, people
from store.database import Database
from store.models import Audit, Buddy, Person

AGREEMENT, AGREED, INVITATION = "buddy_agreement", "buddy_agreed", "buddy_invitation"
STATE, INVITED = "buddy_state", "buddy_invited"  # receipts: to the volunteer, to HR


@dataclass(frozen=True, slots=True)
class Volunteering:
    """Somebody who volunteers, as their manager and HR see it."""

    person_id: str
    state: BuddyState
    named: Named
    manager: Named | None
    is_agreed: bool


async def volunteer(
    database: Database, office: Office, who: To, profile: BuddyProfile, now: datetime
) -> BuddyState:
    """Keep what somebody says of themselves as a buddy; ask their manager where it must be.

    Raises:
        OwnManager, BadBuddyDates: the profile cannot be.
    """
    person_id = who.person_id or ""
    profile.check(person_id, office.hours(None).local(now).date())
    async with database.transaction() as session:
        buddy = await buddies.hold(session, person_id)
        if buddy is None:
            buddy = Buddy(
                person_id=person_id, workspace_id=who.workspace_id, state=BuddyState.WAITING
            )
            session.add(buddy)
        is_same = buddy.manager_id == profile.manager_id
        before, is_agreed = buddy.state, buddy.agreed_at is not None
        buddy.state = state_after(before, same_manager=is_same, is_agreed=is_agreed)
        _fill(buddy, profile)
        buddy.volunteered_at = buddy.volunteered_at or now
        await session.flush()
        await buddies.refuse(session, who.workspace_id, person_id, profile.not_with)
        if buddy.state is BuddyState.WAITING:
            buddy.agreed_at = buddy.agreed_by_id = None
            await _ask_manager(session, buddy, now)
        await tell(session, buddy, STATE, person_id, now)
        return buddy.state


def _fill(buddy: Buddy, profile: BuddyProfile) -> None:
    buddy.languages = sorted(language.value for language in profile.languages)
    buddy.segment, buddy.product_range = profile.segment, profile.product_range
    buddy.site, buddy.tools, buddy.strengths = (
        profile.site,
        list(profile.tools),
        list(profile.strengths),
    )
    buddy.kam_since, buddy.capacity = profile.kam_since, profile.capacity
    buddy.manager_id, buddy.paused_until = profile.manager_id, profile.paused_until


async def tell(
    session: AsyncSession, buddy: Buddy, kind: str, person_id: str | None, now: datetime
) -> None:
    """Queue what somebody is told of a volunteer; the words are those of the day it is sent."""
    key = f"{kind}:{buddy.person_id}:{now.timestamp():.3f}"
    notice = Notice(kind, key, {"buddy_id": buddy.person_id})
    await outbox.put(session, To(buddy.workspace_id, person_id=person_id), notice, due_at=now)


async def _ask_manager(session: AsyncSession, buddy: Buddy, now: datetime) -> None:
    """Ask once a manager and a volunteering: pressing twice does not ask twice."""
    to = To(buddy.workspace_id, person_id=buddy.manager_id)
    since = (buddy.volunteered_at or now).timestamp()
    key = f"{AGREEMENT}:{buddy.person_id}:{buddy.manager_id}:{since:.0f}"
    notice = Notice(AGREEMENT, key, {"buddy_id": buddy.person_id})
    await outbox.put(session, to, notice, due_at=now)


async def agree(
    database: Database, manager: To, buddy_id: str, *, agrees: bool, now: datetime
) -> Volunteering:
    """Keep a manager's answer, and tell the volunteer; the last answer counts.

    Raises:
        NoLongerYours: the volunteer named another manager since, or withdrew.
    """
    async with database.transaction() as session:
        buddy = await buddies.hold(session, buddy_id)
        if buddy is None or buddy.manager_id != manager.person_id:
            raise NoLongerYours
        if buddy.state not in {BuddyState.WAITING, BuddyState.ACTIVE, BuddyState.NOT_NOW}:
            raise NoLongerYours
        state = BuddyState.ACTIVE if agrees else BuddyState.NOT_NOW
        if buddy.state is not state:
            buddy.state = state
            buddy.agreed_at = now if agrees else None
            buddy.agreed_by_id = manager.person_id if agrees else None
            await tell(session, buddy, AGREED, buddy_id, now)
            session.add(audited(buddy, f"buddy.{state}", manager.person_id, now))
        return await _seen(session, buddy)


async def withdraw(database: Database, who: To, now: datetime) -> None:
    """Stop being a buddy, or say no to an invitation; those under way go on until they end.

    Raises:
        NoLongerYours: the person is no buddy.
    """
    async with database.transaction() as session:
        buddy = await buddies.hold(session, who.person_id or "")
        if buddy is None:
            raise NoLongerYours
        buddy.state = BuddyState.WITHDRAWN
        session.add(audited(buddy, "buddy.withdraw", who.person_id, now))


def audited(buddy: Buddy, action: str, actor_id: str | None, now: datetime) -> Audit:
    """Return the line of the audit that says what was done about a buddy."""
    return Audit(
        workspace_id=buddy.workspace_id,
        at=now,
        actor_id=actor_id,
        action=action,
        subject_id=buddy.person_id,
    )


async def seen(database: Database, buddy_id: str) -> Volunteering | None:
    """Return where a volunteer stands, or None for whoever is none."""
    async with database.reading() as session:
        buddy = await buddies.find(session, buddy_id)
        return await _seen(session, buddy) if buddy else None


async def _seen(session: AsyncSession, buddy: Buddy) -> Volunteering:
    person = await people.get(session, buddy.person_id)
    manager = await people.get(session, buddy.manager_id) if buddy.manager_id else None
    return Volunteering(
        buddy.person_id,
        buddy.state,
        named(person),
        named(manager) if manager else None,
        buddy.agreed_at is not None,
    )


def named(person: Person) -> Named:
    """Return somebody as a message names them."""
    return Named(person.slack_id, person.name or "", person.language)


@dataclass(frozen=True, slots=True)
class Filled:
    """A buddy's profile as its form shows it again, people by their Slack ids."""

    buddy: Buddy
    manager: str | None
    not_with: tuple[str, ...]


async def filled(database: Database, person_id: str) -> Filled | None:
    """Return what somebody said of themselves as a buddy; for their own eyes."""
    async with database.reading() as session:
        buddy = await buddies.find(session, person_id)
        if buddy is None:
            return None
        others = await buddies.refused_by(session, person_id)
        known = await people.accounts(session, [*others, buddy.manager_id or ""])
        shown = tuple(sorted(known[one] for one in others if one in known))
        return Filled(buddy, known.get(buddy.manager_id or ""), shown)


def languages_of(buddy: Buddy) -> frozenset[Language]:
    """Return the languages in which a buddy works."""
    return frozenset(Language(one) for one in buddy.languages)
