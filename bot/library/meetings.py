"""The `meetings` of `journey.yaml`: when a newcomer and their buddy meet, and what about."""

from datetime import time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from bot.domain.languages import Language
from bot.domain.meetings import Agenda
from bot.library import journey
from bot.library.faults import ContentError
from bot.library.layers import Layers

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
    found = journey.read(layers, "meetings", _MEETINGS)
    if found is None:
        return ()
    if faults := [*journey.twice(found), *journey.untranslated(found, "theme", "agenda")]:
        raise ContentError(faults)
    in_order = sorted(found.holds, key=lambda one: one.day)
    return tuple(_agenda(one, is_last=one is in_order[-1]) for one in in_order)


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
