"""The right of HR: given and taken back by HR, or following a group of Slack."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.deliveries import Notice, To
from bot.domain.errors import CannotHold, FromGroup, LastInHr, NobodyFound
from bot.domain.people import Named
from bot.domain.roles import Giver, Role, Source
from store import outbox, people, turns
from store.database import Database
from store.models import Audit, Person, RoleGrant

GIVEN, TAKEN = "right_given", "right_taken"


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody of HR, since when, and who gave the right: `by` where that was a person."""

    person_id: str
    named: Named
    since: datetime
    source: Source
    by: Named | None


@dataclass(frozen=True, slots=True)
class Change:
    """A right asked for or taken: whose it is, and whether that changed anything."""

    named: Named
    is_new: bool


async def holders(database: Database, workspace_id: str) -> Sequence[Holder]:
    """Return everybody of HR, the first who came first."""
    async with database.reading() as session:
        found = await people.grants(session, workspace_id, Role.HR)
        given = {person.id: _named(person) for person, _ in found}
        return [
            _holder(person, grant, given.get(grant.granted_by_id or "")) for person, grant in found
        ]


def _holder(person: Person, grant: RoleGrant, by: Named | None) -> Holder:
    return Holder(person.id, _named(person), grant.granted_at, grant.source, by)


async def give(database: Database, by: To, slack_id: str, now: datetime) -> Change:
    """Give somebody the right; the caller has checked that `by` is in HR.

    Raises:
        NobodyFound: Kamarade does not know this account.
        CannotHold: guests, other organisations and closed accounts hold no right.
    """
    async with database.transaction() as session:
        person = await people.find(session, by.workspace_id, slack_id)
        if person is None:
            raise NobodyFound(typed=slack_id)
        if person.is_guest or person.is_external or not person.is_active:
            raise CannotHold
        is_new = await people.grant(
            session, person, Role.HR, now, Giver(Source.PERSON, by.person_id)
        )
        if is_new:
            session.add(_audited(person, "role.grant.hr", by.person_id, now))
            await _tell(session, person, GIVEN, now)
        return Change(_named(person), is_new)


async def take(database: Database, by: To, person_id: str, now: datetime) -> Change:
    """Take somebody's right back; the caller has checked that `by` is in HR.

    Raises:
        LastInHr: nobody would be left to give it again.
        FromGroup: a group of Slack gives it, and would give it again.
    """
    async with database.transaction() as session:
        await turns.wait(session, turns.RIGHTS)
        person = await people.get(session, person_id)
        held = {
            one.id: grant for one, grant in await people.grants(session, by.workspace_id, Role.HR)
        }
        if person.id not in held:
            return Change(_named(person), is_new=False)
        if held[person.id].source is Source.GROUP:
            raise FromGroup
        if not await _others(session, person):
            raise LastInHr
        await people.revoke(session, person, Role.HR)
        session.add(_audited(person, "role.revoke.hr", by.person_id, now))
        if person.id != by.person_id:
            await _tell(session, person, TAKEN, now)
        return Change(_named(person), is_new=True)


async def _others(session: AsyncSession, person: Person) -> bool:
    """Tell whether somebody else who can act would keep the right."""
    left = await people.holders(session, person.workspace_id, Role.HR)
    return any(one.id != person.id for one in left)


async def follow_group(
    database: Database, workspace_id: str, members: Collection[str], now: datetime
) -> tuple[int, int]:
    """Give the right to a group's members and take it from who left; return how many of each.

    What a person or the command line gave stays. The last one in HR stays too, whatever the group.
    """
    async with database.aside() as session:
        await turns.wait(session, turns.RIGHTS)
        given = await _give_members(session, workspace_id, members, now)
        return given, await _take_leavers(session, workspace_id, members, now)


async def _give_members(
    session: AsyncSession, workspace_id: str, members: Collection[str], now: datetime
) -> int:
    count = 0
    for slack_id in members:
        person = await people.find(session, workspace_id, slack_id)
        if person is None or person.is_guest or person.is_external or not person.is_active:
            continue
        if await people.grant(session, person, Role.HR, now, Giver(Source.GROUP)):
            session.add(_audited(person, "role.grant.hr", None, now))
            await _tell(session, person, GIVEN, now)
            count += 1
    return count


async def _take_leavers(
    session: AsyncSession, workspace_id: str, members: Collection[str], now: datetime
) -> int:
    count = 0
    for person, grant in await people.grants(session, workspace_id, Role.HR):
        has_left = grant.source is Source.GROUP and person.slack_id not in members
        if has_left and await _others(session, person):
            await people.revoke(session, person, Role.HR)
            session.add(_audited(person, "role.revoke.hr", None, now))
            await _tell(session, person, TAKEN, now)
            count += 1
    return count


async def _tell(session: AsyncSession, person: Person, kind: str, now: datetime) -> None:
    to = To(person.workspace_id, person_id=person.id)
    notice = Notice(kind, f"{kind}:{person.id}:{now:%Y%m%dT%H%M%S}")
    await outbox.put(session, to, notice, due_at=now, is_unasked=True)


def _audited(person: Person, action: str, by_id: str | None, now: datetime) -> Audit:
    return Audit(
        workspace_id=person.workspace_id,
        at=now,
        actor_id=by_id,
        action=action,
        subject_id=person.id,
    )


def _named(person: Person) -> Named:
    return Named(person.slack_id, person.name or "", person.language)
