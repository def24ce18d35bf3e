"""What can be checked of the page without a browser: its words, its colours, its files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "bot" / "workspace" / "page"
WORDS = (PAGE / "js" / "words.js").read_text("utf-8")
SCRIPTS = [path for path in (PAGE / "js").rglob("*.js") if path.name != "words.js"]
TOKENS = (PAGE / "css" / "tokens.css").read_text("utf-8")


def table(language: str) -> dict[str, str]:
    body = WORDS.split(f"export const {language} = {{")[1].split("\n};")[0]
    return dict(re.findall(r"^  (\w+): (.+),$", body, re.MULTILINE))


def test_both_languages_have_the_same_keys_and_variables():
    french, english = table("fr"), table("en")

    assert french.keys() == english.keys()
    for key, words in french.items():
        wanted = set(re.findall(r"{\w+}", words))
        assert wanted == set(re.findall(r"{\w+}", english[key])), key


def test_every_sentence_is_said_and_every_key_exists():
    code = "\n".join(path.read_text("utf-8") for path in SCRIPTS)
    asked = set(re.findall(r'\bt\(\s*"(\w+)"', code))
    quoted = set(re.findall(r'"(\w+)"', code)) | set(re.findall(r"\b(hours|days|weeks):", code))

    assert asked <= table("en").keys()
    assert table("en").keys() <= quoted


def test_no_script_turns_text_into_markup():
    for path in SCRIPTS:
        code = path.read_text("utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", code)


def test_the_page_allows_nothing_from_elsewhere():
    page = (PAGE / "index.html").read_text("utf-8")

    assert "default-src 'self'" in page
    assert not re.search(r"https?://|style=|<style|onclick", page)
    assert not re.search(r"<script(?! type=\"module\" src=)", page)


def luminance(color: str) -> float:
    channels = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    dark, light = sorted((luminance(one), luminance(two)))
    return (light + 0.05) / (dark + 0.05)


def theme(name: str) -> dict[str, str]:
    light, dark = TOKENS.split(':root[data-theme="dark"]')
    colors = dict(re.findall(r"--([\w-]+): (#\w{6});", light))
    if name == "dark":
        colors |= dict(re.findall(r"--([\w-]+): (#\w{6});", dark))
    return colors


TEXT = [
    *[(ink, ground) for ink in ("ink", "ink-soft") for ground in ("bg", "bg-soft", "bg-hover")],
    *[(ink, "bg-raised") for ink in ("ink", "ink-soft", "danger-ink", "link")],
    *[(ink, "bg") for ink in ("link", "danger-ink", "warn", "accent-ink")],
    *[(ink, "bg-soft") for ink in ("code", "string", "mention", "link", "ink-soft")],
    ("ink-soft", "bg-press"),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("on-danger", "danger"),
    ("on-danger", "danger-hover"),
    ("mention", "mention-soft"),
    ("to-me", "to-me-soft"),
    ("warn", "warn-soft"),
    ("ink", "danger-soft"),
    ("accent-ink", "accent-soft"),
    ("side-ink", "side"),
    ("side-soft", "side"),
    ("side-ink", "side-hover"),
    ("side-soft", "side-hover"),
    ("side-active-ink", "side-active"),
]


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_is_readable(name, ink, ground):
    colors = theme(name)

    assert contrast(colors[ink], colors[ground]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("edge", ["line-strong", "focus"])
def test_edges_of_what_one_uses_are_seen(name, edge):
    colors = theme(name)

    assert contrast(colors[edge], colors["bg"]) >= 3
