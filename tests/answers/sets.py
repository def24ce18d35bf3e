"""Question sets: those given by path, and this project's own booklet read as it is."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import frontmatter

from bot.domain.booklet import Booklet, Entry
from bot.domain.languages import Language

CONTENT = Path(__file__).parents[2] / "content" / "booklet"
MESSAGES = Path(__file__).parent
PLACEHOLDER = re.compile(r"\{\{.*?\}\}")


@dataclass(frozen=True)
class Question:
    """A question, its language, the entry that answers it if any, and how far it is if none."""

    text: str
    language: Language
    gold: str | None
    kind: str


@dataclass(frozen=True)
class QuestionSet:
    """A booklet and questions nobody tuned it to."""

    name: str
    booklet: Booklet
    questions: Sequence[Question]

    def inside(self, language: Language | None = None) -> list[Question]:
        """Return the questions that the booklet answers."""
        return [q for q in self.questions if q.gold and language in {None, q.language}]

    def outside(self, kind: str = "oos") -> list[Question]:
        """Return the questions that it does not answer; "oos_near" and "oos_far" tell how far."""
        return [q for q in self.questions if not q.gold and q.kind.startswith(kind)]


def read_set(folder: Path) -> QuestionSet:
    """Read a folder of entries.jsonl and queries.jsonl."""
    entries = tuple(
        Entry(e["id"], Language(e["lang"]), e["title"], tuple(e["phrasings"]), e["text"])
        for e in lines(folder / "entries.jsonl")
    )
    questions = [
        Question(q["query"], Language(q["lang"]), q["gold_id"], q["kind"])
        for q in lines(folder / "queries.jsonl")
    ]
    return QuestionSet(folder.name, Booklet(entries), questions)


def lines(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def own_booklet() -> Booklet:
    """Read this project's booklet, the company's values left out."""
    return Booklet(tuple(own_entry(path) for path in sorted(CONTENT.glob("*/*.md"))))


def own_entry(path: Path) -> Entry:
    """Read one topic in one language."""
    post = frontmatter.loads(path.read_text(encoding="utf-8"))
    return Entry(
        path.stem,
        Language(path.parent.name),
        str(post["title"]),
        tuple(str(question) for question in post.get("questions", [])),
        PLACEHOLDER.sub("", post.content),
        aliases=tuple(str(alias) for alias in post.get("aliases", [])),
        countries=tuple(str(country) for country in post.get("countries", [])),
    )
