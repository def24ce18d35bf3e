"""`kamarade grant`: the first HR person is named by the administrator."""

from pathlib import Path

from slack_sdk.errors import SlackApiError

from bot.app import layers, slack_client
from bot.clock import SystemClock
from bot.commands.accounts import account
from bot.commands.opening import database, refused
from bot.domain.roles import Role
from bot.library import load
from bot.line import line_to_slack
from bot.recognising import profile
from bot.services import people
from bot.settings import BadSetting, Settings


async def grant(settings: Settings, content: Path, role: str, who: str) -> str:
    """Give a right to somebody of the workspace, met or not; return what happened.

    Raises:
        BadSetting: there is no such right, nobody there, or no line to Slack.
    """
    if role not in set(Role):
        raise BadSetting(f"there is no right called {role!r}; there is: {', '.join(Role)}")
    company = load(layers(content, settings.content_dir)).company
    now = SystemClock().now()
    async with database(settings) as opened, line_to_slack() as session:
        client = slack_client(settings.bot_token, settings.slack_api_url, session)
        try:
            me = await client.auth_test()
            user = profile(await account(client, who))
        except SlackApiError as error:
            raise _unknown(error, who) from None
        workspace_id = await people.settle(
            opened, me["team_id"], me["team"], me.get("enterprise_id")
        )
        await people.meet(opened, workspace_id, user, company, now)
        granted = await people.grant(opened, workspace_id, user.slack_id, Role(role), now=now)
    return f"{user.name}: {'now' if granted.is_new else 'already'} {role}"


def _unknown(error: SlackApiError, who: str) -> BadSetting:
    if error.response.get("error") in {"users_not_found", "user_not_found"}:
        return BadSetting(f"Slack knows nobody as {who!r}: give an e-mail address or a Slack id")
    return refused(error)
