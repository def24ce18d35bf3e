"""Revisions of the booklet, as they are read: one with its people, or all those in force."""

from dataclasses import dataclass

from bot.domain.people import Named
from bot.domain.revisions import Revision, RevisionState
from store import models, people, revisions
from store.database import Database


@dataclass(frozen=True, slots=True)
class Shown:
    """A revision as its owner sees it."""

    id: str
    revision: Revision
    state: RevisionState
    proposed_by: Named | None
    decided_by: Named | None


async def shown(database: Database, revision_id: str) -> Shown:
    """Return a revision with its people.

    Raises:
        NoSuchRevision: it is not there.
    """
    async with database.reading() as session:
        row = await revisions.get(session, revision_id)
        by, decided = row.proposed_by_id, row.decided_by_id
        return Shown(
            row.id,
            valued(row),
            row.state,
            _named(await people.get(session, by)) if by else None,
            _named(await people.get(session, decided)) if decided else None,
        )


async def in_force(database: Database, workspace_id: str) -> list[tuple[str, Revision]]:
    """Return what is in the booklet with its ids, in the order in which it was approved."""
    async with database.reading() as session:
        return [(row.id, valued(row)) for row in await revisions.approved(session, workspace_id)]


async def version(database: Database, workspace_id: str) -> str:
    """Return what changes whenever the revisions in force do."""
    async with database.reading() as session:
        return await revisions.version(session, workspace_id)


def valued(row: models.Revision) -> Revision:
    """Return a row as a value."""
    return Revision(
        row.kind,
        row.entry_id,
        row.language,
        row.owner,
        row.asked,
        row.title,
        row.body,
        row.replaced,
        row.decided_at.date() if row.decided_at else None,
        row.was,
    )


def _named(person: models.Person) -> Named:
    return Named(person.slack_id, person.name or "", person.language)
