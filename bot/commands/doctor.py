"""`kamarade doctor`: is everything there that Kamarade needs?"""

import time
from collections.abc import AsyncIterator
from email.utils import parsedate_to_datetime
from pathlib import Path

import typer
import yaml
from aiohttp import ClientError, ClientSession
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import SQLAlchemyError

from bot.app import layers, slack_client
from bot.clock import SystemClock
from bot.commands.findings import Finding
from bot.commands.living import exactly_once
from bot.commands.opening import refused
from bot.library import ContentError, load
from bot.library.checking import faults_of
from bot.line import line_to_slack
from bot.settings import BadSetting, Settings, to_talk_to_slack
from store import schema
from store.database import Database

LARGEST_DRIFT = 30.0  # seconds; Slack refuses signatures that are five minutes old


async def doctor(settings: Settings, content: Path, manifest: Path, live: str | None = None) -> int:
    """Print what was found; return 1 when something is not well.

    `live` is whose direct message is written to, and cleaned, to try the promise of "exactly once".
    """
    findings = [_content(settings, content), await _database(settings)]
    async with line_to_slack() as session:
        findings += [finding async for finding in _slack(settings, manifest, session)]
        if live is not None and all(finding.is_well for finding in findings):
            client = slack_client(settings.bot_token, settings.slack_api_url, session)
            findings.append(await exactly_once(client, live))
    for finding in findings:
        typer.echo(f"{'ok ' if finding.is_well else 'BAD'} {finding.what}: {finding.seen}")
    return 0 if all(finding.is_well for finding in findings) else 1


def _content(settings: Settings, content: Path) -> Finding:
    try:
        found = load(layers(content, settings.content_dir))
    except ContentError as error:
        return Finding("content", False, str(error))
    faults = faults_of(found, SystemClock().now().date())
    seen = f"{len(found.booklet.entries)} entries, {len(faults)} to mend (kamarade check)"
    return Finding("content", not faults, seen)


async def _database(settings: Settings) -> Finding:
    kind = "SQLite" if settings.is_sqlite else "PostgreSQL"
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    try:
        current = await schema.is_current(database)
    except (SQLAlchemyError, OSError) as error:
        return Finding("database", False, f"{kind} does not answer ({type(error).__name__})")
    finally:
        await database.close()
    seen = "up to date" if current else "not migrated yet: kamarade migrate, or kamarade run"
    return Finding("database", current, f"{kind}, {seen}")


async def _slack(
    settings: Settings, manifest: Path, session: ClientSession
) -> AsyncIterator[Finding]:
    try:
        to_talk_to_slack(settings)
    except BadSetting as error:
        yield Finding("settings", False, str(error))
        return
    client = slack_client(settings.bot_token, settings.slack_api_url, session)
    try:
        me = await client.auth_test()
    except SlackApiError as error:
        yield Finding("token", False, str(refused(error)))
        return
    except (ClientError, TimeoutError) as error:
        yield Finding("Slack", False, f"does not answer ({type(error).__name__})")
        return
    yield Finding("token", True, f"{me['user']} in {me['team']}")
    yield _scopes(me.headers.get("x-oauth-scopes", ""), manifest)
    yield _clock(me.headers.get("Date", ""))
    if settings.app_token:
        yield await _socket(client, settings.app_token)


def _scopes(granted: str, manifest: Path) -> Finding:
    described = yaml.safe_load(manifest.read_text(encoding="utf-8"))
    wanted = set(described["oauth_config"]["scopes"]["bot"])
    missing = wanted - {scope.strip() for scope in granted.split(",")}
    if missing:
        sentence = f"missing {', '.join(sorted(missing))}: reinstall the app from app.yaml"
        return Finding("scopes", False, sentence)
    return Finding("scopes", True, f"the {len(wanted)} of app.yaml")


def _clock(stamp: str) -> Finding:
    if not stamp:
        return Finding("clock", True, "Slack does not say the time")
    drift = abs(time.time() - parsedate_to_datetime(stamp).timestamp())
    return Finding("clock", drift < LARGEST_DRIFT, f"{drift:.0f} s from Slack's")


async def _socket(client: AsyncWebClient, app_token: str) -> Finding:
    try:
        await client.apps_connections_open(app_token=app_token)
    except SlackApiError as error:
        reason = error.response.get("error")
        return Finding("Socket Mode", False, f"SLACK_APP_TOKEN is refused ({reason})")
    return Finding("Socket Mode", True, "opens")
