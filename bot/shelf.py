"""What is read and may change while Kamarade runs: the content, its index, its words."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import structlog

from bot.answers.engine import Engine
from bot.domain.booklet import Booklet
from bot.domain.company import Company
from bot.domain.languages import Language
from bot.domain.obstacles import Catalogue
from bot.domain.pairing import PairingRules
from bot.domain.working_time import CompanyCalendar
from bot.library import Content, ContentError, load, load_bare
from bot.library.calculators import Calculators
from bot.library.layers import Layers
from bot.texts import Texts

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of the content, with the index built from it."""

    content: Content
    engine: Engine
    texts: Texts


class Shelf:
    """The edition in use; a new one is made aside and takes its place whole."""

    def __init__(self, layers: Layers, cache: Path | None, edition: Edition) -> None:
        self._layers = layers
        self._cache = cache
        self._edition = edition
        self._seen = _stamp(layers)

    @classmethod
    def open(cls, layers: Layers, cache: Path | None, *, hurried: bool = False) -> Self:
        """Read the content and build its index, or take the index from the cache.

        A `hurried` first edition answers cautiously; the first `refresh` makes the whole one.

        Raises:
            ContentError: the content cannot be used.
        """
        shelf = cls(layers, cache, _edition(layers, cache, hurried=hurried))
        if hurried:
            shelf._seen = frozenset()
        return shelf

    @classmethod
    def bare(cls, layers: Layers, cache: Path | None, folder: Path) -> Self:
        """Read a booklet folder on its own, with the words and the company of `layers`."""
        alone = load_bare(folder, layers)
        engine = Engine.build(alone.booklet, alone.gates, cache=cache)
        return cls(layers, cache, Edition(alone, engine, Texts(layers)))

    @property
    def content(self) -> Content:
        """Everything HR's folders say, as it is in use."""
        return self._edition.content

    @property
    def booklet(self) -> Booklet:
        """The booklet in use."""
        return self._edition.content.booklet

    @property
    def company(self) -> Company:
        """The company's values in use."""
        return self._edition.content.company

    @property
    def calendar(self) -> CompanyCalendar:
        """The company's days and hours in use."""
        return self._edition.content.calendar

    @property
    def pairing(self) -> PairingRules:
        """How buddies are chosen."""
        return self._edition.content.pairing

    @property
    def obstacles(self) -> Catalogue:
        """The kinds of obstacles in use."""
        return self._edition.content.obstacles

    @property
    def overtaken(self) -> frozenset[tuple[str, Language]]:
        """The entries whose shipped text changed under the company's own."""
        return self._edition.content.overtaken

    @property
    def calculators(self) -> Calculators:
        """The figures that the calculators count with."""
        return self._edition.content.calculators

    @property
    def engine(self) -> Engine:
        """The index of the booklet in use."""
        return self._edition.engine

    @property
    def texts(self) -> Texts:
        """The words in use."""
        return self._edition.texts

    async def refresh(self) -> bool:
        """Make a new edition if a file changed; the old one answers meanwhile, or if it fails."""
        stamp = await asyncio.to_thread(_stamp, self._layers)
        if stamp == self._seen:
            return False
        self._seen = stamp
        try:
            self._edition = await asyncio.to_thread(_edition, self._layers, self._cache)
        except ContentError as error:
            log.error("content not reloaded", faults=[str(fault) for fault in error.faults])
            return False
        log.info("content reloaded", entries=len(self.booklet.entries))
        return True


def _edition(layers: Layers, cache: Path | None, *, hurried: bool = False) -> Edition:
    content = load(layers)
    for fault in content.faults:
        log.warning("entry left out", fault=str(fault))
    engine = Engine.build(content.booklet, content.gates, cache=cache, hurried=hurried)
    return Edition(content, engine, Texts(layers))


def _stamp(layers: Layers) -> frozenset[tuple[str, int, int]]:
    found = set()
    for root in layers:
        for path in root.rglob("*"):
            if path.suffix in {".md", ".yaml", ".j2"}:
                stat = path.stat()
                found.add((str(path), stat.st_mtime_ns, stat.st_size))
    return frozenset(found)
