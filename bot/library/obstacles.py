"""`obstacles.yaml`: the uppermost file is used whole; without one, nothing can be declared."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PositiveInt, ValidationError

from bot.domain.company import Company
from bot.domain.languages import Language
from bot.domain.obstacles import (
    BUDDY,
    LEAD,
    MANAGER,
    SPONSOR,
    Catalogue,
    ObstacleType,
    Rung,
    Severity,
)
from bot.library import yaml_lines
from bot.library.faults import ContentError, Fault, Gravity
from bot.library.layers import Layers, find
from bot.library.yaml_lines import Document

NAME = "obstacles.yaml"
Days = Annotated[int, Field(ge=0, le=60)]
Ladder = dict[str, Days]
Said = dict[Language, Annotated[str, Field(min_length=1)]]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Type(_Strict):
    label: Said
    solved: Said
    owner: str
    allowed_days: Annotated[int, Field(ge=1, le=60)]
    severity: Severity
    access: str | None = None
    workaround: str | None = None
    about: Annotated[str, Field(pattern=f"^({MANAGER}|{BUDDY})$")] | None = None
    ladder: Ladder | None = None


class _ObstaclesFile(_Strict):
    ladder: Ladder = Field(default_factory=dict)
    sponsor: str
    wait_days: PositiveInt = 2
    silent_days: PositiveInt = 3
    most_dates: PositiveInt = 2
    types: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,39}$")], _Type]


def load(layers: Layers, company: Company) -> Catalogue:
    """Read the kinds of obstacles; raise `ContentError` naming the file and line of each fault."""
    path = find(layers, NAME)
    if path is None:
        return Catalogue()
    document = yaml_lines.read(path)
    try:
        checked = _ObstaclesFile.model_validate(document.values)
    except ValidationError as error:
        raise ContentError(document.faults(error)) from None
    faults = [*_unknown(checked, document, company), *_wordless(checked, document)]
    if faults:
        raise ContentError(faults)
    return Catalogue(
        types={name: _kind(name, one, checked) for name, one in checked.types.items()},
        wait_days=checked.wait_days,
        silent_days=checked.silent_days,
        most_dates=checked.most_dates,
    )


def _kind(name: str, one: _Type, file: _ObstaclesFile) -> ObstacleType:
    ladder = file.ladder if one.ladder is None else one.ladder
    rungs = [
        Rung(file.sponsor if rung == SPONSOR else rung, after) for rung, after in ladder.items()
    ]
    known = one.model_dump(exclude={"ladder", "severity"})
    in_order = tuple(sorted(rungs, key=lambda rung: rung.after))
    return ObstacleType(id=name, severity=one.severity, ladder=in_order, **known)


def _unknown(file: _ObstaclesFile, document: Document, company: Company) -> Iterable[Fault]:
    """Name each role that company.yaml does not have, and each owner whom it speaks of."""
    known = {*company.roles, LEAD, SPONSOR}
    named: list[tuple[tuple[str, ...], Iterable[str]]] = [
        (("ladder",), file.ladder),
        (("sponsor",), [file.sponsor]),
    ]
    for name, one in file.types.items():
        named += [(("types", name, "owner"), [one.owner])]
        named += [(("types", name, "ladder"), one.ladder or {})]
        if one.owner == one.about:
            yield _fault(document, ("types", name, "about"), "il parle de son propre responsable")
    for keys, roles in named:
        for role in set(roles) - known:
            yield _fault(document, keys, f"« {role} » n'est pas un rôle de company.yaml")


def _wordless(file: _ObstaclesFile, document: Document) -> Iterable[Fault]:
    each: Mapping[str, Mapping[str, Any]] = {
        name: {"label": one.label, "solved": one.solved} for name, one in file.types.items()
    }
    for name, said in each.items():
        for key, words in said.items():
            for language in set(Language) - words.keys():
                keys = ("types", name, key)
                yield _fault(document, keys, f"il manque la phrase en « {language} »")


def _fault(document: Document, keys: tuple[str, ...], sentence: str) -> Fault:
    return Fault(document.path, document.line(*keys), sentence, Gravity.BROKEN)
