"""What is pressed on an obstacle, by who is blocked and by whoever must lift it."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_sdk.models.views import View

from bot.acquainting import acquaint
from bot.blocks import obstacle_owner_forms as forms
from bot.blocks import obstacles as blocks
from bot.blocks.forms import typed
from bot.blocks.obstacle_owner_forms import Acting
from bot.domain.company import capitalised
from bot.domain.deliveries import Outgoing
from bot.domain.obstacle_states import Act
from bot.domain.obstacles import HR, MANAGER, is_for
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.listeners.places import pressed
from bot.notices.obstacle_owners import as_owner
from bot.notices.obstacles import as_card, their_role, variables
from bot.posting import Message
from bot.reception import Reception
from bot.services import obstacle_acts as acts
from bot.services import obstacle_rights as rights
from bot.services import obstacle_views as views
from bot.services.obstacle_rights import Press
from bot.services.obstacle_views import Shown
from bot.turn import Turn

SHOWN = 15  # lines of a list: Slack takes fifty blocks


async def press(turn: Turn, body: dict[str, Any], kamarade: Kamarade) -> None:
    """Do what a button alone says."""
    await turn.ack()
    action = body["actions"][0]
    act = Act(action["action_id"].rpartition(".")[2])
    where = Press(action["value"], turn.speaker.id, kamarade.now(), pressed(body).channel)
    if act is Act.TAKE:
        await acts.take(kamarade.database, kamarade.handbook, where)
    else:
        await acts.press(kamarade.database, kamarade.handbook, act, where)


async def open_form(turn: Turn, body: dict[str, Any], kamarade: Kamarade) -> None:
    """Open the window that an act needs, once it is certain that it may be done."""
    await turn.ack()
    action = body["actions"][0]
    act = Act(action["action_id"].rpartition(".")[2])
    now = kamarade.now()
    acting = Acting(action["value"], pressed(body).channel)
    where = Press(acting.obstacle_id, turn.speaker.id, now, acting.channel)
    await rights.check(kamarade.database, act, where)
    shown = await views.shown(kamarade.database, kamarade.handbook, acting.obstacle_id, now)
    await turn.open(_form(kamarade, turn, act, acting, shown))


def _form(kamarade: Kamarade, turn: Turn, act: Act, acting: Acting, shown: Shown) -> View:
    language = turn.speaker.language
    known = variables(kamarade, shown, (language, turn.speaker.zone))
    words = kamarade.say(language, "obstacle_owner_form", **known)
    match act:
        case Act.DATE:
            return forms.dated(words, acting, shown.first_day)
        case Act.ASK:
            return forms.asked(words, acting)
        case Act.ANSWER:
            return forms.answered(words, acting)
        case _:
            roles = [
                (role, capitalised(their_role(kamarade, role, language)))
                for role, holder in kamarade.shelf.company.roles.items()
                if role != shown.owner_role
                and (holder.is_reachable or role in {HR, MANAGER})
                and is_for(shown.kind, role)
            ]
            return forms.handed_over(words, acting, roles)


async def promise(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Keep the day that was promised."""
    day = date.fromisoformat(typed(view)["date"])
    await acts.promise(kamarade.database, kamarade.handbook, _where(turn, view, kamarade), day)
    await turn.ack()


async def ask(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Send the owner's question, exactly as written."""
    text = typed(view)["ask"]
    await acts.ask(kamarade.database, kamarade.handbook, _where(turn, view, kamarade), text)
    await turn.ack()


async def answer(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Send the answer back, exactly as written."""
    text = typed(view)["answer"]
    await acts.answer(kamarade.database, kamarade.handbook, _where(turn, view, kamarade), text)
    await turn.ack()


async def hand_over(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Pass an obstacle to another team."""
    role = typed(view)["hand_over"]
    leads = kamarade.directory.leads
    await acquaint(kamarade, turn.client, [role, *([leads[role]] if role in leads else [])])
    await acts.hand_over(kamarade.database, kamarade.handbook, _where(turn, view, kamarade), role)
    await turn.ack()


def _where(turn: Turn, view: Mapping[str, Any], kamarade: Kamarade) -> Press:
    acting = Acting.loads(view["private_metadata"])
    return Press(acting.obstacle_id, turn.speaker.id, kamarade.now(), acting.channel)


async def show_list(turn: Turn, kamarade: Kamarade, _rest: str) -> None:
    """Show what blocks the person, and what they, or the channel they are in, are to lift."""
    speaker = turn.speaker
    whose = (speaker.workspace_id, speaker.id)
    now, channel = kamarade.now(), turn.channel
    found = await views.lists(kamarade.database, kamarade.handbook, whose, now, channel=channel)
    count = len(found.owed)
    words = kamarade.say(speaker.language, "obstacle_list", mine=len(found.mine), owed=count)
    mine = [(_line(kamarade, turn, one, "own_line"), one.id) for one in found.mine]
    owed = [(_line(kamarade, turn, one, "line"), one.id) for one in found.owed[:SHOWN]]
    await turn.tell(Message(words["mine"], blocks.listed(words, mine, owed)))


def _line(kamarade: Kamarade, turn: Turn, shown: Shown, which: str) -> str:
    language = turn.speaker.language
    known = variables(kamarade, shown, (language, turn.speaker.zone))
    days = shown.days_blocked
    words = kamarade.say(language, "obstacle_list", **known, days=days, is_late=shown.is_late)
    return words[which]


async def see(turn: Turn, body: dict[str, Any], kamarade: Kamarade) -> None:
    """Show one obstacle of a list, with its buttons."""
    await turn.ack()
    speaker, now = turn.speaker, kamarade.now()
    where = Press(body["actions"][0]["value"], speaker.id, now, turn.channel)
    is_mine = await rights.is_mine(kamarade.database, where)
    shown = await views.shown(kamarade.database, kamarade.handbook, where.obstacle_id, now)
    if is_mine:
        await turn.tell(as_card(kamarade, shown, (speaker.language, speaker.zone)))
        return
    row = Outgoing("obstacle", {"role": shown.owner_role}, speaker.id)
    await turn.tell(as_owner(kamarade, shown, row, (speaker.language, speaker.zone)))


FOR_ALL = (Subcommand("obstacles", ("obstacles",), ("blockers",), show_list),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(re.compile(rf"^{re.escape(blocks.PRESS)}\."), press)
    reception.action(re.compile(rf"^{re.escape(blocks.OPEN)}\."), open_form)
    reception.action(blocks.SEE, see)
    reception.view(forms.DATE, promise)
    reception.view(forms.ASK, ask)
    reception.view(forms.ANSWER, answer)
    reception.view(forms.HAND_OVER, hand_over)
