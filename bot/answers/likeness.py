"""Phrasings that repeat each other: they teach the index nothing, and flatter its figures."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from bot.answers.stopwords import STOPWORDS
from bot.answers.words import stems, words
from bot.domain.languages import Language

MOST_SHARED = 0.6


def alike(questions: Sequence[str], language: Language) -> Iterator[tuple[int, int]]:
    """Yield the places of two phrasings that share more than 60 % of their content stems."""
    known = [content_stems(question, language) for question in questions]
    for one, other in combinations(range(len(known)), 2):
        if shared(known[one], known[other]) > MOST_SHARED:
            yield one, other


def content_stems(text: str, language: Language) -> frozenset[str]:
    """Return the stems of the words that say what a question is about."""
    at = 0 if language is Language.FR else -1
    kept = (word for word in words(text) if word not in STOPWORDS)
    return frozenset(stems(word)[at].removeprefix("en:") for word in kept)


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the part of both phrasings' stems that they have in common, from 0 to 1."""
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0.0
