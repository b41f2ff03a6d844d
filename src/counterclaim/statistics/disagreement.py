"""How far the reports of one event disagree on a variable: seven figures, after `eventreport`.

All take a table, the column that names the event, and the variables (columns) to look at; a report that names no event is
left out. Figures per variable are means over events, an event with one report included: it cannot disagree with itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from counterclaim.errors import UsageError
from counterclaim.statistics.reports import Cell, Reports, as_text, is_numeric

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All six figures of one variable; None where a figure has no meaning for it, or no event states it."""

    variable: str
    dscore: float
    dscore_normalized: float
    mean_sd: float | None
    mean_range: float | None
    share_disagreement: float
    modal_confidence: float | None


def dscore(reports: Reports, group: str, variables: Sequence[str]) -> dict[str, dict[str, int]]:
    """Variable → event → discrepancy score: the number of distinct values that its reports give, less one; 0 and up.

    "Not stated" is a value of its own: one report with a figure and one without disagree. Numbers are compared to the last
    bit. (`dscore` in the package.)
    """
    events, of = reports.events(group)
    found = {}
    for name in variables:
        values = _codes(reports.column(name))
        found[name] = dict(zip(events, (_distinct(of, values, len(events)) - 1).tolist(), strict=True))
    return found


def mean_dscore(
    reports: Reports, group: str, variables: Sequence[str], normalize: bool = False
) -> dict[str, float | None]:
    """Variable → the mean over events of the distinct values less one; 0 and up.

    Normalised it is divided by the number of distinct values in the whole table ("not stated" counted as one), so that a
    variable with two possible values can be held against one with hundreds: 0 to below 1. Numbers are compared to fifteen
    digits. (`mean_dscore` in the package.)
    """
    events, of = reports.events(group)
    out = {}
    for name in variables:
        values = _text_codes(reports.column(name))
        mean = _mean((_distinct(of, values, len(events)) - 1).astype(np.float64))
        out[name] = mean / len(set(values[of >= 0].tolist())) if normalize and mean is not None else mean
    return out


def mean_sd(reports: Reports, group: str, variables: Sequence[str]) -> dict[str, float | None]:
    """Variable → the mean of the events' standard deviations (n - 1), in the variable's own unit.

    Only events with at least two reports that state the value have one. Raises `UsageError` for a variable that is not a
    number. (`mean_sd` in the package.)
    """
    events, of = reports.events(group)
    out = {}
    for name in variables:
        rows, values = _stated(of, _numbers(reports, name))
        size = np.bincount(rows, minlength=len(events))
        mean = np.bincount(rows, values, len(events)) / np.maximum(size, 1)
        squares = np.bincount(rows, (values - mean[rows]) ** 2, len(events))
        several = size > 1
        out[name] = _mean(np.sqrt(squares[several] / (size[several] - 1)))
    return out


def mean_range(reports: Reports, group: str, variables: Sequence[str]) -> dict[str, float | None]:
    """Variable → the mean over events of the highest less the lowest value reported, in the variable's own unit.

    Events of which no report states the value are left out; one with a single value counts as nought. Raises `UsageError`
    for a variable that is not a number. (`mean_range` in the package.)
    """
    events, of = reports.events(group)
    out = {}
    for name in variables:
        rows, values = _stated(of, _numbers(reports, name))
        high, low = np.full(len(events), -np.inf), np.full(len(events), np.inf)
        np.maximum.at(high, rows, values)
        np.minimum.at(low, rows, values)
        seen = high >= low
        out[name] = _mean(high[seen] - low[seen])
    return out


def share_disagreement(reports: Reports, group: str, variables: Sequence[str]) -> dict[str, float | None]:
    """Variable → the share of events whose reports give more than one value ("not stated" is one), 0 to 1.

    (`share_disagreement` in the package.)
    """
    events, of = reports.events(group)
    return {
        name: _mean((_distinct(of, _text_codes(reports.column(name)), len(events)) > 1).astype(np.float64))
        for name in variables
    }


def event_level_disagreement(
    reports: Reports, group: str, variables: Sequence[str]
) -> dict[str, dict[str, float | None]]:
    """Variable → event → 1 less the share of the reports that give the commonest value, among those that state one.

    0 to below 1; None where no report of the event states the value. (`event_level_disagreement` in the package.)
    """
    events, of = reports.events(group)
    found = {}
    for name in variables:
        most, size = _modal(reports, name, of, len(events))
        found[name] = {
            event: None if n == 0 else 1 - m / n
            for event, m, n in zip(events, most.tolist(), size.tolist(), strict=True)
        }
    return found


def modal_confidence(reports: Reports, group: str, variables: Sequence[str]) -> dict[str, float | None]:
    """Variable → the mean over events of the share of reports that give the event's commonest value, above 0 to 1.

    Only reports that state a value count, only events with such a report. (`modal_confidence` in the package.)
    """
    events, of = reports.events(group)
    out = {}
    for name in variables:
        most, size = _modal(reports, name, of, len(events))
        seen = size > 0
        out[name] = _mean(most[seen] / size[seen])
    return out


def aggregation_diagnostics(reports: Reports, group: str, variables: Sequence[str]) -> list[Diagnosis]:
    """All figures, one row per variable. Spread is given for numbers only.

    (`aggregation_diagnostics` in the package, which rounds to two decimals; this does not.)
    """
    numbers = [name for name in variables if is_numeric(reports.column(name))]
    plain, normal = (mean_dscore(reports, group, variables, normalize) for normalize in (False, True))
    spread, span = mean_sd(reports, group, numbers), mean_range(reports, group, numbers)
    share, confidence = (f(reports, group, variables) for f in (share_disagreement, modal_confidence))
    return [
        Diagnosis(
            name,
            plain[name] or 0.0,
            normal[name] or 0.0,
            spread.get(name),
            span.get(name),
            share[name] or 0.0,
            confidence[name],
        )
        for name in variables
    ]


def _codes(cells: Sequence[Cell]) -> Ints:
    known: dict[Cell, int] = {}
    return np.array([known.setdefault(cell, len(known)) for cell in cells], dtype=np.int64)


def _text_codes(cells: Sequence[Cell]) -> Ints:
    return _codes([cell if cell is None else as_text(cell) for cell in cells])


def _distinct(of: Ints, values: Ints, events: int) -> Ints:
    """For each event the number of distinct values."""
    rows = of >= 0
    width = int(values.max(initial=0)) + 1
    pairs = np.unique(of[rows] * width + values[rows])
    return np.bincount(pairs // width, minlength=events).astype(np.int64)


def _modal(reports: Reports, name: str, of: Ints, events: int) -> tuple[Ints, Ints]:
    """For each event how many reports give the commonest value, and how many state one."""
    cells = reports.column(name)
    values = _text_codes(cells)
    rows = (of >= 0) & np.array([cell is not None for cell in cells], dtype=bool)
    width = int(values.max(initial=0)) + 1
    pairs, counts = np.unique(of[rows] * width + values[rows], return_counts=True)
    most = np.zeros(events, dtype=np.int64)
    np.maximum.at(most, pairs // width, counts)
    return most, np.bincount(of[rows], minlength=events).astype(np.int64)


def _numbers(reports: Reports, name: str) -> Floats:
    cells = reports.column(name)
    if not is_numeric(cells):
        raise UsageError(f"{name} is not a column of numbers: it has no spread")
    return np.array([np.nan if cell is None else cell for cell in cells], dtype=np.float64)


def _stated(of: Ints, values: Floats) -> tuple[Ints, Floats]:
    rows = (of >= 0) & ~np.isnan(values)
    return of[rows], values[rows]


def _mean(values: Floats) -> float | None:
    return float(values.mean()) if len(values) else None
