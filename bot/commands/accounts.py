"""Somebody's account, as the administrator types it."""

from typing import Any

from slack_sdk.web.async_client import AsyncWebClient


async def account(client: AsyncWebClient, who: str) -> dict[str, Any]:
    """Return Slack's user object of an e-mail address or a Slack id.

    Raises:
        SlackApiError: Slack knows nobody by that.
    """
    found = (
        await client.users_lookupByEmail(email=who)
        if "@" in who
        else await client.users_info(user=who, include_locale=True)
    )
    user: dict[str, Any] = found["user"]
    return user
