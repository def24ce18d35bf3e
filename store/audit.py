"""Who did what to whom and when: read here, and nowhere changed."""

from collections.abc import Sequence

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from store.models import Audit


async def latest(
    session: AsyncSession,
    workspace_id: str,
    *,
    about: str | None = None,
    before: int | None = None,
    limit: int,
) -> Sequence[Audit]:
    """Return the last lines, the newest first: of everybody, or about one person."""
    query = select(Audit).where(Audit.workspace_id == workspace_id)
    if about is not None:
        query = query.where(Audit.subject_id == about)
    if before is not None:
        query = query.where(col(Audit.id) < before)
    return list(await session.exec(query.order_by(col(Audit.id).desc()).limit(limit)))
