"""A list of newcomers as bytes or text: read, and its managers and buddies looked for in Slack."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain import at_odds, roster
from bot.domain.at_odds import Fault
from bot.domain.roster import Roster
from bot.recognising import nobodys
from bot.services import enrolling
from bot.services.journeys import Act
from store.database import Database

EXCEL = b"PK\x03\x04"
BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


async def checked(database: Database, client: AsyncWebClient, act: Act, text: str) -> Roster:
    """Read a list whole; an address of somebody else that is nobody's is a fault too."""
    found = roster.read(text, enrolling.reading(act))
    nobody = await nobodys(client, await enrolling.to_look_for(database, act, found.read))
    wrong = at_odds.strangers(found.read, nobody)
    return Roster(faults=at_odds.in_order([*found.faults, *wrong])) if wrong else found


async def checked_file(database: Database, client: AsyncWebClient, act: Act, raw: bytes) -> Roster:
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
    return await checked(database, client, act, text)
