"""What every table is made with: names of constraints, kinds of columns."""

from typing import Any
from uuid import uuid4

from sqlalchemy import Enum, MetaData
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention


def new_id() -> str:
    """Return an opaque identifier that says nothing of what it names."""
    return uuid4().hex


def stored(values: type[Any], name: str) -> Any:
    """Return the column type of an enum: its values as text, so that a new one is no migration."""
    return Enum(
        values,
        native_enum=False,
        create_constraint=False,
        length=20,
        name=name,
        values_callable=lambda members: [member.value for member in members],
    )


def workspace() -> Any:
    """Return the column that says which workspace a row belongs to."""
    return Field(foreign_key="workspace.id", max_length=32, index=True)


def person(*, nullable: bool = False, ondelete: Any = "CASCADE") -> Any:
    """Return a column that points at a person."""
    return Field(foreign_key="person.id", max_length=32, nullable=nullable, ondelete=ondelete)
