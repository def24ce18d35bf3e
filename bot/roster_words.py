"""What is wrong in a list of newcomers, in words: in Slack and on the command line."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from bot.domain.at_odds import Fault
from bot.domain.languages import Language
from bot.domain.roster import COLUMNS, Column
from bot.services.enrolled import Enrolled
from bot.texts import Mrkdwn, Words

Say = Callable[..., Words]
UNSAID: Mapping[str, object] = {
    "typed": "",
    "there": "",
    "column": "",
    "columns": "",
    "count": 0,
    "most": 0,
    "first": 0,
    "country": "",
    "number": 0,
    "sentence": "",
    "started_on": date.min,
    "works_on": date.min,
}


def columns(language: Language, among: Sequence[Column] = COLUMNS) -> str:
    """Return columns, as they may be typed."""
    return ", ".join(f"`{column.shown(language)}`" for column in among)


def lines(say: Say, language: Language, faults: Sequence[Fault]) -> list[str]:
    """Return a sentence for each fault, with its line."""
    return [_line(say, language, fault) for fault in faults]


def sentence(say: Say, language: Language, fault: Fault) -> str:
    """Return the sentence of a fault."""
    said: dict[str, Any] = {
        **UNSAID,
        "there": columns(language),
        **{name: _shown(value, language) for name, value in fault.details.items()},
    }
    return say(language, "roster", **said)[fault.kind]


def days_off(say: Say, language: Language, enrolled: Sequence[Enrolled]) -> list[str]:
    """Return a sentence for each person whose first day nobody works."""
    off = [one for one in enrolled if one.begins_off]
    return [
        say(
            language,
            "roster",
            **{
                **UNSAID,
                "typed": one.named.name,
                "started_on": one.started_on,
                "works_on": one.works_on,
            },
        )["day_off"]
        for one in off
    ]


def _line(say: Say, language: Language, fault: Fault) -> str:
    text = Mrkdwn(sentence(say, language, fault))
    said = {**UNSAID, "number": fault.line, "sentence": text}
    return say(language, "roster", **said)["line"]


def _shown(value: object, language: Language) -> object:
    if isinstance(value, Column):
        return value.shown(language)
    if isinstance(value, tuple):
        return ", ".join(str(_shown(one, language)) for one in value)
    return value
