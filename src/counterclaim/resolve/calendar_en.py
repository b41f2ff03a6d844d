"""Days, months and years in English words → the first and last day meant."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {name: at for at, name in enumerate(_MONTH_NAMES, 1)} | {
    name[:3]: at for at, name in enumerate(_MONTH_NAMES, 1)
}
MONTHS["sept"] = 9
WEEKDAYS = {
    name: at for at, name in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
}
NUMBERS = {
    name: at
    for at, name in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {"a": 1, "an": 1, "a couple of": 2}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_M = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_Y = r"(?P<year>(?:1[89]|20)\d\d)"
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
_DATES = (
    re.compile(rf"\b{_D}(?:\s+of)?\s+{_M}(?:,?\s+{_Y})?\b"),
    re.compile(rf"\b{_M}\s+{_D}\b(?!:)(?:,?\s+{_Y})?"),
)
_MONTH = re.compile(
    r"\b(?P<which>last|this past|next|this)?\s*(?P<part>early|mid|late|the (?:start|end|beginning) of)?[\s-]*"
    rf"{_M}(?:,?(?:\s+of)?\s+{_Y})?\b"
)
_WEEKDAY = re.compile(r"\b(?P<next>next\s+)?(?P<day>mon|tues|wednes|thurs|fri|satur|sun)day(?:s|'s|’s)?\b")
_YEAR = re.compile(rf"\b{_Y}\b(?!:)")
_DECADE = re.compile(r"\b(?:the\s+)?(?P<decade>(?:19|20)\d)0s\b")
_AGO = re.compile(
    r"\b(?P<number>\d{1,3}|a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+"
    r"(?P<unit>day|week|month|year|decade)s?\s+(?:ago|earlier)\b"
)
_SEASON = re.compile(
    rf"\b(?P<which>this|last|the)?\s*(?P<season>spring|summer|autumn|winter|fall)(?:\s+of)?(?:\s+{_Y})?\b"
)
_RELATIVE = re.compile(r"\b(?P<which>last|this|next|past|previous)\s+(?P<unit>week|weekend|month|year)\b")


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` to `last`, both included; `unit` says how exactly the words tell it."""

    first: date
    last: date
    unit: str


def find_days(text: str, anchor: date | None) -> Days | None:
    """The days that lower-case words name; None if they name none, or one that needs an unknown publication date."""
    for match in (_ISO.search(text), *(pattern.search(text) for pattern in _DATES)):
        if match:
            day = _date(match, anchor)
            return Days(day, day, "day") if day else None
    if (days := _absolute(text)) is not None:
        return days
    if anchor is None:
        return None
    for read in (_weekday, _named_day, _ago, _month, _season, _relative):
        if (days := read(text, anchor)) is not None:
            return days
    return None


def _absolute(text: str) -> Days | None:
    """What needs no publication date: "September 2020", "autumn 2020", "the 1990s", "2020"."""
    if (match := _MONTH.search(text)) and match["year"]:
        return month_days(int(match["year"]), MONTHS[match["month"]])
    if (match := _SEASON.search(text)) and match["year"]:
        return _season_days(int(match["year"]), match["season"])
    if match := _DECADE.search(text):
        first = int(match["decade"]) * 10
        return Days(date(first, 1, 1), date(first + 9, 12, 31), "decade")
    if match := _YEAR.search(text):
        return year_days(int(match["year"]))
    return None


def _date(match: re.Match[str], anchor: date | None) -> date | None:
    month = int(match["month"]) if match["month"].isdigit() else MONTHS[match["month"].rstrip(".")]
    year = int(match["year"]) if match["year"] else None
    if year is None:
        if anchor is None:
            return None
        year = anchor.year - (1 if (month, int(match["day"])) > (anchor.month + 1, anchor.day) else 0)
    try:
        return date(year, month, int(match["day"]))
    except ValueError:
        return None


def _weekday(text: str, anchor: date) -> Days | None:
    """The last such day up to publication; "next Monday" the first one after it."""
    match = _WEEKDAY.search(text)
    if match is None:
        return None
    want = WEEKDAYS[match["day"] + "day"]
    back = (anchor.weekday() - want) % 7
    day = anchor + timedelta(7 - back) if match["next"] else anchor - timedelta(back)
    if re.search(r"\b(?:a week ago|week before)\b|\blast week\b", text):
        monday = anchor - timedelta(anchor.weekday() + 7)
        day = monday + timedelta(want)
    return Days(day, day, "day")


def _named_day(text: str, anchor: date) -> Days | None:
    if re.search(r"\bday before yesterday\b", text):
        day = anchor - timedelta(2)
    elif re.search(r"\byesterday\b|\blast (?:night|evening)\b|\b(?:the )?previous (?:day|night)\b", text):
        day = anchor - timedelta(1)
    elif re.search(r"\btomorrow\b", text):
        day = anchor + timedelta(1)
    elif re.search(r"\btoday\b|\btonight\b|\bthis (?:morning|afternoon|evening)\b|\b(?:in|during) the day\b", text):
        day = anchor
    else:
        return None
    return Days(day, day, "day")


def _ago(text: str, anchor: date) -> Days | None:
    match = _AGO.search(text)
    if match is None:
        return None
    raw = match["number"]
    number = int(raw) if raw.isdigit() else NUMBERS[raw]
    unit = match["unit"]
    if unit == "day":
        day = anchor - timedelta(number)
        return Days(day, day, "day")
    if unit == "week":
        day = anchor - timedelta(7 * number)
        return Days(day - timedelta(day.weekday()), day + timedelta(6 - day.weekday()), "week")
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 - number
        return month_days(months // 12, months % 12 + 1)
    years = anchor.year - number * (10 if unit == "decade" else 1)
    return year_days(years) if years > 0 else None


def _month(text: str, anchor: date) -> Days | None:
    """A month without a year: up to two months ahead the coming one ("the summit in November"), else the last."""
    match = _MONTH.search(text)
    if match is None or (
        match["month"] in ("may", "mar", "march")
        and not re.search(r"\b(?:in|since|last|until|of|early|late|by|during|this)\b", text)
        and len(text) > 6
    ):
        return None
    month = MONTHS[match["month"].rstrip(".")]
    year = anchor.year
    if match["which"] in ("last", "this past"):
        year -= month >= anchor.month
    elif match["which"] == "next":
        year += month <= anchor.month
    elif month - anchor.month > 2 or (month > anchor.month and "since" in text):
        year -= 1
    return month_days(year, month)


def _season(text: str, anchor: date) -> Days | None:
    match = _SEASON.search(text)
    if match is None or (match["season"] == "fall" and not match["which"]):
        return None
    begun = SEASONS[match["season"]] <= anchor.month
    year = anchor.year - (1 if match["which"] == "last" and (not begun or match["season"] == "winter") else 0)
    return _season_days(year, match["season"])


def _relative(text: str, anchor: date) -> Days | None:
    match = _RELATIVE.search(text)
    if match is None:
        return None
    shift = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1}[match["which"]]
    unit = match["unit"]
    if unit == "year":
        return year_days(anchor.year + shift)
    if unit == "month":
        months = anchor.year * 12 + anchor.month - 1 + shift
        return month_days(months // 12, months % 12 + 1)
    monday = anchor - timedelta(anchor.weekday()) + timedelta(7 * shift)
    if unit == "weekend":
        back = (anchor.weekday() - 6) % 7 or 7
        sunday = anchor - timedelta(back) if shift <= 0 else anchor + timedelta(6 - anchor.weekday())
        return Days(sunday - timedelta(1), sunday, "week")
    return Days(monday, monday + timedelta(6), "week")


def month_days(year: int, month: int) -> Days:
    """All days of a month."""
    return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")


def year_days(year: int) -> Days:
    """All days of a year."""
    return Days(date(year, 1, 1), date(year, 12, 31), "year")


def _season_days(year: int, season: str) -> Days:
    first = month_days(year, SEASONS[season]).first
    end = first.month + 2
    last = month_days(year + (end > 12), (end - 1) % 12 + 1).last
    return Days(first, last, "season")
