"""One value out of several reports of it: the commonest, by one rule or another, after `eventreport`.

A value not stated is None. Where reports are tied and nothing breaks the tie the answer is not made up: "Indeterminate" for
texts, None for numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from counterclaim.statistics.reports import Cell, as_text, is_numeric

#: What a tie between texts comes to.
INDETERMINATE = "Indeterminate"
_EPOCH = date(1970, 1, 1)


def calc_mode(
    values: Sequence[Cell], tie_break: Sequence[Cell] | None = None, second_tie_break: Sequence[Cell] | None = None
) -> Cell:
    """The commonest value; "not stated" is a value like any other, and may win.

    Of tied values those stay whose report has the highest `tie_break`, then the highest `second_tie_break`; a tied report
    whose tie-break is not stated leaves the tie as it is.

    >>> calc_mode(["apple", "apple", "banana", "banana"], [1, 2, 1, 2])
    'Indeterminate'
    >>> calc_mode(["apple", "apple", "banana", "banana"], [1, 2, 1, 2], [1, 1, 2, 1])
    'banana'
    """
    names = [None if value is None else as_text(value) for value in values]
    modes = _commonest(names)
    for weights in (tie_break, second_tie_break):
        if weights is not None and len(modes) > 1:
            modes = _highest(names, modes, weights)
    numeric = is_numeric(values)
    if len(modes) != 1:
        return None if numeric else INDETERMINATE
    (mode,) = modes
    return float(mode) if numeric and mode is not None else mode


def _commonest(names: Sequence[str | None]) -> set[str | None]:
    counts = Counter(names)
    most = max(counts.values(), default=0)
    return {name for name, count in counts.items() if count == most}


def _highest(names: Sequence[str | None], modes: set[str | None], weights: Sequence[Cell]) -> set[str | None]:
    """The modes whose reports weigh most; none at all if one of the reports has no weight."""
    rows = [(name, weight) for name, weight in zip(names, weights, strict=True) if name in modes]
    known = [(name, weight) for name, weight in rows if weight is not None]
    if len(known) < len(rows):
        return set()
    top = max((weight for _, weight in known), key=_order)
    return {name for name, weight in known if weight == top}


def _order(value: str | float) -> tuple[bool, float, str]:
    """Numbers before texts, each in their own order."""
    return (True, 0.0, value) if isinstance(value, str) else (False, value, "")


def calc_mode_na_ignore(
    values: Sequence[Cell], tie_break: Sequence[Cell] | None = None, second_tie_break: Sequence[Cell] | None = None
) -> str:
    """The commonest value among those stated, as text; "" where none is.

    >>> calc_mode_na_ignore(["apple", "", "banana", None], [1, None, 1, None], [1, None, 2, None])
    'banana'
    """
    rows = [at for at, value in enumerate(values) if value is not None and value != ""]
    if not rows:
        return ""
    names: list[Cell] = [as_text(value) for at in rows if (value := values[at]) is not None]
    breaks = [None if weights is None else [weights[at] for at in rows] for weights in (tie_break, second_tie_break)]
    return str(calc_mode(names, *breaks))


def calc_mode_numeric(values: Sequence[Cell]) -> float | None:
    """The commonest number stated; of several the smallest; None where none is stated or one is no number.

    >>> calc_mode_numeric([1, 2, 2, 3, 4, 4])
    2.0
    """
    if not is_numeric(values):
        return None
    modes = _commonest([as_text(value) for value in values if value is not None])
    return min(float(mode) for mode in modes if mode is not None)


def calc_mode_binary(values: Sequence[Cell]) -> float | None:
    """0 or 1, whichever is commoner; 1 where they are tied; None where a value is not stated or is neither.

    >>> calc_mode_binary([0, 1])
    1.0
    """
    if not values or any(value not in (0, 1) for value in values):
        return None
    return float(2 * sum(value == 1 for value in values) >= len(values))


def calc_mode_date(values: Sequence[Cell]) -> str | None:
    """The commonest day (ISO, as text); of several their mean, rounded down; None where no value is a day.

    >>> calc_mode_date(["2021-01-01", "2021-01-04", "not known"])
    '2021-01-02'
    """
    days = [day for value in values if (day := _day(value)) is not None]
    if not days:
        return None
    modes = [int(mode) for mode in _commonest([str(day) for day in days]) if mode is not None]
    return (_EPOCH + timedelta(days=sum(modes) // len(modes))).isoformat()


def _day(value: Cell) -> int | None:
    try:
        return (date.fromisoformat(value.strip()) - _EPOCH).days if isinstance(value, str) else None
    except ValueError:
        return None


def calc_max_precision(
    values: Sequence[Cell],
    precision: Sequence[Cell],
    tie_break: Sequence[Cell] | None = None,
    second_tie_break: Sequence[Cell] | None = None,
) -> Cell:
    """The commonest value that is stated among the reports with the highest precision; None where there is none.

    >>> calc_max_precision(["city", "street", "street", "quarter"], [3, 6, 6, 5])
    'street'
    """
    best = max((one for one in precision if one is not None), key=_order, default=None)
    rows = [at for at, one in enumerate(precision) if best is not None and one == best and values[at] is not None]
    return _mode_of(values, rows, (tie_break, second_tie_break)) if rows else None


def calc_min_precision(
    values: Sequence[Cell],
    precision: Sequence[Cell],
    tie_break: Sequence[Cell] | None = None,
    second_tie_break: Sequence[Cell] | None = None,
) -> Cell:
    """The commonest value among the reports with the lowest precision; None where no precision is stated.

    A report whose precision is not stated stands in the count as one that states nothing, and a value not stated can win: so
    the package reckons, and so do we.

    >>> calc_min_precision(["city", "city", "street"], [3, 3, 6])
    'city'
    """
    least = min((one for one in precision if one is not None), key=_order, default=None)
    if least is None:
        return None
    rows = [at for at, one in enumerate(precision) if one is None or one == least]
    masked = [None if precision[at] is None else value for at, value in enumerate(values)]
    breaks = [
        None if weights is None else [None if precision[at] is None else one for at, one in enumerate(weights)]
        for weights in (tie_break, second_tie_break)
    ]
    return _mode_of(masked, rows, breaks)


def _mode_of(values: Sequence[Cell], rows: Sequence[int], breaks: Sequence[Sequence[Cell] | None]) -> Cell:
    return calc_mode(
        [values[at] for at in rows],
        *(None if weights is None else [weights[at] for at in rows] for weights in breaks),
    )


def aggregate_strings(values: Sequence[Cell]) -> str:
    """All texts, each once, in the order of the reports, with semicolons; "Unknown" and blanks are left out.

    A text that holds semicolons counts as several. A value not stated is left out (the package writes it as "NA").

    >>> aggregate_strings(["Shooting; Arson", "Unknown", "Arson"])
    'Shooting; Arson'
    """
    texts = (part.lstrip() for value in values if isinstance(value, str) for part in value.split(";"))
    return "; ".join(dict.fromkeys(text for text in texts if text.strip() and text != "Unknown"))
