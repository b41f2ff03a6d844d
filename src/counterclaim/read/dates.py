"""Publication dates as news gives them → ISO 8601, where the form leaves no doubt; marked where it leaves some."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: at // 3 + 1 for at in range(0, 36, 3) for name in ("janfebmaraprmayjunjulaugsepoctnovdec"[at : at + 3],)
}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_CLOCK = (
    r"(?:(?:,|\s-|\s–|\s\||\s?at)?\s{1,3}(?P<hour>[01]?\d|2[0-3])[:.]?(?P<minute>[0-5]\d)(?::[0-5]\d)?"
    r"(?:\s?(?P<half>[ap])\.?m\.?)?(?:\s?(?P<zone>gmt|utc|z)\b|\s?(?P<local>[a-z]{3,4})\b(?!\s))?)?"
)
_NAMED = (
    re.compile(rf"{_WEEKDAY}{_DAY}\s{{1,3}}(?:of\s)?{_MONTH},?\s{{1,3}}{_YEAR}\b{_CLOCK}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_MONTH}\s{{1,3}}{_DAY},?\s{{1,3}}{_YEAR}\b{_CLOCK}", re.IGNORECASE),
)
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?"
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_SLASHED = re.compile(r"(\d{1,2})(?P<mark>[/.-])(\d{1,2})(?P=mark)(\d{4}|\d{2})\b")
_LABEL = re.compile(
    r"(?:(?:date of publication|first published|published|posted|updated|last updated?|issued|date)"
    r"(?:\s(?:on|at))?\s{0,2}:?\s{1,3})?",
    re.IGNORECASE,
)
_RFC = re.compile(
    r"(?:[A-Z][a-z]{2},\s)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d{2}:\d{2}(?::\d{2})?\s(?:[+-]\d{4}|GMT|UTC|UT|[ECMP][SD]T)"
)

#: (ISO 8601, name of the form): `iso`, `rfc2822`, `named`, `us_date`, `us_date_ambiguous`, `day_first`.
Dated = tuple[str, str]


def parse_date(value: str) -> Dated | None:
    """A whole string that is a date, perhaps labelled ("Published: …"); None if it is none, or could be two.

    "4/16/17" is `us_date`; "4/5/17" is read as in the United States too, but as `us_date_ambiguous`.
    "05.10.2017" is `day_first`, as everywhere that writes dots; "05-10-2017" may be either and is None.
    """
    value = " ".join(value[:120].split()).strip(" .|•·-–—()")
    value = value[_LABEL.match(value).end() :] if _LABEL.match(value) else value  # type: ignore[union-attr]
    if not value:
        return None
    if match := _ISO.fullmatch(value):
        return _iso(match)
    if match := _COMPACT.fullmatch(value):
        day = _day(int(match["year"]), int(match["month"]), int(match["day"]))
        return (day, "iso") if day else None
    if _RFC.fullmatch(value):
        return _rfc(value)
    if match := _SLASHED.fullmatch(value):
        return _numeric(match)
    for pattern in _NAMED:
        if match := pattern.fullmatch(value):
            return _named(match)
    return None


def leading_date(text: str, at: int, end: int) -> tuple[int, Dated] | None:
    """A full date that stands at `at` before other words, as copies glue it on: (where it ends, the date).

    >>> leading_date("Sun 16 Apr 2017 Shells hit the town", 0, 35)
    (15, ('2017-04-16', 'named'))
    """
    head = text[at : min(end, at + 80)]
    for pattern in _NAMED:
        if (match := pattern.match(head)) and (found := _named(match)):
            return at + match.end(), found
    if (match := _SLASHED.match(head)) and (found := _numeric(match)):
        return at + match.end(), found
    return None


def _iso(match: re.Match[str]) -> Dated | None:
    day = _day(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None or match["time"] is None:
        return (day, "iso") if day else None
    zone = match["zone"] or ""
    zone = "+00:00" if zone == "Z" else zone if ":" in zone or not zone else f"{zone[:3]}:{zone[3:]}"
    try:
        return datetime.fromisoformat(f"{day}T{match['time']}{zone}").isoformat(), "iso"
    except ValueError:
        return None


def _rfc(value: str) -> Dated | None:
    try:
        parsed = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return (parsed.isoformat(), "rfc2822") if 1800 <= parsed.year <= 2200 else None


def _numeric(match: re.Match[str]) -> Dated | None:
    first, mark, second, last = match.groups()
    a, b = int(first), int(second)
    year = int(last) if len(last) == 4 else int(last) + (2000 if int(last) <= 68 else 1900)
    if mark == "." or a > 12:
        day, form = _day(year, b, a), "day_first"
    elif b > 12:
        day, form = _day(year, a, b), "us_date"
    elif mark == "/":
        day, form = _day(year, a, b), "us_date" if a == b else "us_date_ambiguous"
    else:
        return None
    return (day, form) if day else None


def _named(match: re.Match[str]) -> Dated | None:
    day = _day(int(match["year"]), _MONTHS[match["month"][:3].lower()], int(match["day"]))
    if day is None or match["hour"] is None:
        return (day, "named") if day else None
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            return day, "named"
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    zone = "+00:00" if match["zone"] else ""
    return f"{day}T{hour:02d}:{match['minute']}:00{zone}", "named"


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if 1800 <= year <= 2200 else None
    except ValueError:
        return None
