"""A reply in words and blocks, wherever it is said: a message, a command, the terminal."""

import secrets

from bot.blocks import answers as blocks
from bot.blocks.markdown import plain
from bot.calendars import country_name
from bot.domain.asking import Reply
from bot.domain.booklet import Entry
from bot.domain.decisions import Kind
from bot.domain.obstacles import Severity
from bot.kamarade import Desk
from bot.posting import Message


def compose(desk: Desk, said: Reply, origin: blocks.Origin) -> Message:
    """Build what a reply looks like, wherever it is said."""
    match said.kind:
        case Kind.ANSWER:
            return _quoted(desk, said, origin)
        case Kind.CHOICES:
            return _choices(desk, said, origin)
        case Kind.UNKNOWN:
            return _unknown(desk, said, origin)
        case _:
            return _gated(desk, said, origin)


def _quoted(desk: Desk, said: Reply, origin: blocks.Origin) -> Message:
    entries = _entries(desk, said)
    if not entries:
        return _unknown(desk, said, origin)
    words = desk.say(said.language, "answer")
    ids = tuple(entry.id for entry in entries)
    rated = blocks.Rated(secrets.token_hex(8), ids, said.language, is_helpful=True)
    quoted = [quote(desk, entry) for entry in entries]
    text = "\n".join(f"{entry.title} : {plain(entry.body)}" for entry in entries)
    return Message(text, blocks.answer(words, quoted, origin, rated))


def quote(desk: Desk, entry: Entry) -> blocks.Quoted:
    """Return an entry ready to be shown, in its own language."""
    company, booklet = desk.shelf.company, desk.shelf.booklet
    owner = company.roles.get(entry.owner or "")
    words = desk.say(
        entry.language,
        "answer",
        owner=owner.title[entry.language] if owner else company.name,
        contact=owner.contact[entry.language] if owner else "",
        checked_on=entry.checked_on,
        sources=entry.sources,
        stale=entry.review_by if entry.review_by and entry.review_by < desk.today else None,
        missing=_who_fills(desk, entry),
    )
    found = (booklet.find(other, entry.language) for other in entry.related)
    related = [(other.id, other.title) for other in found if other]
    kind = desk.shelf.obstacles.find(entry.obstacle)
    return blocks.Quoted(
        entry.id,
        entry.title,
        entry.body,
        words,
        related,
        entry.calculator,
        may_block=kind is not None and kind.severity is Severity.HIGH,
    )


def _who_fills(desk: Desk, entry: Entry) -> str | None:
    company = desk.shelf.company
    owners = [company.roles.get(company.owner_of(key) or "") for key in entry.missing]
    named = [f"{o.title[entry.language]} ({o.contact[entry.language]})" for o in owners if o]
    return ", ".join(dict.fromkeys(named)) or (company.name if entry.missing else None)


def _choices(desk: Desk, said: Reply, origin: blocks.Origin) -> Message:
    words = desk.say(said.language, "answer")
    offered = [(entry.id, entry.title) for entry in _entries(desk, said)]
    return Message(words["choices"], blocks.choices(words, offered, origin))


def _unknown(desk: Desk, said: Reply, origin: blocks.Origin) -> Message:
    entries = (desk.shelf.booklet.find(one, said.language) for one in said.foreign)
    abroad = next((entry for entry in entries if entry), None)
    foreign = abroad.title if abroad else ""
    known = [country_name(code, said.language) for code in abroad.countries] if abroad else []
    words = desk.say(said.language, "answer", foreign=foreign, countries=", ".join(known))
    text = words["foreign"] if foreign else words["unknown"]
    return Message(text, blocks.unknown(words, origin, foreign=foreign))


def _gated(desk: Desk, said: Reply, origin: blocks.Origin) -> Message:
    """Say what a gate says; a request to act is followed by how to do it oneself."""
    roles = desk.shelf.company.roles
    contacts = {name: role.contact[said.language] for name, role in roles.items()}
    words = desk.say(said.language, "gates", contact=contacts, entries=said.entries)
    topic = f"{said.kind}_{(said.topic or '').replace('-', '_')}"
    text = words[topic if topic in words else said.kind.value]
    how = _quoted(desk, said, origin).blocks if said.entries else []
    return Message(text, [*blocks.plainly(text), *how])


def _entries(desk: Desk, said: Reply) -> list[Entry]:
    found = (desk.shelf.booklet.find(one, said.language) for one in said.entries)
    return [entry for entry in found if entry]
