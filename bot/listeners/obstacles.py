"""« Je suis bloqué »: what it is, to whom it goes, said by who is blocked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_sdk.models.views import View

from bot.acquainting import acquaint
from bot.blocks import answers
from bot.blocks import obstacle_forms as forms
from bot.blocks.answers import Origin
from bot.blocks.forms import typed
from bot.blocks.obstacle_forms import Declaring, Filled
from bot.domain import asking
from bot.domain.accesses import Access
from bot.domain.company import capitalised
from bot.domain.decisions import Kind
from bot.domain.errors import PastMessage
from bot.domain.obstacles import ObstacleType, ladder
from bot.domain.people import Speaker
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.listeners.questions import words_of
from bot.notices.obstacles import as_card, role_title
from bot.reception import Reception
from bot.services import obstacle_views as views
from bot.services import obstacles
from bot.services.obstacles import Declaration
from bot.turn import Turn
from bot.wording import compose


async def say_blocked(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Open the window under an answer: its entry says what kind of obstacle it is."""
    await turn.ack()
    origin = Origin.loads(action["value"])
    entry = kamarade.shelf.booklet.find(origin.entry_id or "", turn.speaker.language)
    kind = kamarade.shelf.obstacles.find(entry.obstacle if entry else None)
    text = await words_of(turn.client, origin)
    await turn.open(await _first(turn, kamarade, kind, text))


async def start(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Ask what kind of obstacle it is."""
    await turn.open(await _first(turn, kamarade, None, ""))


async def open_for(turn: Turn, kamarade: Kamarade, type_id: str) -> None:
    """Open the window of a kind that was chosen elsewhere, as in a check-in."""
    kind = kamarade.shelf.obstacles.find(type_id)
    await turn.open(await _first(turn, kamarade, kind, ""))


async def _first(turn: Turn, kamarade: Kamarade, kind: ObstacleType | None, text: str) -> View:
    if kind is not None:
        return await _form(turn, kamarade, kind, About(text))
    language = turn.speaker.language
    kinds = [(one.id, one.label[language]) for one in kamarade.shelf.obstacles.types.values()]
    return forms.choose(kamarade.say(language, "obstacle_form"), kinds, text)


async def open_for_access(turn: Turn, kamarade: Kamarade, access: Access, needed_on: date) -> None:
    """Open the window of an access that does not work, needed from a day."""
    kind = kamarade.shelf.obstacles.get(access.obstacle)
    about = About(access.label[turn.speaker.language], access.id, needed_on)
    await turn.open(await _form(turn, kamarade, kind, about))


async def choose(turn: Turn, body: dict[str, Any], kamarade: Kamarade) -> None:
    """Show the window of the kind that was chosen."""
    await turn.ack()
    kind = kamarade.shelf.obstacles.find(body["actions"][0]["selected_option"]["value"])
    if kind is None:
        raise PastMessage
    about = About(body["view"]["private_metadata"])
    view = await _form(turn, kamarade, kind, about)
    await turn.replace(body["view"]["id"], view)


@dataclass(frozen=True, slots=True)
class About:
    """What the window is prefilled with: what was asked, which access, needed from when."""

    text: str
    access: str | None = None
    needed_on: date | None = None


async def _form(turn: Turn, kamarade: Kamarade, kind: ObstacleType, about: About) -> View:
    """Build the window that says to whom it goes, prefilled with what it is about."""
    speaker, now, handbook = turn.speaker, kamarade.now(), kamarade.handbook
    await acquaint(kamarade, turn.client, [kind.owner])
    whose = (speaker.workspace_id, speaker.id)
    found = await obstacles.prospect(kamarade.database, handbook, kind, whose, now)
    language = speaker.language
    owner = role_title(kamarade, kind.owner, language)
    rungs = ladder(kind, kind.owner, handbook.directory.leads)
    above = [role_title(kamarade, rung.name, language) for rung in rungs]
    words = kamarade.say(
        language,
        "obstacle_form",
        label=kind.label[language],
        owner=owner,
        owner_first=capitalised(owner),
        is_reached=found.is_reached,
        is_now=found.hears_at <= now,
        hears_at=found.hears_at,
        zone=speaker.zone,
        days=kind.allowed_days,
        about=kind.about,
        ladder=", ".join(above),
    )
    filled = Filled(
        about.text or kind.label[language], about.needed_on or now.date(), kind.needs_consent
    )
    return forms.declare(words, Declaring(kind.id, about.access), filled)


async def declare(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Follow the obstacle from now on, unless the words call for somebody first."""
    said = _said(turn.speaker, view)
    if not await _needs_somebody_first(turn, kamarade, said):
        await _follow(turn, kamarade, said)


async def declare_anyway(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Follow it all the same: the person says that it is about work."""
    held, speaker = forms.Held.loads(view["private_metadata"]), turn.speaker
    said = Declaration(
        workspace_id=speaker.workspace_id,
        person_id=speaker.id,
        type_id=held.type_id,
        text=held.text,
        needed_on=date.fromisoformat(held.since),
        access=held.access,
        prevents=held.prevents,
        consents=held.consents,
    )
    await _follow(turn, kamarade, said)


async def _follow(turn: Turn, kamarade: Kamarade, said: Declaration) -> None:
    """Declare it; one that is followed already is shown instead."""
    now, handbook = kamarade.now(), kamarade.handbook
    declared = await obstacles.declare(kamarade.database, handbook, said, now)
    if declared.is_new:
        await turn.ack()  # before Slack loses patience: those of the ladder have days
        kind = kamarade.shelf.obstacles.get(said.type_id)
        rungs = ladder(kind, kind.owner, kamarade.directory.leads)
        await acquaint(kamarade, turn.client, [rung.name for rung in rungs])
        return
    shown = await views.shown(kamarade.database, handbook, declared.obstacle_id, now)
    card = as_card(kamarade, shown, (turn.speaker.language, turn.speaker.zone))
    words = kamarade.say(turn.speaker.language, "obstacle_form")
    await turn.ack(response_action="update", view=forms.shown(words, card.blocks))


def _said(speaker: Speaker, view: Mapping[str, Any]) -> Declaration:
    declaring = Declaring.loads(view["private_metadata"])
    given = typed(view)
    return Declaration(
        workspace_id=speaker.workspace_id,
        person_id=speaker.id,
        type_id=declaring.type_id,
        text=given[forms.TEXT],
        needed_on=date.fromisoformat(given[forms.SINCE]),
        access=declaring.access,
        prevents=given[forms.PREVENTS] or None,
        consents=bool(given.get(forms.CONSENT)),
    )


async def _needs_somebody_first(turn: Turn, kamarade: Kamarade, said: Declaration) -> bool:
    """Show human contacts, and keep nothing, where the words are of distress or violence."""
    speaker, text = turn.speaker, f"{said.text}\n{said.prevents or ''}"
    decision = kamarade.shelf.engine.decide(text, country=speaker.country)
    if decision.kind is not Kind.SENSITIVE:
        return False
    help_ = compose(kamarade.desk(), asking.reply(decision, speaker.language), Origin())
    words = kamarade.say(speaker.language, "obstacle_form")
    since = said.needed_on.isoformat()
    held = forms.Held(said.type_id, said.text, since, said.access, said.prevents, said.consents)
    await turn.ack(response_action="update", view=forms.doubted(words, help_.text, held))
    return True


FOR_ALL = (Subcommand("blocked", ("bloqué", "bloquée"), ("blocked",), start),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(answers.BLOCKED, say_blocked)
    reception.action(forms.CHOOSE, choose)
    reception.view(forms.DECLARE, declare)
    reception.view(forms.ANYWAY, declare_anyway)
