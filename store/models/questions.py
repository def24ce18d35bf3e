"""Questions handed to a human, and opinions of answers."""

from datetime import date, datetime

from sqlalchemy import Column, Index
from sqlmodel import Field, SQLModel

from bot.domain.languages import Language
from bot.domain.questions import QuestionState, Receiver
from store.models.base import new_id, person, stored, workspace


class Question(SQLModel, table=True):
    """A question that somebody chose to hand to a human, and its answer.

    `receiver` says who has it: the person `buddy_id`, whoever holds the company's `role`, or HR.
    `answered_at` is also when it was given back to its author.
    """

    __table_args__ = (Index("ix_question_open", "workspace_id", "state", "asked_at"),)

    id: str = Field(default_factory=new_id, primary_key=True, max_length=32)
    workspace_id: str = workspace()
    asker_id: str = person()
    asked_at: datetime
    text: str = Field(max_length=3000)
    entry_id: str | None = Field(default=None, max_length=80)
    receiver: Receiver = Field(sa_column=Column(stored(Receiver, "receiver"), nullable=False))
    buddy_id: str | None = person(nullable=True, ondelete="SET NULL")
    role: str | None = Field(default=None, max_length=80)
    state: QuestionState = Field(sa_column=Column(stored(QuestionState, "state"), nullable=False))
    answered_by_id: str | None = person(nullable=True, ondelete="SET NULL")
    answered_at: datetime | None = None
    answer: str | None = Field(default=None, max_length=3000)


class Rating(SQLModel, table=True):
    """One opinion of one answer, without a name.

    `token` is drawn at random for each message and lives only in its buttons: pressing again
    changes the opinion, and nothing leads back to a person.
    """

    token: str = Field(primary_key=True, max_length=32)
    entry_id: str = Field(primary_key=True, max_length=80)
    workspace_id: str = workspace()
    language: Language = Field(sa_column=Column(stored(Language, "language"), nullable=False))
    is_helpful: bool
    rated_on: date
