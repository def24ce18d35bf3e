"""`kamarade check`: every fault of the content, with its file and line."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import typer

from bot.answers.likeness import alike
from bot.app import layers
from bot.domain.languages import DEFAULT, Language
from bot.library import Content, ContentError, filling, load, upgrades
from bot.library.checking import faults_of
from bot.library.faults import Fault, Gravity
from bot.library.layers import Layers
from bot.settings import Settings
from bot.texts import Texts

FEW = 20  # values to fill in that are named at once, and not counted by owner


def check(settings: Settings, shipped: Path, *, owner: str | None, today: date) -> int:
    """Print the faults; return 1 when something is to be mended, 2 when it cannot be used."""
    written = layers(shipped, settings.content_dir)
    folders = [*written, *_revised(settings)]
    try:
        content = load(folders)
        found = faults(content, folders, today)
    except ContentError as error:
        _print(error.faults)
        return 2
    to_fill = filling.to_fill(written, content.drafts)
    shown = sorted(fault for fault in found if owner in {None, fault.owner})
    if owner is not None:
        shown += sorted(fault for fault in to_fill if fault.owner == owner)
    _print(shown)
    _print_to_fill(content, to_fill, owner)
    counted = shown if owner is not None else [*shown, *to_fill]
    to_mend = [fault for fault in counted if fault.gravity is not Gravity.NOTICE]
    if not to_mend:
        topics = {entry.id for entry in content.booklet}
        typer.echo(f"Tout est en ordre : {len(topics)} fiches, en {len(Language)} langues.")
    return 1 if to_mend else 0


def _revised(settings: Settings) -> list[Path]:
    """Return the folder of approved revisions, once this machine has served."""
    folder = settings.data_dir / "revisions"
    return [folder] if folder.is_dir() else []


def faults(content: Content, folders: Layers, today: date) -> list[Fault]:
    """Return every fault of the content and of the words, but for what is still to fill in."""
    return [
        *faults_of(content, today),
        *_alike(content),
        *filling.strange(folders, content.drafts),
        *upgrades.faults(folders, content.drafts),
        *_untranslated(Texts(folders)),
    ]


def _alike(content: Content) -> Iterator[Fault]:
    """Name the phrasings of an entry that say nearly the same."""
    for draft in content.drafts:
        questions = draft.header.questions
        for one, other in alike(questions, draft.language):
            line = draft.lines.line("questions", other)
            sentence = f"« {questions[other]} » redit « {questions[one]} » : changez les mots"
            yield Fault(draft.path, line, sentence, owner=draft.header.owner)


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


def _print(found: Sequence[Fault]) -> None:
    for fault in found:
        typer.echo(f"{'à savoir : ' if fault.gravity is Gravity.NOTICE else ''}{fault}")


def _print_to_fill(content: Content, to_fill: Sequence[Fault], owner: str | None) -> None:
    company = content.company
    if company.is_fictional:
        typer.echo(
            f"L'entreprise « {company.name} » est fictive : ses valeurs sont des exemples. "
            "Mettez les vôtres dans company.yaml, puis identity.fictional à false."
        )
    if owner is None and len(to_fill) <= FEW:
        _print(sorted(to_fill))
    elif owner is None:
        typer.echo(f"Il reste {len(to_fill)} valeurs à remplir. Le détail : check --owner NOM")
        for name, count in Counter(str(fault.owner) for fault in to_fill).most_common():
            typer.echo(f"  {name} : {count}")
