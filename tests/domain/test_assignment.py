"""Several newcomers matched at once: never what is barred, never too many, the best total."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.languages import Language
from bot.domain.pairing import Newcomer, PairingRules, Volunteer, labels, places
from bot.domain.pairing_bars import suits
from bot.domain.pairing_points import match
from bot.services.matching import matched
from tests.domain.test_pairing import MONDAY, RULES

WORDS = ("rail", "énergie", "santé")
IDS = [f"buddy-{number}" for number in range(4)]

words = st.lists(st.sampled_from(WORDS), max_size=2).map(labels)
some = st.frozensets(st.sampled_from(IDS), max_size=2)


@st.composite
def newcomers(draw: st.DrawFn) -> list[Newcomer]:
    return [
        Newcomer(
            f"newcomer-{number}",
            MONDAY,
            draw(st.sampled_from(Language)),
            draw(st.sampled_from([0, 60, 600])),
            "FR",
            segment=draw(words),
            site=draw(words),
            line=draw(some),
            refused=draw(some),
        )
        for number in range(draw(st.integers(0, 4)))
    ]


@st.composite
def volunteers(draw: st.DrawFn) -> list[Volunteer]:
    return [
        Volunteer(
            id_,
            frozenset(draw(st.sets(st.sampled_from(Language), min_size=1))),
            draw(st.sampled_from([0, 60])),
            draw(st.sampled_from(["FR", "BE"])),
            date(2020, 1, 1),
            capacity=draw(st.integers(0, 3)),
            load=draw(st.integers(0, 2)),
            is_first=draw(st.booleans()),
            segment=draw(words),
            site=draw(words),
        )
        for id_ in IDS[: draw(st.integers(0, 4))]
    ]


def total(pairs: Mapping[str, str], who: Sequence[Newcomer], buddies: Sequence[Volunteer]) -> int:
    """Return what pairs are worth, the second newcomer of a buddy counted as such."""
    by_id = {one.person_id: one for one in buddies}
    loads = {one.person_id: one.load for one in buddies}
    found = 0
    for one in who:
        if one.person_id in pairs:
            buddy = by_id[pairs[one.person_id]]
            now = Volunteer(**{**_fields(buddy), "load": loads[buddy.person_id]})
            found += match(one, now, RULES).points
            loads[buddy.person_id] += 1
    return found


def _fields(one: Volunteer) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


def brute_force(who: Sequence[Newcomer], buddies: Sequence[Volunteer]) -> tuple[int, int]:
    """Return the most pairs, and the best total among those, by trying everything."""
    best = (0, 0)

    def go(left: Sequence[Newcomer], pairs: dict[str, str]) -> None:
        nonlocal best
        if not left:
            best = max(best, (len(pairs), total(pairs, who, buddies)))
            return
        first, rest = left[0], left[1:]
        go(rest, pairs)
        for buddy in buddies:
            taken = sum(one == buddy.person_id for one in pairs.values())
            if suits(first, buddy, RULES) and buddy.load + taken < places(buddy, RULES):
                go(rest, {**pairs, first.person_id: buddy.person_id})

    go(who, {})
    return best


@settings(deadline=None, max_examples=120)
@given(newcomers(), volunteers())
def test_nobody_is_given_more_than_their_places_or_somebody_barred(
    who: list[Newcomer], buddies: list[Volunteer]
):
    pairs = matched(who, buddies, RULES)

    by_id = {one.person_id: one for one in (*who, *buddies)}
    for buddy_id, given_ in Counter(pairs.values()).items():
        buddy = by_id[buddy_id]
        assert isinstance(buddy, Volunteer)
        assert buddy.load + given_ <= places(buddy, RULES)
    for newcomer_id, buddy_id in pairs.items():
        newcomer, buddy = by_id[newcomer_id], by_id[buddy_id]
        assert isinstance(newcomer, Newcomer)
        assert buddy_id not in newcomer.line | newcomer.refused
        assert isinstance(buddy, Volunteer)
        assert newcomer.language in buddy.languages


@settings(deadline=None, max_examples=60)
@given(newcomers(), volunteers())
def test_the_total_is_the_best_there_is(who: list[Newcomer], buddies: list[Volunteer]):
    pairs = matched(who, buddies, RULES)

    assert (len(pairs), total(pairs, who, buddies)) == brute_force(who, buddies)


def crowd(
    count: int, of: int, *, seed: int = 1
) -> tuple[list[Newcomer], list[Volunteer], PairingRules]:
    """Draw newcomers and buddies with different segments, tools, sites and languages."""
    draw = random.Random(seed)
    names = [f"word-{number}" for number in range(8)]

    def some(most: int) -> Mapping[str, str]:
        return labels(draw.sample(names, most))

    who = [
        Newcomer(
            f"n{number}",
            MONDAY,
            draw.choice([*Language]),
            draw.choice([0, 60]),
            draw.choice(["FR", "GB"]),
            some(1),
            some(1),
            some(3),
            some(1),
            some(2),
        )
        for number in range(count)
    ]
    buddies = [
        Volunteer(
            f"v{number}",
            frozenset(draw.sample([*Language], draw.choice([1, 2]))),
            draw.choice([0, 60]),
            draw.choice(["FR", "GB"]),
            date(2020, 1, 1),
            load=draw.choice([0, 0, 1]),
            segment=some(1),
            product_range=some(1),
            tools=some(3),
            site=some(1),
            strengths=some(2),
        )
        for number in range(of)
    ]
    return who, buddies, RULES


def test_200_newcomers_find_their_buddies_among_500_in_less_than_two_seconds():
    who, buddies, rules = crowd(200, 500)
    matched(who[:1], buddies[:1], rules)  # the solver is imported

    def taken() -> float:
        started = process_time()
        assert len(matched(who, buddies, rules)) == 200
        return process_time() - started

    assert min(taken() for _ in range(3)) < 2  # the best: a neighbour can only slow it down
