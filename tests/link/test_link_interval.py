"""Exact arithmetic of figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.link.interval import Interval, verdict

CASES = [
    # at least 49 · 105
    ((49, None), (105, 105), "compatible"),
    # 50 · no losses
    ((50, 50), (0, 0), "apart"),
    # 50 · 71
    ((50, 50), (71, 71), "apart"),
    # 49 · at least 49
    ((49, 49), (49, None), "same"),
    # almost 100 · nearly 100
    ((None, 100), (None, 100), "same"),
    # almost 100 · at least 100: both rest on 100
    ((None, 100), (100, None), "same"),
    # almost 100 · 176
    ((None, 100), (176, 176), "apart"),
    # more than 170 · 176
    ((171, None), (176, 176), "compatible"),
    # more than 170 · 170: "more than" shuts 170 out
    ((171, None), (170, 170), "apart"),
    # between 20 and 30 · between 25 and 40
    ((20, 30), (25, 40), "compatible"),
    # between 20 and 30 · 31
    ((20, 30), (31, 31), "apart"),
    # dozens say nothing of bounds
    ((None, None), (12, 12), None),
]


@pytest.mark.parametrize(("left", "right", "expected"), CASES)
def test_verdict(
    left: tuple[int | None, int | None], right: tuple[int | None, int | None], expected: str | None
) -> None:
    assert verdict(Interval(*left), Interval(*right)) == expected
    assert verdict(Interval(*right), Interval(*left)) == expected


def test_a_turned_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="low <= high"):
        Interval(5, 4)


def _interval(low: int | None, width: int | None) -> Interval:
    return Interval(low, None if width is None else (low or 0) + width)


numbers = st.none() | st.integers(0, 200)
intervals = st.builds(_interval, numbers, numbers)


@given(intervals, intervals)
def test_overlap_is_what_it_says(a: Interval, b: Interval) -> None:
    def holds(interval: Interval, n: int) -> bool:
        return (interval.low is None or n >= interval.low) and (interval.high is None or n <= interval.high)

    assert a.overlaps(b) == any(holds(a, n) and holds(b, n) for n in range(0, 602))
