"""The `checkins` of `journey.yaml`, and the thresholds of `drop`."""

from collections.abc import Iterable
from datetime import time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from bot.domain.checkins import ITEMS, Drop
from bot.domain.languages import Language
from bot.domain.questionnaire import Moment, Question, Questionnaire, Scale
from bot.library import journey
from bot.library.faults import ContentError, Fault
from bot.library.journey import Section
from bot.library.layers import Layers

LONGEST_QUESTION = 150

_Said = Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Asked(_Strict):
    id: str = Field(pattern=r"^[a-z][a-z0-9-]{1,38}$")
    scale: Scale
    words: dict[Language, _Said]


class _Moment(_Strict):
    day: int = Field(ge=-60, le=400)
    question: _Asked | None = None


class _Checkins(_Strict):
    at: time = time(11)
    items_from: int = Field(ge=-60, le=400)
    items: dict[str, dict[Language, _Said]]
    moments: list[_Moment] = Field(min_length=1)


class _Drop(_Strict):
    points: float = Field(gt=0, le=100)
    movement: float = Field(ge=0, le=5)
    latest: float = Field(gt=0, le=1)
    energy: float = Field(ge=0, le=5)
    baseline_days: int = Field(ge=1, le=180)
    starting_point: float = Field(ge=0, le=100)
    usual_movement: float = Field(ge=0, le=100)
    rest_days: int = Field(ge=1, le=60)


_CHECKINS = TypeAdapter(_Checkins)
_DROP = TypeAdapter(_Drop)


def load(layers: Layers) -> Questionnaire:
    """Read what check-ins ask; without the section, none is sent.

    Raises:
        ContentError: naming the file and line of each fault.
    """
    found = journey.read(layers, "checkins", _CHECKINS)
    if found is None:
        return Questionnaire()
    if faults := [*_items(found), *_moments(found)]:
        raise ContentError(faults)
    checked = found.holds
    items = tuple(Question(id_, Scale.FIVE, checked.items[id_]) for id_ in ITEMS)
    return Questionnaire(
        {one.day: Moment(one.day, _asked(checked, one, items)) for one in checked.moments},
        checked.at,
    )


def thresholds(layers: Layers) -> Drop:
    """Read when a drop is worth a word; raise `ContentError` naming the line of each fault."""
    found = journey.read(layers, "drop", _DROP)
    return Drop() if found is None else Drop(**found.holds.model_dump())


def _asked(
    checked: _Checkins, moment: _Moment, items: tuple[Question, ...]
) -> tuple[Question, ...]:
    shared = items if moment.day >= checked.items_from else ()
    own = moment.question
    return shared + ((Question(own.id, own.scale, own.words),) if own else ())


def _items(found: Section[_Checkins]) -> Iterable[Fault]:
    items = found.holds.items
    if set(items) != set(ITEMS):
        sentence = f"il faut exactement ces trois questions : {', '.join(ITEMS)}"
        yield found.fault(sentence, "items")
    for id_, words in items.items():
        yield from _languages(found, words, "items", id_)


def _moments(found: Section[_Checkins]) -> Iterable[Fault]:
    checked = found.holds
    days = [one.day for one in checked.moments]
    for at, one in enumerate(checked.moments):
        if one.day in days[:at]:
            yield found.fault(f"J{one.day:+d} est écrit deux fois", "moments", at, "day")
        if one.question is None:
            if one.day < checked.items_from:
                yield found.fault(f"J{one.day:+d} ne demande rien", "moments", at)
            continue
        keys = ("moments", at, "question")
        if one.question.id in ITEMS:
            sentence = f"« {one.question.id} » est déjà une des trois questions communes"
            yield found.fault(sentence, *keys, "id")
        yield from _languages(found, one.question.words, *keys, "words")


def _languages(
    found: Section[_Checkins], words: dict[Language, str], *keys: str | int
) -> Iterable[Fault]:
    for language in Language:
        if language not in words:
            yield found.fault(f"il manque la question en « {language} »", *keys)
