"""What a text is made of: folded text, words, stems and character n-grams."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import Stemmer

WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 40  # longer runs are noise, and a bomb for n-grams
SPELLED_OTHERWISE = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'", "‘": "'"})
# Accents once split from their letter; soft hyphens, direction marks, joiners, variants.
DROPPED = re.compile(
    "[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+"
)


def fold(text: str) -> str:
    """Return the text in lower case without accents or invisible marks."""
    lowered = text.lower().translate(SPELLED_OTHERWISE)
    if lowered.isascii():
        return lowered
    return DROPPED.sub("", unicodedata.normalize("NFD", lowered))


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return [word[:LONGEST_WORD] for word in WORD.findall(fold(text))]


@lru_cache(maxsize=20_000)
def stems(word: str) -> tuple[str, ...]:
    """Return the French stem of a folded word, and the English one if it differs.

    Stemmers are created for each uncached word: they are not safe to share between threads.
    """
    french = str(Stemmer.Stemmer("french").stemWord(word))
    english = str(Stemmer.Stemmer("english").stemWord(word))
    return (french,) if french == english else (french, f"en:{english}")


@lru_cache(maxsize=20_000)
def grams(word: str, shortest: int = 2, longest: int = 5) -> tuple[str, ...]:
    """Return the character n-grams of a word, its borders included as blanks."""
    padded = f" {word} "
    return tuple(
        padded[start : start + size]
        for size in range(shortest, longest + 1)
        for start in range(max(1, len(padded) - size + 1))
    )


def grams_of(tokens: Sequence[str], shortest: int = 2, longest: int = 5) -> list[str]:
    """Return the character n-grams of every word, repeated as often as they occur."""
    return [gram for token in tokens for gram in grams(token, shortest, longest)]
