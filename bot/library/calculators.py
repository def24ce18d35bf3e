"""`calculators.yaml`: the figures of the year; the uppermost file is used whole."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from bot.domain.calculators.mileage import Band, Scale
from bot.domain.languages import Language
from bot.library import yaml_lines
from bot.library.faults import ContentError, Fault, Gravity
from bot.library.layers import Layers, find

NAME = "calculators.yaml"
POWERS = range(3, 8)  # the form names them one by one


@dataclass(frozen=True, slots=True)
class Calculators:
    """What the calculators count with."""

    mileage: Scale
    leave_year_starts: tuple[int, int]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Band(_Strict):
    power: int = Field(gt=0)
    short: Decimal = Field(gt=0)
    middle: Decimal = Field(gt=0)
    plus: Decimal = Field(ge=0)
    long: Decimal = Field(gt=0)


class _Mileage(_Strict):
    year: int
    source: dict[Language, str]
    electric_pct: Decimal = Field(ge=0)
    short_up_to: int = Field(gt=0)
    middle_up_to: int = Field(gt=0)
    bands: tuple[_Band, ...] = Field(min_length=1)

    @field_validator("bands")
    @classmethod
    def _complete(cls, bands: tuple[_Band, ...]) -> tuple[_Band, ...]:
        if [band.power for band in bands] != list(POWERS):
            raise ValueError("il faut une ligne par puissance, de 3 à 7 CV, dans cet ordre")
        return bands


class _Leave(_Strict):
    year_starts: str = Field(pattern=r"^\d\d-\d\d$")

    @field_validator("year_starts")
    @classmethod
    def _every_year(cls, day: str) -> str:
        try:
            date.fromisoformat(f"2027-{day}")
        except ValueError:
            raise ValueError(f"ce jour n'existe pas chaque année : {day}") from None
        return day


class _File(_Strict):
    mileage: _Mileage
    leave: _Leave


def load(layers: Layers) -> Calculators:
    """Read the figures; raise `ContentError` naming the file and line of each fault."""
    path = find(layers, NAME)
    if path is None:
        raise ContentError([Fault(Path(NAME), 1, "ce fichier manque", Gravity.BROKEN)])
    document = yaml_lines.read(path)
    try:
        checked = _File.model_validate(document.values)
    except ValidationError as error:
        raise ContentError(document.faults(error)) from None
    scale = checked.mileage
    bands = tuple(Band(**band.model_dump()) for band in scale.bands)
    month, day = map(int, checked.leave.year_starts.split("-"))
    return Calculators(Scale(**{**dict(scale), "bands": bands}), leave_year_starts=(month, day))
