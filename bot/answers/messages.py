"""What people write around a question: greetings, several questions, a link to the one before."""

import re

from bot.answers.ranking import essence
from bot.answers.words import fold, words

HEAD, TAIL = 1_800, 600  # characters read from a message too long to be a question
MOST_PARTS = 12
ASKING = (
    r"(?:comment|ou|qui|quand|combien|quel(?:le)?s?|pourquoi|est[ -]ce|c'est quoi"
    r"|je peux|puis[ -]je|how|where|who|when|what|which|why|can|do|does|is|am)"
)
ENDS = re.compile(r"(?<=[?!;])\s+|(?<=\w[.…])\s+|\n+")
JOINED = re.compile(
    r"[,\s]+(?:et aussi|et sinon|et puis|ainsi que|and also|et|and|also|puis|sinon)[,\s]+"
    rf"(?={ASKING}\b)"
)
QUESTION = re.compile(rf"\?|^\W*{ASKING}\b")
FOLLOWS = re.compile(
    r"^\W*(?:(?:et|and|ok|oui|yes|mais|but|d'accord)[ ,]+)*"
    r"(?:et (?:pour|si|a|en|dans|avec|sans|les?|la|l'|au|mon|ma|mes|chez"
    r"|quand|combien|ou|qui|comment)\b"
    r"|and (?:for|if|in|with|without|the|my|when|where|who|how|what|at|on)\b"
    r"|(?:et|and)(?: \S+){1,3}\W*$"
    r"|pareil|idem|meme (?:question|chose)|same|what about|how about|pour l[ae']|for the\b)"
)


def read(message: str) -> str:
    """Return a message, or what it begins and ends with when it is too long."""
    if len(message) <= HEAD + TAIL:
        return message
    return f"{message[:HEAD]}\n{message[-TAIL:]}"


def parts(message: str) -> list[str]:
    """Return the sentences and joined questions of a message that have something to say.

    When some of them are clearly questions, only these are kept: the rest is their story.
    """
    sentences = [part for line in ENDS.split(message) for part in JOINED.split(fold(line))]
    telling = [part for part in sentences if essence(words(part))][:MOST_PARTS]
    asking = [part for part in telling if QUESTION.search(part)]
    return asking or telling


def follows(message: str) -> bool:
    """Tell whether a message, thanks and greetings aside, needs the question before it."""
    said = iter(ENDS.split(message.strip()))
    asked = next((part for part in said if essence(words(part)) or FOLLOWS.search(fold(part))), "")
    return bool(FOLLOWS.search(fold(asked)))
