"""The rule keeps the figures that stand beside its thresholds."""

import pytest

from tests.checkins import simulation
from tests.checkins.population import World
from tests.checkins.rules import amber, raised
from tests.checkins.rules import ours as our_rule


@pytest.fixture(scope="module")
def ours() -> simulation.Measured:
    return simulation.measure(our_rule, World(), 600)


def test_false_alarms_stay_near_one_in_twenty_a_year(ours: simulation.Measured):
    assert ours.false_alarms < 0.07


def test_most_drops_and_slides_are_found(ours: simulation.Measured):
    small, large, slide = ours.found

    assert small > 0.66
    assert large > 0.94
    assert slide > 0.62


def test_half_the_noise_finds_more_with_fewer_false_alarms(ours: simulation.Measured):
    calm = simulation.measure(our_rule, World(scale=0.5), 300)

    assert calm.false_alarms < ours.false_alarms
    assert calm.found[0] > ours.found[0] + 0.05
    assert calm.found[2] > ours.found[2] + 0.05


def test_the_rule_of_the_issue_finds_more_and_cries_wolf_far_more(ours: simulation.Measured):
    asked_for = simulation.measure(amber, World(), 150)

    assert asked_for.found[0] > ours.found[0]
    assert asked_for.false_alarms > 15 * ours.false_alarms


def test_at_as_few_false_alarms_the_rule_of_the_issue_finds_less(ours: simulation.Measured):
    as_rare = simulation.measure(raised, World(), 600)

    assert as_rare.false_alarms > 0.02
    assert all(a > b + 0.1 for a, b in zip(ours.found, as_rare.found, strict=True))


def test_no_rule_could_find_nine_small_drops_in_ten(ours: simulation.Measured):
    best = simulation.limit(World(), 2000)

    assert best.found[0] < 0.87
    assert all(a > b for a, b in zip(best.found, ours.found, strict=True))
