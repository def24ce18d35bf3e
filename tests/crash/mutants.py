"""Take one guard of delivery away at a time: a test must turn red for each.

Run by `make mutants`. It works on a copy; the checkout is left alone.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import typer

ROOT = Path(__file__).parent.parent.parent
NEEDED = ("bot", "store", "content", "tests", "app.yaml", "pyproject.toml")


@dataclass(frozen=True)
class Mutant:
    """A guard taken away: in each file, a text and what replaces it; and who must notice."""

    name: str
    cuts: tuple[tuple[str, str, str], ...]
    tests: tuple[str, ...]


SENDING = (
    "tests/delivery/test_sending.py",
    "tests/delivery/test_doubt.py",
    "tests/delivery/test_order.py",
    "tests/delivery/test_leases.py",
    "tests/delivery/test_waiting.py",
)
MUTANTS = (
    Mutant(
        "no fence",
        (
            ("store/outbox.py", ", col(Outbox.token) == row.token", ""),
            ("store/outbox.py", '_TABLE.c.token == bindparam("lease")', 'bindparam("lease") > -1'),
        ),
        SENDING,
    ),
    Mutant(
        "no look-up",
        (("bot/delivery/sender.py", "if not leased.is_doubtful or ", "if True or "),),
        SENDING,
    ),
    Mutant(
        "no last look before the write",
        (("bot/line.py", "if steady() > _latest.get():", "if False:"),),
        ("tests/delivery/test_freezing.py",),
    ),
    Mutant(
        "no fence on what Slack delivered",
        (("store/inbox.py", ', _TABLE.c.state != "done"', ""),),
        ("tests/slack/test_inbox.py",),
    ),
    Mutant(
        "no fence on e-mails",
        (("store/letters.py", ", _TABLE.c.attempts == letter.attempts", ""),),
        ("tests/service/test_mail.py",),
    ),
    Mutant(
        "no unique key",
        (
            (
                "store/outbox.py",
                '.on_conflict_do_nothing(index_elements=["workspace_id", "key"])',
                "",
            ),
            (
                "store/migrations/versions/0001_the_first_tables.py",
                "sa.UniqueConstraint('workspace_id', 'key', "
                "name=op.f('uq_outbox_workspace_id_key'))",
                "",
            ),
        ),
        SENDING,
    ),
    Mutant(
        "no IMMEDIATE",
        (("store/database.py", 'begin="BEGIN IMMEDIATE"', 'begin="BEGIN"'),),
        ("tests/store/test_database.py",),
    ),
    Mutant(
        "doubt forgotten when a row is put back",
        (
            (
                "store/outbox.py",
                "OutboxState.SENDING if is_doubtful else OutboxState.PENDING",
                "OutboxState.PENDING",
            ),
        ),
        SENDING,
    ),
    Mutant(
        "no order in a conversation",
        (("store/claims.py", ", conversation().not_in(_held(machine))", ""),),
        SENDING,
    ),
    Mutant(
        "no clamp when it is queued",
        (("bot/domain/planning.py", "    if opening > now:\n        return opening\n", ""),),
        ("tests/delivery/test_planning.py", "tests/domain/test_planning.py"),
    ),
    Mutant(
        "no clamp when it is sent",
        (("bot/notices/__init__.py", "await _held_back(kamarade, row) or ", ""),),
        ("tests/slack/test_pace.py",),
    ),
    Mutant(
        "not settled when it is queued",
        (("bot/services/queueing.py", '"state": PlanState.QUEUED,', '"reason": None,'),),
        ("tests/delivery/test_planning.py",),
    ),
)


def main(only: list[str]) -> int:
    """Try each mutant; return how many survived."""
    survivors = 0
    for mutant in MUTANTS:
        if only and not any(word in mutant.name for word in only):
            continue
        started = time.monotonic()
        red = _turns_red(mutant)
        survivors += not red
        seen = "red" if red else "SURVIVED"
        typer.echo(f"{seen:<9} {mutant.name} ({time.monotonic() - started:.0f} s)")
    return survivors


def _turns_red(mutant: Mutant) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in NEEDED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy / name)
        for file, old, new in mutant.cuts:
            _cut(copy / file, old, new)
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
        if any("slack" in test for test in mutant.tests):
            command = command[:-2]  # the index is kept in the cache
        ran = subprocess.run(
            [*command, *mutant.tests],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy)},
            capture_output=True,
            text=True,
            check=False,
        )
        if ran.returncode not in {0, 1}:
            typer.echo(ran.stdout[-2000:] + ran.stderr[-2000:])
        return ran.returncode == 1


def _cut(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} has changed: {old!r} is no longer there"
    path.write_text(text.replace(old, new), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
