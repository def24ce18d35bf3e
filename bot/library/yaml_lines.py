"""YAML with its line numbers, so that a fault names the line and not only the file."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from bot.library.faults import ContentError, Fault, Gravity


class _Loader(yaml.CSafeLoader):
    """Reads 21.40 as it is written, with its last digit."""


def _decimal(loader: _Loader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(loader.construct_scalar(node)))


_Loader.add_constructor("tag:yaml.org,2002:float", _decimal)


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML mapping, and where each of its keys stands in the file."""

    path: Path
    values: dict[str, Any]
    node: yaml.Node | None
    first_line: int

    def line(self, *keys: str | int) -> int:
        """Return the line of a key such as "roles", "hr"; else that of the nearest key above it."""
        found, node = 1, self.node
        for key in keys:
            below = _below(node, str(key))
            if below is None:
                break
            mark, node = below
            found = mark.line + self.first_line
        return found

    def faults(self, error: ValidationError, *above: str) -> list[Fault]:
        """Return what Pydantic found under these keys, each with its line."""
        return [
            Fault(
                self.path,
                self.line(*above, *one["loc"]),
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
    loader = (yaml.CBaseLoader if only_words else _Loader)(text)
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
    return Document(path, values, node, first_line)


def _broken(path: Path, line: int, sentence: str) -> ContentError:
    return ContentError([Fault(path, line, sentence, Gravity.BROKEN)])


def _below(node: yaml.Node | None, key: str) -> tuple[yaml.Mark, yaml.Node] | None:
    """Return where a key of a mapping, or an item of a list, stands, and what it holds."""
    if isinstance(node, yaml.MappingNode):
        return next(((k.start_mark, v) for k, v in node.value if str(k.value) == key), None)
    if isinstance(node, yaml.SequenceNode) and key.isdecimal() and int(key) < len(node.value):
        item = node.value[int(key)]
        return item.start_mark, item
    return None
