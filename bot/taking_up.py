"""New content on the shelf: approved revisions laid over the files, then what changed learned."""

from bot.kamarade import Kamarade
from bot.services import revision_views


async def take_up(kamarade: Kamarade) -> None:
    """Compare the version of the revisions with the one in use, as every replica does; refresh."""
    shelf, workspace_id = kamarade.shelf, kamarade.workspace_id
    version = await revision_views.version(kamarade.database, workspace_id)
    if version != shelf.version:
        found = await revision_views.in_force(kamarade.database, workspace_id)
        await shelf.lay([revision for _, revision in found], version)
    await shelf.refresh()
