"""What is read and may change while Kamarade runs: the content, its index, its words."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import structlog

from bot import editions
from bot.answers.engine import Engine
from bot.domain.booklet import Booklet
from bot.domain.company import Company
from bot.domain.languages import Language
from bot.domain.obstacles import Catalogue
from bot.domain.pairing import PairingRules
from bot.domain.revisions import Revision
from bot.domain.working_time import CompanyCalendar
from bot.editions import Edition, Learnt, Making
from bot.library import Content, ContentError, load_bare, revising
from bot.library.booklet import Draft
from bot.library.calculators import Calculators
from bot.library.layers import Layers
from bot.texts import Texts

log = structlog.get_logger(__name__)


class Shelf:
    """The edition in use; a new one is made aside and takes its place whole."""

    def __init__(self, made: Making, edition: Edition) -> None:
        self._made = made
        self._edition = edition
        self._seen = editions.stamp(made.layers)
        self._laid: tuple[str, editions.Stamp] | None = None

    @classmethod
    def open(
        cls,
        layers: Layers,
        cache: Path | None,
        *,
        learnt: Learnt | None = None,
        hurried: bool = False,
    ) -> Self:
        """Read the content and build its index, or take the index from the cache.

        A `hurried` first edition answers cautiously; the first `refresh` makes the whole one.

        Raises:
            ContentError: the content cannot be used.
        """
        made = Making(layers, cache, learnt or Learnt())
        shelf = cls(made, editions.make(made, hurried=hurried))
        if hurried:
            shelf._seen = frozenset()
        return shelf

    @classmethod
    def bare(
        cls, layers: Layers, cache: Path | None, folder: Path, *, learnt: Learnt | None = None
    ) -> Self:
        """Read a booklet folder on its own, with the words and the company of `layers`."""
        alone, made = load_bare(folder, layers), Making(layers, cache, learnt or Learnt())
        engine = Engine.build(
            alone.booklet, alone.gates, cache=made.cache, false_answers=made.learnt.false_answers
        )
        return cls(made, Edition(alone, engine, Texts(made.layers)))

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

    def below(self, language: Language, entry_id: str) -> str | None:
        """Return the fingerprint of the file of an entry, revisions aside; None without one."""
        return revising.below_of(self._made.folders, language, entry_id)

    def shipped(self, language: Language, entry_id: str) -> Draft | None:
        """Return an entry as its file says it, revisions aside; None without one."""
        return revising.read_below(self._made.folders, language, entry_id)

    def revised(self, entry_id: str) -> frozenset[Language]:
        """Return the languages in which approved revisions lie over the files of an entry."""
        folder = self._made.learnt.revised
        return revising.languages_of(folder, entry_id) if folder else frozenset()

    async def lay(self, revisions: Sequence[Revision], version: str) -> None:
        """Put approved revisions over the other layers; the next refresh takes them up."""
        folders, revised = self._made.folders, self._made.learnt.revised
        below = await asyncio.to_thread(editions.stamp, folders)
        if revised is not None:
            await asyncio.to_thread(revising.lay, revised, folders, revisions)
        self._laid = (version, below)

    async def is_laid(self, version: str) -> bool:
        """Tell whether these revisions were laid, over the files as they are now."""
        return self._laid == (version, await asyncio.to_thread(editions.stamp, self._made.folders))

    async def refresh(self) -> bool:
        """Make a new edition if a file changed; the old one answers meanwhile, or if it fails."""
        stamp = await asyncio.to_thread(editions.stamp, self._made.layers)
        if stamp == self._seen:
            return False
        self._seen = stamp
        try:
            self._edition = await asyncio.to_thread(editions.make, self._made)
        except ContentError as error:
            log.error("content not reloaded", faults=[str(fault) for fault in error.faults])
            return False
        log.info("content reloaded", entries=len(self.booklet.entries))
        return True
