"""What being blocked costs: blocked days by cause, team, site and month, never by person."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

FEWEST = 5  # people in a group before anything is said of it


class By(StrEnum):
    """How the ledger is cut."""

    CAUSE = "cause"
    OWNER = "owner"
    SITE = "site"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Cost:
    """One obstacle, as the ledger counts it; `person` is an opaque key, only ever counted.

    `is_private` where the cause itself speaks of somebody.
    """

    person: str
    cause: str
    owner: str
    site: str
    month: str
    days: int
    is_open: bool = False
    is_reopened: bool = False
    is_private: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One group of the ledger; only its name is told where `is_hidden`."""

    name: str
    days: int
    count: int
    median_days: float
    reopened: float
    is_hidden: bool = False


def ledger(costs: Iterable[Cost], by: By) -> Sequence[Line]:
    """Return the groups, the costliest first, those that would tell of a person hidden.

    Teams and causes are not people; a site, a month, or a cause that speaks of somebody is told
    from five people on. One hidden line would be the total less the others: a second is hidden.
    """
    groups: dict[str, list[Cost]] = {}
    for cost in costs:
        groups.setdefault(_name(cost, by), []).append(cost)
    lines = sorted(
        (_line(name, group, by) for name, group in groups.items()),
        key=lambda line: (-line.days, line.name),
    )
    shown = [line for line in lines if not line.is_hidden]
    if len(lines) - len(shown) != 1 or not shown:
        return lines
    smallest = min(shown, key=lambda line: (line.count, line.name))
    return [_hidden(line.name) if line is smallest else line for line in lines]


def _name(cost: Cost, by: By) -> str:
    naming: dict[By, Callable[[Cost], str]] = {
        By.CAUSE: lambda one: one.cause,
        By.OWNER: lambda one: one.owner,
        By.SITE: lambda one: one.site,
        By.MONTH: lambda one: one.month,
    }
    return naming[by](cost)


def _line(name: str, group: Sequence[Cost], by: By) -> Line:
    is_personal = by in {By.SITE, By.MONTH} or any(one.is_private for one in group)
    if is_personal and len({one.person for one in group}) < FEWEST:
        return _hidden(name)
    return Line(
        name=name,
        days=sum(one.days for one in group),
        count=len(group),
        median_days=median(one.days for one in group),
        reopened=sum(one.is_reopened for one in group) / len(group),
    )


def _hidden(name: str) -> Line:
    return Line(name, 0, 0, 0, 0, is_hidden=True)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What would be spared if a cause never took longer than some days."""

    cause: str
    within: int
    saved: int


def what_if(costs: Iterable[Cost], within: int = 1) -> WhatIf | None:
    """Return the cause whose speed would spare the most blocked days; None when none would."""
    saved: dict[str, int] = {}
    for cost in costs:
        if not cost.is_private:
            saved[cost.cause] = saved.get(cost.cause, 0) + max(0, cost.days - within)
    best = max(saved, key=lambda cause: (saved[cause], cause), default=None)
    return WhatIf(best, within, saved[best]) if best is not None and saved[best] else None
