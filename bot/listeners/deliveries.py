"""`/kamarade-rh envois`: what became of the messages; a parked one may be sent again."""

from typing import Any
from zoneinfo import ZoneInfo

from bot.blocks import deliveries as blocks
from bot.blocks.pieces import saying
from bot.domain.people import Speaker
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.posting import Message
from bot.reception import Reception
from bot.services import ledger, people
from bot.services.ledger import Entry
from bot.texts import Mrkdwn, mention
from bot.turn import Turn

SHOWN = ("needs_review", "dead", "skipped", "planned")
EACH = 20

# What a kind of message is about, by the kind or by how it begins.
SUBJECTS = {
    "access": "access",
    "agenda": "meeting",
    "answer": "answer",
    "arrival": "arrival",
    "bonus": "bonus",
    "buddy": "buddy",
    "checkin": "checkin",
    "climate": "figures",
    "freshness": "booklet",
    "friction": "figures",
    "hello": "arrival",
    "joined": "joined",
    "meeting": "meeting",
    "obstacle": "obstacle",
    "pairing": "buddy",
    "path": "path",
    "pointer": "answer",
    "question": "question",
    "relay": "relay",
    "revision": "booklet",
    "right": "right",
    "task": "task",
    "together": "together",
    "upkeep": "booklet",
    "welcome": "arrival",
}


async def run(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Show HR what became of the messages."""
    await turn.tell(await listed(kamarade, turn.speaker))


async def listed(kamarade: Kamarade, speaker: Speaker) -> Message:
    """Build the list; the caller has checked the right."""
    workspace = speaker.workspace_id
    counts = await ledger.counts(kamarade.database, workspace)
    words = kamarade.say(speaker.language, "deliveries", counts=counts)
    entries = await ledger.listed(kamarade.database, workspace, SHOWN, limit=EACH)
    lines = [
        (await _line(kamarade, speaker, entry), entry.seq if _may_resend(entry) else None)
        for entry in entries
    ]
    return Message(words["intro"], blocks.listed(words, lines))


async def _line(kamarade: Kamarade, speaker: Speaker, entry: Entry) -> str:
    who: Mrkdwn | str = ""
    if entry.person_id is not None:
        person = await people.get(kamarade.database, entry.person_id)
        who = mention(person.slack_id) if person.slack_id else person.name or ""
    words = kamarade.say(
        speaker.language,
        "deliveries",
        counts={},
        who=who,
        kind=_kind(kamarade, speaker, entry.kind),
        state=entry.state,
        reason=_reason(kamarade, speaker, entry.reason or ""),
        on=(local := entry.due_at.astimezone(ZoneInfo(speaker.zone))),
        at=f"{local:%H:%M}",
    )
    return words["line"]


def _kind(kamarade: Kamarade, speaker: Speaker, kind: str) -> str:
    """Say what a message is about: `pairing_introduction` is about a buddy."""
    words = kamarade.say(speaker.language, "delivery_words")
    subject = SUBJECTS.get(kind) or SUBJECTS.get(kind.partition("_")[0], "other")
    return words[f"about_{subject}"]


def _reason(kamarade: Kamarade, speaker: Speaker, reason: str) -> str:
    """Say why in words; what Slack answered stays as Slack says it."""
    words = kamarade.say(speaker.language, "delivery_words")
    name = f"why_{reason.replace(' ', '_')}"
    return words[name] if name in words else reason  # noqa: SIM401  # `get` renders nothing


def _may_resend(entry: Entry) -> bool:
    return entry.seq is not None and entry.state in ledger.RESENDABLE


async def resend(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Send a parked message again."""
    await turn.ack()
    speaker, now = turn.speaker, kamarade.now()
    await ledger.resend(
        kamarade.database, speaker.workspace_id, int(action["value"]), by_id=speaker.id, now=now
    )
    words = kamarade.say(speaker.language, "deliveries", counts={})
    await turn.tell(saying(words["resent"]))


FOR_HR = (Subcommand("deliveries", ("envois", "envoi"), ("deliveries",), run),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.RESEND, resend, needs=Role.HR)
