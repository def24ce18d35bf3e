"""Obstacles as whoever must lift them sees them, in Slack or by e-mail; and relayed words."""

from bot.blocks import obstacles as blocks
from bot.blocks.obstacles import Offer
from bot.delivery import Skip
from bot.domain.deliveries import Outgoing
from bot.domain.languages import DEFAULT
from bot.domain.letters import Written
from bot.domain.obstacle_states import OWED, WAITING, Act, State, may
from bot.domain.obstacles import HR, MANAGER
from bot.kamarade import Kamarade
from bot.notices.letters import written
from bot.notices.obstacles import GONE, Reader, found, name, their_role, variables
from bot.posting import Message
from bot.services import obstacle_calling as calling
from bot.services import obstacle_reminders as reminders
from bot.services import obstacle_telling as telling
from bot.services import people, question_views
from bot.services.obstacle_views import Shown
from bot.texts import Words

_OFFERED = (
    (Act.TAKE, "take"),
    (Act.DATE, "date"),
    (Act.ASK, "ask"),
    (Act.SOLVE, "solve"),
    (Act.HAND_OVER, "hand_over"),
)


async def _reader(kamarade: Kamarade, row: Outgoing, shown: Shown) -> Reader:
    """Return how who reads it reads: a person, or the team that a channel or an address is."""
    if row.person_id is not None:
        person = await people.get(kamarade.database, row.person_id)
        return person.language, person.zone
    company, role = kamarade.shelf.company, row.refs.get("role", shown.owner_role)
    holder = company.roles.get(role if row.refs.get("is_reached", True) else HR)
    return holder.language if holder else DEFAULT, company.zone


async def for_owner(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Show an obstacle to whoever must lift it, or hears of it, as it stands now."""
    shown = await found(kamarade, row)
    if shown is None:
        return GONE
    return as_owner(kamarade, shown, row, await _reader(kamarade, row, shown))


async def reminder(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Show it again while it waits for them."""
    shown = await found(kamarade, row)
    if shown is None:
        return GONE
    if shown.state not in WAITING and not row.refs.get("is_update"):
        return Skip("moved on")
    refs = {"is_owner": True, "is_reached": shown.is_reached, "is_reminder": True}
    again = Outgoing(row.kind, {**row.refs, **refs}, row.person_id)
    return as_owner(kamarade, shown, again, await _reader(kamarade, row, shown))


def as_owner(kamarade: Kamarade, shown: Shown, row: Outgoing, reader: Reader) -> Message:
    """Build an obstacle as its owner sees it, wherever it is shown."""
    words = _words(kamarade, shown, row, reader)
    role = row.refs.get("role")
    if row.refs.get("is_owner") and role != shown.owner_role:
        moved = words["moved"]
        return Message(moved, [*blocks.news(words["title"]), *blocks.noted(moved)])
    acts = [pair for pair in _OFFERED if shown.state in OWED and may(shown.state, pair[0])]
    said = (shown.text, shown.prevents)
    return Message(words["text"], blocks.for_owner(words, said, Offer(shown.id, acts)))


def _words(kamarade: Kamarade, shown: Shown, row: Outgoing, reader: Reader) -> Words:
    role = row.refs.get("role")
    return kamarade.say(
        reader[0],
        "obstacle_owner",
        **variables(kamarade, shown, reader, their_role),
        role=their_role(kamarade, role, reader[0]),
        is_manager=role == MANAGER,
        is_owner=row.refs.get("is_owner", True) or role == shown.owner_role,
        is_reached=row.refs.get("is_reached", True),
        is_reminder=row.refs.get("is_reminder", False),
        days_blocked=shown.days_blocked,
        same=shown.same,
        reopened=shown.reopened,
    )


async def told(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Tell an owner what who is blocked did; what is not lifted can be taken up from there."""
    shown = await found(kamarade, row)
    if shown is None or shown.step is None:
        return GONE
    reader = await _reader(kamarade, row, shown)
    known = variables(kamarade, shown, reader, their_role)
    words = kamarade.say(reader[0], "obstacle_told", **known, by="")
    body = words[shown.step.act.value]
    if shown.step.act is not Act.DENY:
        return Message(body, blocks.news(body))
    refs = {"is_owner": True, "is_reached": shown.is_reached}
    again = Outgoing(row.kind, {**row.refs, **refs}, row.person_id)
    card = as_owner(kamarade, shown, again, reader)
    return Message(body, [*blocks.news(body), *card.blocks])


async def question(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Bring the owner's question, exactly as written, to who is blocked."""
    return await _relayed(kamarade, row, "question", ((Act.ANSWER, "answer"),))


async def reply(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Bring the answer back, exactly as written."""
    return await _relayed(kamarade, row, "reply", ())


async def _relayed(
    kamarade: Kamarade, row: Outgoing, which: str, acts: tuple[tuple[Act, str], ...]
) -> Message | Skip:
    text = await question_views.relayed(kamarade.database, row.relay_id)
    if text is None:
        return Skip("withdrawn")
    shown = await found(kamarade, row)
    if shown is None or shown.step is None:
        return GONE
    reader = await _reader(kamarade, row, shown)
    known = variables(kamarade, shown, reader)
    words = kamarade.say(reader[0], "obstacle_told", **known, by=name(shown.step.by))
    return Message(words[which], blocks.letter(words, words[which], text, Offer(shown.id, acts)))


async def asked_again(kamarade: Kamarade, row: Outgoing) -> Message | Skip:
    """Say that an owner still waits for an answer."""
    shown = await found(kamarade, row)
    if shown is None:
        return GONE
    if shown.state is not State.ASKED:
        return Skip("answered")
    reader = await _reader(kamarade, row, shown)
    known = variables(kamarade, shown, reader)
    words = kamarade.say(reader[0], "obstacle_told", **known, by="")
    body = words["question_again"]
    offer = Offer(shown.id, ((Act.ANSWER, "answer"),))
    return Message(body, [*blocks.news(body), *blocks.buttons(words, offer)])


async def by_mail(kamarade: Kamarade, row: Outgoing) -> Written | Skip:
    """Write to an owner who has no Slack account."""
    shown = await found(kamarade, row)
    if shown is None:
        return GONE
    if shown.state not in OWED:
        return Skip("moved on")
    reader = await _reader(kamarade, row, shown)
    known = variables(kamarade, shown, reader, their_role)
    words = kamarade.say(
        reader[0],
        "obstacle_mail",
        **{**known, "who": shown.blocked.name},
        role=their_role(kamarade, row.refs.get("role"), reader[0]),
        is_owner=row.refs.get("is_owner", True),
        what=shown.text,
        prevents=shown.prevents,
    )
    return written(words, shown.email)


KINDS = {
    calling.OWNER: for_owner,
    reminders.OWNER: reminder,
    reminders.ASKED: asked_again,
    telling.TOLD: told,
    telling.QUESTION: question,
    telling.REPLY: reply,
}
LETTERS = {calling.OWNER: by_mail}
