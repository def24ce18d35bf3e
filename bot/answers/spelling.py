"""Spelling repair: an unknown word becomes what it is short for, sounds like, or nearly spells."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answers.shorthand import SHORT, opened
from bot.answers.sounds import sound

SHORTEST, LONG = 4, 8
SHORTEST_SOUND = 3
FAR = 9
REMEMBERED = 20_000
ELIDED = frozenset("ldjmnstc")
SOFT = frozenset("aeiouyh")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word is read as, and what of it is beyond doubt."""

    likely: Words
    sure: Words


@dataclass(frozen=True)
class Spelling:
    """The words of the booklet and how often each is used."""

    counts: Mapping[str, int]
    _pools: dict[int, list[str]] = field(init=False, repr=False, compare=False)
    _sounds: dict[str, str] = field(init=False, repr=False, compare=False)
    _read: dict[str, Reading] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        pools: dict[int, list[str]] = defaultdict(list)
        sounds: dict[str, str] = {}
        for word in sorted(self.counts, key=lambda word: (-self.counts[word], word)):
            sounds.setdefault(sound(word), word)
            for length in range(len(word) - 2, len(word) + 3):
                if abs(length - len(word)) <= reach(length):
                    pools[length].append(word)
        object.__setattr__(self, "_pools", dict(pools))
        object.__setattr__(self, "_sounds", sounds)

    @classmethod
    def fit(cls, documents: Iterable[Sequence[str]]) -> "Spelling":
        """Learn the words that are spelled right."""
        return cls(Counter(word for tokens in documents for word in tokens))

    def repair(self, tokens: Sequence[str]) -> list[str]:
        """Return the words, each unknown one replaced by what it most likely is."""
        return [word for token in opened(tokens) for word in self.reading(token).likely]

    def trusted(self, tokens: Sequence[str]) -> list[str]:
        """Return the words, an unknown one replaced only where there is no doubt."""
        return [word for token in opened(tokens) for word in self.reading(token).sure]

    def reading(self, word: str) -> Reading:
        """Return how a word is read."""
        if word in self.counts or word.isdigit():
            return Reading((word,), (word,))
        found = self._read.get(word)
        if found is None:
            if len(self._read) >= REMEMBERED:
                self._read.clear()
            self._read[word] = found = self._unknown(word)
        return found

    def _unknown(self, word: str) -> Reading:
        if word in SHORT:
            return Reading(SHORT[word], SHORT[word])
        if len(word) < SHORTEST:
            return Reading((word,), (word,))
        off, near = self._nearest(word)
        sure = self._elided(word)
        if not sure and (off > 1 or sound(near) == sound(word)):
            sure = (near,) if off == 1 else self._alike(word)
        return Reading(sure, sure) if sure else Reading((near,), (word,))

    def _elided(self, word: str) -> Words:
        """Return an article and its noun that were typed as one word, "lerp"."""
        first, rest = word[0], word[1:]
        if first not in ELIDED or not (rest[0] in SOFT or first == "j"):
            return ()
        noun = (rest,) if rest in self.counts else self._alike(rest)
        return (first, *noun) if noun else ()

    def _alike(self, word: str) -> Words:
        """Return the word that sounds the same, "tiket"."""
        heard = sound(word)
        known = self._sounds.get(heard) if len(heard) >= SHORTEST_SOUND else None
        return (known,) if known else ()

    def _nearest(self, word: str) -> tuple[int, str]:
        """Return how far the nearest word is, and it; the word itself when none is near."""
        distance = reach(len(word))
        pool = self._pools.get(len(word), [])
        found = process.extract(word, pool, scorer=OSA.distance, score_cutoff=distance, limit=None)
        ranked = ((off, -self.counts[known], known) for known, off, _ in found)
        off, _, known = min(ranked, default=(FAR, 0, word))
        return int(off), known


def reach(length: int) -> int:
    """Return how many faults a word of this length may have."""
    return 1 if length < LONG else 2
