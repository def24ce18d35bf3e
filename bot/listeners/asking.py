"""Asking the booklet: in a direct message, by a mention, by command, by a press."""

import re
from collections.abc import Mapping
from typing import Any

from bot.blocks import answers as blocks
from bot.domain import asking as rules
from bot.domain.asking import Reply
from bot.domain.decisions import Kind
from bot.domain.errors import PastMessage
from bot.domain.languages import Language
from bot.domain.people import Speaker
from bot.kamarade import Kamarade
from bot.listeners import earlier, roster_files
from bot.listeners.places import pressed, typed
from bot.posting import Message
from bot.reception import Reception
from bot.services import asking
from bot.services.asking import Heard, Opinion
from bot.turn import Turn
from bot.wording import compose


async def hear(turn: Turn, event: dict[str, Any], kamarade: Kamarade) -> None:
    """Answer a direct message, or a mention in a channel."""
    text = typed(event.get("text") or "")
    if not text and event.get("files") and earlier.is_direct(event):
        await roster_files.shared(turn, event, kamarade)
    if not text:
        return
    speaker, shelf = turn.speaker, kamarade.shelf
    context = await _before(turn, event, kamarade, text)
    decision = shelf.engine.decide(text, context=context, country=speaker.country)
    if decision.kind not in rules.PRIVATE_KINDS:
        earlier.remember(kamarade.recent, event, text)
    said = rules.reply(decision, speaker.language, channel=event["channel"], ts=event["ts"])
    heard = _heard(event, speaker)
    await asking.answer(kamarade.database, shelf.booklet, heard, said, kamarade.now())


async def _before(
    turn: Turn, event: Mapping[str, Any], kamarade: Kamarade, text: str
) -> str | None:
    """Return the question before, when this one may need it: most do not, and Slack is spared."""
    if not kamarade.shelf.engine.leans(text):
        return None
    return await earlier.question(turn.client, kamarade.recent, event)


def _heard(event: Mapping[str, Any], speaker: Speaker) -> Heard:
    return Heard(
        workspace_id=speaker.workspace_id,
        person_id=speaker.id,
        channel=event["channel"],
        ts=event["ts"],
        thread_ts=event.get("thread_ts"),
        is_private=earlier.is_direct(event),
    )


async def ask_in_private(turn: Turn, kamarade: Kamarade, text: str) -> None:
    """Answer a slash command: only the person sees it."""
    decision = kamarade.shelf.engine.decide(text, country=turn.speaker.country)
    said = rules.reply(decision, turn.speaker.language)
    keeps_words = said.kind not in rules.PRIVATE_KINDS
    origin = blocks.Origin(text=text[:1500] if keeps_words else None)
    await turn.tell(compose(kamarade.desk(), said, origin))


async def show(turn: Turn, body: dict[str, Any], kamarade: Kamarade) -> None:
    """Show the entry whose button was pressed, unless it holds for another country."""
    await turn.ack()
    said = Reply(Kind.ANSWER, turn.speaker.language, (body["actions"][0]["value"],))
    entry = kamarade.shelf.booklet.find(said.entries[0], said.language)
    if not entry:
        raise PastMessage
    if not entry.holds_in(turn.speaker.country):
        said = Reply(Kind.UNKNOWN, said.language, foreign=said.entries)
    where = pressed(body)
    if where.is_ephemeral:
        await turn.tell(compose(kamarade.desk(), said, blocks.Origin()))
        return
    to = where.to(turn.speaker)
    await asking.show(kamarade.database, to, said, where.trigger_id, kamarade.now())


async def rate(turn: Turn, body: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep an opinion of an answer, without a name; the same one again is not thanked again."""
    await turn.ack()
    rated = blocks.Rated.loads(body["actions"][0]["value"])
    opinion = Opinion(rated.token, rated.entries, Language(rated.language), rated.is_helpful)
    is_new = await asking.rate(kamarade.database, kamarade.workspace_id, opinion, kamarade.now())
    if not is_new:
        return
    words = kamarade.say(turn.speaker.language, "answer")
    if rated.is_helpful:
        await turn.tell(Message(words["rated_helpful"]))
        return
    origin = blocks.origin_of(body.get("message")) or blocks.Origin(entry_id=rated.entries[0])
    await turn.tell(Message(words["rated_unhelpful"], blocks.unhelpful(words, origin)))


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.event("message", hear)
    reception.event("app_mention", hear)
    reception.action(re.compile(rf"^{re.escape(blocks.SHOW)}\."), show)
    reception.action(blocks.RATE, rate)
