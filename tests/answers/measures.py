"""Figures, each a function of scores or of decisions."""

import time
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from bot.answers.engine import Engine
from bot.domain.decisions import Decision, Kind
from tests.answers.rivals import Rival, Scores
from tests.answers.sets import MESSAGES, Question, lines

STRANGERS_ANSWERED = 0.05
GATES = (Kind.SENSITIVE, Kind.PRIVATE, Kind.CANNOT_ACT, Kind.SMALLTALK)


def hits(rival: Rival, scores: Scores, questions: Sequence[Question], among: int) -> Scores:
    """Tell, for each question, whether its entry is among the first ones."""
    best = np.argsort(-scores, axis=1, kind="stable")[:, :among]
    return np.array(
        [q.gold in {rival.ids[e] for e in row} for q, row in zip(questions, best, strict=True)]
    )


def ranking(
    rival: Rival, inside: Sequence[Question], outside: Sequence[Question]
) -> tuple[float, float, float]:
    """Return accuracy, recall among three, and FA5.

    FA5: the share of questions answered directly and correctly when at most 5 % of the questions
    without an answer get one.
    """
    scores = rival.scores([question.text for question in inside])
    first = hits(rival, scores, inside, 1)
    strangers = rival.scores([question.text for question in outside]).max(axis=1)
    bar = np.quantile(strangers, 1 - STRANGERS_ANSWERED)
    sure = first & (scores.max(axis=1) > bar)
    return float(first.mean()), float(hits(rival, scores, inside, 3).mean()), float(sure.mean())


def shares(decisions: Sequence[Decision]) -> dict[Kind, float]:
    """Return the share of each kind of decision."""
    counts = Counter(decision.kind for decision in decisions)
    return {kind: counts[kind] / max(len(decisions), 1) for kind in Kind}


def within_one_click(decisions: Sequence[Decision], questions: Sequence[Question]) -> float:
    """Return the share of questions answered right, or by a button among those offered."""
    reached = [
        question.gold in (*decision.answered, *decision.offered)
        for decision, question in zip(decisions, questions, strict=True)
    ]
    return float(np.mean(reached))


def wrongly_answered(decisions: Sequence[Decision], questions: Sequence[Question]) -> float:
    """Return the share of questions that got a confident answer to something else."""
    wrong = [
        decision.kind is Kind.ANSWER and question.gold not in decision.answered
        for decision, question in zip(decisions, questions, strict=True)
    ]
    return float(np.mean(wrong))


def latencies(engine: Engine, texts: Sequence[str]) -> tuple[float, float]:
    """Return the median and the 99th percentile of processor time per question, in ms."""
    taken = []
    for text in texts:
        start = time.thread_time()
        engine.decide(text)
        taken.append(1000 * (time.thread_time() - start))
    return float(np.median(taken)), float(np.quantile(taken, 0.99))


def caught(engine: Engine, name: str) -> dict[str | None, tuple[int, int, int]]:
    """Return, per gate, how many messages there are, how many it caught, how many another did.

    Instructions to the bot ("injection") belong to no gate: they are questions like others.
    """
    counts: dict[str | None, Counter[str]] = defaultdict(Counter)
    for message in lines(MESSAGES / f"gates_{name}.jsonl"):
        kind = engine.decide(message["text"]).kind
        gate = message["gate"] if message["gate"] in GATES else None
        found = kind if kind in GATES else None
        counts[message["gate"]].update(
            asked=1, right=int(found == gate), wrong=int(found not in {None, gate})
        )
    return {gate: (c["asked"], c["right"], c["wrong"]) for gate, c in counts.items()}
