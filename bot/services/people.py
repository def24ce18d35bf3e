"""Getting to know people, and giving them rights."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.domain.company import Company
from bot.domain.deliveries import Notice, To
from bot.domain.errors import NobodyFound, NotAllowed
from bot.domain.languages import DEFAULT, Language, from_locale
from bot.domain.names import finder, folded
from bot.domain.people import Profile, Speaker
from bot.domain.roles import Role
from store import outbox, people
from store.database import Database
from store.models import Audit, Person, Workspace

WELCOME = "welcome"


@dataclass(frozen=True, slots=True)
class Granted:
    """A right was asked for somebody; `is_new` is False where they had it."""

    person_id: str
    is_new: bool


async def settle(database: Database, team_id: str, name: str, enterprise_id: str | None) -> str:
    """Return the internal id of the workspace, kept at the first start."""
    async with database.aside() as session:
        known = await people.workspace(session, team_id)
        if known is None:
            known = Workspace(team_id=team_id, name=name, enterprise_id=enterprise_id)
            session.add(known)
        return known.id


async def workspaces(database: Database) -> list[str]:
    """Return the internal id of each workspace."""
    async with database.reading() as session:
        return await people.workspaces(session)


async def known(database: Database, workspace_id: str, slack_id: str) -> Speaker | None:
    """Return whoever has this Slack account, if they were met."""
    async with database.reading() as session:
        return await people.known(session, workspace_id, slack_id)


async def get(database: Database, person_id: str) -> Person:
    """Return a person, or raise `NobodyFound`."""
    async with database.reading() as session:
        return await people.get(session, person_id)


async def named(database: Database, workspace_id: str, who: str) -> Person:
    """Return whoever has this Slack id or e-mail address, or raise `NobodyFound`."""
    async with database.reading() as session:
        person = await people.find(session, workspace_id, who)
        person = person or await people.find_by_email(session, workspace_id, who)
    if person is None:
        raise NobodyFound(typed=who)
    return person


async def called(database: Database, workspace_id: str, name: str) -> Sequence[Person]:
    """Return whoever is called so, by their whole name or by the beginning of each word."""
    async with database.reading() as session:
        everybody = await people.with_account(session, workspace_id)
    exact = [one for one in everybody if folded(one.name or "") == folded(name)]
    finds = finder(name)
    return exact or [one for one in everybody if finds(one.name or "")]


async def is_expected(database: Database, workspace_id: str, email: str) -> bool:
    """Tell whether somebody is known by this address, and has no account yet."""
    async with database.reading() as session:
        person = await people.find_by_email(session, workspace_id, email)
        return person is not None and person.slack_id is None


async def language_of(database: Database, person_id: str | None) -> Language | None:
    """Return the language of a reader, or None for a channel."""
    if person_id is None:
        return None
    async with database.reading() as session:
        return (await people.get(session, person_id)).language


async def meet(
    database: Database, workspace_id: str, profile: Profile, company: Company, now: datetime
) -> Speaker:
    """Remember an account, or what changed of it; the first time, queue the welcome."""
    async with database.aside() as session:
        person = await _kept(session, workspace_id, profile, company, now)
        person.is_greeted = True
        if not (profile.is_external or profile.is_guest):
            to = To(workspace_id, person_id=person.id)
            await outbox.put(session, to, Notice(WELCOME, f"{WELCOME}:{person.id}"), due_at=now)
        return _speaker(person)


async def note(
    database: Database, workspace_id: str, profile: Profile, company: Company, now: datetime
) -> Speaker:
    """Remember somebody whom another person named, or what changed of them: without a word."""
    async with database.aside() as session:
        return _speaker(await _kept(session, workspace_id, profile, company, now))


async def _kept(
    session: AsyncSession, workspace_id: str, profile: Profile, company: Company, now: datetime
) -> Person:
    person = await people.find(session, workspace_id, profile.slack_id)
    if person is None and profile.email:
        person = await people.find_by_email(session, workspace_id, profile.email)
    if person is None:
        person = Person(
            workspace_id=workspace_id,
            language=from_locale(profile.locale),
            zone=profile.zone or company.zone,
            country=company.country,
            met_at=now,
        )
        session.add(person)
    _update(person, profile)
    await session.flush()
    return person


def _speaker(person: Person) -> Speaker:
    return Speaker(*(getattr(person, field.name) for field in fields(Speaker)))


def _update(person: Person, profile: Profile) -> None:
    person.slack_id = profile.slack_id
    person.name = profile.name
    person.email = profile.email.lower() if profile.email else person.email
    person.zone = profile.zone or person.zone
    person.language = from_locale(profile.locale) if profile.locale else person.language or DEFAULT
    person.is_guest = profile.is_guest
    person.is_external = profile.is_external
    person.is_active = profile.is_active


async def grant(
    database: Database, workspace_id: str, who: str, role: Role, *, now: datetime
) -> Granted:
    """Give a right to a Slack id or an e-mail address, by the administrator's command line.

    Raises:
        NobodyFound: nobody is known by that id or address.
    """
    async with database.transaction() as session:
        person = await people.find(session, workspace_id, who)
        person = person or await people.find_by_email(session, workspace_id, who)
        if person is None:
            raise NobodyFound(typed=who)
        is_new = await people.grant(session, person, role, now)
        session.add(
            Audit(
                workspace_id=workspace_id,
                at=now,
                action=f"role.grant.{role}",
                subject_id=person.id,
            )
        )
        return Granted(person.id, is_new)


async def forget_delivery(database: Database) -> None:
    """Empty what Slack delivered, before anything is said of it: its words are not kept."""
    async with database.transaction():
        pass  # a transaction closes what is being handled


async def has_role(database: Database, person_id: str, role: Role) -> bool:
    """Tell whether the person holds a right now."""
    async with database.reading() as session:
        return role in await people.roles(session, person_id)


async def require(database: Database, asker: To, role: Role, now: datetime) -> None:
    """Let the holder of a right pass; note the attempt of anybody else.

    Raises:
        NotAllowed: the person does not hold it.
    """
    if await has_role(database, asker.person_id or "", role):
        return
    refused = Audit(
        workspace_id=asker.workspace_id, at=now, actor_id=asker.person_id, action=f"refused.{role}"
    )
    async with database.aside() as session:
        session.add(refused)
    raise NotAllowed(role=role.value)
