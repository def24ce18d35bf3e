"""A shipped text that changed under the company's own: who copied the old one is told.

The company's file says which text it was copied from, in a `based_on` line: the first signs of that
text's hash. `kamarade adopt` writes it.
"""

import re
from collections.abc import Collection, Iterator
from hashlib import sha256
from pathlib import Path

from bot.domain.languages import Language
from bot.library.booklet import Draft
from bot.library.faults import Fault, Gravity
from bot.library.layers import Layers, find

_STAMP = re.compile(r"based_on:\s*[\"']?([0-9a-f]{12})\b")
_MERGED = "company.yaml"  # laid over key by key: it hides nothing


def fingerprint(path: Path) -> str:
    """Return what stands for the text of a file, whatever its line ends."""
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    return sha256(text.encode()).hexdigest()[:12]


def stamped(path: Path) -> str:
    """Return a shipped text with the line that says which it is, as its kind of file takes it."""
    text, line = path.read_text(encoding="utf-8"), f"based_on: {fingerprint(path)}"
    match path.suffix:
        case ".md":
            return text.replace("---\n", f"---\n{line}\n", 1)
        case ".j2":
            return f"{{# {line} #}}\n{text}"
        case _:
            return f"# {line}\n{text}"


def faults(layers: Layers, drafts: Collection[Draft]) -> list[Fault]:
    """Return each of the company's own files whose shipped text changed, or that does not say."""
    owners = {draft.path: draft.header.owner for draft in drafts}
    return [
        fault
        for at, root in enumerate(layers)
        for path, below in _hiding(root, layers[:at])
        if (fault := _compared(path, below, owners.get(path)))
    ]


def overtaken(layers: Layers, drafts: Collection[Draft]) -> frozenset[tuple[str, Language]]:
    """Return the entries whose shipped text changed under the company's own."""
    changed = {fault.path for fault in faults(layers, drafts) if fault.gravity is Gravity.TO_MEND}
    return frozenset((draft.id, draft.language) for draft in drafts if draft.path in changed)


def _hiding(root: Path, under: Layers) -> Iterator[tuple[Path, Path]]:
    if not under:
        return
    for name in ("*.yaml", "booklet/*/*.md", "messages/*/*.j2"):
        for path in sorted(root.glob(name)):
            below = find(under, str(path.relative_to(root)))
            if below and path.name != _MERGED:
                yield path, below


def _compared(path: Path, below: Path, owner: str | None) -> Fault | None:
    written, now = path.read_text(encoding="utf-8"), fingerprint(below)
    found = _STAMP.search(written)
    if found is None:
        sentence = f"ajoutez « based_on: {now} » pour être prévenu quand le texte livré change"
        return Fault(path, 1, sentence, Gravity.NOTICE, owner)
    if found[1] == now:
        return None
    line = written[: found.start()].count("\n") + 1
    sentence = f"le texte livré a changé : relisez {below}, puis mettez « based_on: {now} »"
    return Fault(path, line, sentence, Gravity.TO_MEND, owner)
