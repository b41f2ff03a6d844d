"""Disagreement: one small table reckoned by hand, and what must hold for every table."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import UsageError
from counterclaim.statistics import (
    Reports,
    aggregation_diagnostics,
    dscore,
    event_level_disagreement,
    mean_dscore,
    mean_range,
    mean_sd,
    modal_confidence,
    sensitivity,
    share_disagreement,
)

# Three events: two reports, three reports, one report.
REPORTS = Reports(
    {
        "event": ("one", "one", "two", "two", "two", "three"),
        "place": ("Northfield", "Northfield", "Quay", None, "Quay", None),
        "deaths": (2.0, 6.0, 5.0, 5.0, None, 1.0),
        "arson": (0.0, 1.0, 1.0, 1.0, 1.0, 0.0),
    }
)


def test_each_figure_by_hand():
    names = ("place", "deaths")
    assert dscore(REPORTS, "event", names) == {
        "place": {"one": 0, "three": 0, "two": 1},  # "not stated" beside a place is a second value
        "deaths": {"one": 1, "three": 0, "two": 1},
    }
    assert mean_dscore(REPORTS, "event", names) == pytest.approx({"place": 1 / 3, "deaths": 2 / 3})
    # Three values of place (one of them "not stated"), five of deaths.
    assert mean_dscore(REPORTS, "event", names, normalize=True) == pytest.approx({"place": 1 / 9, "deaths": 2 / 15})
    assert share_disagreement(REPORTS, "event", names) == pytest.approx({"place": 1 / 3, "deaths": 2 / 3})
    # Of those that state a place all agree; event three states none and has no say.
    assert modal_confidence(REPORTS, "event", names) == pytest.approx({"place": 1.0, "deaths": (1 / 2 + 1 + 1) / 3})
    assert event_level_disagreement(REPORTS, "event", names) == {
        "place": {"one": 0.0, "three": None, "two": 0.0},
        "deaths": {"one": 0.5, "three": 0.0, "two": 0.0},
    }
    assert mean_range(REPORTS, "event", ["deaths"]) == pytest.approx({"deaths": (4 + 0 + 0) / 3})
    # The event with one report has no spread.
    assert mean_sd(REPORTS, "event", ["deaths"]) == pytest.approx({"deaths": (sqrt(8) + 0) / 2})


def test_numbers_only_have_spread():
    with pytest.raises(UsageError, match="place is not a column of numbers"):
        mean_sd(REPORTS, "event", ["place"])
    with pytest.raises(UsageError, match="place is not a column of numbers"):
        sensitivity(REPORTS, "event", ["place"])
    place, deaths = aggregation_diagnostics(REPORTS, "event", ("place", "deaths"))
    assert (place.mean_sd, place.mean_range) == (None, None)
    assert deaths.mean_range == pytest.approx(4 / 3)


def test_reports_without_an_event_are_left_out():
    stray = Reports({"event": (None, "one", "one"), "deaths": (9.0, 1.0, 1.0)})
    assert mean_range(stray, "event", ["deaths"]) == {"deaths": 0.0}
    assert mean_dscore(stray, "event", ["deaths"], normalize=True) == {"deaths": 0.0}
    assert dscore(stray, "event", ["deaths"]) == {"deaths": {"one": 0}}


def test_no_events_no_figures():
    empty = Reports({"event": (None,), "deaths": (1.0,)})
    assert mean_dscore(empty, "event", ["deaths"]) == {"deaths": None}
    assert mean_sd(empty, "event", ["deaths"]) == {"deaths": None}
    assert modal_confidence(empty, "event", ["deaths"]) == {"deaths": None}


def test_unknown_column():
    with pytest.raises(UsageError, match="no column 'wounded': it has event, place, deaths, arson"):
        dscore(REPORTS, "event", ["wounded"])


def test_sensitivity_by_hand():
    deaths, arson = sensitivity(REPORTS, "event", ["deaths", "arson"])
    assert (deaths.lowest, deaths.modal, deaths.highest) == (2 + 5 + 1, 2 + 5 + 1, 6 + 5 + 1)
    assert (deaths.events, deaths.open) == (3, 1)
    assert deaths.swing == pytest.approx(4 / 8)
    assert (arson.lowest, arson.modal, arson.highest) == (1, 1, 2)


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["e1", "e2", "e3", None]),
        st.one_of(st.none(), st.integers(-3, 3)),
        st.sampled_from(["x", "y", None]),
    ),
    min_size=1,
    max_size=14,
)


def _table(rows):
    events, numbers, texts = zip(*rows, strict=True)
    return Reports({"e": events, "n": tuple(None if n is None else float(n) for n in numbers), "t": texts})


@given(ROWS, st.randoms(use_true_random=False))
def test_order_and_names_play_no_part(rows, shuffler):
    table = _table(rows)
    shuffled = list(rows)
    shuffler.shuffle(shuffled)
    renamed = [(e and e.replace("e", "f"), n, t and {"x": "y", "y": "x"}[t]) for e, n, t in rows]
    for figure in (mean_dscore, share_disagreement, modal_confidence):
        want = figure(table, "e", ("n", "t"))
        assert figure(_table(shuffled), "e", ("n", "t")) == pytest.approx(want)
        assert figure(_table(renamed), "e", ("n", "t")) == pytest.approx(want)


@given(ROWS)
def test_bounds(rows):
    table = _table(rows)
    for row in aggregation_diagnostics(table, "e", ("n", "t")):
        assert 0 <= row.share_disagreement <= 1
        assert row.share_disagreement <= row.dscore  # each event in disagreement has at least one value too many
        assert 0 <= row.dscore_normalized < 1
        assert row.modal_confidence is None or 0 < row.modal_confidence <= 1
        assert row.mean_range is None or row.mean_range >= 0
        assert row.mean_sd is None or row.mean_range is not None
        if row.dscore == 0:
            assert row.modal_confidence in (None, 1.0)
            assert row.mean_range in (None, 0.0)
    for scores in event_level_disagreement(table, "e", ("n", "t")).values():
        assert all(score is None or 0 <= score < 1 for score in scores.values())


@given(ROWS)
def test_totals_stand_in_order(rows):
    table = _table(rows)
    if "n" in table.numeric:
        (row,) = sensitivity(table, "e", ["n"])
        assert row.lowest <= row.modal <= row.highest
        assert (row.lowest == row.highest) == (row.open == 0)
