"""Approved revisions as booklet files: the uppermost layer of the content.

They are written as files, so that everything that reads, compares or exports content treats them
as any other; the database holds the truth, and this folder can be deleted at any time.
"""

import os
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml

from bot.domain.languages import Language
from bot.domain.revisions import Revision, RevisionKind
from bot.library import booklet
from bot.library.layers import Layers, find
from bot.library.upgrades import fingerprint

NOTHING = "0" * 12  # the fingerprint of no text at all
REVIEWED_AFTER = timedelta(days=182)
Key = tuple[Language, str]


def lay(folder: Path, below: Layers, revisions: Sequence[Revision]) -> list[Path]:
    """Make the folder hold exactly what the revisions add to the layers below; return the files."""
    texts = composed(below, revisions)
    wanted = {folder / name_of(key): text for key, text in texts.items()}
    for path in folder.glob(f"{booklet.FOLDER}/*/*.md"):
        if path not in wanted:
            path.unlink(missing_ok=True)
    for path, text in wanted.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished = path.with_suffix(f".{os.getpid()}.part")
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(path)
    return sorted(wanted)


def composed(below: Layers, revisions: Sequence[Revision]) -> Mapping[Key, str]:
    """Return the text of each file that the revisions change; what is below already is left out."""
    headers: dict[Key, dict[str, Any]] = {}
    bodies: dict[Key, str] = {}
    for one in revisions:
        key = (one.language, one.entry_id)
        if key not in headers:
            read = _read(find(below, name_of(key)))
            if read is None and one.kind is RevisionKind.PHRASING:
                continue  # the entry it speaks for is gone
            headers[key], bodies[key] = read or ({}, "")
        before = dict(headers[key])
        if one.kind is RevisionKind.ENTRY:
            if headers[key].get("title") == one.title and bodies[key] == one.body:
                continue  # exported, and taken up by the company's folder
            headers[key], bodies[key] = _entry(one), one.body
        headers[key] = _asked(headers[key], one)
        if headers[key] != before:
            headers[key]["based_on"] = one.replaced or NOTHING
    return {
        key: _written(headers[key], bodies[key]) for key in headers if "based_on" in headers[key]
    }


def name_of(key: Key) -> str:
    """Return the file of an entry, in any layer."""
    language, entry_id = key
    return f"{booklet.FOLDER}/{language}/{entry_id}.md"


def below_of(below: Layers, language: Language, entry_id: str) -> str | None:
    """Return the fingerprint of the text that an entry has now, or None where it has none."""
    path = find(below, name_of((language, entry_id)))
    return fingerprint(path) if path else None


def _read(path: Path | None) -> tuple[dict[str, Any], str] | None:
    if path is None:
        return None
    _, _, rest = path.read_text(encoding="utf-8").replace("\r\n", "\n").partition("---\n")
    above, _, body = rest.partition("\n---\n")
    header = yaml.safe_load(above) or {}
    header.pop("based_on", None)
    return header, body.strip()


def _entry(one: Revision) -> dict[str, Any]:
    header: dict[str, Any] = {"title": one.title, "questions": [], "theme": "misc"}
    header |= {"owner": one.owner, "status": "company"}
    if one.decided_on:
        header["checked_on"] = one.decided_on
        header["review_by"] = one.decided_on + REVIEWED_AFTER
    return header


def _asked(header: dict[str, Any], one: Revision) -> dict[str, Any]:
    questions = list(header.get("questions") or [])
    if one.asked in questions:
        return header
    return {**header, "questions": [*questions, one.asked]}


def _written(header: dict[str, Any], body: str) -> str:
    above = yaml.safe_dump(header, allow_unicode=True, sort_keys=False, width=1_000)
    return f"---\n{above}---\n{body}\n"
