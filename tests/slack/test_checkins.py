"""A check-in as its person sees it, and answers it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.workspace import Person
from tests.checkins.newcomers import (
    answers,
    asked,
    at,
    buttons,
    checkins,
    comes,
    enrol,
    texts,
    turn_on,
)
from tests.conftest import Scene

BEFORE = datetime(2027, 1, 20, 10, tzinfo=UTC)


@pytest.fixture
async def path(scene: Scene, nina: Person) -> str:
    """Nina is enrolled, and check-ins are on."""
    await at(scene, BEFORE)
    await turn_on(scene)
    return await enrol(scene, nina)


def chosen(person: Person, question: str) -> list[str]:
    """Return the labels of the buttons that stand out."""
    found = buttons(asked(person), question)
    return [one["text"]["text"] for one in found if one.get("style") == "primary"]


async def test_nothing_is_asked_before_hr_turns_checkins_on(scene: Scene, nina: Person):
    await at(scene, BEFORE)
    await enrol(scene, nina)
    for day in (-7, 1, 5, 14):
        await comes(scene, day)
    assert checkins(nina) == []

    await turn_on(scene)
    await comes(scene, 30)

    assert "J+30" in texts(asked(nina))
    assert len(checkins(nina)) == 1


async def test_nothing_is_asked_while_the_bot_is_not_launched(scene: Scene, nina: Person):
    await at(scene, BEFORE)
    await scene.retract()
    await turn_on(scene)
    await enrol(scene, nina)
    await comes(scene, 5)

    assert checkins(nina) == []


async def test_who_sees_what_is_said_before_the_first_question(
    scene: Scene, nina: Person, path: str
):
    await comes(scene, -7)

    shown = asked(nina)["blocks"]
    first = next(at for at, block in enumerate(shown) if "checkin." in block["block_id"])
    privacy = shown[first - 1]
    assert "ton manager et ton binôme, rien du tout" in privacy["text"]["text"]
    assert privacy["accessory"]["value"] == "bot-privacy"
    assert "où, quand et avec qui tu commences" in texts(asked(nina))


async def test_from_the_first_week_the_same_three_items_and_one_question(
    scene: Scene, nina: Person, path: str
):
    await comes(scene, 5)

    questions = [
        block["block_id"].rsplit(".", 1)[1]
        for block in asked(nina)["blocks"]
        if block["type"] == "actions" and "checkin." in block["block_id"]
    ]
    assert questions == ["energy", "means", "support", "one-to-one", "ways"]
    labels = [one["text"]["text"] for one in buttons(asked(nina), "energy")]
    assert [label[-1] for label in labels[:5]] == ["1", "2", "3", "4", "5"]
    assert labels[5] == "Passer"
    assert "Oui" in str(buttons(asked(nina), "one-to-one"))


async def test_items_are_answered_in_any_order_and_changed(scene: Scene, nina: Person, path: str):
    await comes(scene, 5)

    await nina.clicks(asked(nina), "checkins.answer.support.4")
    await nina.clicks(asked(nina), "checkins.answer.energy.3")
    assert chosen(nina, "support") == [":slightly_smiling_face: 4"]
    assert "4 sur 5" in texts(asked(nina))
    await nina.clicks(asked(nina), "checkins.answer.support.5")
    await nina.clicks(asked(nina), "checkins.answer.energy.pass")

    assert chosen(nina, "support") == [":smiley: 5"]
    assert chosen(nina, "energy") == ["Passer"]
    assert len(checkins(nina)) == 1
    assert sorted(await scene.column("answer", "score"), key=str) == [5, None]


async def test_the_rest_of_the_message_stays_with_each_press(scene: Scene, nina: Person, path: str):
    await comes(scene, 5)
    before = asked(nina)["blocks"]

    await nina.clicks(asked(nina), "checkins.answer.energy.3")

    after = asked(nina)["blocks"]
    assert [block["block_id"] for block in after] == [block["block_id"] for block in before]
    assert "Moins de messages" in texts(asked(nina))


async def test_an_earlier_checkin_is_closed_by_the_next(scene: Scene, nina: Person, path: str):
    await comes(scene, 5)
    await answers(scene, nina, "444")
    old = asked(nina)
    await comes(scene, 14)

    await nina.clicks(old, "checkins.answer.energy.1")

    assert "est clos" in str(nina.whisper())
    assert 1 not in await scene.column("answer", "score")


async def test_turned_off_checkins_take_no_answer(scene: Scene, nina: Person, path: str):
    await comes(scene, 5)
    await turn_on(scene, on=False)

    await nina.clicks(asked(nina), "checkins.answer.energy.1")

    assert "est clos" in str(nina.whisper())
    assert await scene.column("answer", "score") == []


async def test_a_tag_becomes_a_block_in_one_press(
    scene: Scene, nina: Person, maya: Person, path: str
):
    await comes(scene, 14)
    [question] = [b for b in asked(nina)["blocks"] if b["block_id"].endswith(".slowed")]
    label = question["elements"][0]["options"][0]["text"]["text"]

    await nina.selects(asked(nina), "checkins.tag.slowed", label)
    assert "En faire un blocage suivi" in texts(asked(nina))
    await nina.clicks(asked(nina), "En faire un blocage suivi")

    assert nina.view is not None
    assert label in str(nina.view["blocks"])


async def test_an_english_speaker_is_asked_in_english(scene: Scene, tom: Person):
    await at(scene, BEFORE)
    await turn_on(scene)
    await enrol(scene, tom)
    await comes(scene, 5)

    assert "My energy for this job this week" in texts(asked(tom))
    assert "your manager and your buddy get nothing at all" in texts(asked(tom))
    await answers(scene, tom, "-45")
    assert "_skipped_" in texts(asked(tom))


async def test_a_message_sent_with_others_changes_its_own_part_alone(
    scene: Scene, nina: Person, path: str
):
    await comes(scene, 5)
    await comes(scene, 30)
    others = [b for b in asked(nina)["blocks"] if "checkin." not in b["block_id"]]

    await answers(scene, nina, "345")

    assert [b for b in asked(nina)["blocks"] if "checkin." not in b["block_id"]] == others


async def test_one_checkin_alone_is_sent_to_whoever_was_away(scene: Scene, nina: Person, path: str):
    await comes(scene, 80)

    assert [texts(one).count("J+75") for one in checkins(nina)] == [1]


async def test_nobody_is_asked_how_they_are_and_reminded_of_what_is_late_in_one_message(
    scene: Scene, nina: Person, path: str
):
    for day in (5, 14, 30, 32, 33, 45, 60):
        await comes(scene, day)
        await at(scene, scene.clock.now() + timedelta(days=1))

    late = [message for message in nina.inbox() if "En retard" in message["text"]]
    assert late
    assert len(checkins(nina)) == 5
    assert [message for message in late if "checkin." in texts(message)] == []
