"""`kamarade check --confusions`: the entries that people's words do not tell apart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import typer

from bot.answers.confusions import Found, Phrasing, leave_one_out
from bot.app import layers
from bot.domain.languages import Language
from bot.library import load
from bot.settings import Settings


def report(settings: Settings, shipped: Path) -> None:
    """Print how phrasings left out are found, then each pair mixed up, the worst first."""
    booklet = load(layers(shipped, settings.content_dir)).booklet
    typer.echo("Je laisse de côté chaque formulation tour à tour, et je la cherche : deux minutes…")
    for line in lines(leave_one_out(booklet)):
        typer.echo(line)


def lines(found: Mapping[Language, Found]) -> Iterator[str]:
    """Return the report, line by line."""
    for language, counts in sorted(found.items()):
        yield (
            f"{language} : {counts.asked} formulations, "
            f"{_share(counts.first, counts.asked)} trouvées en premier, "
            f"{_share(counts.among_three, counts.asked)} parmi les trois premières"
        )
    for (asked, got), phrasings in _worst_first(found):
        yield f"\n{asked} prise pour {got} : {len(phrasings)}"
        yield from (f"  [{one.language}] {one.text}" for one in phrasings)


def _worst_first(found: Mapping[Language, Found]) -> list[tuple[tuple[str, str], list[Phrasing]]]:
    pairs: defaultdict[tuple[str, str], list[Phrasing]] = defaultdict(list)
    for counts in found.values():
        for phrasing, got in counts.mistaken:
            pairs[phrasing.entry_id, got].append(phrasing)
    return sorted(pairs.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %".replace(".", ",")
