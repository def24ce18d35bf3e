"""`journey.yaml`: the path of a newcomer. Each section is read by a module of its own."""

import json
from hashlib import sha256
from typing import Any

from bot.library import yaml_lines
from bot.library.faults import ContentError, Fault, Gravity
from bot.library.layers import Layers
from bot.library.yaml_lines import Document

NAME = "journey.yaml"
PLANNED = ("tasks", "meetings", "checkins", "drop", "accesses")  # said along the path
SECTIONS = (*PLANNED, "joining")


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
