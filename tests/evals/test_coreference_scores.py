"""The scorer of chains, on cases that can be worked out by hand."""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.chains import _least, scores


def chains(*groups: str) -> dict[str, str]:
    return {mention: group for group in groups for mention in group}


@pytest.mark.parametrize(
    ("ours", "gold", "muc", "b3", "ceaf_e"),
    [
        (("ab", "c"), ("ab", "c"), 100.0, 100.0, 100.0),
        (("abc",), ("ab", "c"), 66.7, 71.4, 53.3),  # MUC 1/2, 1; B³ 5/9, 1; CEAF-e 4/5 of 1 and of 2 chains
        (("a", "b", "c"), ("ab", "c"), 0.0, 80.0, 66.7),  # no link at all; B³ 1, 2/3; CEAF-e 5/3 of 3 and of 2
    ],
)
def test_measures(ours: tuple[str, ...], gold: tuple[str, ...], muc: float, b3: float, ceaf_e: float) -> None:
    found = scores(chains(*ours), chains(*gold))
    assert (found["muc"], found["b3"], found["ceaf_e"]) == (muc, b3, ceaf_e)
    assert found["conll"] == pytest.approx((muc + b3 + ceaf_e) / 3, abs=0.1)


def test_groupings_of_different_mentions_are_refused() -> None:
    with pytest.raises(ValueError, match="same mentions"):
        scores(chains("ab"), chains("abc"))


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(st.integers(-9, 9), min_size=4, max_size=4), min_size=n, max_size=n)
    )
)
def test_the_alignment_is_the_best_of_all(costs: list[list[int]]) -> None:
    best = min(
        sum(row[c] for row, c in zip(costs, order, strict=False))
        for order in itertools.permutations(range(4), len(costs))
    )
    assert _least([[Fraction(value) for value in row] for row in costs]) == best
