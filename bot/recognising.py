"""Who is behind a Slack id: remembered, or asked of Slack the first time."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.people import Profile, Speaker
from bot.kamarade import Kamarade
from bot.services import people, planning


async def recognised(kamarade: Kamarade, client: AsyncWebClient, slack_id: str) -> Speaker:
    """Return the speaker, getting to know them the first time they are heard."""
    known = await people.known(kamarade.database, kamarade.workspace_id, slack_id)
    return known or await met(kamarade, client, slack_id)


async def met(kamarade: Kamarade, client: AsyncWebClient, slack_id: str) -> Speaker:
    """Ask Slack about an account and remember what it says now."""
    found = await client.users_info(user=slack_id, include_locale=True)
    described = profile(found["user"])
    speaker = await people.meet(
        kamarade.database,
        kamarade.workspace_id,
        described,
        kamarade.shelf.company,
        kamarade.now(),
    )
    await planning.follow(kamarade.database, kamarade.office, speaker.id)
    return speaker


def profile(user: Mapping[str, Any]) -> Profile:
    """Return what Slack's user object says of an account."""
    shown: Mapping[str, Any] = user.get("profile") or {}
    return Profile(
        slack_id=user["id"],
        name=shown.get("real_name") or user.get("real_name") or user.get("name") or "",
        email=shown.get("email"),
        locale=user.get("locale"),
        zone=user.get("tz"),
        is_guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        is_external=bool(user.get("is_stranger")),
        is_active=not user.get("deleted", False),
    )
