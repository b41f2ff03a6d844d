"""Which claims are compared at all: a side that meets one other only, blocks that are too large."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.link.across import blocks
from counterclaim.link.across.blocks import cut, sides_of
from counterclaim.link.across.columns import Columns
from tests.link.across.made import DAY, trait

ALONE = {"targets": (), "sides": ("AAA",), "timed": "imputed", "first": DAY - timedelta(3)}


@pytest.mark.parametrize(
    ("others", "together"),
    [
        ([{}], True),
        ([{}, {"sides": ("AAA", "ccc"), "targets": ("ccc",)}], False),  # whom of the two it fought is not said
        ([{"first": DAY - timedelta(30), "last": DAY - timedelta(30)}], False),  # that was another month
        ([{"frame": "background"}], False),
    ],
)
def test_a_claim_that_knows_one_side_stands_with_that_sides_only_pair(
    others: list[dict[str, object]], together: bool
) -> None:
    found = Columns.of([trait(0, **ALONE), *(trait(number, **changes) for number, changes in enumerate(others, 1))])
    assert (found.sets[sides_of(found)[0]] == {"AAA", "BBB"}) is together


TARGETS = st.sampled_from(["BBB", "ccc"])


@given(st.lists(st.tuples(TARGETS, st.integers(0, 20)), min_size=1, max_size=40), st.integers(2, 5))
def test_a_block_that_is_too_large_is_cut_and_no_two_blocks_are_mixed(told: list[tuple[str, int]], most: int) -> None:
    found = Columns.of(
        [
            trait(n, targets=(to,), first=DAY + timedelta(day), last=DAY + timedelta(day))
            for n, (to, day) in enumerate(told)
        ]
    )
    block = np.array([day % 2 for _, day in told])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "LARGEST", most)
        pieces = cut(found, block)
    assert np.bincount(pieces).max() <= most
    assert all(len(set(block[pieces == piece])) == 1 for piece in set(pieces.tolist()))
    if len(told) <= most:
        assert (pieces == block).all()
