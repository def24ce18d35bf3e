"""The `checkins` and `drop` of `journey.yaml`: what they may say, and faults by their line."""

from pathlib import Path

import pytest

from bot.domain.checkins import ITEMS, Drop
from bot.domain.languages import Language
from bot.domain.questionnaire import Questionnaire, Scale
from bot.library import checkins
from bot.library.faults import ContentError
from tests.checkins.population import DAYS

SHIPPED = Path(__file__).parent.parent.parent / "content"

WHOLE = """checkins:
  items_from: 5
  items:
    energy: {fr: é, en: e}
    means: {fr: m, en: m}
    support: {fr: s, en: s}
  moments:
    - day: 5
    - day: 14
      question: {id: slowed, scale: tag, words: {fr: q, en: q}}
"""


def load(folder: Path, text: str) -> Questionnaire:
    (folder / "journey.yaml").write_text(text, encoding="utf-8")
    return checkins.load([SHIPPED, folder])


def test_the_shipped_checkins_run_from_before_the_first_day_to_half_a_year_later():
    shipped = checkins.load([SHIPPED])

    assert list(shipped.moments) == [-7, 1, *DAYS]
    assert [day for day, moment in shipped.moments.items() if moment.is_measured] == list(DAYS)


def test_a_checkin_asks_the_three_items_and_at_most_one_more_question():
    for moment in checkins.load([SHIPPED]).moments.values():
        assert len([one for one in moment.questions if one.id not in ITEMS]) <= 1


def test_recommending_is_asked_at_three_and_at_six_months():
    shipped = checkins.load([SHIPPED])

    asked = {
        day: [question.id for question in moment.questions if question.scale is Scale.TEN]
        for day, moment in shipped.moments.items()
    }
    assert (asked[90], asked[180]) == (["recommend-path"], ["recommend-company"])


def test_the_shipped_thresholds_are_those_that_were_measured():
    assert checkins.thresholds([SHIPPED]) == Drop()


def test_without_the_section_there_are_no_checkins(tmp_path: Path):
    assert checkins.load([tmp_path]) == Questionnaire()


def test_a_company_writes_its_own(tmp_path: Path):
    read = load(tmp_path, WHOLE)

    assert [one.id for one in read.moments[14].questions] == [*ITEMS, "slowed"]
    assert read.moments[5].questions[0].words[Language.FR] == "é"
    assert read.next_day(5) == 14
    assert read.next_day(14) is None


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        pytest.param("day: 14", "day: 5", 9, "deux fois", id="the same day twice"),
        pytest.param("scale: tag", "scale: faces", 10, "scale", id="unknown scale"),
        pytest.param("id: slowed", "id: energy", 10, "déjà", id="an item asked again"),
        pytest.param("words: {fr: q, en: q}", "words: {fr: q}", 10, "« en »", id="no English"),
        pytest.param("    support: {fr: s, en: s}\n", "", 3, "exactement", id="an item missing"),
        pytest.param("items_from: 5", "items_from: 6", 8, "ne demande rien", id="asks nothing"),
        pytest.param("energy: {fr: é, en: e}", "energy: {fr: é}", 4, "« en »", id="item untold"),
        pytest.param("items_from", "items_form", 1, "items_f", id="unknown key"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, word: str):
    assert old in WHOLE
    with pytest.raises(ContentError) as caught:
        load(tmp_path, WHOLE.replace(old, new, 1))

    assert line in [fault.line for fault in caught.value.faults]
    assert word in str(caught.value)


def test_a_threshold_out_of_reach_is_refused(tmp_path: Path):
    (tmp_path / "journey.yaml").write_text("drop:\n  points: 0\n", encoding="utf-8")

    with pytest.raises(ContentError, match=r"points"):
        checkins.thresholds([tmp_path])


@pytest.mark.parametrize(
    ("scale", "good", "bad"),
    [
        (Scale.FIVE, "5", "6"),
        (Scale.TEN, "0", "11"),
        (Scale.YES, "ongoing", "maybe"),
        (Scale.TAG, "erp-access", "sabotage"),
    ],
)
def test_only_what_a_scale_offers_is_an_answer(scale: Scale, good: str, bad: str):
    shipped = checkins.load([SHIPPED]).moments.values()
    question = next(one for moment in shipped for one in moment.questions if one.scale is scale)

    assert question.accepts(good, ["erp-access"])
    assert not question.accepts(bad, ["erp-access"])
