"""Which language a message is in, when it is clear."""

import re
from collections.abc import Sequence

from bot.answers.stopwords import ENGLISH, FRENCH
from bot.domain.languages import Language

ONLY_FRENCH, ONLY_ENGLISH = FRENCH - ENGLISH, ENGLISH - FRENCH
FRENCH_LETTERS = re.compile(r"[éèêëàâîïôûùçœ]", re.IGNORECASE)


def clear_language(message: str, tokens: Sequence[str]) -> Language | None:
    """Return the language whose small words prevail two to one, or None."""
    french = sum(token in ONLY_FRENCH for token in tokens)
    english = sum(token in ONLY_ENGLISH for token in tokens)
    french += bool(FRENCH_LETTERS.search(message))
    if french >= max(1, 2 * english):
        return Language.FR
    if english >= max(1, 2 * french):
        return Language.EN
    return None
