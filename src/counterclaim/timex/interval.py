"""The words of one time → one interval: "late on Monday and early on Tuesday", "minutes after midnight", "since May 2013".

Both ends are local time and included; an open stretch has no latest. Words that fix nothing ("recently", "for weeks", "at night") give
None. A bare hour or part of a day belongs to the day of publication, as in a report of the day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from counterclaim.timex.draft import Timex
from counterclaim.timex.hours import Hours, hours_in
from counterclaim.timex.stretch import stretch
from counterclaim.timex.tagger import tag
from counterclaim.timex.twice import Twice, minutes_past, told_twice
from counterclaim.timex.zones import written

#: Longer words than this are no time expression.
LONGEST = 200
#: From the finest to the coarsest.
PRECISIONS = (
    "minute",
    "hour",
    "part-of-day",
    "day",
    "week",
    "month",
    "quarter",
    "season",
    "half-year",
    "year",
    "decade",
    "century",
)
_SHAPES = (
    (re.compile(r"T\d\d:\d\d"), "minute"),
    (re.compile(r"T(?:MO|AF|EV|NI|DT|\d\d)"), "part-of-day"),
    (re.compile(r"^\d{4}-\d\d-\d\d$"), "day"),
    (re.compile(r"^\d{4}-W\d\d-\d"), "day"),
    (re.compile(r"^\d{4}-W\d"), "week"),
    (re.compile(r"^\d{4}-\d\d$"), "month"),
    (re.compile(r"^\d{4}-Q"), "quarter"),
    (re.compile(r"^\d{4}-H"), "half-year"),
    (re.compile(r"^\d{4}-[A-Z]"), "season"),
    (re.compile(r"^\d{4}$"), "year"),
    (re.compile(r"^\d{3}$"), "decade"),
    (re.compile(r"^\d\d$"), "century"),
)
_LINK = re.compile(r"^\s*(?:and|to|until|till|through|into|-|–|—)(?:\s+(?:on|the|in|early|late))*\s*$", re.IGNORECASE)
_UNFIXED = re.compile(
    r"\bsince (?:the|then)\b|^since$|\b(?:every|each|nightly|daily|hours before|several|when)\b|\bat night\b"
    r"|\b(?:another|second|third|fourth|fifth) (?:consecutive |straight )?(?:night|day|evening|morning)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"^(?:ever )?since\b|\bonwards?$|^starting\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Interval:
    """`earliest` to `latest`, local, both included; `latest` None where open. `precision` is one of `PRECISIONS`.

    `value` is the TIMEX3 value, two joined by "/" for a range. `zone` as in `Timex`. `odd_weekday`: the weekday said is not that of the date.
    """

    earliest: datetime
    latest: datetime | None
    precision: str
    value: str
    zone: str = ""
    odd_weekday: bool = False


def read_interval(text: str, published: datetime | None, found: Sequence[Timex] = ()) -> Interval | None:
    """The interval that the words of one time mean; None if they fix none.

    `found` are the times that the tagger found in these words within their document, with offsets into `text`; without them the words
    are read by themselves.
    """
    if len(text) > LONGEST or _UNFIXED.search(text):
        return None
    times = found or tag(text, published.date() if published else None, "news")
    dated = [one for one in times if one.earliest is not None and one.kind in ("DATE", "TIME")]
    if (twice := told_twice(text, published)) is not None and all(
        _bracketed(text, one) or one.rule == "noon" for one in dated
    ):
        return _of_twice(twice)
    interval = _pair(text, dated) or _single(text, dated, published)
    if interval is None:
        return stretch_of(times, published)
    return replace(interval, latest=None) if _OPEN.search(text.strip()) else interval


def _of_twice(twice: Twice) -> Interval:
    last = twice.local if twice.to_minute else twice.local + timedelta(minutes=59)
    value = twice.local.strftime("%Y-%m-%dT%H:%M")
    return Interval(twice.local, last, "minute" if twice.to_minute else "hour", value, twice.offset)


def stretch_of(times: Sequence[Timex], published: datetime | None) -> Interval | None:
    """ "Over the past 24 hours": up to publication. Vague numbers fix nothing."""
    for one in times:
        if (
            published is not None
            and one.rule in ("last-few", "last-unit")
            and (bounds := stretch(one, published)) is not None
        ):
            return Interval(*bounds, "day", one.value or "")
    return None


def precision_of(one: Timex) -> str:
    """How exactly a value tells a time."""
    if one.whole_hour:
        return "hour"
    return next((name for shape, name in _SHAPES if shape.search(one.value or "")), "day")


def _pair(text: str, dated: Sequence[Timex]) -> Interval | None:
    """Two times joined by "to", "and", "until": from the first to the last."""
    for one, two in pairwise(dated):
        if not _LINK.match(text[one.end : two.start]):
            continue
        first, last = _narrow(text[: one.end], one), _narrow(text[one.end :], two)
        if last.latest is None or last.latest < first.earliest:
            return None
        precision = max(first.precision, last.precision, key=PRECISIONS.index)
        odd = first.odd_weekday or last.odd_weekday
        return Interval(
            first.earliest, last.latest, precision, f"{first.value}/{last.value}", first.zone or last.zone, odd
        )
    return None


def _single(text: str, dated: Sequence[Timex], published: datetime | None) -> Interval | None:
    """The finest of the times named, or hours of the day of publication."""
    if not dated:
        hours = hours_in(text)
        if hours is None or hours.edge or published is None or "after dark" in text.casefold():
            return None
        return _at(datetime.combine(published.date(), time()), hours, "")
    open_said = [one for one in dated if not _bracketed(text, one)] or list(dated)
    best = min(open_said, key=lambda one: (PRECISIONS.index(precision_of(one)), one.start))
    out = _narrow(text, best, published)
    other = next(
        (one for one in dated if one is not best and one.zone[:1] in ("+", "-") and one.earliest is not None), None
    )
    if other is not None and out.precision in ("minute", "hour") and out.zone in ("", "local"):
        return replace(out, zone=_told_twice(out.earliest, other))
    return out


def _bracketed(text: str, one: Timex) -> bool:
    return text.count("(", 0, one.start) > text.count(")", 0, one.start)


def _told_twice(local: datetime, other: Timex) -> str:
    """ "8 p.m. local time (1600 GMT)": the offset that the two make together."""
    if other.earliest is None:
        return "local"
    sign = -1 if other.zone[0] == "-" else 1
    known = sign * (int(other.zone[1:3]) * 60 + int(other.zone[4:6]))
    away = (local.hour - other.earliest.hour) * 60 + local.minute - other.earliest.minute + known
    away = (away + 720) % 1440 - 720
    return written(timedelta(minutes=away)) if away % 15 == 0 else "local"


def _narrow(text: str, one: Timex, published: datetime | None = None) -> Interval:
    """A time with the hours that the words beside it add: "before dawn on Tuesday", "late on Monday", "late June"."""
    earliest, latest = one.earliest or datetime.min, one.latest
    precision = precision_of(one)
    plain = Interval(earliest, latest, precision, one.value or "", one.zone, one.odd_weekday)
    clocked = precision in ("minute", "hour") and one.rule not in ("noon",)
    if precision == "hour":
        return replace(plain, latest=earliest + timedelta(minutes=59))
    if clocked:
        return plain
    if precision in ("day", "part-of-day", "minute"):
        return _hours_of_day(text, one, plain, published)
    return _third(plain, one.mod, re.search(r"\bend\b", text, re.IGNORECASE) is not None)


def _hours_of_day(text: str, one: Timex, plain: Interval, published: datetime | None) -> Interval:
    if (minute := minutes_past(text)) is not None:
        at = datetime.combine(_day_of(one, plain), time()) + timedelta(minutes=minute)
        return replace(plain, earliest=at, latest=at, precision="minute")
    hours = hours_in(text)
    if hours is None:
        return plain
    if hours.edge and plain.precision != "day":
        return plain
    day = datetime.combine(_day_of(one, plain), time())
    if one.rule == "tonight" and hours.first == 0 and published is not None:
        day = datetime.combine(published.date(), time())
    return replace(_at(day, hours, plain.value), zone=plain.zone, odd_weekday=plain.odd_weekday)


def _day_of(one: Timex, plain: Interval) -> date:
    """The day that is said: that of "midnight" alone begins with it, whatever the value's hour 24."""
    day = plain.earliest.date()
    return day - timedelta(days=1) if one.rule == "noon" and (one.value or "").endswith("T24:00") else day


def _at(day: datetime, hours: Hours, value: str) -> Interval:
    first, last = day + timedelta(hours=hours.first), day + timedelta(hours=hours.last, minutes=-1)
    precision = "hour" if hours.last - hours.first == 1 else "part-of-day"
    return Interval(
        first, last, precision, value or f"{day:%Y-%m-%d}" + (f"T{hours.first:02}" if precision == "hour" else "")
    )


def _third(plain: Interval, mod: str, edge: bool) -> Interval:
    """ "Early June", "late 2019", "mid-May": the third of a month that is meant; the last month for "the end of the year"."""
    if plain.latest is None or mod not in ("START", "MID", "END"):
        return plain
    if plain.precision == "year" and mod == "END" and edge:
        return replace(plain, earliest=plain.latest.replace(day=1, hour=0, minute=0), precision="month")
    if plain.precision == "month":
        third = (plain.latest - plain.earliest).days // 3
        if mod == "END":
            return replace(plain, earliest=datetime.combine((plain.latest - timedelta(third)).date(), time()))
        if mod == "START":
            return replace(plain, latest=datetime.combine((plain.earliest + timedelta(third)).date(), time(23, 59)))
        return replace(plain, earliest=plain.earliest + timedelta(third), latest=plain.latest - timedelta(third))
    return plain
