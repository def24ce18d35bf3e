"""What is wrong in a list whose cells are all right: between cells, between lines."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.domain.cells import Reading
from bot.domain.enrolment import Enrolment

Lines = Sequence[tuple[int, Enrolment]]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: `kind` names its sentence, `details` fill it; line 0 is the whole list."""

    line: int
    kind: str
    details: Mapping[str, object] = field(default_factory=dict)


def within(one: Enrolment, reading: Reading) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield what is wrong between cells that are right."""
    there = reading.regions(one.country)
    if one.region is not None and there.code(one.region) is None:
        yield "bad_region", {"typed": one.region, "country": one.country, "there": there.named}
    if one.line_manager is not None and one.line_manager.is_same(one.who):
        yield "own_manager", {}
    if one.buddy is not None and one.buddy.is_same(one.who):
        yield "own_buddy", {}
    elif (
        one.buddy is not None
        and one.line_manager is not None
        and one.buddy.is_same(one.line_manager)
    ):
        yield "manager_as_buddy", {}


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return faults by their line."""
    return tuple(sorted(faults, key=lambda fault: fault.line))


def repeated(found: Sequence[tuple[int, Enrolment]]) -> Iterator[Fault]:
    """Yield the lines that name somebody again."""
    first: dict[str | None, int] = {}
    for number, one in found:
        earlier = first.setdefault(one.who.email, number)
        if earlier != number:
            yield Fault(number, "repeated", {"typed": one.who.email, "first": earlier})


def placed(one: Enrolment, reading: Reading) -> Enrolment:
    """Return somebody with the code of their region, whose name may have been written."""
    code = reading.regions(one.country).code(one.region) if one.region else None
    return replace(one, region=code)


def strangers(lines: Lines, nobody: Container[str]) -> list[Fault]:
    """Name the lines whose manager or buddy has an address that is nobody's."""
    return [
        Fault(number, f"unknown_{field}", {"typed": who.email})
        for number, one in lines
        for field, who in (("line_manager", one.line_manager), ("buddy", one.buddy))
        if who is not None and who.email in nobody
    ]


def others(lines: Lines) -> frozenset[str]:
    """Return the addresses of managers and buddies who are not themselves on the list."""
    named = {
        who.email
        for _, one in lines
        for who in (one.line_manager, one.buddy)
        if who is not None and who.email is not None
    }
    return frozenset(named - {one.who.email for _, one in lines})
