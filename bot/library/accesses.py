"""The `accesses` of `journey.yaml`: what newcomers must log in to, by track and site."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from bot.domain.accesses import Access
from bot.domain.journeys import Track
from bot.domain.languages import Language
from bot.domain.obstacles import Catalogue
from bot.library import journey
from bot.library.faults import ContentError, Fault, Gravity
from bot.library.layers import Layers

SECTION = "accesses"
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
    found = journey.section(layers, SECTION)
    if found is None:
        return ()
    document, written = found
    try:
        checked = _ACCESSES.validate_python(written)
    except ValidationError as error:
        raise ContentError(document.faults(error, SECTION)) from None
    faults = [
        Fault(document.path, document.line(SECTION, at, key), sentence, Gravity.BROKEN)
        for at, one in enumerate(checked)
        for key, sentence in _wrong(one, catalogue, {other.id for other in checked[:at]})
    ]
    if faults:
        raise ContentError(faults)
    return tuple(Access(**one.model_dump()) for one in checked)


def _wrong(one: _Access, catalogue: Catalogue, before: set[str]) -> list[tuple[str, str]]:
    wrong = []
    if one.id in before:
        wrong.append(("id", f"l'accès « {one.id} » est écrit deux fois"))
    if catalogue.types and one.obstacle not in catalogue.types:
        wrong.append(("obstacle", f"le type « {one.obstacle} » n'est pas dans obstacles.yaml"))
    wrong += [
        ("label", f"il manque « label » en {language}")
        for language in Language
        if language not in one.label
    ]
    return wrong
