"""`kamarade privacy` and `kamarade erase`: what a data protection officer asks for."""

from collections.abc import Mapping
from pathlib import Path

from bot.app import layers
from bot.clock import SystemClock
from bot.commands.opening import database, erasures
from bot.domain.errors import NobodyFound
from bot.domain.languages import Language
from bot.domain.retention import Kept
from bot.library import load
from bot.services import people, privacy
from bot.settings import BadSetting, Settings
from bot.texts import Texts
from store.classification import TABLES, Leaving
from store.privacy import shown


def papers(settings: Settings, content: Path, *, language: Language, impact: bool) -> str:
    """Return the record of processing, or the impact assessment, of this very installation."""
    folders = layers(content, settings.content_dir)
    texts, company = Texts(folders), load(folders).company
    words = texts.say(language, "privacy_register")
    facts = {
        "company": company.name,
        "today": SystemClock().now().date(),
        "has_mail": settings.smtp_host is not None,
        "is_sqlite": settings.is_sqlite,
        "days": settings.days_kept,
        "kinds": {kept: words[kept] for kept in Kept},
        "leavings": {leaving: words[leaving] for leaving in Leaving},
        "tables": [_described(name, settings.days_kept) for name in TABLES if TABLES[name].about],
    }
    return texts.say(language, "privacy_impact" if impact else "privacy_register", **facts)["body"]


def _described(name: str, days: Mapping[Kept, int]) -> dict[str, object]:
    held = TABLES[name]
    return {
        "name": name,
        "columns": ", ".join(f"`{column}`" for column in shown(name)),
        "leaving": held.leaving,
        "days": days[held.kept] if held.kept else "—",
    }


async def erase(settings: Settings, who: str) -> str:
    """Erase somebody by e-mail address or Slack id; their messages go at the bot's next tick.

    Raises:
        BadSetting: nobody is known by that.
    """
    now = SystemClock().now()
    async with database(settings) as opened:
        for workspace_id in await people.workspaces(opened):
            try:
                person = await people.named(opened, workspace_id, who)
            except NobodyFound:
                continue
            erasures(settings.data_dir).note(person.id)
            count = await privacy.erase(opened, person.id, by_id=None, now=now)
            return f"erased; {count} messages and files will be taken out of Slack"
    raise BadSetting(f"nobody is known as {who!r}: give an e-mail address or a Slack id")
