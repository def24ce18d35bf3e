"""`kamarade export-booklet`: approved revisions as Markdown, for the company's content folder."""

from pathlib import Path

from bot.app import layers
from bot.commands.opening import database
from bot.library import revising
from bot.services import people, revision_views
from bot.settings import BadSetting, Settings


async def export(settings: Settings, shipped: Path, folder: Path | None) -> list[Path]:
    """Write the files that the revisions change, and return them.

    In the company's own folder, they take the place of the revisions at the next reading.

    Raises:
        BadSetting: no folder is named.
    """
    to = folder or settings.content_dir
    if to is None:
        raise BadSetting("KAMARADE_CONTENT_DIR is missing: or say which folder to write to")
    below = layers(shipped, settings.content_dir)
    async with database(settings) as opened:
        found = [
            revision
            for workspace_id in await people.workspaces(opened)
            for _, revision in await revision_views.in_force(opened, workspace_id)
        ]
    written = []
    for key, text in revising.composed(below, found).items():
        path = to / revising.name_of(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written
