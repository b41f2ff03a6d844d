"""What the eval of contradictions makes of pairs noted, made and right."""

import pytest

from evals.contradictions import figures


def test_precision_is_of_what_is_made_and_recall_of_what_is_noted() -> None:
    found = {
        "pairs noted": 10,
        "pairs made": 4,
        "pairs right": 3,
        "exact right": 2,
        "disputes noted": 5,
        "disputes made": 2,
        "disputes right": 1,
        "disputes found": 2,
    }
    out = figures(found)
    assert (out["pairs"]["p"], out["pairs"]["r"]) == (75.0, 30.0)
    assert (out["exact"]["p"], out["exact"]["r"]) == (50.0, 20.0)
    assert (out["disputes"]["p"], out["disputes"]["r"]) == (50.0, 40.0)
    assert out["pairs"]["f1"] == pytest.approx(42.9)


def test_nothing_made_is_no_error() -> None:
    none = dict.fromkeys(
        [f"{one} {two}" for one in ("pairs", "exact", "disputes") for two in ("noted", "made", "right", "found")], 0
    )
    assert figures(none)["disputes"]["f1"] == 0.0
