"""Words as people type them: without minding accents or capitals."""

import unicodedata
from collections.abc import Callable


def folded(text: str) -> str:
    """Return a text without accents or capitals, to compare it."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def finder(query: str) -> Callable[[str], bool]:
    """Return what tells whether each word of a query begins a word of a name, in any order."""
    wanted = _words(query)

    def finds(name: str) -> bool:
        words = _words(name)
        return all(any(word.startswith(one) for word in words) for one in wanted)

    return finds


def _words(text: str) -> list[str]:
    return folded(text).replace("-", " ").split()
