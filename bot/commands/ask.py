"""`kamarade ask`: the answer engine alone, as one question or as JSON lines."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer

from bot.app import layers
from bot.blocks.answers import Origin
from bot.blocks.reading import as_text
from bot.clock import SystemClock
from bot.commands.opening import index_folder, learnt
from bot.domain.asking import reply
from bot.domain.decisions import Decision
from bot.domain.languages import DEFAULT, Language
from bot.kamarade import Desk
from bot.settings import Settings
from bot.shelf import Shelf
from bot.wording import compose


def open_desk(settings: Settings, shipped: Path, booklet: Path | None) -> Desk:
    """Open the effective booklet, or a booklet folder on its own."""
    folders = layers(shipped, settings.content_dir)
    cache = index_folder(settings, shipped)
    how = learnt(settings)
    if booklet is None:
        return Desk(Shelf.open(folders, cache, learnt=how), SystemClock().now().date())
    shelf = Shelf.bare(folders, cache, booklet, learnt=how)
    return Desk(shelf, SystemClock().now().date())


def answer_one(desk: Desk, question: str) -> None:
    """Print what the person would read."""
    decision = desk.shelf.engine.decide(question, country=desk.shelf.company.country)
    typer.echo(_text(desk, decision, DEFAULT))


def answer_lines(desk: Desk) -> None:
    """Read a question a line, write an answer a line; a malformed line is named and ends it."""
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            question = str(asked["q"])
        except (ValueError, KeyError, TypeError) as error:
            typer.echo(f'kamarade: line {number}: {{"q": "…"}} is expected ({error})', err=True)
            raise typer.Exit(2) from None
        country = asked.get("country", desk.shelf.company.country)
        engine = desk.shelf.engine
        decision = engine.decide(question, context=asked.get("context"), country=country)
        typer.echo(json.dumps(_line(desk, asked, decision), ensure_ascii=False))


def _line(desk: Desk, asked: Mapping[str, Any], decision: Decision) -> dict[str, Any]:
    spoken = Language(asked["lang"]) if asked.get("lang") in set(Language) else DEFAULT
    return {
        "q": asked["q"],
        "decision": decision.kind.value,
        "entries": [
            {"id": candidate.entry_id, "confidence": round(candidate.confidence, 4)}
            for candidate in decision.candidates
        ],
        "answered": list(decision.answered),
        "text": _text(desk, decision, spoken),
    }


def _text(desk: Desk, decision: Decision, spoken: Language) -> str:
    return as_text(compose(desk, reply(decision, spoken), Origin()).blocks)
