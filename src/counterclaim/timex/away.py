"""Shifts: "last week", "two days later", "the end of the month", from a point of the calendar."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.timex.almanac import Point, add_days, add_months, of_day, week_value, year_value
from counterclaim.timex.draft import Draft


def shifted(draft: Draft, anchor: Point, ahead: int) -> tuple[str | None, Point | None]:
    """The value and point so many units from the anchor; with X for what the anchor leaves open."""
    unit, shift = draft.unit or "D", draft.shift or 0
    if unit == "D":
        return _days(draft, anchor, shift)
    if unit in ("W", "FN"):
        return _weeks(anchor, shift * (2 if unit == "FN" else 1))
    if unit == "WE":
        return _weekend(anchor, shift, ahead, draft.which)
    if unit == "M":
        if anchor.month is None:
            return f"{year_value(anchor.year)}-XX", None
        point = Point(*add_months(anchor.year, anchor.month, shift))
        return point.value, point
    if unit == "Q":
        month = anchor.month or 1
        year, month = add_months(anchor.year, month, shift * 3)
        point = Point(year, quarter=(month - 1) // 3 + 1)
        return point.value, point
    return _long(unit, shift, anchor, draft)


def _days(draft: Draft, anchor: Point, shift: int) -> tuple[str | None, Point | None]:
    tail = draft.tail
    if anchor.day is None:
        head = anchor.value if shift == 0 and anchor.month else year_value(anchor.year) + "-XX"
        return f"{head}-XX{tail}", None
    day = anchor.date
    moved = add_days(day, shift) if day else None
    if moved is None:
        return None, None
    point = of_day(moved)
    return point.value + tail, point


def _weeks(anchor: Point, shift: int) -> tuple[str | None, Point | None]:
    day = anchor.date
    moved = add_days(day, 7 * shift) if day else None
    if moved is None:
        return f"{year_value(anchor.year)}-WXX", None
    return week_value(moved), replace(of_day(moved), day=None)


def _weekend(anchor: Point, shift: int, ahead: int, which: str) -> tuple[str | None, Point | None]:
    day = anchor.date
    if day is None:
        return f"{year_value(anchor.year)}-WXX-WE", None
    back = shift if shift else (-1 if day.isoweekday() <= 3 and ahead <= 0 and which != "this" else 0)
    moved = add_days(day, 7 * back)
    return (f"{week_value(moved)}-WE", None) if moved else (None, None)


def _long(unit: str, shift: int, anchor: Point, draft: Draft) -> tuple[str | None, Point | None]:
    """Years, decades, centuries."""
    if unit == "Y":
        point = Point(anchor.year + shift)
        return point.value, point
    if unit == "DE":
        if draft.rule == "away" and abs(shift) == 1:
            point = Point(anchor.year + 10 * shift)
            return point.value, point
        year = anchor.year + 10 * shift
        return (f"{year // 10:03}" if year >= 0 else f"BC{-year // 10:03}"), None
    year = anchor.year + 100 * shift * (10 if unit == "ML" else 1)
    return (f"{year // 100:02}" if year >= 0 else f"BC{-year // 100:02}"), None
