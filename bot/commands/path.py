"""`kamarade check --path`: whom the path of the content would concern, among those on their way."""

from pathlib import Path

import typer

from bot.app import layers
from bot.clock import SystemClock
from bot.commands.guiding import guide
from bot.commands.opening import database
from bot.domain.deliveries import To
from bot.library import load
from bot.services import people, repathing
from bot.services.journeys import Act
from bot.services.repathing import Effect
from bot.settings import Settings


async def report(settings: Settings, shipped: Path) -> None:
    """Print, for each workspace, what applying the path would change of what is to come."""
    content = load(layers(shipped, settings.content_dir))
    async with database(settings) as opened:
        for workspace_id in await people.workspaces(opened):
            act = Act(To(workspace_id), guide(settings, content), SystemClock().now())
            typer.echo(_said(await repathing.effect(opened, act)))


def _said(found: Effect) -> str:
    if not found.journeys:
        return "Parcours : tout le monde suit celui-ci."
    names = ", ".join(one.name for one in found.people)
    more = found.journeys - len(found.people)
    others = f" et {more} de plus" if more else ""
    return (
        f"Parcours : {found.journeys} en route suivent l'ancien ({names}{others}). L'appliquer : "
        f"{found.added} messages nouveaux, {found.moved} à une autre date, {found.dropped} en "
        "moins. Rien ne change avant « Appliquer » dans /kamarade-rh parcours."
    )
