"""Numbers as written, without a parse."""

from __future__ import annotations

import pytest

from counterclaim.extract.values.numbers import bounded, read_number

# Words, where the number begins, then low, high, the words covered with their bounds.
TABLE = [
    ("6,600 people", 0, 6600, 6600, "6,600"),
    ("1.9 million others", 0, 1900000, 1900000, "1.9 million"),
    ("two dozen men", 0, 24, 24, "two dozen"),
    ("twenty - five men", 0, 25, 25, "twenty - five"),
    ("twenty-five men", 0, 25, 25, "twenty-five"),
    ("two hundred and five men", 0, 205, 205, "two hundred and five"),
    ("one thousand two hundred men", 0, 1200, 1200, "one thousand two hundred"),
    ("half a million people", 0, 500000, 500000, "half a million"),
    ("a hundred people", 0, 100, 100, "a hundred"),
    ("40 to 50 men", 0, 40, 50, "40 to 50"),
    ("10 - 12 men", 0, 10, 12, "10 - 12"),
    ("30 to 40 thousand people", 0, 30000, 40000, "30 to 40 thousand"),
    ("between 5 and 7 men", 1, 5, 7, "between 5 and 7"),
    ("at least 49 men", 2, 49, None, "at least 49"),
    ("more than 6,600 men", 2, 6601, None, "more than 6,600"),
    ("over 60 men", 1, 61, None, "over 60"),
    ("almost 100 men", 1, None, 100, "almost 100"),
    ("fewer than 20 men", 2, None, 19, "fewer than 20"),
    ("up to 80 men", 2, None, 80, "up to 80"),
    ("as many as 80 men", 3, None, 80, "as many as 80"),
    ("about 200 men", 1, 200, 200, "about 200"),
    ("20 or more men", 0, 20, None, "20 or more"),
    ("20 or fewer men", 0, None, 20, "20 or fewer"),
    ("fifty or so men", 0, 50, 50, "fifty or so"),
    ("a hundred - odd men", 0, 100, 100, "a hundred - odd"),
    ("three score men", 0, 60, 60, "three score"),
    ("2.5 m people", 0, 2500000, 2500000, "2.5 m"),
    ("just under 100 men", 2, None, 100, "just under 100"),
    ("no fewer than 33 men", 3, 33, None, "no fewer than 33"),
    ("dozens of men", 0, None, None, "dozens"),
    ("hundreds of thousands of men", 0, None, None, "hundreds of thousands"),
    ("several dozen men", 0, None, None, "several dozen"),
    ("at least dozens of men", 2, None, None, "at least dozens"),
    ("fifty to 60 men", 0, 50, 60, "fifty to 60"),
]


@pytest.mark.parametrize(("words", "at", "low", "high", "covered"), TABLE)
def test_number(words: str, at: int, low: int | None, high: int | None, covered: str) -> None:
    tokens = words.split()
    found = read_number(tokens, at)
    assert found is not None
    number = bounded(tokens, found)
    assert (number.low, number.high, " ".join(tokens[number.first : number.end])) == (low, high, covered)


@pytest.mark.parametrize(
    "words", ["and", "102nd", "1.5", "12,34", "3-0", "99999999999999999999", "x7", "½", "١٢", "", "second"]
)
def test_no_number(words: str) -> None:
    assert read_number([words], 0) is None


def test_the_limits_of_a_range_never_cross() -> None:
    found = read_number(["50", "to", "40", "men"], 0)
    assert found is not None and (found.low, found.high) == (50, 50)
