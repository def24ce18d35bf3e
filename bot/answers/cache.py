"""The index on disk: arrays and JSON in one npz file, which cannot hold code."""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.answers.classifier import Classifier
from bot.answers.coverage import Coverage
from bot.answers.index import GatesIndex, Index, Thresholds
from bot.answers.ranking import Ranker
from bot.answers.spelling import Spelling
from bot.answers.vectors import Vectoriser

Array = npt.NDArray[Any]
Arrays = dict[str, Array]
KEPT = 3  # files of earlier booklets, for replicas that have not followed yet


def load(folder: Path, key: str) -> Index | None:
    """Return the index kept under this key, or None when it is absent or damaged."""
    try:
        with (
            path(folder, key).open("rb") as file,
            np.load(file, allow_pickle=False) as arrays,
        ):
            return unpacked({name: arrays[name] for name in arrays.files})
    except (OSError, ValueError, KeyError, IndexError, EOFError, zipfile.BadZipFile):
        return None


def save(folder: Path, key: str, index: Index) -> None:
    """Keep an index under its key, all at once or not at all; forget the oldest ones."""
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"answers-{key[:16]}.{os.getpid()}.part"
    with unfinished.open("wb") as file:
        np.savez(file, **packed(index))  # type: ignore[arg-type]  # numpy's stub mixes in a flag
    unfinished.replace(path(folder, key))
    files = sorted(folder.glob("answers-*.npz"), key=lambda file: file.stat().st_mtime)
    for old in files[:-KEPT]:
        old.unlink(missing_ok=True)


def path(folder: Path, key: str) -> Path:
    """Return the file of an index."""
    return folder / f"answers-{key[:16]}.npz"


def fingerprint(content: object) -> str:
    """Return the hash of JSON-able content and of the code that learns from it."""
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=True).encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def packed(index: Index) -> Arrays:
    """Return an index as named arrays."""
    ranker = index.ranker
    plain = {
        "direct": index.thresholds.direct,
        "choices": index.thresholds.choices,
        "exact": [[" ".join(phrase), where] for phrase, where in ranker.exact.items()],
    }
    return {
        "plain": text_array([json.dumps(plain)]),
        "spelling_words": text_array(ranker.spelling.counts),
        "spelling_counts": np.array(list(ranker.spelling.counts.values()), dtype=np.int32),
        **packed_coverage(ranker.coverage, "coverage"),
        **packed_classifier(ranker.classifier, "ranker"),
        **(packed_gates(index.gates) if index.gates else {}),
    }


def unpacked(arrays: Mapping[str, Array]) -> Index:
    """Return the index that was packed."""
    plain = json.loads(texts(arrays["plain"])[0])
    classifier = unpacked_classifier(arrays, "ranker")
    words, counts = texts(arrays["spelling_words"]), arrays["spelling_counts"].tolist()
    ranker = Ranker(
        classifier,
        unpacked_coverage(arrays, "coverage"),
        Spelling(dict(zip(words, counts, strict=True))),
        {tuple(phrase.split()): tuple(where) for phrase, where in plain["exact"]},
    )
    gates = unpacked_gates(arrays) if "gates_labels" in arrays else None
    return Index(ranker, Thresholds(plain["direct"], plain["choices"]), gates)


def packed_gates(gates: GatesIndex) -> Arrays:
    """Return what was learned of the gates as arrays."""
    return {
        **packed_classifier(gates.classifier, "gates"),
        **packed_coverage(gates.topics, "topics"),
    }


def unpacked_gates(arrays: Mapping[str, Array]) -> GatesIndex:
    """Return what was packed of the gates."""
    return GatesIndex(unpacked_classifier(arrays, "gates"), unpacked_coverage(arrays, "topics"))


def packed_coverage(coverage: Coverage, name: str) -> Arrays:
    """Return a coverage as arrays whose names start with `name`, its booleans as bits."""
    return {
        f"{name}_terms": text_array(coverage.vocabulary),
        f"{name}_idf": coverage.idf,
        f"{name}_known": np.packbits(coverage.known, axis=1),
        f"{name}_width": np.array(coverage.known.shape[1]),
    }


def unpacked_coverage(arrays: Mapping[str, Array], name: str) -> Coverage:
    """Return the coverage that was packed under this name."""
    width = int(arrays[f"{name}_width"])
    known = np.unpackbits(arrays[f"{name}_known"], axis=1, count=width).astype(bool)
    return Coverage(numbered(texts(arrays[f"{name}_terms"])), arrays[f"{name}_idf"], known)


def packed_classifier(classifier: Classifier, name: str) -> Arrays:
    """Return a classifier as arrays whose names start with `name`."""
    vocabularies = {
        f"{name}_terms{number}": text_array(vocabulary)
        for number, vocabulary in enumerate(classifier.vectoriser.vocabularies)
    }
    return {
        f"{name}_labels": text_array(classifier.labels),
        f"{name}_idf": classifier.vectoriser.idf,
        f"{name}_weights": classifier.weights,
        f"{name}_bias": classifier.bias,
        **vocabularies,
    }


def unpacked_classifier(arrays: Mapping[str, Array], name: str) -> Classifier:
    """Return the classifier that was packed under this name."""
    vocabularies: list[dict[str, int]] = []
    while f"{name}_terms{len(vocabularies)}" in arrays:
        start = sum(len(vocabulary) for vocabulary in vocabularies)
        terms = texts(arrays[f"{name}_terms{len(vocabularies)}"])
        vocabularies.append(numbered(terms, start))
    vectoriser = Vectoriser(tuple(vocabularies), arrays[f"{name}_idf"])
    labels = tuple(texts(arrays[f"{name}_labels"]))
    return Classifier(labels, vectoriser, arrays[f"{name}_weights"], arrays[f"{name}_bias"])


def text_array(lines: Iterable[str]) -> Array:
    """Return lines as bytes; no line holds a line break."""
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def texts(array: Array) -> list[str]:
    """Return the lines that were written."""
    joined = array.tobytes().decode()
    return joined.split("\n") if joined else []


def numbered(terms: Iterable[str], start: int = 0) -> dict[str, int]:
    """Return each term with its column."""
    return {term: column for column, term in enumerate(terms, start)}
