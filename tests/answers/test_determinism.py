"""The same content gives the same index in every process."""

import hashlib
import os
import sys
from subprocess import run

from bot.answers.cache import packed
from bot.answers.learning import learn
from bot.domain.booklet import Booklet
from bot.domain.decisions import Kind
from bot.domain.gates import Gates, Topic
from tests.answers.conftest import EN, FR, TOPICS, entry

PLACES = {"plafond": "Paris", "badge": "Lyon", "quai": "Lille", "stock": "Metz", "budget": "Nantes"}
TOPICS_KEPT = 6
LONG_QUESTION = "rembourser une nuit d'hôtel et un repas client à Lyon, quel plafond, où déclarer"
GATES = Gates(
    (
        Topic("pay", Kind.PRIVATE, patterns=("<pay> … <name>",), examples=("salaire de Luc ?",)),
        Topic("hello", Kind.SMALLTALK, patterns=("bonjour",), examples=("bonjour", "hello")),
    ),
    {"pay": ("salaire", "prime"), "first_names": ("luc",)},
    # Each place is heard as itself, and as a name.
    tuple(f"le {rule} de {place}" for rule, place in PLACES.items()),
)


def digest() -> str:
    """Return the hash of all that is learned from a small booklet and a few gates, and said."""
    entries = (
        entry(entry_id, language, texts, aliases)
        for entry_id, (french, english, aliases) in list(TOPICS.items())[:TOPICS_KEPT]
        for language, texts in ((FR, french), (EN, english))
    )
    index = learn(Booklet(tuple(entries)), GATES, 0.05)
    found = hashlib.sha256(index.ranker.confidences(LONG_QUESTION).tobytes())
    for name, array in sorted(packed(index).items()):
        found.update(name.encode() + array.tobytes())
    return found.hexdigest()


def digest_elsewhere(seed: str, threads: str) -> str:
    """Return the digest that another process finds."""
    chances = {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
    program = "from tests.answers.test_determinism import digest; print(digest())"
    command = [sys.executable, "-c", program]
    shown = run(command, capture_output=True, text=True, check=True, env={**os.environ, **chances})
    return shown.stdout


def test_every_process_learns_the_same():
    assert len({digest_elsewhere("1", "1"), digest_elsewhere("2", "4")}) == 1
