"""`kamarade check`: every fault of the content, with its file and line."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from bot.app import layers
from bot.clock import SystemClock
from bot.domain.languages import DEFAULT, Language
from bot.library import ContentError, load
from bot.library.checking import faults_of
from bot.library.company import unfilled
from bot.library.faults import Fault
from bot.settings import Settings
from bot.texts import Texts


def check(settings: Settings, shipped: Path, *, owner: str | None) -> int:
    """Print the faults; return 1 when something is to be mended, 2 when it cannot be used."""
    folders = layers(shipped, settings.content_dir)
    try:
        content = load(folders)
        faults = [
            *faults_of(content, SystemClock().now().date()),
            *unfilled(folders),
            *_untranslated(Texts(folders)),
        ]
    except ContentError as error:
        _print(error.faults)
        return 2
    shown = sorted(fault for fault in faults if owner in {None, fault.owner})
    _print(shown)
    if content.company.is_fictional:
        typer.echo(
            f"L'entreprise « {content.company.name} » est fictive : ses valeurs sont des exemples. "
            "Mettez les vôtres dans company.yaml, puis identity.fictional à false."
        )
    if not shown:
        topics = {entry.id for entry in content.booklet}
        typer.echo(f"Tout est en ordre : {len(topics)} fiches, en {len(Language)} langues.")
    return 1 if shown else 0


def _untranslated(texts: Texts) -> Iterator[Fault]:
    """Compare each message with its French: same blocks, same variables."""
    for message in texts.names(DEFAULT):
        expected = texts.shape(DEFAULT, message)
        for language in Language:
            found = texts.shape(language, message)
            for name in sorted(expected.blocks ^ found.blocks):
                yield Fault(found.path, 1, f"le bloc « {name} » n'existe pas dans chaque langue")
            for name in sorted(found.variables - expected.variables):
                yield Fault(found.path, 1, f"la variable « {name} » n'est pas dans le français")


def _print(faults: Sequence[Fault]) -> None:
    for fault in faults:
        typer.echo(str(fault))
