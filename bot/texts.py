"""The words of the messages: one Jinja file per message and language, whole sentences."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
    nodes,
    pass_context,
)
from jinja2.runtime import Context

from bot.domain.languages import Language
from bot.grammar import au, du, opening
from bot.library.faults import ContentError, Fault, Gravity
from bot.library.layers import Layers

Words = Mapping[str, str]

FOLDER = "messages"
_ONE = re.compile(r"\b1 (?=[a-zûé])")


class Mrkdwn(str):
    """Text that is already written for Slack: never escaped again."""

    __slots__ = ()


def escape(value: object) -> object:
    """Escape a variable for Slack: only &, < and >, never the apostrophes."""
    if isinstance(value, Mrkdwn) or not isinstance(value, str):
        return value
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def mention(slack_id: str) -> Mrkdwn:
    """Return the text that Slack shows as a person's name."""
    return Mrkdwn(f"<@{slack_id}>")


@pass_context
def _date(context: Context, day: date) -> str:
    return _first(str(format_date(day, "EEEE d MMMM", locale=context["language"])), context)


@pass_context
def _day(context: Context, day: date) -> str:
    return _first(str(format_date(day, "long", locale=context["language"])), context)


@pass_context
def _moment(context: Context, at: datetime, zone: str) -> str:
    local = at.astimezone(ZoneInfo(zone))
    said = str(format_datetime(local, "EEEE d MMMM, HH:mm", locale=context["language"]))
    return _first(said, context)


def _first(said: str, context: Context) -> str:
    """Say "1er juin" in French, which Babel writes "1 juin"."""
    return _ONE.sub("1er ", said) if context["language"] == Language.FR else said


@pass_context
def _figure(context: Context, value: Decimal, places: int = 0) -> str:
    """Write a number as the language does: all its decimals, and at least `places`."""
    pattern = f"#,##0.{'0' * places}{'#' * (4 - places)}"
    return str(format_decimal(value, format=pattern, locale=context["language"]))


@dataclass(frozen=True, slots=True)
class Shape:
    """The blocks of a message, and the variables it uses."""

    path: Path
    blocks: frozenset[str]
    variables: frozenset[str]


def _broken(path: Path, line: int, sentence: str) -> ContentError:
    return ContentError([Fault(path, line, sentence, Gravity.BROKEN)])


class Texts:
    """Every message, in every language."""

    def __init__(self, layers: Layers) -> None:
        folders = [FileSystemLoader(root / FOLDER) for root in reversed(layers)]
        self._environment = Environment(
            loader=ChoiceLoader(folders),
            undefined=StrictUndefined,
            finalize=escape,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,
            auto_reload=False,
        )
        filters: dict[str, Callable[..., str]] = {
            "au": au,
            "du": du,
            "opening": opening,
            "date": _date,
            "day": _day,
            "moment": _moment,
            "figure": _figure,
        }
        self._environment.filters |= filters
        self._template = cache(self._environment.get_template)

    def say(self, language: Language, message: str, /, **variables: object) -> Words:
        """Return the blocks of a message as words, by block name."""
        template = self._template(f"{language}/{message}.j2")
        return Said(template, {**variables, "language": language.value})

    def names(self, language: Language) -> list[str]:
        """Return the messages that exist in a language."""
        prefix = f"{language}/"
        found = self._environment.list_templates(extensions=["j2"])
        return [name[len(prefix) : -3] for name in found if name.startswith(prefix)]

    def shape(self, language: Language, message: str) -> Shape:
        """Return what a message is made of, to compare languages.

        Raises:
            ContentError: the file is malformed, or is missing in this language.
        """
        name = f"{language}/{message}.j2"
        loader = self._environment.loader
        assert loader is not None  # given above
        try:
            source, path, _ = loader.get_source(self._environment, name)
            tree = self._environment.parse(source, name, path)
        except TemplateNotFound:
            raise _broken(Path(FOLDER) / name, 1, "ce message manque dans cette langue") from None
        except TemplateSyntaxError as error:
            raise _broken(Path(error.filename or name), error.lineno, str(error)) from None
        blocks = frozenset(block.name for block in tree.find_all(nodes.Block))
        return Shape(Path(path or name), blocks, frozenset(meta.find_undeclared_variables(tree)))


class Said(dict[str, str]):
    """A message's words, each block rendered when it is first asked for."""

    def __init__(self, template: Template, variables: Mapping[str, object]) -> None:
        super().__init__()
        self._template = template
        self._variables = variables

    def __contains__(self, block: object) -> bool:
        return block in self._template.blocks

    def __missing__(self, block: str) -> str:
        if block not in self._template.blocks:
            raise KeyError(f"{self._template.name} has no block {block!r}")
        context = self._template.new_context(dict(self._variables))
        words = "".join(self._template.blocks[block](context)).strip()
        self[block] = words
        return words
