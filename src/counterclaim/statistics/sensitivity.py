"""What the choice among an event's reports does to the totals of a dataset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.errors import UsageError
from counterclaim.statistics.aggregate import Rules, aggregate_data
from counterclaim.statistics.reports import Cell, Reports, is_numeric


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Totals of a number over all events that state it, when each event takes one of its reports' values.

    `lowest`, `modal` (the commonest; of several the smallest) and `highest` in the variable's own unit;
    lowest <= modal <= highest wherever values are. `events`: how many state it; `open`: in how many lowest and highest differ.
    """

    variable: str
    lowest: float
    modal: float
    highest: float
    events: int
    open: int

    @property
    def swing(self) -> float | None:
        """By how much of the modal total the choice can move it: (highest - lowest) / modal; None where that is nought."""
        return (self.highest - self.lowest) / self.modal if self.modal else None


def sensitivity(reports: Reports, group: str, variables: Sequence[str]) -> list[Sensitivity]:
    """One row per variable. Raises `UsageError` for one that is not a column of numbers."""
    for name in variables:
        if not is_numeric(reports.column(name)):
            raise UsageError(f"{name} is not a column of numbers: it has no total")
    names = tuple(variables)
    low = aggregate_data(reports, group, Rules(find_min=names)).columns
    mode = aggregate_data(reports, group, Rules(find_mode_numeric=names)).columns
    high = aggregate_data(reports, group, Rules(find_max=names)).columns
    return [
        Sensitivity(
            name,
            _sum(low[name]),
            _sum(mode[name]),
            _sum(high[name]),
            sum(cell is not None for cell in low[name]),
            sum(a != b for a, b in zip(low[name], high[name], strict=True)),
        )
        for name in names
    ]


def _sum(cells: Sequence[Cell]) -> float:
    return float(sum(cell for cell in cells if isinstance(cell, int | float)))
