"""A table of event reports: one row per report, one column says which event it is about."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from counterclaim.errors import UsageError

#: A number, a text, or nothing: not stated.
Cell = str | float | None
#: What stands in a CSV file for a value that is not stated.
MISSING = frozenset({"", "NA"})
_NUMBER = re.compile(r"\s{0,9}[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][+-]?\d{1,3})?\s{0,9}", re.ASCII)
#: A longer string of digits is a name (a telephone, an identifier): as a number it would lose its last digits.
_DIGITS = 15
_LONGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Reports:
    """Columns of equal length by name. A column whose stated cells are all numbers is a column of numbers."""

    columns: Mapping[str, tuple[Cell, ...]]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    @property
    def numeric(self) -> tuple[str, ...]:
        """The names of the columns of numbers, in order; a column that states nothing is none."""
        return tuple(name for name, cells in self.columns.items() if is_numeric(cells))

    def column(self, name: str) -> tuple[Cell, ...]:
        """The cells of a column. Raises `UsageError` where there is none of the name."""
        if name not in self.columns:
            raise UsageError(f"the table has no column {name!r}: it has {', '.join(self.columns) or 'no columns'}")
        return self.columns[name]

    def events(self, group: str) -> tuple[tuple[str, ...], npt.NDArray[np.int64]]:
        """The events, sorted, and for each report the number of its event: -1 where it names none."""
        named = [as_text(cell) if cell is not None else None for cell in self.column(group)]
        events = tuple(sorted({name for name in named if name is not None}))
        number = {name: at for at, name in enumerate(events)}
        return events, np.array([-1 if name is None else number[name] for name in named], dtype=np.int64)

    def where(self, keep: Sequence[bool]) -> Reports:
        """The reports for which `keep` is true."""
        return Reports(
            {
                name: tuple(cell for cell, kept in zip(cells, keep, strict=True) if kept)
                for name, cells in self.columns.items()
            }
        )


def is_numeric(cells: Iterable[Cell]) -> bool:
    """True if something is stated and all that is stated is a number."""
    stated = [cell for cell in cells if cell is not None]
    return bool(stated) and not any(isinstance(cell, str) for cell in stated)


def as_text(cell: str | float) -> str:
    """A value as R writes it: fifteen significant digits decide whether two numbers are one value.

    >>> as_text(0.1 + 0.2) == as_text(0.3)
    True
    """
    return cell if isinstance(cell, str) else f"{cell:.15g}"


def parse_reports(lines: Iterable[str]) -> Reports:
    """The table that CSV lines (with a header) hold. Raises `UsageError` where they hold none.

    An empty cell, or NA, is a value not stated: never nought.
    """
    before = csv.field_size_limit(_LONGEST)
    try:
        rows = csv.reader(lines, strict=True)
        header = next(rows, [])
        header = [name.removeprefix("\ufeff").strip() for name in header]
        if not header or len(set(header)) < len(header):
            raise UsageError("the first line of a table of reports must name its columns, each but once")
        columns: list[list[str | None]] = [[] for _ in header]
        for row in rows:
            if not row:
                continue
            if len(row) != len(header):
                raise UsageError(f"line {rows.line_num} has {len(row)} cells, the header {len(header)}")
            for cells, cell in zip(columns, row, strict=True):
                cells.append(None if cell in MISSING else cell)
    except (csv.Error, UnicodeDecodeError) as error:
        raise UsageError(f"this is no table of comma-separated values: {error}") from None
    finally:
        csv.field_size_limit(before)
    return Reports({name: _typed(cells) for name, cells in zip(header, columns, strict=True)})


def _typed(cells: Sequence[str | None]) -> tuple[Cell, ...]:
    stated = [cell for cell in cells if cell is not None]
    if stated and all(_NUMBER.fullmatch(cell) and _significant(cell) <= _DIGITS for cell in stated):
        return tuple(None if cell is None else float(cell) for cell in cells)
    return tuple(cells)


def _significant(cell: str) -> int:
    mantissa = re.split("[eE]", cell.strip().lstrip("+-"))[0]
    return len(mantissa.replace(".", "").lstrip("0"))
