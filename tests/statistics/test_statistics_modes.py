"""One value out of several reports: hand-made rows, each beside its near miss."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.statistics import (
    INDETERMINATE,
    aggregate_strings,
    calc_max_precision,
    calc_min_precision,
    calc_mode,
    calc_mode_binary,
    calc_mode_date,
    calc_mode_na_ignore,
    calc_mode_numeric,
)

MODES = [
    (["a", "a", "b"], None, None, "a"),
    (["a", "b"], None, None, INDETERMINATE),
    (["a", "b"], [1, 1], None, INDETERMINATE),  # the tie-break is tied too
    (["a", "b"], [1, 2], None, "b"),
    (["a", "a", "b", "b"], [1, 2, 1, 2], None, INDETERMINATE),
    (["a", "a", "b", "b"], [1, 2, 1, 2], [1, 1, 2, 1], "b"),  # the third report, a b, weighs most at last
    (["a", "b", "c", "c", "b", "a"], [9, 1, 5, 1, 9, 1], [1, 1, 7, 1, 3, 1], "b"),  # c fell out at the first
    (["a", "a", "b"], [1, 1, 9], None, "a"),  # weight breaks ties, it does not outvote
    (["a", None, None], None, None, None),  # "not stated" wins
    (["a", None], None, None, INDETERMINATE),
    (["a", None], [1, 2], None, None),
    (["a", "b"], [1, None], None, INDETERMINATE),  # no weight: the tie stands
    (["a", "b", "c"], [2, 2, None], [1, 2, 3], INDETERMINATE),
    ([1, 1, 2], None, None, 1.0),
    ([1, 2], None, None, None),  # a tie of numbers is no text
    ([0.1 + 0.2, 0.3, 5], None, None, 0.3),  # equal to fifteen digits
    ([None, None], None, None, None),
]


@pytest.mark.parametrize(("values", "first", "second", "mode"), MODES)
def test_mode(values, first, second, mode):
    assert calc_mode(values, first, second) == mode


@pytest.mark.parametrize(
    ("values", "mode"),
    [
        (["a", "", None, None, None], "a"),
        (["a", "b", None], INDETERMINATE),
        ([None, ""], ""),
        ([3, 3, 4, None], "3"),
    ],
)
def test_mode_of_what_is_stated(values, mode):
    assert calc_mode_na_ignore(values) == mode


def test_mode_of_what_is_stated_takes_tie_breaks_by_report():
    assert calc_mode_na_ignore(["apple", "", "banana", None], [1, None, 1, None], [1, None, 2, None]) == "banana"
    assert calc_mode_na_ignore(["apple", "", "banana", None], [2, None, 1, None]) == "apple"


@pytest.mark.parametrize(
    ("values", "mode"),
    [([1, 2, 2, 3, 4, 4], 2.0), ([None, 7, 7, 1], 7.0), ([None], None), ([], None), (["7"], None), ([-1, -2], -2.0)],
)
def test_mode_of_numbers(values, mode):
    assert calc_mode_numeric(values) == mode


@pytest.mark.parametrize(
    ("values", "mode"), [([0, 0, 1], 0.0), ([0, 1], 1.0), ([1], 1.0), ([0, None], None), ([0, 2], None), ([], None)]
)
def test_mode_of_yes_and_no(values, mode):
    assert calc_mode_binary(values) == mode


@pytest.mark.parametrize(
    ("values", "mode"),
    [
        (["2021-01-01", "2021-01-02", "2021-01-01"], "2021-01-01"),
        (["2021-01-01", "2021-01-02"], "2021-01-01"),  # half a day is rounded down
        (["2021-01-01", "2021-01-03"], "2021-01-02"),
        (["2020-02-28", "2020-03-01"], "2020-02-29"),
        (["1969-12-29", "1969-12-30"], "1969-12-29"),  # down, also before 1970
        (["soon", None], None),
        (["2021-02-30", "2021-03-01"], "2021-03-01"),  # no such day
    ],
)
def test_mode_of_days(values, mode):
    assert calc_mode_date(values) == mode


PRECISION = [
    (["Northfield", "Mill Lane", "Mill Lane"], [3, 6, 6], "Northfield", "Mill Lane"),
    (["Northfield", "Mill Lane", "Quay"], [3, 6, 6], "Northfield", INDETERMINATE),
    ([None, "Mill Lane"], [6, 3], "Mill Lane", None),  # the most precise report states nothing
    ([None, "Mill Lane"], [6, 6], INDETERMINATE, "Mill Lane"),  # "not stated" has a vote only at the least
    (["a", "b", "c"], [1, None, None], None, "a"),  # at the least, reports of unknown precision vote for "not stated"
    (["a", "b"], [None, None], None, None),
    ([4.5, 4.5, 6], [2, 2, 1], 6.0, 4.5),
]


@pytest.mark.parametrize(("values", "precision", "least", "most"), PRECISION)
def test_precision(values, precision, least, most):
    assert calc_min_precision(values, precision) == least
    assert calc_max_precision(values, precision) == most


def test_precision_with_ties():
    values = ["apple", "apple", "banana", "banana"]
    assert calc_max_precision(values, [1, 2, 1, 2], [1, 2, 1, 3]) == "banana"
    assert calc_min_precision(values, [1, 2, 1, 2], [5, 2, 1, 3]) == "apple"


@pytest.mark.parametrize(
    ("values", "text"),
    [
        (["apple", "banana", "apple", "Unknown", "orange", " "], "apple; banana; orange"),
        (["Shooting; Arson", "Arson;Melee"], "Shooting; Arson; Melee"),
        ([None, "Unknown"], ""),
        (["unknown"], "unknown"),
        (["Unknown actor"], "Unknown actor"),
    ],
)
def test_strings(values, text):
    assert aggregate_strings(values) == text


CELLS = st.lists(st.sampled_from(["a", "b", "c", None]), min_size=1, max_size=9)


@given(CELLS, st.randoms(use_true_random=False))
def test_order_of_reports_changes_no_mode(values, shuffler):
    weights = [1.0 + at % 2 for at in range(len(values))]
    rows = list(zip(values, weights, strict=True))
    shuffler.shuffle(rows)
    assert calc_mode(values, weights) == calc_mode(*zip(*rows, strict=True))
    assert calc_mode_na_ignore(values) == calc_mode_na_ignore([value for value, _ in rows])


@given(st.lists(st.one_of(st.none(), st.integers(-5, 5)), min_size=1, max_size=9))
def test_mode_of_numbers_is_one_of_them(values):
    mode = calc_mode_numeric(values)
    assert mode in values  # None only where nothing else is
    assert mode == calc_mode_numeric(random.Random(1).sample(values, len(values)))
