"""Times as said → first and last minute, with the precision of the words.

Bounds are local time; an offset stands there only where the words say the zone. Both ends are included. A bare
hour or part of a day belongs to the day of publication, as in a report of the day. An open stretch
("since July") has no latest end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from counterclaim.codebook.parties import zones
from counterclaim.resolve.calendar_en import Days, find_days, month_days

#: Longer words than this are no time expression.
LONGEST = 200
_ZONE = re.compile(r"\b(gmt|utc)\b|\b([^\W\d_]+(?: [^\W\d_]+)?) time\b")
_CLOCK = (
    re.compile(r"\b(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap])?\.?(?:m\b)?"),
    re.compile(r"\b(?P<hour>1[0-2]|0?[1-9])\s*(?P<half>[ap])\.?m\b"),
    re.compile(r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s*(?P<half>)(?=h\b|hours|gmt|utc|local)"),
    re.compile(
        r"\b(?P<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?P<minute>)\s+(?:o'clock\s+)?"
        r"in the (?P<half>morning|afternoon|evening)"
    ),
)
_HOURS = {
    word: at
    for at, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
#: Words → first and last hour of the day; 24 is the midnight at its end, more is of the next day.
_PARTS = (
    (r"(?:before|pre-?)\s?dawn|predawn|small hours|early hours", 0, 6),
    (r"\bat dawn\b|\bdawn\b|daybreak|sunrise", 4, 7),
    (r"after midnight|past midnight", 0, 1),
    (r"around midnight|midnight", 0, 1),
    (r"\bnoon\b|midday", 11, 13),
    (r"early (?:in the |on \w+ )?morning|early morning", 4, 9),
    (r"\bmorning\b", 5, 12),
    (r"\bafternoon\b", 12, 18),
    (r"late (?:in the |on \w+ )?evening|\bevening\b|\bdusk\b|\bsunset\b", 17, 24),
    (r"\b(?:to)?night\b|nightfall|after dark", 18, 30),
    (r"\bovernight\b", 0, 7),
)
_VAGUE = re.compile(
    r"\b(?:when|after (?:dark|nightfall)|daylight|every|each|nightly|daily|at night|several|recent|months"
    r"|hours before|then|now)\b"
)
_OPEN = re.compile(r"^(?:ever )?since\b|\bonwards?$|\bstarting\b")


@dataclass(frozen=True, slots=True)
class Bounds:
    """ISO 8601 to the minute, both ends included; `latest` None where open. `precision` as in `TimeSpan`."""

    earliest: str
    latest: str | None
    precision: str


def parse_time(text: str, anchor: datetime | None) -> Bounds | None:
    """The interval that the words mean, read on the day of `anchor` (the publication); None if they fix none."""
    if len(text) > LONGEST:
        return None
    words = re.sub(r"\([^()]{0,120}\)", " ", text.casefold()).replace("’", "'")
    words = " ".join(words.split())
    if re.search(r"\bsince (?:the|then)\b|^since$", words):
        return None
    if (pair := _pair(words, anchor)) is not None:
        return pair
    found = _single(words, anchor)
    if found is not None and _OPEN.search(words):
        return Bounds(found.earliest, None, found.precision)
    return found


def _pair(words: str, anchor: datetime | None) -> Bounds | None:
    """ "Late on Monday and early on Tuesday", "from May 2013 to July 2014", "overnight from September 12 to 13"."""
    match = re.search(
        r"^(?P<lead>between|from|overnight from|overnight)?\s?(?P<one>.+?)\s"
        r"(?P<link>and|to|until|through|into)\s(?P<two>.+)$",
        words,
    )
    if match is None:
        return None
    if match["two"].isdigit() and (month := re.search(r"[a-z]{3,}(?=\.?\s\d)", match["one"])):
        two = f"{month.group()} {match['two']}"
    else:
        two = match["two"]
    first, second = _single(match["one"], anchor, True), _single(two, anchor, True)
    if first is None or second is None or second.latest is None or second.latest < first.earliest:
        return None
    return Bounds(first.earliest, second.latest, max(first.precision, second.precision, key=_RANK.index))


_RANK = ["minute", "hour", "part-of-day", "day", "week", "month", "season", "year", "decade"]


def _single(words: str, anchor: datetime | None, need_day: bool = False) -> Bounds | None:
    day = anchor.date() if anchor else None
    days = find_days(words, day)
    hours = _hours(words)
    if days is None:
        if anchor is None or hours is None or need_day or _VAGUE.search(words):
            return _stretch(words, anchor)
        days = Days(anchor.date(), anchor.date(), "day")
    if hours is None or days.first != days.last:
        return _whole(_part(words, days), words)
    return _at(days.first, hours, words)


def _hours(words: str) -> tuple[int, int, str] | None:
    """First and last minute of the day, and the precision."""
    for pattern in _CLOCK:
        match = pattern.search(words)
        if match is None:
            continue
        raw = match["hour"]
        hour = int(raw) if raw.isdigit() else _HOURS[raw]
        minute = int(match["minute"]) if "minute" in pattern.groupindex and match["minute"] else None
        half = match["half"]
        if half and hour <= 12:
            hour = hour % 12 + (12 if half[0] in "pe" or half == "afternoon" else 0)
        start = hour * 60 + (minute or 0)
        return (start, start, "minute") if minute is not None else (start, start + 59, "hour")
    for pattern_text, first, last in _PARTS:
        if re.search(pattern_text, words):
            return (first * 60, last * 60 - 1, "hour" if last - first == 1 else "part-of-day")
    if re.search(r"\blate\b", words):
        return (18 * 60, 24 * 60 - 1, "part-of-day")
    if re.search(r"\bearly\b", words):
        return (0, 9 * 60 - 1, "part-of-day")
    return None


def _at(day: date, hours: tuple[int, int, str], words: str) -> Bounds:
    start = datetime.combine(day, time())
    zone = _ZONE.search(words)
    offset = _offset(zone) if zone and hours[2] in ("minute", "hour") else ""
    first, last = start + timedelta(minutes=hours[0]), start + timedelta(minutes=hours[1])
    return Bounds(_minute(first) + offset, _minute(last) + offset, hours[2])


def _offset(zone: re.Match[str]) -> str:
    """The offset of "GMT" or of "Xville time"; none for a city that the table does not know, or "local time"."""
    if zone.group(1):
        return "+00:00"
    name = zone.group(2)
    return zones().get(name) or zones().get(name.split()[-1], "")


def _part(words: str, days: Days) -> Days:
    """ "Late last year", "the end of this year", "early June": the third of it that is meant."""
    if days.unit == "year" and re.search(r"\b(?:the )?end of\b", words):
        return Days(month_days(days.first.year, 12).first, days.last, "month")
    if days.unit in ("month", "year", "decade"):
        third = (days.last - days.first).days // 3
        if re.search(r"\blate\b(?! (?:19|20)\d\ds)", words) and days.unit == "month":
            return Days(days.last - timedelta(third), days.last, days.unit)
        if re.search(r"\bearly\b", words) and days.unit != "decade":
            return Days(days.first, days.first + timedelta(third), days.unit)
    return days


def _whole(days: Days, words: str) -> Bounds:
    first, last = datetime.combine(days.first, time()), datetime.combine(days.last, time(23, 59))
    return Bounds(_minute(first), _minute(last), days.unit)


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


_STRETCH = re.compile(
    r"\b(?:past|last|previous|recent)\s+"
    r"(?P<number>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|few|several)?\s*"
    r"(?P<unit>hour|day|week|month)s?\b"
)
_UNIT_DAYS = {"hour": 1, "day": 1, "week": 7, "month": 30}


def _stretch(words: str, anchor: datetime | None) -> Bounds | None:
    """ "Over the past 24 hours": up to publication. Vague numbers fix nothing."""
    match = _STRETCH.search(words)
    if anchor is None or match is None or match["number"] in ("few", "several") or "recent" in match.group():
        return None
    raw = match["number"] or "one"
    number = int(raw) if raw.isdigit() else _HOURS[raw]
    hours = number if match["unit"] == "hour" else 24 * number * _UNIT_DAYS[match["unit"]]
    bare = anchor.replace(tzinfo=None)
    end = bare if bare.time() != time() else datetime.combine(bare.date(), time(23, 59))
    return Bounds(_minute(end - timedelta(hours=hours)), _minute(end), "day")
