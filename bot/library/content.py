"""The effective content: the shipped folder with the company's own laid over it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.domain.accesses import Access
from bot.domain.booklet import Booklet
from bot.domain.checkins import Drop
from bot.domain.company import Company
from bot.domain.gates import Gates
from bot.domain.joining import JoiningRules
from bot.domain.languages import Language
from bot.domain.meetings import Agenda
from bot.domain.obstacles import Catalogue
from bot.domain.pairing import PairingRules
from bot.domain.path import Task
from bot.domain.questionnaire import Questionnaire
from bot.domain.working_time import CompanyCalendar
from bot.library import (
    accesses,
    booklet,
    calculators,
    calendar,
    checkins,
    company,
    gates,
    joining,
    journey,
    meetings,
    obstacles,
    pairing,
    tasks,
    upgrades,
)
from bot.library.booklet import Draft
from bot.library.calculators import Calculators
from bot.library.faults import ContentError, Fault
from bot.library.layers import Layers, files


@dataclass(frozen=True, slots=True)
class Content:
    """Everything HR's folders say, and the faults that do not stop Kamarade."""

    company: Company
    booklet: Booklet
    gates: Gates
    calendar: CompanyCalendar
    pairing: PairingRules
    calculators: Calculators
    obstacles: Catalogue
    accesses: tuple[Access, ...]
    tasks: tuple[Task, ...]
    meetings: tuple[Agenda, ...]
    checkins: Questionnaire
    drop: Drop
    joining: JoiningRules
    path_version: str
    overtaken: frozenset[tuple[str, Language]]
    drafts: tuple[Draft, ...]
    faults: tuple[Fault, ...]


def load(layers: Layers) -> Content:
    """Read the content; an entry that cannot be read is left out and reported in `faults`.

    Raises:
        ContentError: `company.yaml`, `gates.yaml` or another file of settings cannot be used.
    """
    ours = company.load(layers)
    drafts, faults = _drafts(layers, f"{booklet.FOLDER}/")
    return Content(
        company=ours,
        booklet=Booklet(tuple(draft.entry(ours) for draft in drafts)),
        gates=gates.load(layers),
        overtaken=upgrades.overtaken(layers, drafts),
        drafts=tuple(drafts),
        faults=tuple(faults),
        **_settings(layers, ours),
    )


def load_bare(folder: Path, layers: Layers) -> Content:
    """Read a booklet folder on its own, as `kamarade ask --booklet` does.

    It may lack a language, and only a `gates.yaml` of its own gates; the company is that of
    `layers`.
    """
    ours = company.load(layers)
    drafts, faults = _drafts([folder], "")
    if faults:
        raise ContentError(faults)
    return Content(
        company=ours,
        booklet=Booklet(tuple(draft.entry(ours) for draft in drafts)),
        gates=gates.load([folder]),
        overtaken=frozenset(),
        drafts=tuple(drafts),
        faults=(),
        **_settings(layers, ours),
    )


def _settings(layers: Layers, ours: Company) -> dict[str, Any]:
    """Read what is set beside the booklet: one file each, one field of `Content` each."""
    return {
        "calendar": calendar.load(layers),
        "calculators": calculators.load(layers),
        "pairing": pairing.load(layers),
        "obstacles": (catalogue := obstacles.load(layers, ours)),
        "accesses": accesses.load(layers, catalogue),
        "tasks": tasks.load(layers, ours.roles),
        "meetings": meetings.load(layers),
        "checkins": checkins.load(layers),
        "drop": checkins.thresholds(layers),
        "joining": joining.load(layers),
        "path_version": journey.version(layers),
    }


def _drafts(layers: Layers, above: str) -> tuple[list[Draft], list[Fault]]:
    drafts: list[Draft] = []
    faults: list[Fault] = []
    for language in Language:
        for path in files(layers, f"{above}{language}", ".md").values():
            try:
                draft = booklet.read(path, language)
                drafts += [] if draft.header.retired else [draft]
            except ContentError as error:
                faults += error.faults
    return drafts, faults
