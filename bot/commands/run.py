"""`kamarade run`: the bot on a real Slack."""

from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import structlog
from slack_sdk.errors import SlackApiError

from bot.app import Parts, build, layers, slack_client
from bot.clock import SystemClock
from bot.commands.opening import (
    alone,
    database,
    erasures,
    index_folder,
    learnt,
    logging,
    refused,
)
from bot.delivery import Pace
from bot.line import line_to_slack
from bot.mail import Smtp
from bot.serve import Door, serving, until_told_to_stop
from bot.settings import Settings
from bot.shelf import Shelf
from store.database import Database

log = structlog.get_logger(__name__)


async def run(settings: Settings, content: Path) -> None:
    """Serve until told to stop.

    Raises:
        BadSetting: Slack refuses the token, or another bot runs on the folder.
        ContentError: the content cannot be used.
    """
    logging(settings.log_level)
    cache = index_folder(settings, content)
    folders = layers(content, settings.content_dir)
    shelf = Shelf.open(folders, cache, learnt=learnt(settings))
    only_one = alone(settings.data_dir) if settings.is_sqlite else nullcontext()
    with only_one:
        async with database(settings) as opened:
            await _serve(settings, shelf, opened)


def smtp(settings: Settings) -> Smtp | None:
    """Return how to reach the mail server, or None where there is none."""
    if settings.smtp_host is None:
        return None
    password = settings.smtp_password
    return Smtp(
        host=settings.smtp_host,
        port=settings.smtp_port,
        sender=settings.smtp_from or "",
        user=settings.smtp_user,
        password=password.get_secret_value() if password else None,
    )


async def _serve(settings: Settings, shelf: Shelf, opened: Database) -> None:
    pace = Pace(
        timeout=timedelta(seconds=settings.http_timeout),
        lease=timedelta(seconds=settings.lease),
        per_minute=settings.messages_per_minute,
    )
    async with line_to_slack(pace.timeout) as session:
        client = slack_client(settings.bot_token, settings.slack_api_url, session)
        parts = Parts(
            database=opened,
            shelf=shelf,
            clock=SystemClock(),
            client=client,
            hr_channel=settings.hr_channel,
            hr_group=settings.hr_group,
            signing_secret=settings.signing_secret,
            pace=pace,
            smtp=smtp(settings),
            keep=settings.days_kept,
            erasures=erasures(settings.data_dir),
        )
        try:
            bot = await build(parts)
        except SlackApiError as error:
            raise refused(error) from None
        door = Door(settings.host, settings.port, settings.app_token)
        async with serving(bot, door) as port:
            log.info("serving", mode="socket" if door.app_token else "http", port=port)
            await until_told_to_stop()
    log.info("stopped")
