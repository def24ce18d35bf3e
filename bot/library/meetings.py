"""The `meetings` of `journey.yaml`: when a newcomer and their buddy meet, and what about."""

from datetime import time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bot.domain.languages import Language
from bot.domain.meetings import Agenda
from bot.library import journey
from bot.library.faults import ContentError, Fault, Gravity
from bot.library.layers import Layers
from bot.library.yaml_lines import Document

SECTION = "meetings"
Line = Annotated[str, Field(min_length=1, max_length=200)]


class _Meeting(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{1,58}$")
    day: int = Field(ge=-60, le=400)
    minutes: int = Field(default=30, ge=5, le=240)
    at: time = time(9, 30)
    theme: dict[Language, Annotated[str, Field(min_length=1, max_length=100)]]
    agenda: dict[Language, Annotated[tuple[Line, ...], Field(min_length=1, max_length=8)]]


_MEETINGS = TypeAdapter(list[_Meeting])


def load(layers: Layers) -> tuple[Agenda, ...]:
    """Read the meetings, the first to come first.

    Raises:
        ContentError: naming the file and line of each fault.
    """
    found = journey.section(layers, SECTION)
    if found is None:
        return ()
    document, written = found
    try:
        checked = _MEETINGS.validate_python(written)
    except ValidationError as error:
        raise ContentError(document.faults(error, SECTION)) from None
    if faults := [*_twice(document, checked), *_untranslated(document, checked)]:
        raise ContentError(faults)
    in_order = sorted(checked, key=lambda one: one.day)
    return tuple(_agenda(one, is_last=one is in_order[-1]) for one in in_order)


def _twice(document: Document, meetings: list[_Meeting]) -> list[Fault]:
    ids = [meeting.id for meeting in meetings]
    return [
        _fault(document, at, "id", f"la rencontre « {id_} » est écrite deux fois")
        for at, id_ in enumerate(ids)
        if id_ in ids[:at]
    ]


def _untranslated(document: Document, meetings: list[_Meeting]) -> list[Fault]:
    return [
        _fault(document, at, key, f"il manque « {key} » en {language}")
        for at, meeting in enumerate(meetings)
        for key, words in (("theme", meeting.theme), ("agenda", meeting.agenda))
        for language in Language
        if language not in words
    ]


def _fault(document: Document, at: int, key: str, sentence: str) -> Fault:
    return Fault(document.path, document.line(SECTION, at, key), sentence, Gravity.BROKEN)


def _agenda(checked: _Meeting, *, is_last: bool) -> Agenda:
    return Agenda(
        id=checked.id,
        day=checked.day,
        minutes=checked.minutes,
        at=checked.at,
        theme=checked.theme,
        lines=checked.agenda,
        is_last=is_last,
    )
