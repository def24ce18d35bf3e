"""`journey.yaml`: the path of a newcomer. Each section is read by a module of its own."""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.domain.languages import Language
from bot.library import yaml_lines
from bot.library.faults import ContentError, Fault, Gravity
from bot.library.layers import Layers
from bot.library.yaml_lines import Document

NAME = "journey.yaml"
PLANNED = ("tasks", "meetings", "checkins", "drop", "accesses")  # said along the path
SECTIONS = (*PLANNED, "joining")
Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class Section(Generic[Shape]):
    """A section that has the right shape, and where it stands, so that a fault names its line."""

    name: str
    document: Document
    holds: Shape

    def fault(self, sentence: str, *keys: str | int) -> Fault:
        """Return what is wrong at a key of the section."""
        line = self.document.line(self.name, *keys)
        return Fault(self.document.path, line, sentence, Gravity.BROKEN)


def read(layers: Layers, name: str, shape: TypeAdapter[Shape]) -> Section[Shape] | None:
    """Return a section of this shape; None where no file has it.

    Raises:
        ContentError: naming the file and line of each fault.
    """
    found = section(layers, name)
    if found is None:
        return None
    document, written = found
    try:
        return Section(name, document, shape.validate_python(written))
    except ValidationError as error:
        raise ContentError(document.faults(error, name)) from None


def section(layers: Layers, name: str) -> tuple[Document, Any] | None:
    """Return the uppermost file that has a section, and what it holds; None where none has it.

    A company's own file holds the sections it changes, each whole.

    Raises:
        ContentError: a file is malformed, or has a section that is not one.
    """
    found = None
    for root in layers:
        path = root / NAME
        if path.is_file():
            document = yaml_lines.read(path)
            _known(document)
            if name in document.values:
                found = document, document.values[name]
    return found


def version(layers: Layers) -> str:
    """Return what changes when the path does: the same for two files that say the same thing."""
    sections = {name: section(layers, name) for name in PLANNED}
    said = {name: found[1] for name, found in sections.items() if found is not None}
    return sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()[:32]


def _known(document: Document) -> None:
    faults = [
        Fault(
            document.path,
            document.line(str(name)),
            f"section inconnue « {name} » ; il y a : {', '.join(SECTIONS)}",
            Gravity.BROKEN,
        )
        for name in document.values
        if name not in SECTIONS
    ]
    if faults:
        raise ContentError(faults)


def twice(found: Section[Any]) -> list[Fault]:
    """Return the ids that a list has twice."""
    ids = [one.id for one in found.holds]
    return [
        found.fault(f"« {id_} » est écrit deux fois", at, "id")
        for at, id_ in enumerate(ids)
        if id_ in ids[:at]
    ]


def untranslated(found: Section[Any], *keys: str) -> list[Fault]:
    """Return what the items of a list do not say in every language."""
    return [
        found.fault(f"il manque « {key} » en {language}", at, key)
        for at, one in enumerate(found.holds)
        for key in keys
        for language in Language
        if language not in getattr(one, key)
    ]
