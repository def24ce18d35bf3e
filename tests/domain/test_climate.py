"""No sequence of snapshots says anything of fewer than five people."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.climate import (
    EVERYBODY,
    FEWEST,
    Counted,
    Voice,
    at_least,
    batches,
    cohort,
    level,
    months_back,
    promoters,
    share,
    summed,
)


def voices(cohorts: str, figure: str = "energy:14") -> list[Voice]:
    """Return one voice a letter, each letter a cohort."""
    return [Voice(f"k{n}", f"p{n}", figure, one, 3) for n, one in enumerate(cohorts)]


@pytest.mark.parametrize(
    ("cohorts", "expected"),
    [
        pytest.param("", [], id="nobody"),
        pytest.param("aaaa", [], id="four wait"),
        pytest.param("aaaaa", [("a", 5)], id="five count"),
        pytest.param("aaaaaabbbbb", [("a", 6), ("b", 5)], id="two cohorts"),
        pytest.param("aaaaaabb", [("a", 6)], id="the small one waits"),
        pytest.param("aabbb", [(EVERYBODY, 5)], id="small ones are pooled"),
        pytest.param("aabb", [], id="a small pool waits"),
        pytest.param("aaaaabbcc", [("a", 5)], id="a large one does not hide a small pool"),
    ],
)
def test_batches(cohorts: str, expected: list[tuple[str, int]]):
    assert [(one.cohort, one.people) for one in batches(voices(cohorts))] == expected


def test_one_person_counts_once_however_much_they_say():
    talkative = [Voice(f"k{n}", "p0", "tag:erp", "a", 1) for n in range(9)]
    others = [Voice(f"o{n}", f"p{n}", "tag:erp", "a", 1) for n in range(1, 4)]

    assert batches([*talkative, *others]) == []
    [batch] = batches([*talkative, *others, Voice("x", "p9", "tag:erp", "b", 1)])
    assert batch.people == len(batch.voices) == 5


# A life of the figures: people join, answer, vanish; HR reads, or does not, month after month.
JOINS = st.lists(st.tuples(st.integers(0, 40), st.sampled_from("abc")), max_size=8)
MONTHS = st.lists(
    st.tuples(JOINS, st.sets(st.integers(0, 40), max_size=3), st.booleans()),
    min_size=1,
    max_size=20,
)


def lived(life: list) -> list[frozenset[str]]:
    """Return the people behind each cell that was ever published, by the model of the store."""
    waiting: dict[str, Voice] = {}
    admitted: set[str] = set()
    counted: list[tuple[int, str, frozenset[str]]] = []
    cells: list[frozenset[str]] = []
    for month, (joins, erased, is_read) in enumerate(life):
        for number, letter in joins:
            person = f"p{number}"
            if person not in admitted:
                waiting.setdefault(person, Voice(person, person, "f", letter, 1))
        for number in erased:  # their answers go; what was counted stays
            waiting.pop(f"p{number}", None)
        if not is_read:
            continue
        for batch in batches(waiting.values()):
            people = frozenset(voice.person for voice in batch.voices)
            counted.append((month, batch.cohort, people))
            admitted |= people
            for person in people:
                del waiting[person]
        shown = [(one, who) for at, one, who in counted if at > month - 12]
        by_cohort = [
            frozenset().union(*(who for one, who in shown if one == name))
            for name in {one for one, _ in shown}
        ]
        cells += [*by_cohort, frozenset().union(*(who for _, who in shown))]
    return [cell for cell in cells if cell]


@settings(max_examples=400, deadline=None)
@given(MONTHS)
def test_no_two_cells_ever_published_differ_by_fewer_than_five_people(life: list):
    cells = lived(life)

    for one in cells:
        for other in cells:
            assert len(one ^ other) == 0 or len(one ^ other) >= FEWEST


@settings(max_examples=400, deadline=None)
@given(MONTHS)
def test_no_sum_or_difference_of_any_number_of_cells_isolates_fewer_than_five(life: list):
    """Whoever stands in the same cells can never be told apart: each such group has five people."""
    cells = lived(life)
    people = frozenset().union(*cells) if cells else frozenset()

    alike = Counter(tuple(person in cell for cell in cells) for person in people)

    assert all(count >= FEWEST for count in alike.values())


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        pytest.param(Counted(10, 7), 70, id="seven of ten"),
        pytest.param(Counted(5, 5), 90, id="everybody is not said"),
        pytest.param(Counted(5, 0), 10, id="nor nobody"),
        pytest.param(Counted(12, 8), 70, id="to ten points"),
    ],
)
def test_a_share_is_rounded_and_never_whole(counted: Counted, expected: int):
    assert share(counted) == expected


def test_levels_counts_and_recommendations_are_rounded():
    assert level(Counted(5, 18)) == 65
    assert (level(Counted(5, 25)), level(Counted(5, 5))) == (95, 5)  # else each answer is told
    assert promoters(Counted(7, 3)) == 40
    assert promoters(Counted(5, -5)) == -90
    assert at_least(Counted(9, 9)) == 5


def test_cohorts_are_quarters_and_months_go_back_over_the_year():
    assert cohort(date(2027, 2, 1)) == "2027-T1"
    assert cohort(date(2026, 12, 31)) == "2026-T4"
    assert months_back(date(2027, 2, 1), 11) == date(2026, 3, 1)
    assert summed([("a", Counted(5, 3)), ("a", Counted(6, 1))]) == {"a": Counted(11, 4)}
