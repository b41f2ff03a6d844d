import pytest

from evals.confidence import bins, calibration_error, curve


def test_scores_that_mean_what_they_say_have_no_error():
    rows = [(0.75, True), (0.75, True), (0.75, True), (0.75, False)]
    assert calibration_error(rows) == pytest.approx(0)


def test_the_error_is_weighted_by_how_many_stand_in_a_bin():
    rows = [(0.95, False)] + [(0.25, True)] * 3
    assert calibration_error(rows) == pytest.approx((0.95 + 3 * 0.75) / 4)


def test_a_certain_score_stands_in_the_last_bin():
    assert [(low, n) for low, n, _, _ in bins([(1.0, True), (0.91, True), (0.0, False)])] == [(0.0, 1), (0.9, 2)]


def test_a_higher_bar_keeps_fewer_and_surer():
    rows = [(0.95, True), (0.55, True), (0.5, False), (0.05, False)]
    table = {r["least"]: r for r in curve(rows, total=4)}
    assert (table[0.0]["p"], table[0.0]["r"], table[0.0]["claims"]) == (50.0, 50.0, 4)
    assert (table[0.6]["p"], table[0.6]["r"], table[0.6]["claims"]) == (100.0, 25.0, 1)
