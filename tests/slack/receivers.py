"""A question put to somebody: its form, its sending, its answer."""

from bot.workspace import Person

UNKNOWN = "où sont rangés les costumes du carnaval de Dunkerque ?"
PAY = "ma fiche de paie est fausse, je fais quoi ?"
ASK = "Demander à quelqu'un"


def offered(person: Person) -> list[str]:
    """Return whom the open form offers."""
    assert person.view is not None
    inputs = [block["element"] for block in person.view["blocks"] if block["type"] == "input"]
    radios = [one["options"] for one in inputs if one["type"] == "radio_buttons"]
    return [option["value"] for option in radios[0]] if radios else []


async def ask(person: Person, whom: str, text: str = UNKNOWN) -> dict[str, str] | None:
    await person.says(text)
    await person.clicks(person.inbox()[-1], ASK)
    return await person.fills_and_submits({"À qui ?": whom})


async def reply(person: Person, question: dict, words: str) -> dict[str, str] | None:
    await person.clicks(question, "Répondre")
    return await person.fills_and_submits({"Ta réponse": words})


async def unhelpful(person: Person, text: str = PAY) -> None:
    """Find an answer of no help, and open the form."""
    await person.says(text)
    await person.clicks(person.inbox()[-1], "Pas utile")
    await person.clicks([m for m in person.inbox() if m["ephemeral"]][-1], ASK)
