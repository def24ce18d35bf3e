"""YAML with its line numbers, so that a fault names the line and not only the file."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from bot.library.faults import ContentError, Fault, Gravity


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML mapping and the line of each of its keys, by path such as ("roles", "hr")."""

    path: Path
    values: dict[str, Any]
    lines: dict[tuple[str, ...], int]

    def line(self, *keys: str | int) -> int:
        """Return the line of a key, else that of the nearest key above it."""
        wanted = tuple(str(key) for key in keys)
        while wanted and wanted not in self.lines:
            wanted = wanted[:-1]
        return self.lines.get(wanted, 1)

    def faults(self, error: ValidationError) -> list[Fault]:
        """Return what Pydantic found, each with its line."""
        return [
            Fault(
                self.path,
                self.line(*one["loc"]),
                f"{'.'.join(str(part) for part in one['loc'])} : {one['msg']}",
                Gravity.BROKEN,
            )
            for one in error.errors()
        ]


def read(
    path: Path, text: str | None = None, *, first_line: int = 1, only_words: bool = False
) -> Document:
    """Read a YAML mapping; raise `ContentError` naming the line where it is malformed.

    With `only_words` everything is text: a list of words may hold "on", "no" and "36".
    """
    text = path.read_text(encoding="utf-8") if text is None else text
    loader = (yaml.CBaseLoader if only_words else yaml.CSafeLoader)(text)
    try:
        node = loader.get_single_node()
        values = loader.construct_document(node) if node else {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + first_line if error.problem_mark else first_line
        raise _broken(path, line, f"YAML illisible : {error.problem}") from None
    except yaml.YAMLError as error:
        raise _broken(path, first_line, f"YAML illisible : {error}") from None
    finally:
        loader.dispose()
    if not isinstance(values, dict):
        raise _broken(path, first_line, "il faut des lignes « clé: valeur »")
    return Document(path, values, dict(_lines(node, (), first_line)))


def _broken(path: Path, line: int, sentence: str) -> ContentError:
    return ContentError([Fault(path, line, sentence, Gravity.BROKEN)])


Keys = tuple[str, ...]


def _lines(node: yaml.Node | None, above: Keys, first: int) -> list[tuple[Keys, int]]:
    found: list[tuple[Keys, int]] = []
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*above, str(key.value))
            found += [(here, key.start_mark.line + first), *_lines(value, here, first)]
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            here = (*above, str(index))
            found += [(here, item.start_mark.line + first), *_lines(item, here, first)]
    return found
