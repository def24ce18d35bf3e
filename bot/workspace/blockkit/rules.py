"""Rules that a piece of Block Kit must meet, small enough to be put in tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Rule = Callable[[Any, str, list[str]], None]
_IGNORED = frozenset({"type", "emoji", "verbatim"})


def string(most: int, least: int = 1) -> Rule:
    """Require text of a bounded length."""

    def check(value: Any, at: str, problems: list[str]) -> None:
        if not isinstance(value, str):
            problems.append(_problem("must be a string", at))
        elif len(value) > most:
            problems.append(_problem(f"must be less than {most + 1} characters", at))
        elif len(value) < least:
            problems.append(_problem(f"must be more than {least - 1} characters", at))

    return check


def matching(pattern: str, what: str) -> Rule:
    """Require text of a given form."""
    form = re.compile(pattern)

    def check(value: Any, at: str, problems: list[str]) -> None:
        if not isinstance(value, str) or not form.fullmatch(value):
            problems.append(_problem(f"must match {what}", at))

    return check


def boolean(value: Any, at: str, problems: list[str]) -> None:
    """Require true or false."""
    if not isinstance(value, bool):
        problems.append(_problem("must be a boolean", at))


def whole(least: int, most: int) -> Rule:
    """Require a whole number between two bounds."""

    def check(value: Any, at: str, problems: list[str]) -> None:
        if not isinstance(value, int) or not least <= value <= most:
            problems.append(_problem(f"must be an integer between {least} and {most}", at))

    return check


def among(*allowed: str) -> Rule:
    """Require one of a few words."""

    def check(value: Any, at: str, problems: list[str]) -> None:
        if value not in allowed:
            problems.append(_problem(f"must be one of: {', '.join(allowed)}", at))

    return check


def anything(_value: Any, _at: str, _problems: list[str]) -> None:
    """Accept whatever it is."""


def text(most: int, *kinds: str) -> Rule:
    """Require a text object of one of these kinds (both when none is said)."""
    allowed = kinds or ("plain_text", "mrkdwn")
    length = string(most)

    def check(value: Any, at: str, problems: list[str]) -> None:
        if not isinstance(value, Mapping) or value.get("type") not in allowed:
            problems.append(_problem(f"must be a {' or '.join(allowed)} object", at))
            return
        length(value.get("text"), f"{at}/text", problems)
        _refuse_unknown(value, {"text"}, at, problems)

    return check


def many(rule: Rule, most: int, least: int = 1) -> Rule:
    """Require a list of bounded length whose items all meet a rule."""

    def check(value: Any, at: str, problems: list[str]) -> None:
        if not isinstance(value, list):
            problems.append(_problem("must be an array", at))
            return
        if len(value) > most:
            problems.append(_problem(f"no more than {most} items allowed", at))
        if len(value) < least:
            problems.append(_problem(f"must provide at least {least} items", at))
        for place, item in enumerate(value[: most + 1]):
            rule(item, f"{at}/{place}", problems)

    return check


@dataclass(frozen=True)
class Shape:
    """Require an object with these keys and no other; `check` looks at it as a whole."""

    needs: Mapping[str, Rule] = field(default_factory=dict)
    may: Mapping[str, Rule] = field(default_factory=dict)
    check: Rule = anything

    def __call__(self, value: Any, at: str, problems: list[str]) -> None:
        """Look at each key, then at the whole."""
        if not isinstance(value, Mapping):
            problems.append(_problem("must be an object", at))
            return
        for name, rule in self.needs.items():
            if name not in value:
                problems.append(_problem(f"missing required field: {name}", at))
            else:
                rule(value[name], f"{at}/{name}", problems)
        for name, rule in self.may.items():
            if value.get(name) is not None:
                rule(value[name], f"{at}/{name}", problems)
        _refuse_unknown(value, {*self.needs, *self.may}, at, problems)
        self.check(value, at, problems)


def typed(table: Mapping[str, Rule], *allowed: str) -> Rule:
    """Require an object whose `type` is in the table, and its own rule."""

    def check(value: Any, at: str, problems: list[str]) -> None:
        kind = str(value.get("type")) if isinstance(value, Mapping) else ""
        if kind not in table or (allowed and kind not in allowed):
            problems.append(_problem(f"unsupported type: {kind}", at))
            return
        table[kind](value, at, problems)

    return check


def at_least_one(*names: str) -> Rule:
    """Require one of several keys."""

    def check(value: Any, at: str, problems: list[str]) -> None:
        if not any(value.get(name) for name in names):
            problems.append(_problem(f"must define one of: {', '.join(names)}", at))

    return check


def _refuse_unknown(value: Any, known: set[str], at: str, problems: list[str]) -> None:
    problems.extend(
        _problem(f"invalid additional property: {name}", at)
        for name in value
        if name not in known and name not in _IGNORED
    )


def _problem(sentence: str, at: str) -> str:
    return f"[ERROR] {sentence} [json-pointer:{at}]"
