"""What every feature listens to, without a Slack."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from re import Pattern
from typing import Any

from bot import listeners
from bot.domain.roles import Role


@dataclass(frozen=True)
class Heard:
    """One listener: what calls it (`name`, of a `surface`), and the right it needs."""

    surface: str
    name: str
    needs: Role | None

    @property
    def sample(self) -> str:
        """Return an action_id that reaches it: its name, or something after its beginning."""
        return re.sub(r"\\(.)", r"\1", self.name.removeprefix("^")) + (
            "any" if self.name.startswith("^") else ""
        )


def everything_heard() -> list[Heard]:
    """Return every listener that the features register."""
    recorder: Any = _Recorder()
    for feature in listeners.FEATURES:
        feature.register(recorder)
    return recorder.heard  # type: ignore[no-any-return]


class _Recorder:
    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.event = self._noting("event")
        self.command = self._noting("command")
        self.action = self._noting("action")
        self.view = self._noting("view")
        self.options = self._noting("options")

    def _noting(self, surface: str) -> Callable[..., None]:
        def note(name: str | Pattern[str], _listener: object, *, needs: Role | None = None) -> None:
            pattern = name if isinstance(name, str) else name.pattern
            self.heard.append(Heard(surface, pattern, needs))

        return note
