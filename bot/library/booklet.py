"""Booklet files: a YAML header, then Markdown, one topic per file and language."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bot.domain.booklet import Calculator, Entry, Status
from bot.domain.company import PLACEHOLDER, Company, quoted
from bot.domain.languages import Language
from bot.library import yaml_lines
from bot.library.faults import ContentError, Fault, Gravity

FOLDER = "booklet"
_LINK = re.compile(rf"\[([^\]]+)\]\({PLACEHOLDER.pattern}\)")

_Words = Annotated[str, BeforeValidator(lambda value: value if value is None else str(value))]


class Header(BaseModel):
    """The keys of an entry's header; only `title` and `questions` are needed everywhere.

    `retired` takes an entry of the layer below out of the booklet; `based_on` says which text of
    that layer this one replaces (see `upgrades`).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(min_length=1)
    questions: tuple[_Words, ...] = ()
    aliases: tuple[_Words, ...] = ()
    theme: str | None = None
    owner: str | None = None
    status: Status | None = None
    countries: tuple[str, ...] = ()
    checked_on: date | None = None
    review_by: date | None = None
    sources: tuple[str, ...] = ()
    obstacle: str | None = None
    calculator: Calculator | None = None
    related: tuple[str, ...] = ()
    retired: bool = False
    based_on: str | None = None


class Draft(BaseModel):
    """An entry as written: its file, its header with line numbers, its body with placeholders."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    path: Path
    language: Language
    header: Header
    lines: yaml_lines.Document
    body: str
    body_line: int

    @property
    def id(self) -> str:
        """The topic: the name of the file."""
        return self.path.stem

    def entry(self, company: Company) -> Entry:
        """Return the entry with the company's values in place; what is not filled in is said."""
        return Entry(
            id=self.id,
            language=self.language,
            body=self._said(company),
            missing=tuple(
                key for key in quoted(self.body) if company.value(key, self.language) is None
            ),
            **self.header.model_dump(exclude={"retired", "based_on"}),
        )

    def _said(self, company: Company) -> str:
        """Put the values in place; a link whose address nobody filled in leads nowhere."""
        body = _LINK.sub(
            lambda found: (
                found[0]
                if company.value(found[2], self.language)
                else f"{found[1]} {self._value(found[2], company)}"
            ),
            self.body,
        )
        return PLACEHOLDER.sub(lambda found: self._value(found[1], company), body)

    def _value(self, key: str, company: Company) -> str:
        unfilled = {Language.FR: "*(non rempli)*", Language.EN: "*(not filled in)*"}
        return company.value(key, self.language) or unfilled[self.language]


def read(path: Path, language: Language) -> Draft:
    """Read one file; raise `ContentError` naming the line of each fault."""
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    opening, _, rest = text.partition("\n")
    above, found, body = rest.partition("\n---\n")
    if opening.strip() != "---" or not found:
        sentence = "l'en-tête doit commencer et finir par une ligne « --- »"
        raise ContentError([Fault(path, 1, sentence, Gravity.BROKEN)])
    lines = yaml_lines.read(path, above, first_line=2)
    try:
        header = Header.model_validate(lines.values)
    except ValidationError as error:
        raise ContentError(lines.faults(error)) from None
    return Draft(
        path=path,
        language=language,
        header=header,
        lines=lines,
        body=body.strip(),
        body_line=above.count("\n") + 4,
    )
