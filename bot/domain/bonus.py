"""What may be written of an obstacle to a bonus: facts and dates, never an amount."""

import re

_NUMBER = r"\d[\d\s.,]*"
_MONEY = r"(?:€|\$|£|k€|keur|eur\b|euros?\b|dollars?\b|pounds?\b|usd\b|gbp\b|millions?\b|m€)"
_AMOUNT = re.compile(rf"(?:{_NUMBER}\s*(?:k|m)?\s*{_MONEY})|(?:[€$£]\s*{_NUMBER})", re.IGNORECASE)


def names_an_amount(text: str) -> bool:
    """Tell whether a text speaks of money in figures, such as "12 000 €" or "£5k"."""
    return _AMOUNT.search(text) is not None
