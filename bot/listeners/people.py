"""Accounts that change in Slack."""

from typing import Any

from bot.kamarade import Kamarade
from bot.reception import Reception
from bot.recognising import noticed
from bot.services import people
from bot.turn import Turn


async def refresh(turn: Turn, event: dict[str, Any], kamarade: Kamarade) -> None:
    """Remember a new time zone, language or state of somebody Kamarade knows."""
    slack_id = event["user"]["id"]
    known = await people.known(kamarade.database, kamarade.workspace_id, slack_id)
    if known is not None:
        await noticed(kamarade, turn.client, known)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.event("user_change", refresh)
