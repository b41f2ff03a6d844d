"""The gate holds floors, reports what breaks them, and only ever raises them."""

from __future__ import annotations

import pytest

from evals.gate import check, figure, raised

FIGURES = {"claims": {"f1": 61.5}, "peak": 300}


def test_a_floor_holds_or_breaks() -> None:
    rows = check("x", {"claims.f1": {"at_least": 60}, "peak": {"at_most": 200}}, FIGURES)
    assert [(row[0], row[3]) for row in rows] == [("x.claims.f1", True), ("x.peak", False)]


def test_a_missing_figure_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"claims\.recall"):
        figure(FIGURES, "claims.recall")


@pytest.mark.parametrize(
    ("floor", "after"),
    [
        ({"at_least": 60, "slack": 0.0}, {"at_least": 61.5, "slack": 0.0}),
        ({"at_least": 70, "slack": 0.0}, {"at_least": 70, "slack": 0.0}),  # never down
        ({"at_least": 60}, {"at_least": 60}),  # a limit of our own
        ({"at_least": 60, "slack": 1.0}, {"at_least": 60.5, "slack": 1.0}),
    ],
)
def test_floors_only_go_up(floor: dict[str, float], after: dict[str, float]) -> None:
    assert raised({"claims.f1": floor}, FIGURES) == {"claims.f1": after}
