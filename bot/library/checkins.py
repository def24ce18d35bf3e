"""The `checkins` of `journey.yaml`, and the thresholds of `drop`."""

from collections.abc import Iterable
from datetime import time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.domain.checkins import ITEMS, Drop
from bot.domain.languages import Language
from bot.domain.questionnaire import Moment, Question, Questionnaire, Scale
from bot.library import journey
from bot.library.faults import ContentError, Fault, Gravity
from bot.library.layers import Layers
from bot.library.yaml_lines import Document

SECTION, DROP = "checkins", "drop"
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


def load(layers: Layers) -> Questionnaire:
    """Read what check-ins ask; without the section, none is sent.

    Raises:
        ContentError: naming the file and line of each fault.
    """
    found = journey.section(layers, SECTION)
    if found is None:
        return Questionnaire()
    document, written = found
    try:
        checked = _Checkins.model_validate(written)
    except ValidationError as error:
        raise ContentError(document.faults(error, SECTION)) from None
    if faults := [*_items(document, checked), *_moments(document, checked)]:
        raise ContentError(faults)
    items = tuple(Question(id_, Scale.FIVE, checked.items[id_]) for id_ in ITEMS)
    return Questionnaire(
        {one.day: Moment(one.day, _asked(checked, one, items)) for one in checked.moments},
        checked.at,
    )


def thresholds(layers: Layers) -> Drop:
    """Read when a drop is worth a word; raise `ContentError` naming the line of each fault."""
    found = journey.section(layers, DROP)
    if found is None:
        return Drop()
    document, written = found
    try:
        return Drop(**_Drop.model_validate(written).model_dump())
    except ValidationError as error:
        raise ContentError(document.faults(error, DROP)) from None


def _asked(
    checked: _Checkins, moment: _Moment, items: tuple[Question, ...]
) -> tuple[Question, ...]:
    shared = items if moment.day >= checked.items_from else ()
    own = moment.question
    return shared + ((Question(own.id, own.scale, own.words),) if own else ())


def _items(document: Document, checked: _Checkins) -> Iterable[Fault]:
    if set(checked.items) != set(ITEMS):
        sentence = f"il faut exactement ces trois questions : {', '.join(ITEMS)}"
        yield _fault(document, ("items",), sentence)
    for id_, words in checked.items.items():
        yield from _languages(document, ("items", id_), words)


def _moments(document: Document, checked: _Checkins) -> Iterable[Fault]:
    days = [one.day for one in checked.moments]
    for at, one in enumerate(checked.moments):
        if one.day in days[:at]:
            yield _fault(document, ("moments", at, "day"), f"J{one.day:+d} est écrit deux fois")
        if one.question is None:
            if one.day < checked.items_from:
                yield _fault(document, ("moments", at), f"J{one.day:+d} ne demande rien")
            continue
        if one.question.id in ITEMS:
            sentence = f"« {one.question.id} » est déjà une des trois questions communes"
            yield _fault(document, ("moments", at, "question", "id"), sentence)
        yield from _languages(document, ("moments", at, "question", "words"), one.question.words)


def _languages(
    document: Document, keys: tuple[str | int, ...], words: dict[Language, str]
) -> Iterable[Fault]:
    for language in Language:
        if language not in words:
            yield _fault(document, keys, f"il manque la question en « {language} »")


def _fault(document: Document, keys: tuple[str | int, ...], sentence: str) -> Fault:
    return Fault(document.path, document.line(SECTION, *keys), sentence, Gravity.BROKEN)
