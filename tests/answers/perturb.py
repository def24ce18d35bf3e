"""Questions as they arrive: with typos, or as two or three keywords. Seeded, so repeatable."""

import random
import re
from collections.abc import Sequence

from bot.answers.stopwords import STOPWORDS
from bot.answers.words import fold, words

SEED = 7
TYPO_RATE = 0.10  # of the letters
KEYWORDS = 3
ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn")


def with_typos(texts: Sequence[str]) -> list[str]:
    """Damage one letter in ten: dropped, doubled, swapped with the next, or the key beside it."""
    chance = random.Random(SEED)
    return [damaged(text, chance) for text in texts]


def damaged(text: str, chance: random.Random) -> str:
    """Return the text with its letters damaged."""
    written: list[str] = []
    place = 0
    while place < len(text):
        letter = text[place]
        following = text[place + 1 : place + 2]
        place += 1
        if not letter.isalpha() or chance.random() >= TYPO_RATE:
            written.append(letter)
            continue
        way = chance.choice(("drop", "double", "swap", "slip"))
        if way == "swap" and following.isalpha():
            written.append(following + letter)
            place += 1
        else:
            other = {"drop": "", "double": letter * 2}
            written.append(other[way] if way in other else slip(letter, chance))
    return "".join(written)


def slip(letter: str, chance: random.Random) -> str:
    """Return a key beside this one."""
    row = next((row for row in ROWS if letter.lower() in row), None)
    if row is None:
        return letter
    place = row.index(letter.lower())
    return chance.choice(row[max(place - 1, 0) : place] + row[place + 1 : place + 2])


def as_keywords(texts: Sequence[str]) -> list[str]:
    """Keep the three longest words that say something, in their order."""
    return [keywords(text) for text in texts]


def keywords(text: str) -> str:
    """Return the keywords of a text, or the text itself when it has none."""
    telling = [word for word in words(text) if word not in STOPWORDS]
    longest = set(sorted(telling, key=len, reverse=True)[:KEYWORDS])
    return " ".join(word for word in telling if word in longest) or text


TEXTED = (
    (r"\bcomment\b", ("koman", "cmt", "commen")),
    (r"\bcombien\b", ("cb", "kombien", "combien")),
    (r"\bpourquoi\b", ("pk", "pourkoi")),
    (r"\bquand\b", ("qd", "kan")),
    (r"\bdans\b", ("ds",)),
    (r"\bje (?=[a-z])", ("j", "je ")),
    (r"\b([ldjmnstc])['’]", (r"\1", r"\1 ")),
    (r"qu(?=[aeio])", ("k", "qu")),
    (r"ph", ("f",)),
    (r"eau", ("o", "eau")),
    (r"([a-z])\1", (r"\1", r"\1\1")),
    (r"(?<=[a-z]{3})(?:es|ent|s|e|t)\b", ("", "", r"\g<0>")),
    (r"\b(\w+)(?:er|ez)\b", (r"\1e", r"\1er")),
    (r"th", ("th", "t")),
    (r"ou(?=[a-z])", ("ou", "u")),
)


def as_texted(texts: Sequence[str]) -> list[str]:
    """Write as one texts: by ear, without accents or mute letters, articles stuck to the word."""
    chance = random.Random(SEED)
    return [texted(text, chance) for text in texts]


def texted(text: str, chance: random.Random) -> str:
    """Return a text as it is typed on a phone."""
    written = fold(text)
    for pattern, ways in TEXTED:
        written = re.sub(pattern, lambda found: found.expand(chance.choice(ways)), written)  # noqa: B023
    return written
