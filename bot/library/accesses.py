"""The `accesses` of `journey.yaml`: what newcomers must log in to, by track and site."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from bot.domain.accesses import Access
from bot.domain.journeys import Track
from bot.domain.languages import Language
from bot.domain.obstacles import Catalogue
from bot.library import journey
from bot.library.faults import ContentError, Fault
from bot.library.journey import Section
from bot.library.layers import Layers

MOST = 10  # Slack takes fifty blocks


class _Access(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{1,38}$")
    label: dict[Language, Annotated[str, Field(min_length=1, max_length=60)]]
    obstacle: str
    tracks: frozenset[Track] = frozenset()
    sites: frozenset[str] = frozenset()


_ACCESSES = TypeAdapter(Annotated[list[_Access], Field(max_length=MOST)])


def load(layers: Layers, catalogue: Catalogue) -> tuple[Access, ...]:
    """Read the accesses; raise `ContentError` naming the file and line of each fault."""
    found = journey.read(layers, "accesses", _ACCESSES)
    if found is None:
        return ()
    untranslated = journey.untranslated(found, "label")
    if faults := [*journey.twice(found), *_unknown(found, catalogue), *untranslated]:
        raise ContentError(faults)
    return tuple(Access(**one.model_dump()) for one in found.holds)


def _unknown(found: Section[list[_Access]], catalogue: Catalogue) -> list[Fault]:
    return [
        found.fault(f"le type « {one.obstacle} » n'est pas dans obstacles.yaml", at, "obstacle")
        for at, one in enumerate(found.holds)
        if catalogue.types and one.obstacle not in catalogue.types
    ]
