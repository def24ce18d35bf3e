"""Getting to know the people whom the content names, so that they can be written to."""

from collections.abc import Iterable, Sequence

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.company import RoleHolder
from bot.kamarade import Kamarade
from bot.recognising import met, recognised
from bot.services import contacts

log = structlog.get_logger(__name__)


async def acquaint(kamarade: Kamarade, client: AsyncWebClient, roles: Iterable[str]) -> None:
    """Get to know whoever these roles name and Kamarade never met.

    What Slack does not find, or does not let us read, is reached by e-mail, or HR is told.
    """
    for role in roles:
        holder = kamarade.shelf.company.roles.get(role)
        if holder is None or await contacts.is_known(
            kamarade.database, kamarade.workspace_id, holder
        ):
            continue
        try:
            await _look_up(kamarade, client, holder)
        except SlackApiError as error:
            log.info("contact not found", role=role, reason=error.response.get("error"))


async def _look_up(kamarade: Kamarade, client: AsyncWebClient, holder: RoleHolder) -> None:
    slack = holder.slack or ""
    if slack.startswith("S"):
        await _gather(kamarade, client, slack, await _members(client, slack))
    elif slack.startswith(("U", "W")):
        await met(kamarade, client, slack)
    elif holder.email and not slack:
        account = await client.users_lookupByEmail(email=holder.email)
        await met(kamarade, client, account["user"]["id"])


async def _members(client: AsyncWebClient, group_id: str) -> Sequence[str]:
    """Return who is in a user group: nobody, once it was disabled or deleted."""
    try:
        found = await client.usergroups_users_list(usergroup=group_id)
    except SlackApiError as error:
        if error.response.get("error") == "no_such_subteam":
            return []
        raise
    members: list[str] = found["users"]
    return members


async def _gather(
    kamarade: Kamarade, client: AsyncWebClient, group_id: str, members: Sequence[str]
) -> None:
    known = [(await recognised(kamarade, client, one)).id for one in members]
    await contacts.keep_group(kamarade.database, kamarade.workspace_id, group_id, known)
