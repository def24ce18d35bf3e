"""The gatekeeper: what must not be answered from the booklet is recognised before ranking."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answers.spelling import Spelling
from bot.answers.words import fold
from bot.domain.decisions import Kind
from bot.domain.gates import Gates, Topic

ORDER = (Kind.SENSITIVE, Kind.PRIVATE, Kind.CANNOT_ACT, Kind.SMALLTALK)
GAP = r"(?: \w+){0,6}? "


@dataclass(frozen=True)
class Gatekeeper:
    """The topics in the order in which they are tried, each with its expressions."""

    rules: tuple[tuple[Topic, re.Pattern[str] | None, re.Pattern[str] | None], ...]

    @classmethod
    def build(cls, gates: Gates, spelling: Spelling) -> "Gatekeeper":
        """Compile the gates."""
        topics = sorted(gates.topics, key=lambda topic: ORDER.index(topic.kind))
        return cls(
            tuple(
                (t, union(t.patterns, gates.lexicons), union(t.unless, gates.lexicons))
                for t in topics
            )
        )

    def topic(self, tokens: Sequence[str], *, is_known: bool) -> Topic | None:
        """Return the topic that a message falls under; `is_known`: the booklet says it outright."""
        message = f" {' '.join(tokens)} "
        for topic, caught, excused in self.rules:
            if is_known and topic.kind is not Kind.SENSITIVE:
                continue
            if caught and caught.search(message) and not (excused and excused.search(message)):
                return topic
        return None


def union(patterns: Sequence[str], lexicons: Mapping[str, Sequence[str]]) -> re.Pattern[str] | None:
    """Return one expression that matches what any of the patterns matches."""
    return re.compile("|".join(expression(p, lexicons) for p in patterns)) if patterns else None


def expression(pattern: str, lexicons: Mapping[str, Sequence[str]]) -> str:
    """Translate a pattern of content/gates.yaml: <list>, prefix*, …, ^ and $."""
    pieces = re.findall(r"<[\w-]+>|…|\^|\$|[\w*]+", fold(pattern))
    out = ""
    for piece in pieces:
        if piece.startswith("<"):
            listed = "|".join(word_expression(word) for word in lexicons[piece[1:-1]])
            out += f" (?:{listed})"
        elif piece == "…":
            out += r"(?: \w+){0,6}?"
        elif piece in "^$":
            out += "^" if piece == "^" else " $"
        else:
            out += " " + word_expression(piece)
    return f"(?:{out}(?= ))" if not out.endswith("$") else f"(?:{out})"


def word_expression(words_: str) -> str:
    """Return the expression of some words, a star standing for any ending."""
    return fold(words_).replace("'", " ").replace("*", r"\w*")
