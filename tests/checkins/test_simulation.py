"""The rule keeps the figures that stand beside its thresholds."""

import pytest

from tests.checkins import simulation
from tests.checkins.population import Noise


@pytest.fixture(scope="module")
def ours() -> simulation.Measured:
    return simulation.measure(simulation.ours, Noise.DRAWN, 1.0, 600)


def test_false_alarms_stay_near_one_in_twenty_a_year(ours: simulation.Measured):
    assert ours.false_alarms < 0.07


def test_most_drops_and_slides_are_found(ours: simulation.Measured):
    small, large, slide = ours.found

    assert small > 0.62
    assert large > 0.93
    assert slide > 0.60


def test_the_rule_of_the_issue_finds_more_and_cries_wolf_far_more(ours: simulation.Measured):
    amber = simulation.measure(simulation.amber, Noise.DRAWN, 1.0, 150)

    assert amber.found[0] > ours.found[0]
    assert amber.false_alarms > 15 * ours.false_alarms


def test_at_as_few_false_alarms_the_rule_of_the_issue_finds_less(ours: simulation.Measured):
    raised = simulation.measure(simulation.raised, Noise.DRAWN, 1.0, 600)

    assert raised.false_alarms > 0.02
    assert all(a > b + 0.1 for a, b in zip(ours.found, raised.found, strict=True))
