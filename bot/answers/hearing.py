"""How the gatekeeper hears a message: sentences of repaired words, people's names made alike."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.answers.patterns import NAME
from bot.answers.spelling import Spelling
from bot.answers.words import LONGEST_WORD, fold, words
from bot.domain.gates import Gates

FEELING = re.compile(r":[a-z+-][\w+-]*:|[\u2600-\u27bf\U0001f300-\U0001faff]+")
TOKEN = re.compile(rf"<@[^>\s]+>|@\w[\w.-]*|{FEELING.pattern}|[^\W_]+|[.!?;:…\n]+")
TITLES = frozenset(("mr", "mme", "mrs", "ms", "monsieur", "madame", "mlle"))
OF = frozenset(("de", "d", "of"))  # an unknown word after these is a name more often than not
POSSESSIVES = ("'s ", "’s ", "'s\n", "’s\n")
SHORTEST_NAME = 3
EMOJI, UNHAPPY = "xemoji", "xunhappy"  # a face or a sign, as typed or as Slack spells it
UNHAPPY_SIGNS = frozenset("👎😞😠😡🤬😢😭🙁☹😒😤💩🖕😩😫")
UNHAPPY_NAMES = frozenset(
    (":-1:", ":thumbsdown:", ":angry:", ":rage:", ":cry:", ":sob:", ":disappointed:", ":unamused:")
)
MOST_SENTENCES = 60


@dataclass(frozen=True)
class Hearing:
    """What is needed to hear: the words in use, the names of people, the words of politeness."""

    spelling: Spelling
    first_names: Collection[str]
    openings: Collection[str]

    @classmethod
    def build(cls, gates: Gates, booklet: Spelling) -> "Hearing":
        """Learn the words of the gates; `booklet` holds the other words that need no repair."""
        names = frozenset(words(" ".join(gates.lexicons.get("first_names", ()))))
        openings = frozenset(words(" ".join(gates.lexicons.get("opening", ()))))
        return cls(Spelling(Counter(said(gates)) + Counter(booklet.counts)), names, openings)

    def words(self, message: str) -> list[str]:
        """Return the words of a message, its sentences put together."""
        return [word for sentence in self.sentences(message) for word in sentence]

    def sentences(self, message: str) -> list[list[str]]:
        """Return the words of each sentence."""
        found: list[list[str]] = [[]]
        for match in TOKEN.finditer(message):
            token, owns = match.group(), message[match.end() :].startswith(POSSESSIVES)
            if FEELING.fullmatch(token):
                found[-1].append(felt(token))
            elif token[0] in "<@" or token[0].isalnum():
                found[-1].extend(self._words(token, found[-1], owns=owns))
            elif found[-1]:
                found.append([])
        unique = dict.fromkeys(tuple(sentence) for sentence in found if sentence)
        return [list(sentence) for sentence in unique][:MOST_SENTENCES]

    def _words(self, token: str, before: list[str], *, owns: bool) -> Sequence[str]:
        """Return a word repaired, or the mark of a name: listed, titled, or strange and so set."""
        word = fold(token)[:LONGEST_WORD]
        if token[0] in "<@" or word in self.first_names or (before and before[-1] in TITLES):
            return [NAME]
        repaired = self.spelling.reading(word).likely
        is_strange = repaired == (word,) and word not in self.spelling.counts
        if not is_strange or len(word) < SHORTEST_NAME or not word.isalpha():
            return repaired
        is_placed = owns or (token[0].isupper() and not token.isupper())
        return [NAME] if is_placed or (before and before[-1] in OF) else repaired

    def opened(self, sentence: Sequence[str]) -> Sequence[str]:
        """Return a sentence without the politeness at its start, unless it is nothing else."""
        start = next((i for i, word in enumerate(sentence) if word not in self.openings), 0)
        return sentence[start:]


def felt(token: str) -> str:
    """Return the word that stands for faces and signs: the unhappy ones are not thanks."""
    is_unhappy = token in UNHAPPY_NAMES or not UNHAPPY_SIGNS.isdisjoint(token)
    return UNHAPPY if is_unhappy else EMOJI


def said(gates: Gates) -> Iterator[str]:
    """Yield every whole word that the gates use."""
    texts = [*gates.ordinary, NAME]
    texts += [text for listed in gates.lexicons.values() for text in listed]
    for topic in gates.topics:
        texts += [*topic.examples, *topic.always, *topic.patterns, *topic.unless]
    for text in texts:
        yield from words(re.sub(r"<[\w-]+>|\w+\*", " ", text))
