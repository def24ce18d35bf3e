"""Content folders laid over one another: the company's own file hides the shipped one."""

from collections.abc import Sequence
from pathlib import Path

Layers = Sequence[Path]  # from the shipped folder to the company's own


def find(layers: Layers, name: str) -> Path | None:
    """Return the uppermost file of this name, a relative path."""
    return next((root / name for root in reversed(layers) if (root / name).is_file()), None)


def files(layers: Layers, folder: str, suffix: str) -> dict[str, Path]:
    """Return the effective files of a folder by stem, in alphabetical order."""
    found: dict[str, Path] = {}
    for root in layers:
        found |= {path.stem: path for path in (root / folder).glob(f"*{suffix}")}
    return dict(sorted(found.items()))
