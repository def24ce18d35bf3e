"""The shape of a Markdown text: which blocks follow which, to compare two languages."""

import re

_NUMBERED, _BULLET = re.compile(r"^\d+[.)]\s"), re.compile(r"^[-*+]\s")


def shape(text: str) -> tuple[str, ...]:
    """Return the kinds of the text's blocks in order: paragraph, steps, list, table."""
    blocks = (block for block in re.split(r"\n\s*\n", text.strip()) if block.strip())
    return tuple(kind for block in blocks for kind in _kinds(block))


def _kinds(block: str) -> tuple[str, ...]:
    kinds = [_kind(line) for line in block.splitlines() if line[:1] not in {" ", "\t", ""}]
    return tuple(kind for at, kind in enumerate(kinds) if at == 0 or kinds[at - 1] != kind)


def _kind(line: str) -> str:
    if line.startswith("|"):
        return "table"
    if _NUMBERED.match(line):
        return "steps"
    return "list" if _BULLET.match(line) else "paragraph"
