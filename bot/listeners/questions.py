"""Handing a question to HR, and HR's answer."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from slack_sdk.errors import SlackApiError
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient

from bot.blocks import answers
from bot.blocks import questions as blocks
from bot.blocks.answers import Origin
from bot.domain.people import Speaker
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.listeners.places import typed
from bot.notices.questions import words_for_hr
from bot.reception import Reception
from bot.services import questions
from bot.services.questions import Readers, ToAsk
from bot.turn import Turn


@dataclass(frozen=True, slots=True)
class Handing:
    """What the form remembers until it is submitted."""

    entry_id: str | None = None

    def dumps(self) -> str:
        """Return the form's `private_metadata`."""
        return json.dumps(asdict(self))

    @classmethod
    def loads(cls, metadata: str) -> Self:
        """Read `private_metadata` back."""
        return cls(**json.loads(metadata or "{}"))


async def ask(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Open the form that shows what HR will read."""
    await turn.ack()
    text = await words_of(turn.client, Origin.loads(action["value"]))
    await turn.open(form(kamarade, turn.speaker, Handing(), text=text))


def form(kamarade: Kamarade, speaker: Speaker, handing: Handing, *, text: str = "") -> View:
    """Build the form, prefilled with what was asked."""
    entry = kamarade.shelf.booklet.find(handing.entry_id or "", speaker.language)
    words = kamarade.say(
        speaker.language,
        "question_form",
        entry=entry.title if entry else None,
        readers=kamarade.shelf.company.roles["hr"].title[speaker.language],
    )
    return blocks.ask_form(words, text=text, metadata=handing.dumps())


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
    """Give the question to HR."""
    handing, speaker = Handing.loads(view["private_metadata"]), turn.speaker
    asked = ToAsk(speaker.workspace_id, speaker.id, _typed(view), handing.entry_id)
    readers = Readers(kamarade.hr_channel, kamarade.office)
    await questions.hand_over(kamarade.database, asked, readers, now=kamarade.now())
    await turn.ack()


async def open_answer(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Open the form in which HR answers."""
    await turn.ack()
    shown = await questions.shown(kamarade.database, action["value"])
    words = words_for_hr(kamarade, shown, turn.speaker.language)
    await turn.open(blocks.answer_form(words, question=shown.text, metadata=shown.id))


async def answer(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Send HR's answer, exactly as written."""
    by_id, question_id = turn.speaker.id, view["private_metadata"]
    await questions.answer(
        kamarade.database, question_id, _typed(view), by_id=by_id, now=kamarade.now()
    )
    await turn.ack()


def _typed(view: Mapping[str, Any]) -> str:
    return view["state"]["values"][blocks.TEXT][blocks.TYPED].get("value") or ""


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(answers.ASK_HR, ask)
    reception.view(blocks.ASK, hand_over)
    reception.action(blocks.ANSWER, open_answer, needs=Role.HR)
    reception.view(blocks.REPLY, answer, needs=Role.HR)
