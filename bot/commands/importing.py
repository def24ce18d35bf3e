"""`kamarade import`: the newcomers of a CSV file, all or none, with every faulty line named."""

from pathlib import Path

import typer
from slack_sdk.errors import SlackApiError

from bot import roster_words
from bot.app import layers, slack_client
from bot.clock import SystemClock
from bot.commands.opening import database, line_to_slack, refused
from bot.delivery import Pace
from bot.domain import roster
from bot.domain.deliveries import To
from bot.domain.languages import DEFAULT
from bot.domain.roster import Fault, Roster
from bot.library import load
from bot.library.content import Content
from bot.services import enrolling, people
from bot.services.contacts import Directory
from bot.services.enrolling import Outcome
from bot.services.following import Guide
from bot.services.journeys import Act
from bot.services.planning import Office
from bot.settings import Settings, to_talk_to_slack
from bot.texts import Texts
from store.database import Database

EXCEL = b"PK\x03\x04"
BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


async def enrol(settings: Settings, shipped: Path, raw: bytes, *, trial: bool) -> int:
    """Enrol the people of a file, or with `trial` only say what that would do; 1 on a fault.

    Raises:
        BadSetting: there is no line to Slack, which says whose workspace it is.
    """
    to_talk_to_slack(settings)
    folders = layers(shipped, settings.content_dir)
    content, say = load(folders), Texts(folders).say
    async with database(settings) as opened:
        act = await _act(settings, opened, content)
        found = _read(raw, act)
        outcome = Outcome(faults=found.faults)
        if not found.faults:
            work = enrolling.attempt if trial else enrolling.imported
            outcome = await work(opened, act, found.enrolments)
    for line in roster_words.lines(say, DEFAULT, outcome.faults):
        typer.echo(line)
    if not outcome.faults:
        typer.echo(_summary(outcome, trial=trial))
    return 1 if outcome.faults else 0


async def _act(settings: Settings, opened: Database, content: Content) -> Act:
    async with line_to_slack(Pace()) as session:
        client = slack_client(settings.bot_token, settings.slack_api_url, session)
        try:
            me = await client.auth_test()
        except SlackApiError as error:
            raise refused(error) from None
    workspace_id = await people.settle(opened, me["team_id"], me["team"], me.get("enterprise_id"))
    company = content.company
    office = Office(content.calendar, company.zone, company.country)
    can_mail = settings.smtp_host is not None
    directory = Directory(company.roles, settings.hr_channel, can_mail, office)
    return Act(To(workspace_id), Guide(content, directory), SystemClock().now())


def _read(raw: bytes, act: Act) -> Roster:
    """Read the bytes that spreadsheets write: UTF-8, UTF-16, or the French Windows of old."""
    if raw.startswith(EXCEL):
        return Roster(faults=(Fault(0, "excel"),))
    codec = next((name for bom, name in BOMS.items() if raw.startswith(bom)), "utf-8")
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    if "\x00" in text or "\ufffd" in text:
        return Roster(faults=(Fault(0, "unreadable"),))
    return roster.read(text, enrolling.reading(act))


def _summary(outcome: Outcome, *, trial: bool) -> str:
    waiting = sum(one.is_waiting for one in outcome.enrolled)
    until = f" until {outcome.until}" if outcome.until else ""
    head = "would be enrolled (nothing was changed)" if trial else "enrolled"
    return (
        f"{len(outcome.enrolled)} {head}, {waiting} of them without a Slack account yet; "
        f"{outcome.messages} messages at most{until}"
    )
