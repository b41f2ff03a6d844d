"""Which claims are compared at all: a side that meets one other only."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counterclaim.link.across.blocks import rows
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
    found = [trait(0, **ALONE), *(trait(number, **changes) for number, changes in enumerate(others, 1))]
    keys = rows(found)["key"]
    assert (keys[0] == "new|violence|AAA|BBB") is together
