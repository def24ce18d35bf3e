"""`pairing.yaml`: how buddies are chosen; the uppermost file is used whole."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from bot.domain.pairing import PairingRules, Reason
from bot.library import yaml_lines
from bot.library.faults import ContentError
from bot.library.layers import Layers, find

NAME = "pairing.yaml"
Weight = Annotated[int, Field(ge=0, le=1000)]
Count = Annotated[int, Field(ge=1, le=60)]
Delay = Annotated[int, Field(ge=0, le=365)]

WEIGHTS = {
    Reason.SEGMENT: 25,
    Reason.PRODUCT_RANGE: 15,
    Reason.TOOLS: 10,
    Reason.SITE: 15,
    Reason.COUNTRY: 10,
    Reason.STRENGTH: 10,
    Reason.LOAD: 15,
}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Conditions(_Strict):
    capacity: Count = 2
    first_capacity: Count = 1
    months_as_kam: Delay = 12
    rest_months: Delay = 3
    shared_hours: Annotated[int, Field(ge=0, le=9)] = 3
    away_days: Delay = 10
    away_within: Delay = 30


class _Calendar(_Strict):
    propose_before: Delay = 15
    remind_after: Count = 2
    expire_after: Count = 3
    change_days: Count = 5

    @model_validator(mode="after")
    def _in_order(self) -> "_Calendar":
        if self.remind_after >= self.expire_after:
            raise ValueError("la relance (remind_after) vient avant la personne suivante")
        return self


class _PairingFile(_Strict):
    weights: dict[Reason, Weight] = Field(default_factory=lambda: dict(WEIGHTS))
    conditions: _Conditions = Field(default_factory=_Conditions)
    calendar: _Calendar = Field(default_factory=_Calendar)

    @field_validator("weights")
    @classmethod
    def _counts(cls, weights: dict[Reason, int]) -> dict[Reason, int]:
        if not any(weights.values()):
            raise ValueError("il faut au moins un critère qui compte")
        return weights


def load(layers: Layers) -> PairingRules:
    """Read the rules; raise `ContentError` naming the file and line of each fault."""
    path = find(layers, NAME)
    if path is None:
        return PairingRules(WEIGHTS)
    document = yaml_lines.read(path)
    try:
        checked = _PairingFile.model_validate(document.values)
    except ValidationError as error:
        raise ContentError(document.faults(error)) from None
    return PairingRules(
        checked.weights, **checked.conditions.model_dump(), **checked.calendar.model_dump()
    )
