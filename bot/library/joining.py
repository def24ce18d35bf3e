"""The `joining` of `journey.yaml`: of whom, joining Slack, HR is told."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.domain.joining import JoiningRules
from bot.library import journey
from bot.library.faults import ContentError
from bot.library.layers import Layers

SECTION = "joining"

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=60)]
Domain = Annotated[
    str,
    StringConstraints(strip_whitespace=True, to_lower=True, pattern=r"^[^@\s]+\.[^@\s.]+$"),
]


class _Joining(BaseModel):
    model_config = ConfigDict(extra="forbid")

    titles: Annotated[tuple[Words, ...], Field(max_length=30)] = ()
    domains: Annotated[tuple[Domain, ...], Field(max_length=30)] = ()


def load(layers: Layers) -> JoiningRules:
    """Read the rules; raise `ContentError` naming the file and line of each fault."""
    found = journey.section(layers, SECTION)
    if found is None:
        return JoiningRules()
    document, written = found
    try:
        checked = _Joining.model_validate(written or {})
    except ValidationError as error:
        raise ContentError(document.faults(error, SECTION)) from None
    return JoiningRules(checked.titles, checked.domains)
