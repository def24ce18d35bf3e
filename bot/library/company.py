"""`company.yaml`: the shipped file with the company's own laid over it, key by key."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date
from babel.numbers import format_decimal
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from bot.domain.company import Company, RoleHolder, Words
from bot.domain.languages import DEFAULT, Language
from bot.library import yaml_lines
from bot.library.faults import ContentError, Fault
from bot.library.layers import Layers
from bot.library.yaml_lines import Document

NAME = "company.yaml"
NO_CONTACT = {Language.FR: "contact pas encore rempli", Language.EN: "contact not filled in yet"}
Scalar = str | bool | int | Decimal | date | None


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Identity(_Strict):
    name: str
    fictional: bool
    country: str = Field(pattern="^[A-Z]{2}$")
    time_zone: str
    language: Language = DEFAULT

    @field_validator("time_zone")
    @classmethod
    def _known(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError(f"fuseau inconnu : {zone}") from None
        return zone


class _Role(_Strict):
    title: dict[Language, str]
    contact: dict[Language, str] | None = None
    slack: str | None = Field(default=None, pattern="^[UWSCG][A-Z0-9]+$")
    email: str | None = Field(default=None, pattern=r"^[^@\s]+@[^@\s]+$")
    lead: str | None = None
    language: Language | None = None


class _CompanyFile(_Strict):
    identity: _Identity
    roles: dict[str, _Role]
    values: dict[str, dict[str, Scalar | dict[Language, Scalar]]] = Field(default_factory=dict)

    @field_validator("roles")
    @classmethod
    def _led(cls, roles: dict[str, _Role]) -> dict[str, _Role]:
        unknown = sorted({role.lead for role in roles.values() if role.lead} - roles.keys())
        if unknown:
            raise ValueError(f"« lead » nomme un rôle qui n'existe pas : {', '.join(unknown)}")
        return roles


def load(layers: Layers) -> Company:
    """Read the company; raise `ContentError` naming the file and line of each fault."""
    documents = read(layers)
    merged = _merged([document.values for document in documents])
    if is_real(merged, layers):
        shipped, *own = (document.values for document in documents)
        merged = _merged([_without_examples(shipped), *own])
    try:
        checked = _CompanyFile.model_validate(merged)
    except ValidationError as error:
        raise ContentError(_faults(error, documents)) from None
    return _company(checked)


def read(layers: Layers) -> list[Document]:
    """Read the file of each folder that has one."""
    return [yaml_lines.read(root / NAME) for root in layers if (root / NAME).is_file()]


def is_real(merged: Mapping[str, Any], layers: Layers) -> bool:
    """Tell whether a company says it is no longer the shipped, fictional one."""
    identity = merged.get("identity")
    return len(layers) > 1 and isinstance(identity, dict) and identity.get("fictional") is False


def _without_examples(shipped: Mapping[str, Any]) -> dict[str, Any]:
    """Forget what is only true of the fictional company: a real one has no use for its hotline."""
    values = {
        group: {key: value if key == "owner" else None for key, value in keys.items()}
        for group, keys in shipped.get("values", {}).items()
    }
    roles = {
        name: {key: value for key, value in role.items() if key in {"title", "lead"}}
        for name, role in shipped.get("roles", {}).items()
    }
    return {**shipped, "values": values, "roles": roles}


def _merged(files: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for each in files:
        merged = _laid_over(merged, each)
    return merged


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    result = dict(below)
    for key, value in above.items():
        under = result.get(key)
        both = isinstance(value, dict) and isinstance(under, dict)
        result[key] = _laid_over(under, value) if both and under is not None else value
    return result


def _faults(error: ValidationError, documents: list[Document]) -> list[Fault]:
    """Name the company's own file where it holds the faulty key, else the shipped one."""
    found: list[Fault] = []
    for at, fault in enumerate(documents[-1].faults(error) if documents else []):
        keys = error.errors()[at]["loc"]
        below = next((d for d in reversed(documents) if d.line(*keys) > 1), documents[-1])
        found.append(replace(fault, path=below.path, line=below.line(*keys)))
    return found


def _company(checked: _CompanyFile) -> Company:
    roles = {
        name: RoleHolder(
            role.title,
            role.contact or NO_CONTACT,
            role.slack,
            role.email,
            role.lead,
            role.language or checked.identity.language,
        )
        for name, role in checked.roles.items()
    }
    values = {
        f"{group}.{key}": words
        for group, keys in checked.values.items()
        for key, value in keys.items()
        if key != "owner" and (words := _words(value)) is not None
    }
    for name, role in roles.items():
        values |= {f"roles.{name}.title": role.title, f"roles.{name}.contact": role.contact}
    both = dict.fromkeys(Language, checked.identity.name)
    return Company(
        name=checked.identity.name,
        is_fictional=checked.identity.fictional,
        country=checked.identity.country,
        zone=checked.identity.time_zone,
        roles=roles,
        values=values | {"name": both},
        unfilled=frozenset(_names(checked)) - values.keys(),
        owners={group: str(keys.get("owner", "hr")) for group, keys in checked.values.items()},
    )


def _names(checked: _CompanyFile) -> Iterator[str]:
    for group, keys in checked.values.items():
        yield from (f"{group}.{key}" for key in keys if key != "owner")


def _words(value: Scalar | dict[Language, Scalar]) -> Words | None:
    each = value if isinstance(value, dict) else dict.fromkeys(Language, value)
    if any(each.get(language) in (None, "") for language in Language):
        return None
    return {language: _spoken(each[language], language) for language in Language}


def _spoken(value: Scalar, language: Language) -> str:
    if isinstance(value, bool):
        yes, no = ("oui", "non") if language is Language.FR else ("yes", "no")
        return yes if value else no
    if isinstance(value, int | Decimal):
        places = -int(Decimal(value).as_tuple().exponent)
        pattern = f"#,##0.{'0' * places}" if places > 0 else "#,##0"
        return format_decimal(value, format=pattern, locale=language.value)
    if isinstance(value, date):
        said = str(format_date(value, "long", locale=language.value))
        return said.replace("1 ", "1er ", 1) if language is Language.FR and value.day == 1 else said
    return str(value)
