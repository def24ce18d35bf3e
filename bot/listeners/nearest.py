"""The entry that a question comes near: whoever keeps it knows the subject."""

from bot.kamarade import Kamarade

NEAR = 0.1  # below it, a question comes near nothing in the booklet


def nearest(kamarade: Kamarade, text: str) -> str:
    """Return the entry that a question comes near, or nothing."""
    best = kamarade.shelf.engine.decide(text).candidates[:1]
    return best[0].entry_id if best and best[0].confidence >= NEAR else ""
