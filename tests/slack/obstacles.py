"""An obstacle declared under an answer, and the messages that speak of it."""

from typing import Any

from bot.workspace import Person

ERP = "accès SAP en retard"


async def declare(nina: Person, text: str = "Toujours rien", **more: Any) -> dict | None:
    """Say "I am blocked" under the answer on late ERP access."""
    await nina.says(ERP)
    answer = next(m for m in reversed(nina.inbox()) if "Je suis bloqué" in str(m))
    await nina.clicks(answer, "Je suis bloqué")
    return await nina.fills_and_submits({"Ce qui ne marche pas": text, **more})


def last(person: Person, words: str) -> dict:
    """Return the last message that holds these words, as it reads now."""
    found = [m for m in person.inbox() if words in f"{m['text']} {m['blocks']}"]
    return found[-1]


def texts(person: Person) -> list[str]:
    return [m["text"] for m in person.inbox()]
