"""TIMEX3 values → first and last minute, both included, in local time."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time, timedelta

_VALUE = re.compile(
    r"^(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?:-(?P<wd>WE|\d))?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?"
    r"(?:T(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::\d\d)?)?|T(?P<part>MO|AF|EV|NI|DT|MI))?$"
)
#: Parts of the day: first and last hour; more than 24 is of the next day.
PARTS = {"MO": (5, 12), "AF": (12, 18), "EV": (17, 24), "NI": (18, 30), "DT": (6, 18), "MI": (11, 13)}
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
Bounds = tuple[datetime, datetime]


def bounds_of(value: str | None) -> Bounds | None:
    """First and last minute of a value; None for what is no stretch of the calendar after the year 1.

    A part of day has the hours of `PARTS`; a winter begins in the December of its year.
    """
    if not value:
        return None
    if re.fullmatch(r"\d{2,3}", value):
        size = 10 if len(value) == 3 else 100
        first = int(value) * size
        return _days(date(first, 1, 1), date(first + size - 1, 12, 31)) if first >= 1 else None
    match = _VALUE.match(value)
    if match is None or int(match["year"]) < 1:
        return None
    try:
        return _of(match)
    except (ValueError, OverflowError):
        return None


def _of(match: re.Match[str]) -> Bounds:
    year = int(match["year"])
    if match["day"]:
        return _hours(date(year, int(match["month"]), int(match["day"])), match)
    if match["month"]:
        return _months(year, int(match["month"]), 1)
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        if match["wd"] == "WE":
            return _days(monday + timedelta(5), monday + timedelta(6))
        if match["wd"]:
            return _hours(monday + timedelta(int(match["wd"]) - 1), match)
        return _days(monday, monday + timedelta(6))
    if match["quarter"]:
        return _months(year, int(match["quarter"]) * 3 - 2, 3)
    if match["half"]:
        return _months(year, int(match["half"]) * 6 - 5, 6)
    if match["season"]:
        return _months(year, _SEASONS[match["season"]], 3)
    return _days(date(year, 1, 1), date(year, 12, 31))


def _hours(day: date, match: re.Match[str]) -> Bounds:
    start = datetime.combine(day, time())
    if match["part"]:
        first, last = PARTS[match["part"]]
        return start + timedelta(hours=first), start + timedelta(hours=last, minutes=-1)
    if match["minute"] is not None:
        at = start + timedelta(hours=int(match["hour"]), minutes=int(match["minute"]))
        return at, at
    if match["hour"] is not None:
        at = start + timedelta(hours=int(match["hour"]))
        return at, at + timedelta(minutes=59)
    return _days(day, day)


def _days(first: date, last: date) -> Bounds:
    return datetime.combine(first, time()), datetime.combine(last, time(23, 59))


def _months(year: int, month: int, count: int) -> Bounds:
    last = month + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return _days(date(year, month, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1]))
