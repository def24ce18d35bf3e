"""`/kamarade-rh accueillir`: a newcomer enrolled from a form."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_sdk.models.views import View

from bot import calendars, roster_words
from bot.blocks import enrolling as blocks
from bot.blocks import forms
from bot.blocks.enrolling import Choices
from bot.domain import at_odds
from bot.domain.at_odds import Fault
from bot.domain.cells import Bad
from bot.domain.enrolment import Enrolment, Who
from bot.domain.languages import Language
from bot.domain.roles import Role
from bot.domain.roster import COLUMNS
from bot.domain.switches import SwitchName
from bot.kamarade import Kamarade
from bot.listeners.commands import Subcommand
from bot.posting import Message
from bot.reception import Reception
from bot.recognising import found_by_email, noted
from bot.services import enrolling, switches
from bot.services.enrolled import Outcome
from bot.services.journeys import Act
from bot.texts import Words, mention
from bot.turn import Turn

FEW = 10  # first days that nobody works, named one by one

UNSAID: Mapping[str, object] = {
    "columns": "",
    "count": 0,
    "faults": "",
    "more": 0,
    "messages": 0,
    "until": date.min,
    "who": "",
    "started_on": date.min,
    "launched": True,
    "waiting": 0,
    "can_mail": False,
}


class BadForm(Exception):
    """An input of the form cannot be read: which, and the sentence under it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(field)
        self.field = field
        self.sentence = sentence


async def open_one(turn: Turn, kamarade: Kamarade, _rest: str = "") -> None:
    """Open the form for one newcomer."""
    await turn.open(one_form(kamarade, turn.speaker.language))


async def press_one(turn: Turn, action: dict[str, Any], kamarade: Kamarade) -> None:
    """Open the form from a button, which may name an account."""
    await turn.ack()
    account = action.get("value") or None
    await turn.open(one_form(kamarade, turn.speaker.language, account))


def one_form(kamarade: Kamarade, language: Language, account: str | None = None) -> View:
    """Build the form for one newcomer."""
    words = words_of(kamarade, language)
    choices = Choices(
        countries=calendars.offered(language.value, kamarade.shelf.company.country),
        languages=[("fr", words["french"]), ("en", words["english"])],
        tracks=[(name, words[name]) for name in ("administration", "animation")],
        country=kamarade.shelf.company.country,
        account=account,
    )
    return blocks.one_form(words, choices)


def words_of(kamarade: Kamarade, language: Language, **said: object) -> Words:
    """Return the words of both forms and of their outcome."""
    return kamarade.say(language, "enrol", **{**UNSAID, **said})


async def submit_one(turn: Turn, view: dict[str, Any], kamarade: Kamarade) -> None:
    """Enrol one newcomer, or say under which input what is wrong."""
    act = Act(turn.speaker.in_private, kamarade.guide, kamarade.now())
    try:
        one = await _enrolment(turn, kamarade, act, forms.typed(view))
        outcome = await enrolling.enrol(kamarade.database, act, [(0, one)])
        for fault in outcome.faults:
            raise BadForm("who" if one.who.slack_id else "email", _sentence(kamarade, turn, fault))
    except BadForm as bad:
        await turn.ack(response_action="errors", errors={bad.field: bad.sentence})
        return
    await turn.ack()
    await turn.tell(await done(kamarade, turn, outcome))


async def _enrolment(
    turn: Turn, kamarade: Kamarade, act: Act, typed: Mapping[str, str]
) -> Enrolment:
    """Read the form through the same cells as a list."""
    reading = enrolling.reading(act)
    values: dict[str, Any] = {}
    for column in COLUMNS[1:]:
        if column.field in {"line_manager", "buddy"}:
            continue
        try:
            values[column.field] = column.read(" ".join(typed[column.field].split()), reading)
        except Bad as bad:
            said = {"column": column, "typed": typed[column.field], **bad.details}
            fault = Fault(0, bad.kind, said)
            raise BadForm(column.field, _sentence(kamarade, turn, fault)) from None
    values["who"] = await _who(turn, kamarade, typed, values.pop("name"))
    for field in ("line_manager", "buddy"):
        values[field] = await _account(turn, kamarade, field, typed[field])
    one = Enrolment(**values)
    for kind, details in at_odds.within(one, reading):
        field = {"bad_region": "region", "own_manager": "line_manager"}.get(kind, "buddy")
        raise BadForm(field, _sentence(kamarade, turn, Fault(0, kind, details)))
    return at_odds.placed(one, reading)


async def _who(turn: Turn, kamarade: Kamarade, typed: Mapping[str, str], name: str | None) -> Who:
    words = words_of(kamarade, turn.speaker.language)
    if typed["who"] and typed["email"]:
        raise BadForm("email", words["both_named"])
    if typed["who"]:
        account = await _account(turn, kamarade, "who", typed["who"])
        assert account is not None  # somebody was chosen
        return account
    if not typed["email"]:
        raise BadForm("who", words["nobody_named"])
    email = typed["email"].strip().lower()
    await found_by_email(kamarade, turn.client, email)
    return Who(email=email, name=name)


async def _account(turn: Turn, kamarade: Kamarade, field: str, slack_id: str) -> Who | None:
    if not slack_id:
        return None
    account = await turn.client.users_info(user=slack_id)
    if account["user"].get("is_bot"):
        raise BadForm(field, words_of(kamarade, turn.speaker.language)["not_a_person"])
    speaker = await noted(kamarade, turn.client, slack_id)
    return Who(slack_id=speaker.slack_id)


def _sentence(kamarade: Kamarade, turn: Turn, fault: Fault) -> str:
    said = roster_words.sentence(kamarade.say, turn.speaker.language, fault)
    return said[:1].upper() + said[1:]


async def done(kamarade: Kamarade, turn: Turn, outcome: Outcome) -> Message:
    """Return what HR reads once people are enrolled."""
    words = await _done(kamarade, turn, outcome)
    off = roster_words.days_off(kamarade.say, turn.speaker.language, outcome.enrolled)
    return Message(
        words["done"], blocks.said("\n".join([words["done"], *off[:FEW]]), words["plan"])
    )


async def _done(kamarade: Kamarade, turn: Turn, outcome: Outcome) -> Words:
    first = outcome.enrolled[0]
    on = await switches.on(kamarade.database, kamarade.workspace_id)
    return words_of(
        kamarade,
        turn.speaker.language,
        count=len(outcome.enrolled),
        who=mention(first.named.slack_id) if first.named.slack_id else first.named.name,
        started_on=first.started_on,
        messages=outcome.messages,
        until=outcome.until or date.min,
        launched=SwitchName.LAUNCHED in on,
        waiting=sum(one.is_waiting for one in outcome.enrolled),
        can_mail=kamarade.can_mail,
    )


FOR_HR = (Subcommand("welcome", ("accueillir", "inscrire"), ("welcome", "enrol"), open_one),)


def register(reception: Reception) -> None:
    """Attach this feature's listeners."""
    reception.action(blocks.OPEN, press_one, needs=Role.HR)
    reception.view(blocks.ONE, submit_one, needs=Role.HR)
