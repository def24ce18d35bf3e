"""HR's console in words and blocks: the caller has checked the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from slack_sdk.models.blocks import Block

from bot.blocks import console as blocks
from bot.blocks.console import Shown, Where
from bot.domain.companions import PairingState
from bot.domain.journeys import JourneyState
from bot.domain.obstacles import BUDDY, MANAGER
from bot.domain.people import Speaker
from bot.kamarade import Kamarade
from bot.notices.naming import name_of
from bot.posting import Message
from bot.services import console
from bot.services.cards import Card
from bot.services.console import Look, Overview, Page, View
from bot.texts import Mrkdwn, Words

SIZE = 8  # cards on a page: Slack takes fifty blocks and 13,200 characters
MOST_LATE = 2


@dataclass(frozen=True, slots=True)
class Obstacle:
    """An obstacle as a card names it: what it is and since when, never its words."""

    label: str
    since: date


async def shown(kamarade: Kamarade, speaker: Speaker, where: Where) -> Message:
    """Build the console."""
    database, workspace_id, view = kamarade.database, speaker.workspace_id, view_of(kamarade)
    look = Look(where.concern, where.name, where.page)
    page = await console.page(database, workspace_id, view, look, size=SIZE)
    counted = {look.concern: page.total} if look.concern in console.CONCERNS else {}
    overview = await console.overview(database, workspace_id, view, counted)
    return Message(_say(kamarade, speaker)["title"], _blocks(kamarade, speaker, overview, page))


def view_of(kamarade: Kamarade) -> View:
    """Return what the console is looked at with."""
    return View(kamarade.today(), kamarade.shelf.content.tasks)


def _say(kamarade: Kamarade, speaker: Speaker, **variables: object) -> Words:
    return kamarade.say(speaker.language, "console", **variables)


def _blocks(kamarade: Kamarade, speaker: Speaker, overview: Overview, page: Page) -> list[Block]:
    words = _say(kamarade, speaker)
    where = Where(page.look.concern, page.look.name, page.look.page)
    return [
        *blocks.first(words, lines(kamarade, speaker, overview)),
        blocks.tools(words, where),
        *_people(kamarade, speaker, page),
        *blocks.pages(words, where, page.last),
    ]


def lines(kamarade: Kamarade, speaker: Speaker, overview: Overview) -> list[tuple[str, str]]:
    """Return a line for each thing that needs HR: its name, and its words."""
    counted = {
        **overview.concerns,
        blocks.NAMED_QUESTIONS: overview.questions,
        blocks.NAMED_DELIVERIES: overview.parked,
    }
    return [
        (name, _say(kamarade, speaker, count=count)[name])
        for name, count in counted.items()
        if count
    ]


def _people(kamarade: Kamarade, speaker: Speaker, page: Page) -> list[Block]:
    name, concern = page.look.name, page.look.concern
    said = {"count": page.total, "name": name, "page": page.look.page + 1, "pages": page.last + 1}
    words = _say(kamarade, speaker, **said)
    title = words[concern if concern in console.CONCERNS else "people"]
    cards = [card_of(kamarade, speaker, one) for one in page.cards]
    return blocks.people(title, cards, words["nobody"])


def card_of(kamarade: Kamarade, speaker: Speaker, card: Card) -> Shown:
    """Return a card in words."""
    state = card.journey.state
    return Shown(
        card.journey.id,
        words_of(kamarade, speaker, card),
        card.is_away,
        is_over=state is JourneyState.ENDED,
        is_done=state is JourneyState.COMPLETED,
    )


def words_of(kamarade: Kamarade, speaker: Speaker, card: Card) -> Words:
    """Return the words of a card."""
    journey, language = card.journey, speaker.language
    late = [task.title[language] for task in card.late]
    is_accepted = card.pairing is not None and card.pairing.state is PairingState.ACCEPTED
    return _say(
        kamarade,
        speaker,
        newcomer=name_of(card.newcomer),
        facts=_facts(kamarade, speaker, card),
        state=journey.state.value,
        away=card.is_away,
        day=card.day,
        started_on=journey.started_on,
        manager=name_of(card.line_manager),
        buddy=name_of(card.buddy),
        accepted=is_accepted,
        proposed_at=card.pairing.proposed_at if card.pairing else None,
        done=len(card.done),
        tasks=len(card.tasks),
        late=late[:MOST_LATE],
        more_late=len(late[MOST_LATE:]),
        obstacles=obstacles(kamarade, speaker, card),
    )


def _facts(kamarade: Kamarade, speaker: Speaker, card: Card) -> Sequence[str]:
    journey = card.journey
    track = _say(kamarade, speaker)[journey.track.value] if journey.track else ""
    return [fact for fact in (Mrkdwn(track), journey.site, journey.segment) if fact]


def obstacles(kamarade: Kamarade, speaker: Speaker, card: Card) -> Sequence[Obstacle]:
    """Return the obstacles of a card, those that speak of its reader aside."""
    spoken_of = {
        MANAGER: card.journey.line_manager_id,
        BUDDY: card.pairing.buddy_id if card.pairing else None,
    }
    kinds = [(kamarade.shelf.content.obstacles.get(one.type), one) for one in card.obstacles]
    return [
        Obstacle(kind.label[speaker.language], one.declared_at.date())
        for kind, one in kinds
        if spoken_of.get(kind.about or "") != speaker.id
    ]
