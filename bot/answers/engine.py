"""The answer engine: a question in, a decision out. Pure, and safe to share between threads."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from bot.answers import cache as disk
from bot.answers.gatekeeper import Gatekeeper
from bot.answers.index import Index
from bot.answers.messages import TAIL, follows, parts, read
from bot.answers.ranking import essence
from bot.answers.tongue import clear_language
from bot.answers.vectors import Floats
from bot.answers.words import words
from bot.domain.booklet import Booklet
from bot.domain.decisions import Candidate, Decision, Kind
from bot.domain.gates import Gates, Topic

SHOWN = 3
MOST_ANSWERS = 3
SHORT = 3  # content words: a question this short may lean on the one before
HAIR = 0.01  # an answer leads the next entry by more than this
Ids = tuple[str, ...]
Outcome = tuple[Kind, Ids, Ids]


@dataclass(frozen=True)
class Engine:
    """An index, its gates, and the countries in which each entry holds."""

    index: Index
    gatekeeper: Gatekeeper
    countries: Mapping[str, tuple[str, ...]]

    @classmethod
    def build(
        cls,
        booklet: Booklet,
        gates: Gates,
        *,
        cache: Path | None = None,
        false_answers: float = 0.05,
        hurried: bool = False,
    ) -> "Engine":
        """Return the engine of a booklet, from the folder `cache` when it holds it already.

        `false_answers` is the share of questions without an answer that may get one. With
        `hurried`, an index that is not kept yet is begun without calibration, and not kept.
        """
        key = disk.fingerprint([content(booklet), asdict(gates), false_answers])
        index = disk.load(cache, key) if cache else None
        if index is None:
            from bot.answers.learning import learn  # noqa: PLC0415  # loads scikit-learn

            index = learn(booklet, gates, false_answers, hurried=hurried)
            if cache and not hurried:
                disk.save(cache, key, index)
        countries = {entry.id: entry.countries for entry in booklet}
        gatekeeper = Gatekeeper.build(gates, index.ranker.spelling, index.gates)
        return cls(index, gatekeeper, countries)

    def decide(
        self, question: str, *, context: str | None = None, country: str | None = None
    ) -> Decision:
        """Return what to do with a question.

        `context` is the question before it, if it came shortly before; `country` is the person's.
        """
        typed = read(question)
        language = clear_language(typed, words(typed))
        context = context[:TAIL] if context and self.leans(typed) else None
        before = self._topic(context) if context else None
        if before and before.kind is Kind.SENSITIVE:
            context = None  # what was said in distress is not brought back
        readings = self._readings(typed, context)
        candidates = self._candidates(np.maximum.reduce(readings))
        topic = self._topic(typed)
        if not topic and before and before.kind is Kind.PRIVATE and follows(typed):
            topic = before
        kind, served, foreign = self._outcome(readings, country)
        if topic:
            shows_how = topic.kind is Kind.CANNOT_ACT and kind is Kind.ANSWER
            how = served if shows_how else ()
            return Decision(
                topic.kind, candidates, offered=how, language=language, topic=topic.name
            )
        return Decision(
            kind,
            candidates,
            answered=served if kind is Kind.ANSWER else (),
            offered=served if kind is Kind.CHOICES else (),
            foreign=foreign,
            language=language,
        )

    def leans(self, question: str) -> bool:
        """Tell whether a question may mean more with the one before it."""
        typed = read(question)
        if follows(typed):
            return True
        told = essence(words(typed))
        return 0 < len(told) <= SHORT and self._winner(self.index.ranker.confidences(typed)) is None

    def _topic(self, typed: str) -> Topic | None:
        is_known = bool(self.index.ranker.twins(words(typed)))
        return self.gatekeeper.topic(typed, is_known=is_known)

    def _readings(self, typed: str, context: str | None) -> list[Floats]:
        """Return the confidences of the whole message, then those of its confident parts."""
        whole = self._whole(typed, context or "")
        divided = [part for part in parts(typed) if words(part) != words(typed)]
        read = [self.index.ranker.confidences(part) for part in divided]
        return [whole, *(found for found in read if self._winner(found) is not None)]

    def _whole(self, typed: str, context: str) -> Floats:
        alone = self.index.ranker.confidences(typed)
        if not context or not len(alone):
            return alone
        if follows(typed):  # what is new counts twice, and may be clear by itself
            together = self.index.ranker.confidences(f"{context} {typed} {typed}")
            return np.asarray(np.maximum(alone, together))
        together = self.index.ranker.confidences(f"{context} {typed}")
        return together if together.max() > alone.max() else alone

    def _winner(self, confidences: Floats) -> int | None:
        """Return the entry that answers for sure, if one does."""
        if not len(confidences):
            return None
        first, *others = np.sort(confidences)[::-1][:2].tolist()
        if first < self.index.thresholds.direct or (others and first - others[0] < HAIR):
            return None
        return int(confidences.argmax())

    def _outcome(self, readings: Sequence[Floats], country: str | None) -> Outcome:
        """Return the kind of decision, the entries it serves and those of other countries."""
        parted = [self._winner(found) for found in readings[1:]] or [self._winner(readings[0])]
        won = [winner for winner in dict.fromkeys(parted) if winner is not None][:MOST_ANSWERS]
        if won:
            here, abroad = self._by_country(won, country)
            return (Kind.ANSWER if here else Kind.UNKNOWN), here, abroad
        whole = readings[0]
        if not len(whole) or whole.max() < self.index.thresholds.choices:
            return Kind.UNKNOWN, (), ()
        here, abroad = self._by_country(np.argsort(-whole, kind="stable")[:SHOWN].tolist(), country)
        return (Kind.CHOICES if here else Kind.UNKNOWN), here, abroad

    def _by_country(self, entries: Sequence[int], country: str | None) -> tuple[Ids, Ids]:
        """Return the ids that hold in a country, and the others; unknown, all hold."""
        ids = [self.index.ranker.ids[entry] for entry in entries]
        abroad = [
            entry_id
            for entry_id in ids
            if country and self.countries[entry_id] and country not in self.countries[entry_id]
        ]
        return tuple(entry_id for entry_id in ids if entry_id not in abroad), tuple(abroad)

    def _candidates(self, confidences: Floats) -> tuple[Candidate, ...]:
        best = np.argsort(-confidences, kind="stable")[: max(SHOWN, 5)]
        ids = self.index.ranker.ids
        return tuple(Candidate(ids[entry], round(float(confidences[entry]), 4)) for entry in best)


def content(booklet: Booklet) -> list[object]:
    """Return what the index depends on, as JSON would write it."""
    return [[e.id, e.language, e.title, e.questions, e.aliases, e.body] for e in booklet]
