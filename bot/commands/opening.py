"""What several subcommands open: the data folder, the database, the logs."""

import fcntl
import logging as standard
import os
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import structlog
from slack_sdk.errors import SlackApiError

from bot.editions import Learnt
from bot.erasures import Erasures
from bot.settings import BadSetting, Settings
from store import schema
from store.database import Database


@asynccontextmanager
async def database(settings: Settings) -> AsyncIterator[Database]:
    """Open the database, brought up to date."""
    writable(settings.data_dir)
    opened = Database(settings.database)
    try:
        await schema.upgrade(opened)
        yield opened
    finally:
        await opened.close()


def index_folder(settings: Settings, content: Path) -> Path:
    """Return the folder of the answer index, begun with what an image brings beside the content."""
    folder = writable(settings.data_dir) / "index"
    folder.mkdir(exist_ok=True)
    for brought in (content.parent / ".index").glob("*.npz"):
        if not (folder / brought.name).exists():
            shutil.copyfile(brought, folder / brought.name)
    return folder


def learnt(settings: Settings) -> Learnt:
    """Return where approved revisions of the booklet are written, and how bold answers are."""
    return Learnt(revised(settings.data_dir), settings.false_answers)


def revised(data_dir: Path) -> Path:
    """Return the folder of the approved revisions."""
    folder = writable(data_dir) / "revisions"
    folder.mkdir(exist_ok=True)
    return folder


def erasures(folder: Path) -> Erasures:
    """Return who was erased, kept in the data folder."""
    return Erasures(writable(folder) / "erased.txt")


def writable(folder: Path) -> Path:
    """Return the data folder, made if it is not there.

    Raises:
        BadSetting: it cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "lock").touch()
    except OSError as error:
        raise BadSetting(
            f"KAMARADE_DATA_DIR: {folder} cannot be written to by user {os.getuid()} "
            f"({error.strerror})"
        ) from None
    return folder


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Refuse to start beside another bot on the same data folder.

    Raises:
        BadSetting: another one runs there.
    """
    with (writable(folder) / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BadSetting(
                f"KAMARADE_DATA_DIR: another Kamarade already runs on {folder}; on SQLite there "
                "is only one (PostgreSQL takes several)"
            ) from None
        yield


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
    """Write every log, the libraries' included, as one JSON object a line, on standard error."""
    levels = {"debug": 10, "info": 20, "warning": 30, "error": 40}
    shared: list[structlog.typing.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(levels.get(level, 20)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    handler = standard.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
        )
    )
    standard.basicConfig(level=standard.WARNING, handlers=[handler], force=True)
    standard.getLogger("slack_bolt").setLevel(standard.ERROR)  # it warns that it saw our token
