"""`kamarade adopt`: copy what one wants to change into the company's own folder."""

from collections.abc import Iterator
from pathlib import Path

import typer

from bot.domain.languages import Language
from bot.library.upgrades import stamped
from bot.library.worksheet import worksheet
from bot.settings import Settings

COMPANY = "company.yaml"


def adopt(settings: Settings, shipped: Path, names: list[str]) -> int:
    """Copy each file, unless it is there already; return 1 when one cannot be copied."""
    own = settings.content_dir
    if own is None:
        typer.echo("Dites d'abord où est votre dossier : KAMARADE_CONTENT_DIR=chemin/du/dossier")
        return 1
    outcomes = [_copy(shipped, own, name) for name in names]
    return 0 if all(outcomes) else 1


def _copy(shipped: Path, own: Path, name: str) -> bool:
    found = list(_files(shipped, name))
    if not found:
        typer.echo(f"« {name} » n'est ni une fiche, ni un fichier de {shipped}")
    for path in found:
        to = own / path.relative_to(shipped)
        if to.exists():
            typer.echo(f"{to} existe déjà : rien n'a été changé")
            continue
        to.parent.mkdir(parents=True, exist_ok=True)
        is_form = path.name == COMPANY
        text = worksheet(path.read_text(encoding="utf-8")) if is_form else stamped(path)
        to.write_text(text, encoding="utf-8")
        typer.echo(f"{to} : à vous")
    return bool(found)


def _files(shipped: Path, name: str) -> Iterator[Path]:
    """Yield an entry in every language, or one file of the shipped folder."""
    wanted = [name, *(f"booklet/{language}/{name}.md" for language in Language)]
    for path in (shipped / one for one in wanted):
        if path.is_file() and path.resolve().is_relative_to(shipped.resolve()):
            yield path
