"""One state of the content, with its index and its words: what it is made of, and making it."""

from dataclasses import dataclass
from pathlib import Path

import structlog

from bot.answers.engine import Engine
from bot.library import Content, load
from bot.library.layers import Layers
from bot.texts import Texts

log = structlog.get_logger(__name__)

Stamp = frozenset[tuple[str, int, int]]  # the files of the content, as they are


@dataclass(frozen=True, slots=True)
class Learnt:
    """What is learnt beside the content folders, and how boldly.

    `revised` is the folder that approved revisions are written in, over the others. `false_answers`
    is the share of questions without an answer that may get one all the same.
    """

    revised: Path | None = None
    false_answers: float = 0.05


@dataclass(frozen=True, slots=True)
class Making:
    """What an edition is made of: content folders, and where its index is kept."""

    folders: Layers
    cache: Path | None
    learnt: Learnt

    @property
    def layers(self) -> Layers:
        """Every folder, from the shipped one to the revisions."""
        revised = self.learnt.revised
        return [*self.folders, revised] if revised else self.folders


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of the content, with the index built from it."""

    content: Content
    engine: Engine
    texts: Texts


def make(made: Making, *, hurried: bool = False) -> Edition:
    """Read the content and build its index, or take the index from the cache."""
    content = load(made.layers)
    for fault in content.faults:
        log.warning("entry left out", fault=str(fault))
    engine = Engine.build(
        content.booklet,
        content.gates,
        cache=made.cache,
        false_answers=made.learnt.false_answers,
        hurried=hurried,
    )
    return Edition(content, engine, Texts(made.layers))


def stamp(layers: Layers) -> Stamp:
    """Return what changes whenever a file of the content does."""
    found = set()
    for root in layers:
        for path in root.rglob("*"):
            if path.suffix in {".md", ".yaml", ".j2"}:
                stat = path.stat()
                found.add((str(path), stat.st_mtime_ns, stat.st_size))
    return frozenset(found)
