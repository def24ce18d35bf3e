"""E-mails on their way."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.domain.languages import Language
from bot.domain.letters import LetterState
from store.models.base import person, stored, workspace

UNSENT = "state = 'pending'"


class Letter(SQLModel, table=True):
    """An e-mail to be sent at least once: SMTP cannot be asked whether it was.

    `key` refuses a second copy; `refs` holds ids, never a text; the address is emptied once the
    e-mail is sent. `due_at` and `sent_at` are business time, `not_before` (a lease, or the pause
    after a refusal) and `created_at` machine time.
    """

    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        CheckConstraint(
            "person_id IS NOT NULL OR address IS NOT NULL OR state <> 'pending'", name="addressed"
        ),
        Index("ix_letter_due", "due_at", sqlite_where=text(UNSENT), postgresql_where=text(UNSENT)),
    )

    seq: int | None = Field(default=None, primary_key=True)
    workspace_id: str = workspace()
    key: str = Field(max_length=160)
    kind: str = Field(max_length=40)
    refs: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    person_id: str | None = person(nullable=True)
    address: str | None = Field(default=None, max_length=320)
    language: Language = Field(sa_column=Column(stored(Language, "language"), nullable=False))
    state: LetterState = Field(sa_column=Column(stored(LetterState, "state"), nullable=False))
    reason: str | None = Field(default=None, max_length=80)
    created_at: datetime
    due_at: datetime
    not_before: datetime | None = None
    attempts: int = 0
    sent_at: datetime | None = None
