"""`kamarade import`: the newcomers of a CSV file, all or none, with every faulty line named."""

from pathlib import Path

import typer
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot import roster_words, rosters
from bot.app import layers, slack_client
from bot.clock import SystemClock
from bot.commands.guiding import guide
from bot.commands.opening import database, refused
from bot.domain.deliveries import To
from bot.domain.languages import DEFAULT
from bot.library import load
from bot.library.content import Content
from bot.line import line_to_slack
from bot.services import enrolling, people
from bot.services.enrolled import Outcome
from bot.services.journeys import Act
from bot.settings import Settings
from bot.texts import Texts
from store.database import Database


async def enrol(settings: Settings, shipped: Path, raw: bytes, *, trial: bool) -> int:
    """Enrol the people of a file, or with `trial` only say what that would do; 1 on a fault.

    Raises:
        BadSetting: there is no line to Slack, which says whose workspace it is.
    """
    folders = layers(shipped, settings.content_dir)
    content, say = load(folders), Texts(folders).say
    async with database(settings) as opened:
        async with line_to_slack() as session:
            client = slack_client(settings.bot_token, settings.slack_api_url, session)
            act = await _act(settings, opened, content, client)
            found = await rosters.checked_file(opened, client, act, raw)
        outcome = Outcome(faults=found.faults)
        if not found.faults:
            work = enrolling.attempt if trial else enrolling.imported
            outcome = await work(opened, act, found.enrolments)
    for line in roster_words.lines(say, DEFAULT, outcome.faults):
        typer.echo(line)
    if not outcome.faults:
        for line in roster_words.days_off(say, DEFAULT, outcome.enrolled):
            typer.echo(line)
        typer.echo(_summary(outcome, trial=trial))
    return 1 if outcome.faults else 0


async def _act(
    settings: Settings, opened: Database, content: Content, client: AsyncWebClient
) -> Act:
    try:
        me = await client.auth_test()
    except SlackApiError as error:
        raise refused(error) from None
    workspace_id = await people.settle(opened, me["team_id"], me["team"], me.get("enterprise_id"))
    return Act(To(workspace_id), guide(settings, content), SystemClock().now())


def _summary(outcome: Outcome, *, trial: bool) -> str:
    waiting = sum(one.is_waiting for one in outcome.enrolled)
    until = f" until {outcome.until}" if outcome.until else ""
    head = "would be enrolled (nothing was changed)" if trial else "enrolled"
    return (
        f"{len(outcome.enrolled)} {head}, {waiting} of them without a Slack account yet; "
        f"{outcome.messages} messages at most{until}"
    )
