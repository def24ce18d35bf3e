"""The Home tab of a newcomer, of a buddy, of a manager."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.blocks import tabs as blocks
from bot.blocks.pieces import section
from bot.domain.people import Speaker
from bot.kamarade import Kamarade
from bot.notices import tasks as task_notices
from bot.notices.naming import name_of
from bot.notices.obstacles import variables
from bot.services import obstacle_views, paths, ticking
from bot.services.paths import OwnPath, Todo
from bot.tabs import booklet, checkins
from bot.tabs import console as console_tab
from bot.texts import Words

STEPS = (0, 15, 31, 90, 121, 180)  # the days on which each step of the path begins


def _say(kamarade: Kamarade, speaker: Speaker, **variables_: object) -> Words:
    return kamarade.say(speaker.language, "tabs", **variables_)


async def newcomer(kamarade: Kamarade, speaker: Speaker, _detail: str) -> list[Block]:
    """Build the newcomer's day: where they are, what to do, who helps, what blocks them."""
    content, today = kamarade.shelf.content, kamarade.today()
    own = await paths.own(kamarade.database, content, speaker.id, today)
    if own is None:
        return await booklet.themes(kamarade, speaker, "")
    words = _words_of(kamarade, speaker, own)
    return [
        *blocks.headed(words["hello"], words["where"], words["steps"]),
        *blocks.group(words["todos"], await _todos(kamarade, speaker, own.todos), words["nothing"]),
        *([] if own.journey.ended_on else blocks.group(words["own_buddy"], [])),
        *await checkins.own(kamarade, speaker, own.checkin_at),
        *await _obstacles(kamarade, speaker),
        *booklet.buttons(kamarade, speaker),
    ]


def _words_of(kamarade: Kamarade, speaker: Speaker, own: OwnPath) -> Words:
    done = sum(own.day >= day for day in STEPS[1:]) + (own.day >= 0)
    return _say(
        kamarade,
        speaker,
        name=speaker.name.split(" ")[0],
        day=own.day,
        done_on=own.journey.ended_on,
        started_on=own.journey.started_on,
        bar="●" * done + "○" * (len(STEPS) - done),
        done=done,
        buddy=name_of(own.buddy),
        accepted=own.is_accepted,
        met_at=own.met_at,
        zone=speaker.zone,
    )


async def _todos(kamarade: Kamarade, speaker: Speaker, todos: Sequence[Todo]) -> list[Block]:
    found: list[Block] = []
    for todo in todos:
        shown = await ticking.shown(kamarade.database, kamarade.shelf.content, todo.which)
        said = task_notices.as_shown(kamarade, shown, speaker.language, to=speaker.id)
        found += said.blocks
    return found


async def _obstacles(kamarade: Kamarade, speaker: Speaker) -> list[Block]:
    whose = (speaker.workspace_id, speaker.id)
    found = await obstacle_views.lists(kamarade.database, kamarade.handbook, whose, kamarade.now())
    words = _say(kamarade, speaker)
    lines: list[Block] = []
    for one in found.mine:
        known = variables(kamarade, one, (speaker.language, speaker.zone))
        listed = kamarade.say(
            speaker.language,
            "obstacle_list",
            **known,
            days=one.days_blocked,
            is_late=one.is_late,
        )
        lines.append(blocks.obstacle(listed, listed["own_line"], one.id))
    return [*blocks.group(words["obstacles"], lines, words["free"]), blocks.blocked(words)]


async def buddy(kamarade: Kamarade, speaker: Speaker, _detail: str) -> list[Block]:
    """Build a buddy's newcomers, each with the next meeting."""
    found = await paths.helped(kamarade.database, speaker.id, kamarade.today())
    words = _say(kamarade, speaker, name=speaker.name.split(" ")[0])
    lines: list[Block] = [
        section(
            _say(
                kamarade,
                speaker,
                newcomer=name_of(one.newcomer),
                day=one.day,
                started_on=one.started_on,
                accepted=one.is_accepted,
                met_at=one.met_at,
                zone=speaker.zone,
            )["helped_one"]
        )
        for one in found
    ]
    return [
        *blocks.headed(words["hello"]),
        *blocks.group(words["helped"], lines),
        blocks.note(words["helped_note"]),
    ]


async def manager(kamarade: Kamarade, speaker: Speaker, _detail: str) -> list[Block]:
    """Build a manager's tasks and newcomers: dates, tasks, buddies; nothing else of them."""
    led = await paths.led(kamarade.database, kamarade.shelf.content, speaker.id, kamarade.today())
    words = _say(kamarade, speaker, name=speaker.name.split(" ")[0])
    cards: list[Block] = [
        section(console_tab.words_of(kamarade, speaker, card)["card"]) for card in led.cards
    ]
    return [
        *blocks.headed(words["hello"]),
        *blocks.group(words["todos"], await _todos(kamarade, speaker, led.todos), words["nothing"]),
        *blocks.group(words["led"], cards),
        blocks.note(words["led_note"]),
    ]
