"""Accounts that open in the workspace, until HR was told of them."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from store.models.base import person


class Joiner(SQLModel, table=True):
    """An account that opened: nobody yet, then a person whom HR hears of on a day.

    Whoever HR need not hear of is not kept.
    """

    workspace_id: str = Field(
        primary_key=True, foreign_key="workspace.id", ondelete="CASCADE", max_length=32
    )
    slack_id: str = Field(primary_key=True, max_length=32)
    joined_at: datetime
    person_id: str | None = person(nullable=True)
    told_on: date | None = Field(default=None, index=True)
