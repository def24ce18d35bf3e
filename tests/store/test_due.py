"""How what is due is found, in a database that nobody ran ANALYZE on."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event

from store import due
from store.database import Database

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)


async def ways(database: Database, ask: Any) -> str:
    """Return how SQLite runs the query that is asked."""
    asked: list[tuple[str, Any]] = []

    def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        asked.append((statement, parameters))

    async with database.reading() as session:
        connection = await session.connection()
        event.listen(connection.sync_connection, "before_cursor_execute", note)
        await ask(session)
        event.remove(connection.sync_connection, "before_cursor_execute", note)
        ((statement, parameters),) = asked
        cursor = (await connection.get_raw_connection()).cursor()
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return "\n".join(row[3] for row in cursor.fetchall())


@pytest.mark.parametrize(
    ("ask", "way"),
    [
        (lambda s: due.any_due(s, NOW), "ix_plan_due (workspace_id=? AND due_at<?)"),
        (lambda s: due.due_addresses(s, NOW, limit=9), "ix_plan_due (workspace_id=? AND due_at<?)"),
        (lambda s: due.due_to(s, [("p", None)], NOW), "ix_plan_person (person_id=?)"),
        (lambda s: due.steps_of(s, ["checkin"]), "ix_plan_series (series=?)"),
        (lambda s: due.told(s, [("p", None)], NOW), "ix_outbox_unasked (person_id=?)"),
    ],
    ids=["any_due", "due_addresses", "due_to", "steps_of", "told"],
)
async def test_a_tick_reads_nothing_of_what_is_settled(database: Database, ask: Any, way: str):
    assert f"USING INDEX {way}" in await ways(database, ask)
