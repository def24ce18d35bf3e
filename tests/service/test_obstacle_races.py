"""What happens to an obstacle at once, on both databases: as if one had come after the other."""

import asyncio
from datetime import timedelta

import pytest

from bot.domain.obstacle_states import Act, State
from bot.services import obstacle_tick
from tests.service.obstacle_office import MONDAY, Company


@pytest.mark.parametrize(
    ("act", "pressers"),
    [
        pytest.param(Act.TAKE, ("karim", "maya"), id="two take it"),
        pytest.param(Act.SOLVE, ("karim", "maya"), id="two solve it"),
        pytest.param(Act.CONFIRM, ("nina", "nina"), id="two confirmations"),
        pytest.param(Act.ASK, ("karim", "maya"), id="two questions"),
    ],
)
async def test_at_once_one_of_two_counts(any_company: Company, act: Act, pressers: tuple[str, str]):
    declared = await any_company.declare()

    found = await asyncio.gather(
        *(any_company.outcome(act, who, declared.obstacle_id, MONDAY) for who in pressers)
    )

    assert sorted(found) == ["ObstacleMoved", "done"]


Contender = tuple[Act, str]
TICK = "nobody"  # the clock does it


@pytest.mark.parametrize(
    ("state", "one", "other"),
    [
        (State.OPEN, (Act.TAKE, "karim"), (Act.HAND_OVER, "maya")),
        (State.OPEN, (Act.TAKE, "karim"), (Act.WITHDRAW, "nina")),
        (State.OPEN, (Act.DATE, "karim"), (Act.SOLVE, "maya")),
        (State.TAKEN, (Act.ASK, "karim"), (Act.SOLVE, "maya")),
        (State.TAKEN, (Act.SOLVE, "karim"), (Act.CONFIRM, "nina")),
        (State.TAKEN, (Act.CLIMB, TICK), (Act.CONFIRM, "nina")),
        (State.TAKEN, (Act.CLIMB, TICK), (Act.WAIT, "nina")),
        (State.TAKEN, (Act.CLIMB, TICK), (Act.SOLVE, "karim")),
        (State.DATED, (Act.TOO_LATE, "nina"), (Act.DATE, "karim")),
        (State.DATED, (Act.HAND_OVER, "karim"), (Act.CONFIRM, "nina")),
        (State.ASKED, (Act.ANSWER, "nina"), (Act.SOLVE, "karim")),
        (State.ASKED, (Act.ANSWER, "nina"), (Act.WITHDRAW, "nina")),
        (State.SOLVED, (Act.CONFIRM, "nina"), (Act.DENY, "nina")),
        (State.SOLVED, (Act.FADE, TICK), (Act.DENY, "nina")),
        (State.SOLVED, (Act.FADE, TICK), (Act.CONFIRM, "nina")),
    ],
)
async def test_at_once_is_as_if_one_had_come_after_the_other(
    any_company: Company, state: State, one: Contender, other: Contender
):
    declared = await any_company.declare()
    race = Race(any_company, declared.obstacle_id, state)

    possible = [await race.in_turn(one, other), await race.in_turn(other, one)]
    found = await race.at_once(one, other)

    assert found in possible


class Race:
    """Two things done to one obstacle, again and again from the same place."""

    def __init__(self, company: Company, obstacle_id: str, state: State) -> None:
        self._company = company
        self._id = obstacle_id
        self._state = state

    async def in_turn(self, first: Contender, then: Contender) -> object:
        """Do one, then the other; return what each said, and what became of it."""
        begun = await self._begin(first, then)
        said = {first: await self._do(first), then: await self._do(then)}
        return said, await self._became(begun)

    async def at_once(self, one: Contender, other: Contender) -> object:
        begun = await self._begin(one, other)
        found = await asyncio.gather(self._do(one), self._do(other))
        return dict(zip((one, other), found, strict=True)), await self._became(begun)

    async def _begin(self, *contenders: Contender) -> int:
        await self._company.forget()
        await self._company.put(self._id, self._state)
        ticked = next((act.value for act, who in contenders if who == TICK), None)
        if ticked is not None:
            await self._company.wind(self._id, ticked)
        return (await self._company.all("SELECT steps FROM obstacle"))[0][0]

    async def _do(self, contender: Contender) -> str:
        act, who = contender
        if who == TICK:
            await obstacle_tick.tick(self._company.database, self._company.book, MONDAY)
            return "ticked"
        return await self._company.outcome(act, who, self._id)

    async def _became(self, begun: int) -> object:
        """Return where it stands, and how often each thing was done, in whatever order."""
        company = self._company
        steps = await company.all(f"SELECT act FROM obstacle_step WHERE number > {begun}")
        return await company.all("SELECT state, owner_role FROM obstacle"), sorted(steps)


async def test_declared_twice_at_once_it_is_one(any_company: Company):
    found = await asyncio.gather(*(any_company.declare() for _ in range(4)))

    assert len({one.obstacle_id for one in found}) == 1
    assert [one.is_new for one in found].count(True) == 1


async def test_two_replicas_that_tick_at_once_take_each_step_once(any_company: Company):
    for who in ("nina", "omar", "lou"):
        await any_company.declare(who)
    late = MONDAY + timedelta(days=30)

    for _ in range(12):
        late += timedelta(days=1)
        await asyncio.gather(
            *(obstacle_tick.tick(any_company.database, any_company.book, late) for _ in range(3))
        )

    acts = await any_company.all(
        "SELECT act, count(*) FROM obstacle_step WHERE act <> 'declare' GROUP BY act ORDER BY act"
    )
    # Lead, manager (nobody known: HR stands in) and sponsor, each warned of first.
    assert acts == [("climb", 9), ("warn", 9)]
