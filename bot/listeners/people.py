"""Accounts that open or change in Slack."""

from typing import Any

from bot.kamarade import Kamarade
from bot.reception import Reception
from bot.recognising import is_colleague, noted, noticed, profile
from bot.services import joining, people
from bot.turn import Turn


async def refresh(turn: Turn, event: dict[str, Any], kamarade: Kamarade) -> None:
    """Remember a new time zone, language or state of somebody Kamarade knows."""
    slack_id = event["user"]["id"]
    known = await people.known(kamarade.database, kamarade.workspace_id, slack_id)
    if known is not None:
        await noticed(kamarade, turn.client, known)


async def join(turn: Turn, event: dict[str, Any], kamarade: Kamarade) -> None:
    """Know somebody who was enrolled by their address; HR may hear of others."""
    user, database = profile(event["user"]), kamarade.database
    if user.email and await people.is_expected(database, kamarade.workspace_id, user.email):
        await noted(kamarade, turn.client, user.slack_id)
    elif kamarade.shelf.content.joining.is_on and is_colleague(event["user"]):
        await joining.arrived(database, kamarade.workspace_id, user.slack_id, kamarade.now())


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.event("user_change", refresh)
    reception.event("team_join", join)
