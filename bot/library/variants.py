"""Variants of a sentence: "{hier|demain} {matin|soir}" stands for several, each word said once."""

import re

SLOT = re.compile(r"\{([^{}]*)\}")


def spelled_out(sentence: str) -> list[str]:
    """Return as many sentences as the longest slot has variants; the shorter slots turn round."""
    pieces = [piece.split("|") for piece in SLOT.split(sentence)]
    fixed, slots = pieces[::2], pieces[1::2]
    found = []
    for turn in range(max((len(slot) for slot in slots), default=1)):
        # Each round starts one variant further, so that two slots do not always meet alike.
        chosen = [
            slot[(turn + number * (turn // len(slot))) % len(slot)]
            for number, slot in enumerate(slots)
        ]
        found.append(
            "".join(
                "|".join(said) + filled for said, filled in zip(fixed, [*chosen, ""], strict=True)
            )
        )
    return list(dict.fromkeys(found))
