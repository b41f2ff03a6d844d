"""Values of the calendar: TIMEX3 strings for days, weeks, quarters, eras, and the days of holidays."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

#: The month in the middle of each season of the northern year; winter is that of the year it ends in.
SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the calendar as exact as it was told: `year` is negative before our era (-490 for 490 BC)."""

    year: int
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    season: str | None = None

    @property
    def date(self) -> date | None:
        """The day, where it is told and exists."""
        if self.month is None or self.day is None or not 1 <= self.year <= 9999:
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        head = year_value(self.year)
        if self.quarter:
            return f"{head}-Q{self.quarter}"
        if self.season:
            return f"{head}-{self.season}"
        if self.month is None:
            return head
        return f"{head}-{self.month:02}" + (f"-{self.day:02}" if self.day is not None else "")


def year_value(year: int) -> str:
    """ "1939", "BC0490"."""
    return f"{year:04}" if year >= 0 else f"BC{-year:04}"


def of_day(day: date) -> Point:
    """The point of a day."""
    return Point(day.year, day.month, day.day)


def week_value(day: date) -> str:
    """ "1998-W08": the ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def add_days(day: date, days: int) -> date | None:
    """The day so many days away; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """The month so many months away."""
    at = year * 12 + month - 1 + months
    return at // 12, at % 12 + 1


def valid(month: int | None, day: int | None, year: int | None = None) -> bool:
    """True if the day exists in the month, in a leap year where no year is told."""
    if day is None or month is None:
        return True
    if not 1 <= month <= 12:
        return False
    leap = year if year and 1 <= year <= 9999 else 2000
    return 1 <= day <= calendar.monthrange(leap, month)[1]


def holiday(name: str, year: int) -> tuple[int, int]:
    """Month and day of a holiday in a year: a fixed day, Easter Sunday (Gregorian), or the fourth Thursday of November."""
    if name == "EASTER":
        return _easter(year)
    if name == "THANKS":
        first = date(year, 11, 1)
        return 11, 1 + (3 - first.weekday()) % 7 + 21
    month, _, day = name.partition("-")
    return int(month), int(day)


def _easter(year: int) -> tuple[int, int]:
    """The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return month, day + 1
