"""Tables of reports from CSV, and whole tables against the R package's own figures."""

import pytest

from counterclaim.errors import UsageError
from counterclaim.statistics import MODELS, Reports, Rules, aggregate_data, parse_reports
from counterclaim.statistics.aggregate import for_table
from evals import eventreport

TYPES = [
    ("1,2", (1.0,), True),
    ("-1.50,2", (-1.5,), True),
    ("1e3,2", (1000.0,), True),
    ("NA,2", (None,), False),
    (",2", (None,), False),
    ("12a,2", ("12a",), False),
    ("1/2,2", ("1/2",), False),
    ("nan,2", ("nan",), False),
    ("1_000,2", ("1_000",), False),
    ("1234567890123456,2", ("1234567890123456",), False),  # an identifier: as a number it would lose digits
    ("0.000000000000000012,2", (1.2e-17,), True),
    ("²,2", ("²",), False),
]


@pytest.mark.parametrize(("line", "cells", "numeric"), TYPES)
def test_cells(line, cells, numeric):
    table = parse_reports(["x,y\n", line + "\n"])
    assert table.column("x") == cells
    assert ("x" in table.numeric) is numeric


BAD = [
    ([], "must name its columns"),
    (["a,a\n"], "each but once"),
    (["a,b\n", "1\n"], "line 2 has 1 cells, the header 2"),
    (["a,b\n", '"1,2\n'], "comma-separated"),
]


@pytest.mark.parametrize(("lines", "message"), BAD)
def test_what_is_no_table(lines, message):
    with pytest.raises(UsageError, match=message):
        parse_reports(lines)


def test_a_cell_too_long_is_an_error_not_a_crash():
    with pytest.raises(UsageError, match="field larger"):
        parse_reports(["a\n", "x" * (1 << 21) + "\n"])


def test_aggregate_by_hand():
    table = Reports(
        {
            "event_id": ("b", "b", "a", None),
            "city": ("Northfield", "Quay", "Quay", "Quay"),
            "deaths": (3.0, 1.0, None, 9.0),
            "day": ("2021-05-02", "2021-05-04", "2021-05-01", "2021-05-01"),
            "weight": (1.0, 2.0, 1.0, 1.0),
        }
    )
    made = aggregate_data(
        table,
        "event_id",
        Rules(
            find_mode=("city",), find_max=("deaths",), find_min=("day",), summarize_vars=("weight",), tie_break="weight"
        ),
    )
    assert made.events == ("a", "b")
    assert made.reports == (1, 2)
    assert made.columns == {
        "city": ("Quay", "Quay"),
        "deaths": (None, 3.0),
        "day": ("2021-05-01", "2021-05-02"),
        "weight": (1.0, 3.0),
    }


def test_a_rule_sees_reports_not_other_rules_results():
    table = Reports({"e": ("x", "x"), "city": ("Quay", "Mill"), "precision": (3.0, 6.0)})
    made = aggregate_data(table, "e", Rules(find_min=("precision",), find_most_precise=(("city", "precision"),)))
    assert made.columns == {"precision": (3.0,), "city": ("Mill",)}


@pytest.mark.parametrize("name", sorted(MODELS))
def test_the_authors_models_fit_any_table(name):
    table = Reports({"event_id": ("x",), "deaths_best": (2.0,), "city": ("Quay",)})
    made = aggregate_data(table, "event_id", for_table(MODELS[name], table))
    assert made.columns["deaths_best"] == (2.0,)


def test_ours_are_the_packages_figures(shared):
    figures, unequal = eventreport.score(shared / "data" / "tables" / "maverick_kenya.csv", eventreport.RECORDED)
    assert unequal == []
    assert figures["figures"] > 3000
    assert figures["largest_difference"] <= 1e-9


@pytest.mark.parametrize(
    ("mine", "theirs", "equal"),
    [
        ({"a": 1.0}, {"a": 1.0 + 1e-10}, True),
        ({"a": 1.0}, {"a": 1.0 + 1e-8}, False),
        ({}, {"a": 1.0}, False),
        ({"a": "x"}, {"a": "y"}, False),
        ({"a": None}, {"a": 0.0}, False),
        ({"a": float("nan")}, {"a": 0.0}, False),
        ({"diagnostics": {"a": [0.126, None]}}, {"diagnostics": {"a": ["0.13", ""]}}, True),
        ({"diagnostics": {"a": [0.126]}}, {"diagnostics": {"a": ["0.12"]}}, False),
    ],
)
def test_comparison_can_fail(mine, theirs, equal):
    assert all(away <= eventreport.TOLERANCE for _, away in eventreport.compare(mine, theirs)) is equal
