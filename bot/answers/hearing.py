"""How the gatekeeper hears a message: sentences of repaired words, people's names made alike."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.answers.patterns import NAME
from bot.answers.spelling import Spelling
from bot.answers.words import LONGEST_WORD, fold

TOKEN = re.compile(r"<@[^>\s]+>|@\w[\w.-]*|[^\W_]+|[.!?;:…\n]+")
TITLES = frozenset(("mr", "mme", "mrs", "ms", "monsieur", "madame", "mlle"))
SHORTEST_NAME = 3


@dataclass(frozen=True)
class Hearing:
    """What is needed to hear: the words in use, the names of people, the words of politeness."""

    spelling: Spelling
    first_names: Collection[str]
    openings: Collection[str]

    def sentences(self, message: str) -> list[list[str]]:
        """Return the words of each sentence."""
        found: list[list[str]] = [[]]
        for match in TOKEN.finditer(message):
            token = match.group()
            if token[0] in "<@" or token[0].isalnum():
                found[-1].append(self._word(token, found[-1]))
            elif found[-1]:
                found.append([])
        return [sentence for sentence in found if sentence]

    def _word(self, token: str, before: list[str]) -> str:
        word = fold(token)[:LONGEST_WORD]
        if token[0] in "<@" or word in self.first_names or (before and before[-1] in TITLES):
            return NAME
        unknown = word not in self.spelling.counts and len(word) >= SHORTEST_NAME
        if unknown and before and token[0].isupper() and not token.isupper():
            return NAME
        return self.spelling.repair([word])[0]

    def opened(self, sentence: list[str]) -> list[str]:
        """Return a sentence without the politeness at its start, unless it is nothing else."""
        start = next((i for i, word in enumerate(sentence) if word not in self.openings), 0)
        return sentence[start:]
