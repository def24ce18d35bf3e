"""What was last asked in a thread of a channel, for ten minutes, in memory alone.

Kamarade may read direct messages again from Slack, but not channels: that would take the right to
read everything in them. So what it was told by name is remembered here, by the process that heard
it, and nowhere else; another process that gets the next question reads it alone.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from time import monotonic

LONGEST = 600.0  # seconds
MOST = 500  # questions


@dataclass(frozen=True)
class Recent:
    """The last question of each person in each thread, the oldest forgotten first."""

    _asked: OrderedDict[tuple[str, ...], tuple[float, str]] = field(default_factory=OrderedDict)

    def keep(self, where: tuple[str, ...], question: str) -> None:
        """Remember a question, and forget what is too old or too much."""
        self._asked[where] = (monotonic(), question)
        self._asked.move_to_end(where)
        for other, (at, _) in list(self._asked.items()):
            if len(self._asked) <= MOST and not self._is_old(at):
                break
            del self._asked[other]

    def find(self, where: tuple[str, ...]) -> str | None:
        """Return the question, if it came shortly before."""
        at, question = self._asked.get(where, (0.0, ""))
        return question if question and not self._is_old(at) else None

    def _is_old(self, at: float) -> bool:
        return monotonic() - at > LONGEST
