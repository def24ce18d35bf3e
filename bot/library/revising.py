"""Approved revisions as booklet files: the uppermost layer of the content.

They are written as files, so that everything that reads, compares or exports content treats them
as any other; the database holds the truth, and this folder can be deleted at any time.
"""

import os
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from bot.domain.languages import Language
from bot.domain.revisions import WRITTEN, Revision, RevisionKind
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
    laid: dict[Key, _Laid] = {}
    for one in revisions:
        key = (one.language, one.entry_id)
        if key not in laid:
            path = find(below, name_of(key))
            laid[key] = _Laid(_read(path) if path else None, fingerprint(path) if path else None)
        laid[key].add(one)
    return {key: found.text() for key, found in laid.items() if found.based_on is not None}


class _Laid:
    """One file while revisions are laid over it; `based_on` says on which text, once it changed.

    Where a text of ours lies over another, the one that it was written over counts.
    """

    def __init__(self, read: tuple[dict[str, Any], str] | None, below: str | None) -> None:
        self._is_there = read is not None
        self._header, self._body = read or ({}, "")
        self._below = below
        self._is_written = False
        self.based_on: str | None = None

    def add(self, one: Revision) -> None:
        """Lay one revision, unless there is nothing to lay it over, or it is there already."""
        if one.kind is not RevisionKind.ENTRY and not self._is_there:
            return
        before = (dict(self._header), self._body)
        match one.kind:
            case RevisionKind.ENTRY | RevisionKind.TEXT:
                self._write(one)
            case RevisionKind.PHRASING:
                self._header = _asked(self._header, one)
            case RevisionKind.REVIEW:
                self._review(one)
        if (self._header, self._body) != before and (one.kind in WRITTEN or not self._is_written):
            self.based_on = one.replaced or NOTHING
            self._is_written = one.kind in WRITTEN

    def _write(self, one: Revision) -> None:
        if self._header.get("title") == one.title and self._body == one.body:
            return  # exported, and taken up by the company's folder
        header = self._header if one.kind is RevisionKind.TEXT else _entry(one)
        self._header, self._body = {**header, "title": one.title, **_dates(header, one)}, one.body
        self._is_there = True
        if one.asked:
            self._header = _asked(self._header, one)

    def _review(self, one: Revision) -> None:
        """Move the dates, if it is this very text that was found true, and nobody did so since."""
        checked_on = self._header.get("checked_on")
        is_newer = not isinstance(checked_on, date) or (one.decided_on or date.min) > checked_on
        if is_newer and one.replaced == self._below:
            self._header = {**self._header, **_dates(self._header, one)}

    def text(self) -> str:
        """Return the file as it is written."""
        header = {**self._header, "based_on": self.based_on}
        above = yaml.safe_dump(header, allow_unicode=True, sort_keys=False, width=1_000)
        return f"---\n{above}---\n{self._body}\n"


def name_of(key: Key) -> str:
    """Return the file of an entry, in any layer."""
    language, entry_id = key
    return f"{booklet.FOLDER}/{language}/{entry_id}.md"


def below_of(below: Layers, language: Language, entry_id: str) -> str | None:
    """Return the fingerprint of the text that an entry has now, or None where it has none."""
    path = find(below, name_of((language, entry_id)))
    return fingerprint(path) if path else None


def read_below(below: Layers, language: Language, entry_id: str) -> booklet.Draft | None:
    """Return an entry as the layers below say it, or None where they do not."""
    path = find(below, name_of((language, entry_id)))
    return booklet.read(path, language) if path else None


def languages_of(folder: Path, entry_id: str) -> frozenset[Language]:
    """Return the languages in which revisions were laid over an entry."""
    return frozenset(one for one in Language if (folder / name_of((one, entry_id))).is_file())


def _read(path: Path) -> tuple[dict[str, Any], str]:
    _, _, rest = path.read_text(encoding="utf-8").replace("\r\n", "\n").partition("---\n")
    above, _, body = rest.partition("\n---\n")
    header = yaml.safe_load(above) or {}
    header.pop("based_on", None)
    return header, body.strip()


def _entry(one: Revision) -> dict[str, Any]:
    header: dict[str, Any] = {"title": one.title, "questions": [], "theme": "misc"}
    return header | {"owner": one.owner, "status": "company"}


def _dates(header: Mapping[str, Any], one: Revision) -> dict[str, date]:
    """Return when it was checked, and when it is again: after as long as the last time."""
    if one.decided_on is None:
        return {}
    span = REVIEWED_AFTER
    match header.get("checked_on"), header.get("review_by"):
        case date() as before, date() as due:
            span = due - before
    return {"checked_on": one.decided_on, "review_by": one.decided_on + span}


def _asked(header: dict[str, Any], one: Revision) -> dict[str, Any]:
    questions = list(header.get("questions") or [])
    if one.asked in questions:
        return header
    return {**header, "questions": [*questions, one.asked]}
