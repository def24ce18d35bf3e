"""Who was erased, beside the database: a backup that is restored brings nobody back."""

from pathlib import Path


class Erasures:
    """A file of opaque ids, one a line; keep it when a backup is restored."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, person_id: str) -> None:
        """Remember that somebody was erased."""
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{person_id}\n")

    def known(self) -> frozenset[str]:
        """Return everybody who was erased."""
        if not self._path.exists():
            return frozenset()
        return frozenset(self._path.read_text(encoding="utf-8").split())
