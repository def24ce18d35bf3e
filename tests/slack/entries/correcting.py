"""An entry opened from one's list and corrected, and what the bot then says."""

from bot.domain.languages import Language
from bot.workspace import Person
from tests.conftest import Scene

RIGHT = "L'ERP arrive en {{ company.erp.delay_days }} jours. Sinon, appelle le 4040."


def body(scene: Scene, entry: str = "erp-delay", language: Language = Language.FR) -> str:
    found = scene.bot.kamarade.shelf.booklet.find(entry, language)
    assert found is not None
    return found.body


async def opens(person: Person, entry: str = "erp-delay", how: str = "mes-fiches") -> None:
    """Open an entry from the menu of one's list."""
    command = "/kamarade-rh" if how == "fiches" else "/kamarade"
    await person.runs(command, how)
    await person.selects(person.whisper(), "upkeep.edit", entry)


async def corrects(person: Person, text: str = RIGHT) -> dict[str, str] | None:
    """Change the text, read before and after, and go on."""
    errors = await person.fills_and_submits({"Texte": text})
    return errors or await person.fills_and_submits({})
