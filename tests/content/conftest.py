"""A content folder of one's own, to break on purpose."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import CONTENT


@dataclass(frozen=True)
class Folder:
    """A small copy of the shipped content, and an empty company folder over it."""

    shipped: Path
    own: Path

    @property
    def layers(self) -> list[Path]:
        return [self.shipped, self.own]

    def change(self, name: str, old: str, new: str) -> int:
        """Replace a text in a shipped file; return its line."""
        path = self.shipped / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def write(self, name: str, text: str) -> None:
        """Write a file of the company's own folder."""
        path = self.own / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    own.mkdir()
    shipped.mkdir()
    for name in ("company.yaml", "calculators.yaml"):
        shutil.copy(CONTENT / name, shipped / name)
    (shipped / "gates.yaml").write_text("lexicons: {}\n", encoding="utf-8")
    shutil.copytree(CONTENT / "messages", shipped / "messages")
    for language in ("fr", "en"):
        (shipped / "booklet" / language).mkdir(parents=True)
        for entry in ("erp-delay", "erp-request", "leave-entitlement"):
            name = f"booklet/{language}/{entry}.md"
            shutil.copy(CONTENT / name, shipped / name)
    for name in ("fr", "en"):
        for path in (shipped / "booklet" / name).glob("*.md"):
            text = path.read_text(encoding="utf-8")
            lines = [line for line in text.splitlines() if not line.startswith("related:")]
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Folder(shipped, own)
