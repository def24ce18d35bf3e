"""What keeping the booklet true asks of each owner."""

from datetime import date

import pytest

from bot.domain.booklet import Booklet, Entry
from bot.domain.company import Company, RoleHolder
from bot.domain.languages import Language
from bot.domain.upkeep import Upkeep, upkeep

FR, EN = Language.FR, Language.EN
TODAY = date(2027, 3, 1)


def entry(name: str, owner: str, review_by: date | None = None, language: Language = FR) -> Entry:
    return Entry(name, language, name.title(), (), "…", owner=owner, review_by=review_by)


def company(**unfilled: str) -> Company:
    """Return a company whose unfilled values are "group.key", each group with its owner."""
    names = {FR: "…", EN: "…"}
    roles = {name: RoleHolder(names, names) for name in ("hr", "finance", "fleet")}
    keys = frozenset(f"{group}.key" for group in unfilled)
    return Company("Acme", False, "FR", "Europe/Paris", roles, {}, unfilled, keys)


def kept(booklet: list[Entry], ours: Company | None = None, **more: frozenset) -> list[Upkeep]:
    overtaken = more.get("overtaken", frozenset())
    settled = more.get("settled", frozenset())
    return upkeep(Booklet(tuple(booklet)), ours or company(), overtaken, settled, (FR, TODAY))


def test_each_role_keeps_its_own_entries_and_the_idle_are_left_out():
    found = kept([entry("rtt", "hr"), entry("ndf", "finance"), entry("ik", "finance")])

    assert [(one.role, len(one.entries)) for one in found] == [("hr", 1), ("finance", 2)]


@pytest.mark.parametrize(
    ("review_by", "is_stale"),
    [
        pytest.param(date(2027, 2, 28), True, id="yesterday"),
        pytest.param(TODAY, False, id="today is still in time"),
        pytest.param(None, False, id="no date"),
    ],
)
def test_an_entry_is_stale_after_its_day(review_by: date | None, *, is_stale: bool):
    [one] = kept([entry("rtt", "hr", review_by)])

    assert bool(one.stale) is is_stale
    assert one.is_done is not is_stale


def test_the_longest_overdue_comes_first():
    [one] = kept([entry("b", "hr", date(2027, 2, 1)), entry("a", "hr", date(2026, 1, 1))])

    assert [each.entry_id for each in one.stale] == ["a", "b"]


def test_an_unfilled_value_waits_for_its_own_owner():
    found = kept([entry("ndf", "finance")], company(car="fleet"))

    assert [(one.role, one.unfilled) for one in found] == [("finance", ()), ("fleet", ("car.key",))]
    assert [one.is_done for one in found] == [True, False]


def test_a_text_overtaken_in_either_language_is_to_compare():
    [one] = kept([entry("rtt", "hr")], overtaken=frozenset({("rtt", EN)}))

    assert [each.entry_id for each in one.overtaken] == ["rtt"]


def test_an_entry_just_read_again_waits_no_more():
    [one] = kept([entry("rtt", "hr", review_by=date(2026, 1, 1))], settled=frozenset({"rtt"}))

    assert one.is_done


def test_a_version_that_is_late_in_another_language_waits_too():
    late = entry("rtt", "hr", review_by=date(2026, 1, 1), language=EN)

    [one] = kept([entry("rtt", "hr"), late])

    assert [kept.entry_id for kept in one.stale] == ["rtt"]
