import sys
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from subprocess import run

import numpy as np
import pytest

from bot.answers.engine import Engine
from bot.domain.booklet import Booklet
from bot.domain.decisions import Kind
from bot.domain.gates import Gates, Topic

QUESTIONS = ("comment poser des vacances", "sap", "recette", "plafond hotle")


@pytest.fixture(scope="module")
def booklet(booklet):
    return Booklet(tuple(booklet)[:8])


@pytest.fixture(scope="module")
def filled(tmp_path_factory, booklet):
    folder = tmp_path_factory.mktemp("cache")
    Engine.build(booklet, Gates(), cache=folder)
    return folder


@pytest.fixture
def cache(filled, tmp_path):
    return copytree(filled, tmp_path / "cache")


@pytest.fixture(scope="module")
def engine(booklet):
    return Engine.build(booklet, Gates())


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def test_an_engine_from_the_cache_decides_the_same(cache, booklet, engine):
    cached = Engine.build(booklet, Gates(), cache=cache)

    assert [cached.decide(q) for q in QUESTIONS] == [engine.decide(q) for q in QUESTIONS]
    assert len(files(cache)) == 1


def test_the_cache_is_read_rather_than_rebuilt(cache, booklet):
    [file] = cache.iterdir()
    with np.load(file) as arrays:
        changed = {**arrays, "ranker_labels": np.frombuffer(b"a\nb\nc\nd", dtype=np.uint8)}
    np.savez(file, **changed)

    cached = Engine.build(booklet, Gates(), cache=cache)

    assert cached.index.ranker.ids == ("a", "b", "c", "d")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"title": "Tout autre chose"}, id="title"),
        pytest.param({"questions": ("une autre question",)}, id="phrasings"),
        pytest.param({"body": "Un autre texte."}, id="body"),
        pytest.param({"aliases": ("XYZ",)}, id="aliases"),
    ],
)
def test_what_matters_to_ranking_makes_another_index(cache, booklet, change):
    entries = tuple(booklet)
    edited = Booklet((replace(entries[0], **change), *entries[1:]))

    Engine.build(edited, Gates(), cache=cache)

    assert len(files(cache)) == 2


def test_what_does_not_matter_keeps_the_index(cache, booklet):
    edited = Booklet(tuple(replace(entry, owner="hr", countries=("BE",)) for entry in booklet))

    cached = Engine.build(edited, Gates(), cache=cache)

    assert len(files(cache)) == 1
    assert cached.decide("poser un congé", country="FR").foreign == ("leave-request",)


def test_gates_and_settings_make_another_index(cache, booklet):
    gates = Gates((Topic("thanks", Kind.SMALLTALK, examples=("merci",)),))

    Engine.build(booklet, gates, cache=cache)
    Engine.build(booklet, Gates(), cache=cache, false_answers=0.2)

    assert len(files(cache)) == 3


@pytest.mark.parametrize("damage", [b"", b"not an archive", None], ids=["empty", "noise", "cut"])
def test_a_damaged_cache_is_rebuilt(cache, booklet, engine, damage):
    [file] = cache.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)

    rebuilt = Engine.build(booklet, Gates(), cache=cache)

    assert rebuilt.decide("poser un congé") == engine.decide("poser un congé")
    assert len(file.read_bytes()) == len(whole)


def test_only_the_latest_files_are_kept(cache, booklet):
    entries = tuple(booklet)
    for number in range(1, 5):
        Engine.build(Booklet(entries[:number]), Gates(), cache=cache)

    assert len(files(cache)) == 3


def test_a_cached_start_does_not_load_scikit_learn():
    program = "import sys, bot.answers.engine; print('sklearn' in sys.modules)"

    shown = run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert shown.stdout == "False\n"


def test_a_hurried_engine_answers_and_keeps_nothing(booklet: Booklet, tmp_path: Path):
    hurried = Engine.build(booklet, Gates(), cache=tmp_path, hurried=True)

    entry = booklet.entries[0]
    assert hurried.decide(entry.questions[0]).candidates[0].entry_id == entry.id
    assert list(tmp_path.iterdir()) == []
