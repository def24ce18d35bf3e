"""Print how well questions are answered: `python -m tests.answers.table FOLDER_OF_SETS`.

Ours beside BM25, a linear SVM and a logistic regression, on every set of the folder; then the
project's own booklet and gates. What each figure means: `measures`.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.answers.confusions import leave_one_out
from bot.answers.engine import Engine
from bot.domain.booklet import Booklet
from bot.domain.decisions import Kind
from bot.domain.gates import Gates
from bot.domain.languages import Language
from bot.library import gates as gates_file
from tests.answers.measures import (
    caught,
    hits,
    latencies,
    ranking,
    shares,
    within_one_click,
    wrongly_answered,
)
from tests.answers.perturb import as_keywords, as_texted, with_typos
from tests.answers.rivals import Ours, Rival, rivals
from tests.answers.sets import CONTENT, Question, QuestionSet, own_booklet, read_set

LOAD = "--load"
PAIRS = 15
WAYS = {"10 % typos": with_typos, "as texted": as_texted}


def main(arguments: Sequence[str]) -> None:
    """Measure every set of a folder, then the project's own booklet."""
    if arguments[0] == LOAD:
        load_alone(Path(arguments[1]), Path(arguments[2]))
        return
    for folder in sorted(path for path in Path(arguments[0]).iterdir() if path.is_dir()):
        report_set(read_set(folder), folder)
    report_own(own_booklet())
    report_gates(Engine.build(own_booklet(), gates_file.load([CONTENT.parent])))


def report_set(questions: QuestionSet, folder: Path) -> None:
    """Print the tables of one set."""
    with tempfile.TemporaryDirectory() as cache:
        start = time.monotonic()
        engine = Engine.build(questions.booklet, Gates(), cache=Path(cache))
        built = time.monotonic() - start
        say(f"\n## {questions.name}: {len(questions.booklet.entries)} entries")
        competitors: dict[str, Rival] = {"ours": Ours(engine), **rivals(questions.booklet)}
        report_rankings(competitors, questions)
        report_decisions(engine, questions)
        median, slow = latencies(engine, [question.text for question in questions.questions])
        say(f"\nprocessor time a question: p50 {median:.2f} ms, p99 {slow:.2f} ms")
        say(f"build and calibration: {built:.1f} s; with its cache, in a fresh process:")
        command = [sys.executable, "-m", "tests.answers.table", LOAD, str(folder), cache]
        say(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())


def report_rankings(competitors: dict[str, Rival], questions: QuestionSet) -> None:
    """Print accuracy, recall among three and FA5, clean and damaged, per language."""
    say("\n| language | system | acc@1 | rec@3 | FA5 | 10 % typos | as texted | keywords only |")
    say("|---|---|---|---|---|---|---|---|")
    outside = questions.outside()
    for language in (None, *Language):
        inside = questions.inside(language)
        if not inside or (len(inside) == len(questions.inside()) and language):
            continue
        for name, rival in competitors.items():
            figures = [*ranking(rival, inside, outside), *robustness(rival, inside)]
            row = " | ".join(f"{100 * figure:.1f}" for figure in figures)
            say(f"| {language or 'all'} | {name} | {row} |")


def robustness(rival: Rival, inside: Sequence[Question]) -> list[float]:
    """Return the accuracy with typos, typed by ear, then with keywords only."""
    texts = [question.text for question in inside]
    damaged = (with_typos(texts), as_texted(texts), as_keywords(texts))
    return [float(hits(rival, rival.scores(altered), inside, 1).mean()) for altered in damaged]


def report_decisions(engine: Engine, questions: QuestionSet) -> None:
    """Print what people would get: the shares of each decision, the false answers."""
    kinds = (Kind.ANSWER, Kind.CHOICES, Kind.UNKNOWN)
    say("\n| questions | direct | choices | unknown | within one click | wrong direct answer |")
    say("|---|---|---|---|---|---|")
    groups = {f"in scope, {x}": questions.inside(x) for x in Language}
    groups |= {
        f"in scope, {x}, {how}": altered(questions.inside(x), how) for x in Language for how in WAYS
    }
    groups |= {"outside, near": questions.outside("oos_near")}
    groups |= {"outside, far": questions.outside("oos_far")}
    groups |= {f"outside, {how}": altered(questions.outside(), how) for how in WAYS}
    for name, group in groups.items():
        if not group:
            continue
        decisions = [engine.decide(question.text) for question in group]
        found = shares(decisions)
        row = [found[kind] for kind in kinds]
        row += [within_one_click(decisions, group)] if group[0].gold else [float("nan")]
        row += [wrongly_answered(decisions, group)]
        say(f"| {name} | " + " | ".join(f"{100 * share:.1f}" for share in row) + " |")
    say(f"\nthresholds found: {engine.index.thresholds}")


def altered(questions: Sequence[Question], how: str) -> list[Question]:
    """Return the same questions written in another way."""
    texts = WAYS[how]([question.text for question in questions])
    return [replace(question, text=text) for question, text in zip(questions, texts, strict=True)]


def report_own(booklet: Booklet) -> None:
    """Print how the project's own phrasings are found when they are left out, and mistaken."""
    say("\n## our booklet, leaving one phrasing of each entry out")
    say("\n| language | phrasings | first | among three |\n|---|---|---|---|")
    found = leave_one_out(booklet)
    for language, counts in found.items():
        first, three = counts.first / counts.asked, counts.among_three / counts.asked
        say(f"| {language} | {counts.asked} | {100 * first:.1f} | {100 * three:.1f} |")
    pairs = sum((counts.confused for counts in found.values()), start=type(counts.confused)())
    say("\nmost confused (asked, found):")
    for (asked, got), times in pairs.most_common(PAIRS):
        say(f"- {asked} → {got}: {times}")


def report_gates(engine: Engine) -> None:
    """Print how many messages of each gate are caught, and how many ordinary ones are."""
    say("\n## our gates (only the blind messages prove something; what each file is: README.md)")
    say("\n| messages | gate | as it should | under another gate |\n|---|---|---|---|")
    for name in ("seen", "unseen", "fresh", "blind", "blind_2", "blind_3", "blind_4"):
        for gate, (asked, right, wrong) in caught(engine, name).items():
            say(f"| {name} | {gate or 'ordinary'} | {right}/{asked} | {wrong} |")


def load_alone(folder: Path, cache: Path) -> None:
    """Print the start time and the memory of an engine that finds its cache."""
    questions = read_set(folder)
    before, start = memory(), time.monotonic()
    Engine.build(questions.booklet, Gates(), cache=cache)
    taken = time.monotonic() - start
    say(f"ready in {taken:.2f} s; {memory() - before:.0f} MB more than without an engine")


def memory() -> float:
    """Return the megabytes that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
