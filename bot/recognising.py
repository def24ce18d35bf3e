"""Who is behind a Slack id: remembered, or asked of Slack the first time."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.calendars import zones
from bot.domain.company import Company
from bot.domain.people import Profile, Speaker
from bot.kamarade import Kamarade
from bot.services import linking, people, planning
from store.database import Database

AT_ONCE = 8
TOO_MANY = 429
SLACKBOT = "USLACKBOT"  # Slack says of it that it is no robot


async def recognised(kamarade: Kamarade, client: AsyncWebClient, slack_id: str) -> Speaker:
    """Return the speaker, getting to know them the first time they are heard."""
    known = await people.known(kamarade.database, kamarade.workspace_id, slack_id)
    return known if known and known.is_greeted else await met(kamarade, client, slack_id)


async def noted(kamarade: Kamarade, client: AsyncWebClient, slack_id: str) -> Speaker:
    """Return somebody whom another person named: they are not written to for that."""
    known = await people.known(kamarade.database, kamarade.workspace_id, slack_id)
    return known or await _described(kamarade, client, slack_id, people.note)


async def met(kamarade: Kamarade, client: AsyncWebClient, slack_id: str) -> Speaker:
    """Ask Slack about an account and remember what it says now."""
    return await _described(kamarade, client, slack_id, people.meet)


async def noticed(kamarade: Kamarade, client: AsyncWebClient, known: Speaker) -> Speaker:
    """Remember what changed of an account, greeted or not."""
    keep = people.meet if known.is_greeted else people.note
    return await _described(kamarade, client, known.slack_id, keep)


async def found_by_email(kamarade: Kamarade, client: AsyncWebClient, email: str) -> Speaker | None:
    """Remember whoever has this address in Slack, without a word; None where nobody has."""
    try:
        found = await client.users_lookupByEmail(email=email)
    except SlackApiError as error:
        if error.response.get("error") == "users_not_found":
            return None
        raise
    return await noted(kamarade, client, found["user"]["id"])


async def nobodys(client: AsyncWebClient, emails: Collection[str]) -> frozenset[str]:
    """Return which of these addresses are no account's, a few at a time."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def is_nobodys(email: str) -> bool:
        async with gate:
            return not await _has_account(client, email)

    found = await asyncio.gather(*(is_nobodys(email) for email in emails))
    return frozenset(email for email, unknown in zip(emails, found, strict=True) if unknown)


async def _has_account(client: AsyncWebClient, email: str) -> bool:
    while True:
        try:
            await client.users_lookupByEmail(email=email)
        except SlackApiError as error:
            if error.response.get("error") == "users_not_found":
                return False
            if error.response.status_code != TOO_MANY:
                raise
            await asyncio.sleep(float(error.response.headers.get("Retry-After", 1)))
        else:
            return True


async def _described(
    kamarade: Kamarade,
    client: AsyncWebClient,
    slack_id: str,
    keep: Callable[[Database, str, Profile, Company, datetime], Awaitable[Speaker]],
) -> Speaker:
    found = await client.users_info(user=slack_id, include_locale=True)
    database, company, now = kamarade.database, kamarade.shelf.company, kamarade.now()
    described = profile(found["user"])
    speaker = await keep(database, kamarade.workspace_id, described, company, now)
    await planning.follow(database, kamarade.office, speaker.id)
    await linking.link(database, kamarade.guide, speaker.id, now)
    return speaker


def profile(user: Mapping[str, Any]) -> Profile:
    """Return what Slack's user object says of an account."""
    shown: Mapping[str, Any] = user.get("profile") or {}
    zone = user.get("tz")
    return Profile(
        slack_id=user["id"],
        name=shown.get("real_name") or user.get("real_name") or user.get("name") or "",
        email=shown.get("email"),
        locale=user.get("locale"),
        zone=zone if zone in zones() else None,
        is_guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        is_external=bool(user.get("is_stranger")),
        is_active=not user.get("deleted", False),
    )


def is_colleague(user: Mapping[str, Any]) -> bool:
    """Tell whether a user object is somebody of the company: no robot, guest or stranger."""
    described = profile(user)
    is_robot = user.get("is_bot") or user.get("is_workflow_bot") or described.slack_id == SLACKBOT
    is_ours = described.is_active and not (described.is_guest or described.is_external)
    return is_ours and not is_robot
