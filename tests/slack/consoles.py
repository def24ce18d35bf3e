"""What HR reads when it opens its console."""

from bot.workspace import Person

ALL = 1000


async def console(person: Person, rest: str = "") -> str:
    await person.runs("/kamarade-rh", rest)
    return str(person.whisper()["blocks"])
