"""What a company still has to fill in `company.yaml`, by owner: read by `kamarade check`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.company import quoted
from bot.library import company
from bot.library.booklet import Draft
from bot.library.faults import Fault, Gravity
from bot.library.layers import Layers
from bot.library.yaml_lines import Document

COMMENT = re.compile(r"\s#\s+(.+)$")


@dataclass(frozen=True, slots=True)
class _Value:
    """One value of one file: where it stands, what it says, who fills it."""

    document: Document
    keys: tuple[str, ...]
    value: Any
    owner: str
    lines: Sequence[str]

    @property
    def name(self) -> str:
        return ".".join(self.keys[1:] if self.keys[0] == "values" else self.keys)

    @property
    def line(self) -> int:
        return self.document.line(*self.keys)

    @property
    def purpose(self) -> str:
        """What the value is for, in the words of its file."""
        found = COMMENT.search(self.lines[self.line - 1])
        return f" ({found[1].strip()})" if found else ""

    @property
    def example(self) -> str:
        shown = self.value.get("fr") if isinstance(self.value, dict) else self.value
        return "" if shown is None else f" ; exemple : {shown}"

    def fault(self, sentence: str, gravity: Gravity = Gravity.TO_MEND) -> Fault:
        return Fault(self.document.path, self.line, sentence, gravity, self.owner)


def to_fill(layers: Layers, drafts: Iterable[Draft]) -> list[Fault]:
    """Return what the booklet quotes and the company has not said yet, each with its owner.

    Until a folder of its own says `fictional: false`, the fictional company's values stand in: they
    are only noticed. Then they are nobody's, and to be mended.
    """
    documents = company.read(layers)
    said = {value.name: value for document in documents for value in _values(document)}
    shipped = {value.name: value for document in documents[:1] for value in _values(document)}
    own = {value.name for document in documents[1:] for value in _values(document)}
    found = [
        _fault(one, shipped.get(name, one), is_real=_is_real(documents, layers))
        for name, one in said.items()
        if name in _wanted(drafts) and (one.value is None or (len(layers) > 1 and name not in own))
    ]
    return found + _unnamed(documents, layers)


def _fault(one: _Value, shipped: _Value, *, is_real: bool) -> Fault:
    sentence = f"« {one.name} »{shipped.purpose} : à remplir par {one.owner}{shipped.example}"
    is_example = one.value is not None and not is_real
    return one.fault(sentence, Gravity.NOTICE if is_example else Gravity.TO_MEND)


def _unnamed(documents: Sequence[Document], layers: Layers) -> list[Fault]:
    """Return the name of the company where it is still that of the fictional one."""
    if not _is_real(documents, layers):
        return []
    names = [(document.values.get("identity") or {}).get("name") for document in documents]
    if any(name not in {None, names[0]} for name in names[1:]):
        return []
    line = documents[-1].line("identity", "name")
    sentence = "« identity.name » : le nom de votre entreprise, à remplir par hr"
    return [Fault(documents[-1].path, line, sentence, owner="hr")]


def _is_real(documents: Sequence[Document], layers: Layers) -> bool:
    return any(company.is_real(document.values, layers) for document in documents[1:])


def strange(layers: Layers, drafts: Iterable[Draft]) -> list[Fault]:
    """Return the company's own values that no entry quotes: a slip in the name, often."""
    documents = company.read(layers)
    known = {value.name for document in documents[:1] for value in _values(document)}
    known |= _wanted(drafts)
    return [
        value.fault(f"« {value.name} » n'est citée par aucune fiche", Gravity.NOTICE)
        for document in documents[1:]
        for value in _values(document)
        if value.name not in known
    ]


def _wanted(drafts: Iterable[Draft]) -> frozenset[str]:
    """Return what the booklet quotes, and how to reach whoever answers for an entry."""
    keys = {key for draft in drafts for key in quoted(draft.body)}
    return frozenset(keys | {f"roles.{draft.header.owner}.contact" for draft in drafts})


def _values(document: Document) -> Iterator[_Value]:
    lines = document.path.read_text(encoding="utf-8").splitlines()
    for group, keys in (document.values.get("values") or {}).items():
        if isinstance(keys, dict):
            owner = str(keys.get("owner", "hr"))
            for key in keys.keys() - {"owner"}:
                yield _Value(document, ("values", group, key), keys[key], owner, lines)
    for role, keys in (document.values.get("roles") or {}).items():
        if isinstance(keys, dict) and "contact" in keys:
            yield _Value(document, ("roles", role, "contact"), keys["contact"], role, lines)
