"""Accounts that open or change in Slack."""

from typing import Any

from bot.kamarade import Kamarade
from bot.reception import Reception
from bot.recognising import noted, noticed, profile
from bot.services import people
from bot.turn import Turn


async def refresh(turn: Turn, event: dict[str, Any], kamarade: Kamarade) -> None:
    """Remember a new time zone, language or state of somebody Kamarade knows."""
    slack_id = event["user"]["id"]
    known = await people.known(kamarade.database, kamarade.workspace_id, slack_id)
    if known is not None:
        await noticed(kamarade, turn.client, known)


async def join(turn: Turn, event: dict[str, Any], kamarade: Kamarade) -> None:
    """Know somebody who joins the workspace when they were enrolled by their address."""
    user = profile(event["user"])
    if user.email and await people.is_expected(
        kamarade.database, kamarade.workspace_id, user.email
    ):
        await noted(kamarade, turn.client, user.slack_id)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.event("user_change", refresh)
    reception.event("team_join", join)
