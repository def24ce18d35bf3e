"""Handing a question to somebody, and their answer."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from slack_sdk.errors import SlackApiError
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient

from bot.blocks import answers
from bot.blocks import questions as blocks
from bot.blocks.answers import Origin
from bot.domain.errors import PastMessage
from bot.domain.questions import Receiver
from bot.kamarade import Kamarade
from bot.listeners import somebody_first
from bot.listeners.nearest import nearest
from bot.listeners.places import typed
from bot.notices.questions import words_for_reader
from bot.reception import Reception
from bot.services import question_views, questions, receivers, replying
from bot.services.questions import Chosen, ToAsk
from bot.services.receivers import Offer
from bot.services.replying import Reply
from bot.turn import Turn


@dataclass(frozen=True, slots=True)
class Handing:
    """What the form remembers until it is submitted: ids, and who was shown as reachable."""

    entry_id: str | None = None
    instead_of: str | None = None
    buddy_id: str | None = None
    role: str | None = None
    only: str | None = None

    def dumps(self) -> str:
        """Return the form's `private_metadata`."""
        return json.dumps(asdict(self))

    @classmethod
    def loads(cls, metadata: str) -> Self:
        """Read `private_metadata` back."""
        return cls(**json.loads(metadata or "{}"))


async def ask(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Open the form that shows what will be read, and by whom."""
    await turn.ack()
    origin = Origin.loads(action["value"])
    if origin.question_id:
        text, handing = await _asked_before(turn, kamarade, origin.question_id)
    else:
        text, handing = await words_of(turn.client, origin), Handing(origin.entry_id)
    role = _keeper(kamarade, text, handing)
    found = await receivers.offers(
        kamarade.database, kamarade.directory, turn.speaker.in_private, role
    )
    await turn.open(form(turn, kamarade, found, handing, text))


async def _asked_before(turn: Turn, kamarade: Kamarade, question_id: str) -> tuple[str, Handing]:
    """Return the words of a question of the speaker's own, to be asked elsewhere."""
    shown = await question_views.shown(kamarade.database, question_id)
    if shown.asker_id != turn.speaker.id:
        raise PastMessage
    return shown.text, Handing(shown.entry_id, question_id)


def _keeper(kamarade: Kamarade, text: str, handing: Handing) -> str | None:
    """Return who keeps the entry that was read, or the one that the question comes near."""
    entry_id = handing.entry_id or nearest(kamarade, text)
    return next((entry.owner for entry in kamarade.shelf.booklet if entry.id == entry_id), None)


def form(
    turn: Turn, kamarade: Kamarade, found: Sequence[Offer], handing: Handing, text: str
) -> View:
    """Build the form, prefilled with what was asked."""
    language = turn.speaker.language
    by = {one.receiver: one for one in found}
    buddy, owner = by.get(Receiver.BUDDY), by.get(Receiver.OWNER)
    role = kamarade.shelf.company.roles.get(owner.role or "") if owner else None
    words = kamarade.say(
        language,
        "question_form",
        buddy=buddy.person.name if buddy and buddy.person else "",
        role=role.title[language] if role else owner.role if owner else "",
        owner=owner.person.name if owner and owner.person else "",
        in_channel=owner is not None and owner.in_channel,
        readers=kamarade.shelf.company.roles["hr"].title[language],
        only=found[0].receiver.value if len(found) == 1 else "",
    )
    choices = [
        (one.receiver.value, words[one.receiver], words[f"{one.receiver}_note"]) for one in found
    ]
    handing = replace(
        handing,
        buddy_id=buddy.person_id if buddy else None,
        role=owner.role if owner else None,
        only=found[0].receiver.value if len(found) == 1 else None,
    )
    return blocks.ask_form(words, choices, text=text, metadata=handing.dumps())


async def words_of(client: AsyncWebClient, origin: Origin) -> str:
    """Return the words of the question, read again from Slack; empty once they are gone."""
    if origin.text or not (origin.channel and origin.ts):
        return origin.text or ""
    try:
        found = await client.conversations_replies(
            channel=origin.channel, ts=origin.ts, latest=origin.ts, inclusive=True, limit=1
        )
    except SlackApiError:
        return ""  # the person types it again: better than no form
    messages: list[Mapping[str, Any]] = found.get("messages") or []
    return next((typed(m.get("text", "")) for m in messages if m.get("ts") == origin.ts), "")


async def hand_over(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Give the question to whom its author chose."""
    handing, speaker = Handing.loads(view["private_metadata"]), turn.speaker
    whom, text = blocks.typed(view)
    if await somebody_first.is_needed(turn, kamarade, text):
        return
    chosen = _chosen(Receiver(whom or handing.only or Receiver.HR), handing)
    asked = ToAsk(
        speaker.workspace_id, speaker.id, text, chosen, handing.entry_id, handing.instead_of
    )
    await questions.hand_over(kamarade.database, kamarade.directory, asked, now=kamarade.now())
    await turn.ack()


def _chosen(receiver: Receiver, handing: Handing) -> Chosen:
    match receiver:
        case Receiver.BUDDY:
            return Chosen(receiver, buddy_id=handing.buddy_id)
        case Receiver.OWNER:
            return Chosen(receiver, role=handing.role)
        case Receiver.HR:
            return Chosen(receiver)


async def open_answer(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Open the form in which whoever has the question answers."""
    await turn.ack()
    await _must_be_theirs(turn, kamarade, action["value"])
    shown = await question_views.shown(kamarade.database, action["value"])
    words = words_for_reader(kamarade, shown, turn.speaker.language)
    await turn.open(blocks.answer_form(words, question=shown.text, metadata=shown.id))


async def _must_be_theirs(turn: Turn, kamarade: Kamarade, question_id: str) -> None:
    by, now = turn.speaker.in_private, kamarade.now()
    await replying.must_be_theirs(kamarade.database, kamarade.directory, question_id, by, now)


async def answer(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Send an answer, exactly as written."""
    _, text = blocks.typed(view)
    reply = Reply(view["private_metadata"], turn.speaker.in_private, text)
    await replying.answer(kamarade.database, kamarade.directory, reply, kamarade.now())
    await turn.ack()


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(answers.ASK, ask)
    reception.view(blocks.SEND, hand_over)
    reception.action(blocks.ANSWER, open_answer)
    reception.view(blocks.REPLY, answer)
