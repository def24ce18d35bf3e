"""What comes from Slack."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field, SQLModel


class Inbox(SQLModel, table=True):
    """What Slack delivered, kept before it is acknowledged and emptied once handled.

    A message is kept as its place (`channel`, `ts`) and read again from Slack if it must be
    replayed; anything interactive keeps its payload until then. `twin` refuses the second of two
    events about one message. Times are machine time.
    """

    __table_args__ = (
        Index(
            "ix_inbox_open",
            "lease_until",
            sqlite_where=text("state = 'received'"),
            postgresql_where=text("state = 'received'"),
        ),
    )

    key: str = Field(primary_key=True, max_length=160)
    twin: str | None = Field(default=None, max_length=80, unique=True)
    payload: dict[str, Any] | None = Field(
        default=None, sa_column=Column(JSON(none_as_null=True), nullable=True)
    )
    state: str = Field(default="received", max_length=10)
    attempts: int = 0
    received_at: datetime = Field(index=True)
    lease_until: datetime
