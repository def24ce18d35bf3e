"""What was proposed for the booklet, and what became of it."""

from datetime import datetime

from sqlalchemy import Column, Index
from sqlmodel import Field, SQLModel

from bot.domain.languages import Language
from bot.domain.revisions import RevisionKind, RevisionState
from store.models.base import new_id, person, stored, workspace


class Revision(SQLModel, table=True):
    """A change of the booklet, which nobody's name enters.

    `replaced` is the fingerprint of the file that lay below when it was proposed, `was` the text
    that its author had before them. `question_id` is the question it came from, as a plain key:
    questions are forgotten, the booklet is not.
    """

    __table_args__ = (Index("ix_revision_state", "workspace_id", "state", "decided_at"),)

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    workspace_id: str = workspace()
    question_id: str | None = Field(default=None, max_length=32)
    kind: RevisionKind = Field(sa_column=Column(stored(RevisionKind, "kind"), nullable=False))
    entry_id: str = Field(max_length=80)
    language: Language = Field(sa_column=Column(stored(Language, "language"), nullable=False))
    owner: str = Field(max_length=80)
    asked: str = Field(default="", max_length=300)
    title: str = Field(default="", max_length=150)
    body: str = Field(default="", max_length=3000)
    replaced: str | None = Field(default=None, max_length=12)
    was: str = Field(default="", max_length=3200)
    state: RevisionState = Field(sa_column=Column(stored(RevisionState, "state"), nullable=False))
    proposed_by_id: str | None = person(nullable=True, ondelete="SET NULL")
    proposed_at: datetime
    decided_by_id: str | None = person(nullable=True, ondelete="SET NULL")
    decided_at: datetime | None = None
