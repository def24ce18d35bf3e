"""The `joining` of `journey.yaml`: of whom, joining Slack, HR is told."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from bot.domain.joining import JoiningRules
from bot.library import journey
from bot.library.layers import Layers

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=60)]
Domain = Annotated[
    str,
    StringConstraints(strip_whitespace=True, to_lower=True, pattern=r"^[^@\s]+\.[^@\s.]+$"),
]


class _Joining(BaseModel):
    model_config = ConfigDict(extra="forbid")

    titles: Annotated[tuple[Words, ...], Field(max_length=30)] = ()
    domains: Annotated[tuple[Domain, ...], Field(max_length=30)] = ()


_JOINING = TypeAdapter(_Joining | None)


def load(layers: Layers) -> JoiningRules:
    """Read the rules; raise `ContentError` naming the file and line of each fault."""
    found = journey.read(layers, "joining", _JOINING)
    if found is None or found.holds is None:
        return JoiningRules()
    return JoiningRules(found.holds.titles, found.holds.domains)
