"""Any order of presses and days: each obstacle follows its table, and its clock never slips."""

import asyncio
import shutil
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from bot.domain.obstacle_states import PARTS, Act, Part, State
from bot.services import obstacle_tick
from bot.shelf import Shelf
from store.database import Database
from tests.domain.test_obstacle_states import ALLOWED
from tests.service.obstacle_office import MONDAY, open_company
from tests.service.test_obstacle_acts import BUTTONS

PEOPLE = ("nina", "karim", "maya", "omar")  # who is blocked, their owner, HR, somebody else
LEADS = {
    Act.TAKE: "taken",
    Act.DATE: "dated",
    Act.ASK: "asked",
    Act.SOLVE: "solved",
    Act.HAND_OVER: "open",
    Act.TOO_LATE: "taken",
    Act.CONFIRM: "closed",
    Act.WITHDRAW: "withdrawn",
}
FORGETS = {Act.TOO_LATE, Act.HAND_OVER}  # the day that was promised
RUNS = {"open", "taken", "dated"}  # the clock does


class Life(RuleBasedStateMachine):
    """What may happen to the obstacle of one person."""

    model: Path
    shelf: Shelf

    def __init__(self) -> None:
        super().__init__()
        self._runner = asyncio.Runner()
        self._folder = Path(tempfile.mkdtemp())

    def _run(self, awaitable: Any) -> Any:
        return self._runner.run(awaitable)

    @initialize()
    def begin(self) -> None:
        path = self._folder / "kamarade.db"
        shutil.copy(self.model, path)
        self.database = Database(f"sqlite+aiosqlite:///{path}")
        self.company = self._run(open_company(self.database, self.shelf))
        self.now = MONDAY
        self.id = self._run(self.company.declare()).obstacle_id

    @rule(choices=st.data(), twice=st.booleans())
    def press_what_is_shown(self, choices: st.DataObject, twice: bool) -> None:
        """Press a button of the state it is in, as whom it is shown to."""
        allowed = ALLOWED[State(self._row()["state"])].split()
        shown = [act for act in BUTTONS if act.value in allowed]
        if shown:
            act = choices.draw(st.sampled_from(shown))
            self._press(act, "nina" if PARTS[act] is Part.NEWCOMER else "maya", twice)

    @rule(act=st.sampled_from(BUTTONS), who=st.sampled_from(PEOPLE), twice=st.booleans())
    def press(self, act: Act, who: str, twice: bool) -> None:
        """Press whatever button, as anybody."""
        self._press(act, who, twice)

    def _press(self, act: Act, who: str, twice: bool) -> None:
        """Press: what the table allows is done, all else refused without a change."""
        for _ in range(1 + twice):
            before = self._row()
            found = self._run(self.company.outcome(act, who, self.id, self.now))
            after = self._row()
            if found != "done":
                assert after == before, (act, who, found)
                assert found in self._refusals(act, who, before["state"]), (act, who, before)
            else:
                assert act.value in ALLOWED[State(before["state"])].split()
                assert self._may(act, who)
                assert after["state"] == LEADS.get(act, self._back(act, before))
                assert (after["promised_on"] is not None) is (
                    act is Act.DATE or (before["promised_on"] is not None and act not in FORGETS)
                )

    def _may(self, act: Act, who: str) -> bool:
        if PARTS[act] is Part.NEWCOMER:
            return who == "nina"
        return who in {"karim", "maya"}

    def _refusals(self, act: Act, who: str, state: str) -> set[str]:
        if who == "omar" or (who != "nina" and PARTS[act] is Part.NEWCOMER):
            return {"NotYourObstacle"}
        if who == "nina" and PARTS[act] is Part.OWNER:
            return {"NotYourObstacle"}
        if act.value not in ALLOWED[State(state)].split():
            # Karim's team may have handed it over since.
            return {"ObstacleMoved", "NotYourObstacle"} if who == "karim" else {"ObstacleMoved"}
        refused = {
            Act.DATE: {"BadPromise", "TooManyDates"},
            Act.HAND_OVER: {"PastMessage"},  # it is theirs already
        }.get(act, set())
        return refused | ({"NotYourObstacle"} if who == "karim" else set())

    def _back(self, act: Act, before: dict[str, Any]) -> str:
        if act is Act.WAIT:
            return str(before["state"])
        if before["promised_on"] is not None:
            return "dated"
        return "taken" if before["taker_id"] is not None else "open"

    @rule(days=st.integers(1, 6), replicas=st.integers(1, 2))
    def pass_days(self, days: int, replicas: int) -> None:
        """Let days pass, ticked by one replica or two, as if restarted in between."""
        for _ in range(days):
            self.now += timedelta(days=1)
            self.company.promises = self._friday()
            for _ in range(replicas):
                self._run(obstacle_tick.tick(self.database, self.company.book, self.now))

    def _friday(self) -> date:
        return self.now.date() + timedelta(days=(4 - self.now.weekday()) % 7)

    @rule()
    def declare_again(self) -> None:
        """Declare the same: followed already, or a new one once the first is over."""
        before = self._row()["state"]
        again = self._run(self.company.declare())
        is_over = before in {"closed", "faded", "withdrawn"}
        assert again.is_new is is_over
        self.id = again.obstacle_id

    def _row(self) -> dict[str, Any]:
        names = "state, owner_role, taker_id, promised_on, next_act, next_at, steps, climbed"
        [row] = self._run(self.company.all(f"SELECT {names} FROM obstacle WHERE id = '{self.id}'"))
        return dict(zip(names.split(", "), row, strict=True))

    def _steps(self) -> list[tuple[int, str, str]]:
        query = f"SELECT number, act, by_id FROM obstacle_step WHERE obstacle_id = '{self.id}'"
        return list(self._run(self.company.all(f"{query} ORDER BY number")))

    @invariant()
    def its_history_is_whole(self) -> None:
        if not hasattr(self, "id"):
            return
        steps = self._steps()
        assert [number for number, *_ in steps] == list(range(1, self._row()["steps"] + 1))
        nina = self.company.ids["nina"]
        assert all(by == nina for _, act, by in steps if PARTS[Act(act)] is Part.NEWCOMER)
        assert all(by is None for _, act, by in steps if PARTS[Act(act)] is Part.BOT)

    @invariant()
    def nobody_is_told_twice_nor_without_a_warning(self) -> None:
        if not hasattr(self, "id"):
            return
        acts = Counter(act for _, act, _ in self._steps())
        assert acts["climb"] <= acts["warn"] + self._rewinds(acts)
        assert acts["climb"] <= 3 * (1 + acts["hand_over"])

    def _rewinds(self, acts: Counter[str]) -> int:
        """Count what tells who is blocked of the next step, and so warns by itself."""
        return sum(acts[act.value] for act in (*BUTTONS, Act.DECLARE))

    @invariant()
    def its_clock_runs_where_somebody_owes_something(self) -> None:
        if not hasattr(self, "id"):
            return
        row = self._row()
        expected = {"warn", "climb"} if row["state"] in RUNS else set()
        expected |= {"fade"} if row["state"] == "solved" else set()
        assert row["next_act"] in expected | {None}
        assert (row["next_act"] is None) == (row["next_at"] is None)
        if row["state"] == "solved":
            assert row["next_act"] == "fade"
        if row["state"] in RUNS and row["climbed"] == 0:
            assert row["next_act"] is not None

    @invariant()
    def nothing_comes_back_once_it_is_over(self) -> None:
        if not hasattr(self, "id"):
            return
        query = (
            f"SELECT DISTINCT kind FROM plan WHERE state = 'planned' AND series LIKE '%{self.id}%'"
        )
        waiting = {kind for (kind,) in self._run(self.company.all(query))}
        state = self._row()["state"]
        expected = {"obstacle_reminder"} if state in RUNS else set()
        expected |= {"obstacle_asked_again"} if state == "asked" else set()
        assert waiting <= expected

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self._run(self.database.close())
        self._runner.close()
        shutil.rmtree(self._folder)


def test_any_order_of_presses_and_days(migrated: Path, shelf: Shelf) -> None:
    Life.model, Life.shelf = migrated, shelf
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
