"""`/kamarade-rh lancer`, `répétition`, `stop`, `reprendre`, `bilans`."""

from typing import Any

from bot.blocks import launching as blocks
from bot.domain.languages import Language
from bot.domain.roles import Role
from bot.domain.switches import SwitchName
from bot.handing import hand
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.posting import Message
from bot.reception import Reception
from bot.rehearsing import MANAGER, NEWCOMER, Rehearsal, rehearse
from bot.services import launching, switches
from bot.services.journeys import Act
from bot.services.launching import HOLDING, SWORN, Check, Readiness
from bot.texts import Words
from bot.turn import Turn
from bot.uploading import Upload


def _act(turn: Turn, kamarade: Kamarade) -> Act:
    return Act(turn.speaker.in_private, kamarade.guide, kamarade.now())


async def run(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Show what is ready, then hand over the rehearsal."""
    found = await launching.readiness(kamarade.database, _act(turn, kamarade))
    words = _words(kamarade, turn.speaker.language, found)
    lines = [words[f"{check}_{'no' if check in found.failing else 'yes'}"] for check in _CHECKED]
    may_launch = found.may_launch and not found.is_launched
    await turn.tell(Message(words["title"], blocks.checklist(words, lines, may_launch=may_launch)))
    if not found.is_launched:
        await hand_over(turn, kamarade)


_CHECKED = (*HOLDING, Check.OWNERS)


def _words(kamarade: Kamarade, language: Language, found: Readiness) -> Words:
    roles = kamarade.shelf.company.roles
    return kamarade.say(
        language,
        "launch",
        launched=found.is_launched,
        may_launch=found.may_launch,
        unreachable=", ".join(roles[name].title[language] for name in found.unreachable),
        company=kamarade.shelf.company.name,
    )


async def hand_over(turn: Turn, kamarade: Kamarade, _rest: str = "") -> None:
    """Give HR the virtual newcomer's whole calendar, as a file in their direct message."""
    language = turn.speaker.language
    words = kamarade.say(language, "rehearsal")
    names = {NEWCOMER: words["newcomer"], MANAGER: words["manager"]}
    found = await rehearse(kamarade, turn.speaker, names)
    said = kamarade.say(language, "rehearsal", **_facts(found))
    file = Upload(said["file"], _calendar(kamarade, language, found).encode(), said["comment"])
    await hand(turn, kamarade, [file], said["comment"])


def _facts(found: Rehearsal) -> dict[str, object]:
    return {
        "started_on": found.started_on,
        "count": len(found.said),
        "first": found.said[0].at if found.said else None,
        "last": found.said[-1].at if found.said else None,
        "zone": found.zone,
        "readers": len({one.to for one in found.said}),
    }


def _calendar(kamarade: Kamarade, language: Language, found: Rehearsal) -> str:
    """Return the calendar as a text: each message at its hour, to whom, word for word."""
    head = kamarade.say(language, "rehearsal", **_facts(found))["head"]
    parts = [head]
    for one in found.said:
        said = kamarade.say(
            language, "rehearsal", at=one.at, zone=found.zone, to=one.to, words=one.words
        )
        parts.append(f"{said['line']}\n\n{one.words}")
    return "\n\n----------\n\n".join(parts) + "\n"


async def open_form(turn: Turn, kamarade: Kamarade) -> None:
    """Ask for HR's word on what the bot cannot see."""
    await turn.ack()
    found = await launching.readiness(kamarade.database, _act(turn, kamarade))
    words = _words(kamarade, turn.speaker.language, found)
    await turn.open(blocks.form(words, [check.value for check in SWORN]))


async def submit(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Let the bot speak of its own accord, once everything is ready and HR gave their word."""
    sworn = [Check(name) for name in blocks.ticked(view)]
    changed = await launching.launch(kamarade.database, _act(turn, kamarade), sworn)
    await turn.ack()
    words = kamarade.say(turn.speaker.language, "switches")
    body = words["launched" if changed else "already_launched"]
    await turn.tell(Message(body, blocks.said(body, (words["stop"], "stop"))))


async def stop(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Hold every unasked message."""
    await _turn(turn, kamarade, on=True)


async def resume(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Let unasked messages leave again."""
    await _turn(turn, kamarade, on=False)


async def _turn(turn: Turn, kamarade: Kamarade, *, on: bool) -> None:
    act = _act(turn, kamarade)
    changed = await launching.turn(kamarade.database, act, SwitchName.STOPPED, on=on)
    is_launched = SwitchName.LAUNCHED in await switches.on(kamarade.database, kamarade.workspace_id)
    words = kamarade.say(turn.speaker.language, "switches")
    name = "stopped" if on else ("resumed" if is_launched else "not_launched")
    body = words[name if changed or name == "not_launched" else f"already_{name}"]
    button = (words["resume"], "resume") if on else (words["stop"], "stop")
    await turn.tell(Message(body, blocks.said(body, button)))


async def checkins(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Show whether check-ins are asked, with the button that changes it."""
    on = await switches.on(kamarade.database, kamarade.workspace_id)
    await _tell_checkins(turn, kamarade, is_on=SwitchName.CHECKINS in on)


async def turn_checkins(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Turn check-ins on or off."""
    await turn.ack()
    on = action["value"] == "on"
    act = _act(turn, kamarade)
    await launching.turn(kamarade.database, act, SwitchName.CHECKINS, on=on)
    await _tell_checkins(turn, kamarade, is_on=on)


async def _tell_checkins(turn: Turn, kamarade: Kamarade, *, is_on: bool) -> None:
    words = kamarade.say(turn.speaker.language, "switches")
    body = words["checkins_on" if is_on else "checkins_off"]
    label = words["turn_off" if is_on else "turn_on"]
    await turn.tell(Message(body, blocks.switched(body, label, turn_on=not is_on)))


FOR_HR = (
    Subcommand("launch", ("lancer",), ("launch",), run),
    Subcommand("rehearsal", ("répétition", "répéter"), ("rehearsal", "rehearse"), hand_over),
    Subcommand("stop", ("stop", "arrêt"), ("stop",), stop),
    Subcommand("resume", ("reprendre",), ("resume",), resume),
    Subcommand("checkins", ("bilans",), ("checkins", "check-ins"), checkins),
)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.OPEN, open_form, needs=Role.HR)
    reception.view(blocks.LAUNCH, submit, needs=Role.HR)
    reception.action(blocks.CHECKINS, turn_checkins, needs=Role.HR)
