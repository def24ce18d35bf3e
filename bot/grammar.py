"""The few rules of grammar that a sentence with a name in it needs."""

_CONTRACTED = {
    "à": (("le ", "au "), ("les ", "aux ")),
    "de": (("le ", "du "), ("les ", "des ")),
}


def opening(words: str) -> str:
    """Return words that open a sentence: a capital first, the others as they are (RH, SAP)."""
    return words[:1].upper() + words[1:]


def au(name: str) -> str:
    """Return "à" before a French name: "au support", "aux ventes", "à la paie"."""
    return _after("à", name)


def du(name: str) -> str:
    """Return "de" before a French name: "du support", "des ventes", "de la paie"."""
    return _after("de", name)


def _after(preposition: str, name: str) -> str:
    for article, contracted in _CONTRACTED[preposition]:
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    return f"{preposition} {name}"
