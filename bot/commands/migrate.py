"""`kamarade migrate`: the shape of the database."""

import typer

from bot.commands.opening import database
from bot.settings import Settings


async def migrate(settings: Settings) -> None:
    """Bring the database up to date; safe when replicas start together."""
    async with database(settings):
        typer.echo("The database is up to date.")
