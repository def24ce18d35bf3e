import gc
import random
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands.ask import answer_one
from bot.kamarade import Desk

SLOWEST = 0.05


ODD = [
    pytest.param("mot de passe oublié " * 2_000, id="forty thousand characters"),
    pytest.param("a" * 40_000, id="one endless word"),
    pytest.param("? " * 20_000, id="endless punctuation"),
    pytest.param("a. " * 13_000, id="endless sentences"),
    pytest.param("🙂" * 300, id="only emoji"),
    pytest.param("?!… ---", id="only punctuation"),
    pytest.param("Как оформить отпуск?", id="Cyrillic"),
    pytest.param("休暇を申請するには", id="Japanese"),
    pytest.param("كيف أطلب إجازة\u200f", id="Arabic, right to left"),
    pytest.param("\u202ecomment poser un congé\u202c", id="direction marks"),
    pytest.param("```SELECT * FROM t WHERE a='1';--```", id="code"),
    pytest.param("\x00\x07\ud800", id="control characters and a lone surrogate"),
    pytest.param("<@U123|nina> {{ company.x }} %s {0}", id="markup"),
    pytest.param("<" * 5_000 + "|" * 5_000, id="pattern signs"),
]


@pytest.mark.parametrize("message", ODD)
def test_an_odd_message_is_decided_quickly(gated, message):
    gated.decide(message[:50])
    start = time.thread_time()

    gated.decide(message, context=message)

    assert time.thread_time() - start < SLOWEST


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300), st.none() | st.text(max_size=80))
def test_no_text_breaks_the_engine(gated, message, context):
    decision = gated.decide(message, context=context)

    assert len(decision.candidates) >= 3


@pytest.mark.parametrize("message", ODD)
def test_the_terminal_answers_an_odd_message(shelf, message, capsys):
    desk = Desk(shelf, date(2026, 11, 23))
    answer_one(desk, "mot de passe oublié")  # templates are read once
    start = time.thread_time()

    answer_one(desk, message)

    assert time.thread_time() - start < SLOWEST
    assert len(capsys.readouterr().out.splitlines()) > 1


def test_ten_thousand_random_strings_are_decided(gated):
    chance = random.Random(3)
    letters = "abcdeéèçœ 0123?!.'’🙂\n\tяжש漢"
    messages = ["".join(chance.choices(letters, k=chance.randrange(9))) for _ in range(10_000)]
    taken = []
    gc.collect()
    gc.freeze()  # the collector's pauses over a whole test run are not the engine's
    for message in messages:
        start = time.thread_time()
        gated.decide(message)
        taken.append(time.thread_time() - start)
    gc.unfreeze()

    assert max(taken) < SLOWEST
