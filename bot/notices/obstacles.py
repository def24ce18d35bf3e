"""Obstacles as who is blocked follows them."""

from collections.abc import Callable
from datetime import date

from bot.blocks import obstacles as blocks
from bot.blocks.obstacles import Offer
from bot.delivery import Skip
from bot.domain.company import capitalised
from bot.domain.deliveries import Outgoing
from bot.domain.errors import NoSuchObstacle
from bot.domain.languages import Language
from bot.domain.obstacle_states import LIVE, OVER, WAITING, Act, State, may
from bot.domain.obstacles import MANAGER
from bot.domain.people import Named
from bot.kamarade import Kamarade
from bot.posting import Message
from bot.services import obstacle_telling as telling
from bot.services import obstacle_views as views
from bot.services import people
from bot.services.obstacle_views import Shown
from bot.texts import Mrkdwn, Words, mention

Reader = tuple[Language, str]  # the language of who reads, and their zone
Title = Callable[[Kamarade, str | None, Language], str]

GONE = Skip("the obstacle was erased")

# What each choice offers while it makes sense, by the name of its button.
CHOICES = {
    Act.WARN: ((Act.CONFIRM, "settled"), (Act.WAIT, "wait")),
    Act.DATE: ((Act.CONFIRM, "settled"), (Act.TOO_LATE, "too_late")),
    Act.SOLVE: ((Act.CONFIRM, "yes"), (Act.DENY, "no")),
    Act.FADE: ((Act.DENY, "no"),),
}


async def found(kamarade: Kamarade, row: Outgoing) -> Shown | None:
    """Return the obstacle of a row, or None once it was erased."""
    try:
        return await views.shown(
            kamarade.database,
            kamarade.handbook,
            row.refs["obstacle_id"],
            kamarade.now(),
            row.refs.get("number", 0),
        )
    except NoSuchObstacle:
        return None


def name(person: Named | None) -> Mrkdwn | str:
    """Return a person as Slack shows them."""
    if person is None:
        return ""
    return mention(person.slack_id) if person.slack_id else person.name


def role_title(kamarade: Kamarade, role: str | None, language: Language) -> str:
    """Return the name of a role in a sentence."""
    holder = kamarade.shelf.company.roles.get(role or "")
    return holder.title[language] if holder else role or ""


def their_role(kamarade: Kamarade, role: str | None, language: Language) -> str:
    """Return the same as anybody but who is blocked reads it: "your manager" is theirs."""
    if role == MANAGER:
        return kamarade.say(language, "obstacle_owner")["their_manager"]
    return role_title(kamarade, role, language)


def variables(
    kamarade: Kamarade, shown: Shown, reader: Reader, titled: Title = role_title
) -> dict[str, object]:
    """Return what every message of an obstacle may say."""
    language, zone = reader
    owner = titled(kamarade, shown.owner_role, language)
    return {
        "label": shown.kind.label[language],
        "who": name(shown.blocked),
        "state": shown.state.value,
        "owner": owner,
        "owner_first": capitalised(owner),
        "taker": name(shown.taker),
        "due_at": shown.due_at,
        "promised_on": shown.promised_on,
        "next": titled(kamarade, shown.next_role, language),
        "next_at": shown.next_at,
        "zone": zone,
        "needed_on": shown.needed_on,
    }


async def _reader(kamarade: Kamarade, row: Outgoing) -> Reader:
    person = await people.get(kamarade.database, row.person_id or "")
    return person.language, person.zone


async def card(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Show who is blocked where their obstacle stands, and what comes next."""
    shown = await found(kamarade, row)
    if shown is None:
        return GONE
    return as_card(kamarade, shown, await _reader(kamarade, row))


def as_card(kamarade: Kamarade, shown: Shown, reader: Reader) -> Message:
    """Build the card of an obstacle, wherever it is shown."""
    language, known = reader[0], variables(kamarade, shown, reader)
    words = kamarade.say(language, "obstacle_card", **known, is_reached=shown.is_reached)
    entry = kamarade.shelf.booklet.find(shown.kind.workaround or "", language)
    beside = (entry.id, entry.title) if entry else None
    is_private = shown.kind.needs_consent
    built = blocks.card(words, _acts(shown), shown.id, beside, is_private=is_private)
    return Message(words["text"], built)


def _acts(shown: Shown) -> list[Act]:
    if shown.state is State.FADED:
        return [Act.DENY]
    if shown.state not in LIVE:
        return []
    wait = [Act.WAIT] if shown.next_at else []
    again = [Act.DENY] if shown.state is State.SOLVED else []
    return [Act.CONFIRM, *again, *wait, Act.WITHDRAW]


async def news(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Say one thing that happened."""
    shown = await found(kamarade, row)
    if shown is None or shown.step is None:
        return GONE
    words = _news(kamarade, shown, await _reader(kamarade, row))
    body = words[shown.step.act.value]
    return Message(body, blocks.news(body))


async def choice(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Say one thing that happened, with what may be answered as long as it may."""
    shown = await found(kamarade, row)
    if shown is None or shown.step is None:
        return GONE
    words = _news(kamarade, shown, await _reader(kamarade, row))
    act = shown.step.act
    is_current = _is_current(shown, act)
    acts = CHOICES[act] if is_current else ()
    body = words[act.value if is_current else f"was_{act.value}"]
    return Message(body, blocks.choice(words, body, Offer(shown.id, acts)))


def _is_current(shown: Shown, act: Act) -> bool:
    """Tell whether the question of a message still stands."""
    if act is Act.WARN:
        rung = shown.step.refs.get("rung") if shown.step else None
        return shown.state in WAITING and shown.is_warned and rung == shown.climbed
    if act is Act.DATE:
        promised = shown.step.refs.get("day") if shown.step else None
        same_day = shown.promised_on is not None and shown.promised_on.isoformat() == promised
        return shown.state is State.DATED and same_day
    if shown.step and shown.step.refs.get("reopened", shown.reopened) != shown.reopened:
        return False  # it was solved, or closed, again since
    return all(may(shown.state, wanted) for wanted, _ in CHOICES[act]) and (
        shown.state in OVER or shown.state is State.SOLVED
    )


def _news(kamarade: Kamarade, shown: Shown, reader: Reader) -> Words:
    step, language = shown.step, reader[0]
    assert step is not None  # looked at by the callers
    day = step.refs.get("day")
    return kamarade.say(
        language,
        "obstacle_news",
        **variables(kamarade, shown, reader),
        by=name(step.by),
        day=date.fromisoformat(day) if day else None,
        solved=shown.kind.solved[language],
        role=role_title(kamarade, step.refs.get("role"), language),
        is_reached=step.refs.get("is_reached", True),
        silent_days=kamarade.shelf.obstacles.silent_days,
    )


KINDS = {telling.CARD: card, telling.NEWS: news, telling.CHOICE: choice}
