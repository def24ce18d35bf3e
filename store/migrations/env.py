"""Run the migrations, from the `kamarade migrate` command or from Alembic's own."""

from typing import Any

from alembic import context
from sqlalchemy import Connection, create_engine
from sqlalchemy.sql.sqltypes import Enum
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString

import store.models  # noqa: F401  (the tables must be known)


def plain(kind: str, value: Any, _autogen: Any) -> str | bool:
    """Write plain SQLAlchemy types, so that a migration outlives the code."""
    if kind == "type" and isinstance(value, AutoString):
        return f"sa.String(length={value.length})" if value.length else "sa.String()"
    if kind == "type" and isinstance(value, Enum):
        return f"sa.String(length={value.length})"
    return False


def same_type(_context: Any, _inspected: Any, _column: Any, _found: Any, ours: Any) -> bool | None:
    """Take an enum stored as text for the text it is; leave the rest to Alembic."""
    return False if isinstance(ours, Enum) else None


def run(connection: Connection) -> None:
    """Bring this connection's database to the latest version."""
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        compare_type=same_type,
        render_item=plain,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    url = context.config.get_main_option("sqlalchemy.url") or "sqlite://"
    with create_engine(url).connect() as own:
        run(own)
        own.commit()
