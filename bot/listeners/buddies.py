"""Becoming a buddy: the form, the manager's answer, HR's invitation."""

from datetime import date
from typing import Any

from bot.blocks import buddies as blocks
from bot.blocks import forms
from bot.blocks.buddies import Prefilled
from bot.blocks.pieces import saying
from bot.domain.buddies import BuddyProfile, BuddyState, several
from bot.domain.languages import Language
from bot.domain.people import Speaker
from bot.domain.roles import Role
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.notices.naming import name_of
from bot.posting import Message
from bot.reception import Reception
from bot.recognising import noted
from bot.services import buddies, inviting
from bot.services.buddies import Filled
from bot.services.inviting import Suggestion
from bot.turn import Turn


async def open_form(turn: Turn, kamarade: Kamarade, _rest: str = "") -> None:
    """Open the form, with what is known of the buddy already."""
    speaker = turn.speaker
    known = await buddies.filled(kamarade.database, speaker.id)
    words = kamarade.say(speaker.language, "buddy_form", hours=_hours(kamarade, speaker.language))
    await turn.open(blocks.form(words, _prefilled(kamarade, speaker, known)))


def _hours(kamarade: Kamarade, language: Language) -> str | None:
    return kamarade.shelf.company.value("buddies.hours", language)


def _prefilled(kamarade: Kamarade, speaker: Speaker, known: Filled | None) -> Prefilled:
    most = kamarade.shelf.pairing.capacity
    if known is None:
        return Prefilled([speaker.language.value], {}, capacity=most, most=most)
    buddy = known.buddy
    texts = {
        "segment": buddy.segment or "",
        "product_range": buddy.product_range or "",
        "site": buddy.site or "",
        "tools": ", ".join(buddy.tools),
        "strengths": ", ".join(buddy.strengths),
    }
    return Prefilled(
        buddy.languages or [speaker.language.value],
        texts,
        buddy.capacity,
        most,
        buddy.kam_since,
        buddy.paused_until,
        known.manager,
        known.not_with,
    )


async def press_form(turn: Turn, kamarade: Kamarade) -> None:
    """Open the form from a button."""
    await turn.ack()
    await open_form(turn, kamarade)


async def submit(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep what somebody says of themselves as a buddy."""
    speaker, given = turn.speaker, forms.typed(view)
    manager = await noted(kamarade, turn.client, given["manager"])
    paused = given["paused_until"]
    others = forms.chosen(view, "not_with")
    profile = BuddyProfile(
        languages=frozenset(Language(one) for one in forms.chosen(view, "languages")),
        kam_since=date.fromisoformat(given["kam_since"]),
        capacity=int(given["capacity"]),
        manager_id=manager.id,
        segment=given["segment"] or None,
        product_range=given["product_range"] or None,
        site=given["site"] or None,
        tools=several(given["tools"]),
        strengths=several(given["strengths"]),
        paused_until=date.fromisoformat(paused) if paused else None,
        not_with=frozenset([(await noted(kamarade, turn.client, one)).id for one in others]),
    )
    await buddies.volunteer(
        kamarade.database, kamarade.office, speaker.in_private, profile, kamarade.now()
    )
    await turn.ack()


async def agree(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep the agreement of a manager."""
    await _answer(turn, action, kamarade, agrees=True)


async def refuse(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep that a manager would rather not, for now."""
    await _answer(turn, action, kamarade, agrees=False)


async def _answer(turn: Turn, action: dict[str, Any], kamarade: Kamarade, *, agrees: bool) -> None:
    await turn.ack()
    seen = await buddies.agree(
        kamarade.database,
        turn.speaker.in_private,
        action["value"],
        agrees=agrees,
        now=kamarade.now(),
    )
    words = kamarade.say(turn.speaker.language, "buddy_agreement", name=name_of(seen.named))
    await turn.tell(Message(words["agreed" if agrees else "not_now"]))


async def decline(turn: Turn, kamarade: Kamarade) -> None:
    """Say no to HR's invitation, or stop being a buddy."""
    await turn.ack()
    await buddies.withdraw(kamarade.database, turn.speaker.in_private, kamarade.now())
    words = kamarade.say(
        turn.speaker.language, "buddy_state", state=BuddyState.WITHDRAWN.value, manager=""
    )
    await turn.tell(saying(words["body"]))


async def open_invite(turn: Turn, kamarade: Kamarade, _rest: str = "") -> None:
    """Open the form in which HR proposes somebody."""
    await turn.open(blocks.invite_form(kamarade.say(turn.speaker.language, "buddy_invite")))


async def invite(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Propose to somebody to become a buddy."""
    given = forms.typed(view)
    person, manager = [
        await noted(kamarade, turn.client, given[one]) for one in ("person", "manager")
    ]
    suggested = Suggestion(person.id, manager.id, bool(given["agreement"]))
    await inviting.invite(kamarade.database, turn.speaker.in_private, suggested, kamarade.now())
    await turn.ack()


FOR_ALL = (
    Subcommand(
        "become_buddy",
        ("devenir-binôme", "devenir binôme"),
        ("become-buddy", "become a buddy"),
        open_form,
    ),
)
FOR_HR = (Subcommand("invite_buddy", ("proposer-binôme",), ("propose-buddy",), open_invite),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.VOLUNTEER, press_form)
    reception.view(blocks.SUBMIT, submit)
    reception.action(blocks.AGREE, agree)
    reception.action(blocks.NOT_NOW, refuse)
    reception.action(blocks.DECLINE, decline)
    reception.action(blocks.WITHDRAW, decline)
    reception.view(blocks.INVITE, invite, needs=Role.HR)
