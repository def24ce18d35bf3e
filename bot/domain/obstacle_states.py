"""The life of one obstacle: who may do what in which state, and where it leads."""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Where an obstacle stands."""

    OPEN = "open"  # its owner was told, nobody took it
    TAKEN = "taken"
    DATED = "dated"  # its owner promised a day
    ASKED = "asked"  # who is blocked was asked something: the clock waits
    SOLVED = "solved"  # its owner says so; who is blocked has not confirmed
    CLOSED = "closed"  # who is blocked confirmed
    FADED = "faded"  # nobody answered "really?", and it was said
    WITHDRAWN = "withdrawn"  # declared by mistake, or the person left


class Act(StrEnum):
    """Whatever may happen to an obstacle."""

    DECLARE = "declare"
    TAKE = "take"
    DATE = "date"
    ASK = "ask"
    ANSWER = "answer"
    SOLVE = "solve"
    HAND_OVER = "hand_over"
    WAIT = "wait"  # "not yet": the next step of the ladder comes later
    TOO_LATE = "too_late"  # the promised day is refused: the first one counts again
    CONFIRM = "confirm"
    DENY = "deny"
    WITHDRAW = "withdraw"
    WARN = "warn"  # who is blocked is told of the next step before it happens
    CLIMB = "climb"
    FADE = "fade"
    LEAVE = "leave"


class Part(StrEnum):
    """Whose act it is."""

    NEWCOMER = "newcomer"
    OWNER = "owner"
    BOT = "bot"


WAITING = frozenset({State.OPEN, State.TAKEN, State.DATED})  # the clock runs
OWED = WAITING | {State.ASKED}  # somebody still has something to do
LIVE = OWED | {State.SOLVED}  # not over: the same person cannot declare it twice
OVER = frozenset(State) - LIVE

PARTS: Mapping[Act, Part] = {
    Act.DECLARE: Part.NEWCOMER,
    Act.TAKE: Part.OWNER,
    Act.DATE: Part.OWNER,
    Act.ASK: Part.OWNER,
    Act.ANSWER: Part.NEWCOMER,
    Act.SOLVE: Part.OWNER,
    Act.HAND_OVER: Part.OWNER,
    Act.WAIT: Part.NEWCOMER,
    Act.TOO_LATE: Part.NEWCOMER,
    Act.CONFIRM: Part.NEWCOMER,
    Act.DENY: Part.NEWCOMER,
    Act.WITHDRAW: Part.NEWCOMER,
    Act.WARN: Part.BOT,
    Act.CLIMB: Part.BOT,
    Act.FADE: Part.BOT,
    Act.LEAVE: Part.BOT,
}

_FROM: Mapping[Act, frozenset[State]] = {
    Act.DECLARE: frozenset(),
    Act.TAKE: frozenset({State.OPEN}),
    Act.DATE: WAITING,
    Act.ASK: WAITING,
    Act.ANSWER: frozenset({State.ASKED}),
    Act.SOLVE: OWED,
    Act.HAND_OVER: OWED,
    Act.WAIT: WAITING,
    Act.TOO_LATE: frozenset({State.DATED}),
    Act.CONFIRM: LIVE | {State.FADED},
    Act.DENY: frozenset({State.SOLVED, State.FADED, State.CLOSED}),
    Act.WITHDRAW: LIVE,
    Act.WARN: WAITING,
    Act.CLIMB: WAITING,
    Act.FADE: frozenset({State.SOLVED}),
    Act.LEAVE: LIVE,
}

_TO: Mapping[Act, State] = {
    Act.TAKE: State.TAKEN,
    Act.DATE: State.DATED,
    Act.ASK: State.ASKED,
    Act.SOLVE: State.SOLVED,
    Act.HAND_OVER: State.OPEN,
    Act.TOO_LATE: State.TAKEN,
    Act.CONFIRM: State.CLOSED,
    Act.WITHDRAW: State.WITHDRAWN,
    Act.FADE: State.FADED,
    Act.LEAVE: State.WITHDRAWN,
}


def may(state: State, act: Act) -> bool:
    """Tell whether this may happen to an obstacle that stands there."""
    return state in _FROM[act]


def after(state: State, act: Act, *, is_taken: bool, is_dated: bool) -> State:
    """Return where an allowed act leads; what stays in place stays as it was.

    An answered question, or a "no", goes back to whoever had it, with the day they promised.
    """
    if act is Act.DENY or act is Act.ANSWER:
        return State.DATED if is_dated else State.TAKEN if is_taken else State.OPEN
    return _TO.get(act, state)
