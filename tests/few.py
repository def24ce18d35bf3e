"""A few entries and examples of the shipped content: enough to answer from, learned in a moment."""

import re
from pathlib import Path

ENTRIES = (
    "erp-request",
    "erp-delay",
    "crm-access",
    "account-locked",
    "expense-lost",
    "expense-submit",
    "expense-limits",
    "leave-entitlement",
    "leave-request",
    "payslip",
    "bot-privacy",
    "harassment",
    "mileage",
    "probation",
)
RELATED = re.compile(r"^related: \[(.*)\]$", re.MULTILINE)
EXAMPLE = re.compile(r"^ +- .*\n", re.MULTILINE)  # in gates.yaml, one a line
ONE_IN = 5


def write(shipped: Path, folder: Path) -> None:
    """Write a content folder with a part of the shipped one."""
    for path in shipped.iterdir():
        if path.name not in {"booklet", "gates.yaml"}:
            (folder / path.name).symlink_to(path)
    gates = (shipped / "gates.yaml").read_text(encoding="utf-8")
    (folder / "gates.yaml").write_text(fewer(gates), encoding="utf-8")
    for language in ("fr", "en"):
        (folder / "booklet" / language).mkdir(parents=True)
        for entry in ENTRIES:
            name = f"booklet/{language}/{entry}.md"
            text = (shipped / name).read_text(encoding="utf-8")
            (folder / name).write_text(RELATED.sub(_kept, text), encoding="utf-8")


def fewer(gates: str) -> str:
    """Return gates with some of their examples, spread over every topic."""
    before, *others = EXAMPLE.split(gates)
    examples = EXAMPLE.findall(gates)
    parts = [
        ("" if number % ONE_IN else example) + other
        for number, (example, other) in enumerate(zip(examples, others, strict=True))
    ]
    return before + "".join(parts)


def _kept(related: re.Match[str]) -> str:
    """Keep the related entries that the few have."""
    kept = [other for other in related[1].split(", ") if other in ENTRIES]
    return f"related: [{', '.join(kept)}]"
