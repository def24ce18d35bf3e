"""Words as people type them: without minding accents or capitals."""

import unicodedata


def folded(text: str) -> str:
    """Return a text without accents or capitals, to compare it."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
