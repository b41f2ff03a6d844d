"""The rules against which every export is checked must themselves notice a broken row."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from evals.export_checks import CHECKS
from tests.export.tiny import GOLDEN


def rows(form: str) -> list[dict[str, Any]]:
    path = next(path for path in GOLDEN.iterdir() if path.stem == form and path.suffix in (".csv", ".jsonl"))
    text = path.read_text("utf-8")
    return (
        list(csv.DictReader(io.StringIO(text)))
        if path.suffix == ".csv"
        else [json.loads(one) for one in text.splitlines()]
    )


@pytest.mark.parametrize("form", CHECKS)
def test_the_golden_rows_are_sound(form: str) -> None:
    assert list(CHECKS[form](rows(form), "ucdp-like")) == []


BROKEN: list[tuple[str, str, Any]] = [
    ("ged", "best", "16"),
    ("ged", "low", "16"),
    ("ged", "high", "14"),
    ("ged", "deaths_a", "13"),
    ("ged", "year", "2030"),
    ("ged", "date_start", "2031-05-01"),
    ("ged", "date_end", "2031-04-01 00:00:00.000"),
    ("ged", "date_prec", "6"),
    ("ged", "relid", "LIE-2031-2-0-1"),
    ("ged", "dyad_name", "Government of San Marino - Government of Liechtenstein"),
    ("ged", "side_b", "Civilians"),
    ("ged", "type_of_violence", "2"),
    ("ged", "priogrid_gid", "197661"),
    ("ged", "geom_wkt", "POINT (47.141510 9.521540)"),
    ("ged", "number_of_sources", "3"),
    ("ged", "active_year", "1"),
    ("ged", "dyad_new_id", "279"),
    ("ged", "region", "Alps"),
    ("ged", "event_clarity", "3"),
    ("acled", "sub_event_type", "Armed clash"),
    ("acled", "year", "2030"),
    ("acled", "disorder_type", "Demonstrations"),
    ("acled", "inter1", "Army"),
    ("acled", "interaction", "External/Other forces-State forces"),
    ("acled", "actor2", "Military Forces of San Marino"),
    ("acled", "fatalities", "-1"),
    ("acled", "latitude", "47.14"),
    ("acled", "time_precision", "4"),
    ("reports", "deaths_low", "16"),
    ("reports", "actor1_victim", "2"),
    ("reports", "actor6_victim", "1"),
    ("reports", "geo_precision", "7"),
    ("reports", "date_end", "2031-04-01"),
    ("reports", "event_id", ""),
    ("plover", "event", ["SHELL"]),
    ("plover", "mode", ["ceasefire", "drone"]),
    ("plover", "quad_code", 1),
    ("plover", "enddate", "2031-04-01"),
    ("plover", "actor", []),
    ("plover", "victims", 3),
    ("plover", "recipient", [{"code": "SMR", "party": "SMR"}]),
    ("plover", "asserted_by", []),
    ("plover", "size", {"dead": -1}),
]


@pytest.mark.parametrize(("form", "column", "value"), BROKEN)
def test_a_broken_row_is_noticed(form: str, column: str, value: Any) -> None:
    first, *others = rows(form)
    assert list(CHECKS[form]([first | {column: value}, *others], "ucdp-like"))


@pytest.mark.parametrize("form", CHECKS)
def test_a_figure_under_pending_is_noticed(form: str) -> None:
    assert list(CHECKS[form](rows(form), "pending"))


@pytest.mark.parametrize("form", CHECKS)
def test_a_row_told_twice_is_noticed(form: str) -> None:
    first = rows(form)[0]
    assert list(CHECKS[form]([first, first], "ucdp-like"))


def test_a_death_of_a_bloodless_type_is_noticed() -> None:
    truce = rows("acled")[1]
    assert truce["sub_event_type"] == "Agreement"
    assert list(CHECKS["acled"]([truce | {"fatalities": "2"}], "ucdp-like"))
