"""New content on the shelf: approved revisions laid over the files, then what changed learned."""

from bot.kamarade import Kamarade
from bot.services import revision_views


async def take_up(kamarade: Kamarade) -> None:
    """Lay the revisions again when they changed, or the files below did; then refresh.

    Every replica does so at each tick.
    """
    shelf, workspace_id = kamarade.shelf, kamarade.workspace_id
    version = await revision_views.version(kamarade.database, workspace_id)
    if not await shelf.is_laid(version):
        found = await revision_views.in_force(kamarade.database, workspace_id)
        await shelf.lay([revision for _, revision in found], version)
    await shelf.refresh()
