"""Which year, which week: dates told without one, from where the text stands."""

from __future__ import annotations

from datetime import date, timedelta

from counterclaim.timex.almanac import SEASON_MONTH, Point

#: In a narrative a month so many months back is the one of the next year: stories go on.
_WRAP = -8
#: In news a month so far ahead is the one of the year before, unless the words point ahead.
_AHEAD = 2
_BACK = ("last", "past", "previous", "preceding")
_ON = ("next", "coming", "following", "subsequent", "upcoming")


def month_year(mode: str, origin: Point, month: int, day: int | None, which: str, ahead: int) -> int:
    """The year of a month (and day) told without one."""
    if which.startswith("year "):
        return origin.year + {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1}.get(
            which.split()[1], 0
        )
    if origin.month is None:
        return origin.year + (-1 if which in _BACK else 1 if which in _ON else 0)
    away = month - origin.month
    here = (month, day or 0) if day else (month, 0)
    now = (origin.month, origin.day or 0) if day else (origin.month, 0)
    if which in _BACK:
        return origin.year - (here >= now or (away == -1 and not day))
    if which in _ON:
        return origin.year + (here <= now)
    if which in ("this", "that", "same"):
        return origin.year
    if mode == "narrative":
        return origin.year + (1 if away <= _WRAP else 0)
    return origin.year + _turn(away, day, ahead)


def _turn(away: int, day: int | None, ahead: int) -> int:
    """The year of news' bare date against that of publication: `away` months ahead. A day is seldom far ahead, or long ago."""
    if ahead > 0:
        return 1 if away < -3 else 0
    near = (3 if day else 0) if ahead < 0 else (4 if day else 3)
    if away > near:
        return -1
    return 1 if away < -8 - (2 if ahead < 0 else 0) else 0


def season_year(mode: str, origin: Point, season: str, which: str, ahead: int) -> int:
    """The year of a season told without one. In news a winter is that of the year it begins in, in a narrative it ends in."""
    month = SEASON_MONTH[season]
    if season == "WI" and mode == "news" and origin.month is not None and which in (*_BACK, "this"):
        return origin.year - (1 if origin.month < (9 if which == "this" else 12) else 0)
    if which in _BACK:
        return origin.year - (origin.month is None or month + 1 >= origin.month)
    if which in _ON:
        return origin.year + (origin.month is None or month - 1 <= origin.month)
    if mode == "narrative" or which in ("this", "that", "same"):
        if origin.month is None:
            return origin.year
        return origin.year + (1 if season == "WI" and origin.month >= 8 else 0)
    if origin.month is None:
        return origin.year
    if season == "WI":
        return origin.year - (origin.month < (3 if ahead > 0 else 12))
    return origin.year - (month - 1 > origin.month and ahead <= 0)


def quarter_point(origin: Point, quarter: int | None, which: str, ahead: int) -> Point | None:
    """A quarter of a year told without one: the last that has begun, or the next where the words point ahead."""
    if quarter is None:
        return None
    now = ((origin.month or 1) - 1) // 3 + 1
    if which.startswith("year "):
        return Point(origin.year + {"last": -1, "next": 1}.get(which.split()[1], 0), quarter=quarter)
    year = origin.year - (quarter > now and ahead <= 0)
    if quarter == now + 1 and ahead > 0:
        year = origin.year
    return Point(year - (1 if which == "ago" else 0), quarter=quarter)


def weekday_day(mode: str, origin: date | None, ref: date | None, weekday: int, which: str, ahead: int) -> date | None:
    """The day of a weekday: in news the last one up to publication, or the next where the words point ahead."""
    if which in ("previous", "following", "that", "same", "preceding") and ref is not None:
        origin = ref
    if origin is None:
        return None
    back = (origin.isoweekday() - weekday) % 7
    try:
        if which.endswith(" week"):
            monday = origin - timedelta(days=origin.weekday())
            turn = {"last": -1, "previous": -1, "next": 1}.get(which.split()[0], 0)
            return monday + timedelta(days=7 * turn + weekday - 1)
        if which in _BACK:
            return origin - timedelta(days=back or 7)
        if which in _ON or (ahead > 0 and back and mode == "news"):
            return origin + timedelta(days=(7 - back) if back else 7)
        return origin - timedelta(days=back)
    except OverflowError:
        return None
