"""What several subcommands open: the data folder, the database, the line to Slack."""

import fcntl
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import structlog
from aiohttp import ClientSession, ClientTimeout, TCPConnector
from slack_sdk.errors import SlackApiError

from bot.delivery import Pace
from bot.settings import BadSetting, Settings
from store import schema
from store.database import Database


@asynccontextmanager
async def database(settings: Settings) -> AsyncIterator[Database]:
    """Open the database, brought up to date."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    opened = Database(settings.database)
    try:
        await schema.upgrade(opened)
        yield opened
    finally:
        await opened.close()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Refuse to start beside another bot on the same data folder.

    Raises:
        BadSetting: another one runs there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadSetting(
                f"KAMARADE_DATA_DIR: another Kamarade already runs on {folder}; on SQLite there "
                "is only one (PostgreSQL takes several)"
            ) from None
        yield


@asynccontextmanager
async def line_to_slack(pace: Pace) -> AsyncIterator[ClientSession]:
    """Open the one HTTP session that every call to Slack shares.

    The timeout is the session's: the SDK ignores its own when it is given a session.
    """
    timeout = ClientTimeout(total=pace.timeout.total_seconds())
    async with ClientSession(connector=TCPConnector(limit=20), timeout=timeout) as session:
        yield session


def refused(error: SlackApiError) -> BadSetting:
    """Return the sentence for a token that Slack refuses at the start."""
    reason = error.response.get("error")
    if reason in {"invalid_auth", "not_authed", "token_revoked", "account_inactive"}:
        return BadSetting(f"SLACK_BOT_TOKEN is refused by Slack ({reason}): install the app again")
    if reason == "missing_scope":
        needed = error.response.get("needed")
        return BadSetting(f"SLACK_BOT_TOKEN lacks the scope {needed}: reinstall from app.yaml")
    return BadSetting(f"SLACK_BOT_TOKEN: Slack answers {reason}")


def logging(level: str) -> None:
    """Write the log as one JSON object a line, on standard error."""
    levels = {"debug": 10, "info": 20, "warning": 30, "error": 40}
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(levels.get(level, 20)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
