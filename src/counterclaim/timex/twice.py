"""A moment told by two clocks: "five minutes past midnight local time (2005 GMT on Monday)", "8 p.m. (1600 GMT)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from counterclaim.timex.draft import Timex
from counterclaim.timex.hours import hours_in
from counterclaim.timex.tagger import tag
from counterclaim.timex.zones import offset_at, written, zone_of_city

_BRACKET = re.compile(r"\(([^()]{3,80})\)")
_IN_CITY = re.compile(r"\bin ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)\s*$")
_PAST = re.compile(
    r"\b(?P<number>\d{1,2}|[a-z]+(?:[ -][a-z]+)?) minutes? (?:after|past) (?P<hour>midnight|noon|midday)\b",
    re.IGNORECASE,
)
_MINUTES = {
    word: at
    for at, word in enumerate(
        [
            "",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ]
    )
    if word
} | {"twenty": 20, "twenty five": 25, "thirty": 30}


@dataclass(frozen=True, slots=True)
class Twice:
    """The local moment, its offset, and whether the minute is told."""

    local: datetime
    offset: str
    to_minute: bool


def told_twice(text: str, published: datetime | None) -> Twice | None:
    """The local moment of words that tell it by a second clock, and its day only there, in brackets; None for others."""
    match = _BRACKET.search(text)
    if match is None or published is None:
        return None
    other = _moment(match[1], published)
    local = minute_of_day(text[: match.start()], published)
    if other is None or local is None:
        return None
    away = (local[0] - other.hour * 60 - other.minute + 720) % 1440 - 720
    if not local[1]:
        away = round(away / 30) * 30  # no minute is told: zones lie half hours apart
    if away % 15:
        return None
    return Twice(other + timedelta(minutes=away), written(timedelta(minutes=away)), local[1])


def minutes_past(text: str) -> int | None:
    """ "Five minutes past midnight": the minute of the day."""
    match = _PAST.search(text)
    if match is None:
        return None
    raw = match["number"].casefold().replace("-", " ")
    number = int(raw) if raw.isdigit() else _MINUTES.get(raw, _MINUTES.get(raw.split()[-1]))
    return None if number is None else number + (0 if match["hour"].casefold() == "midnight" else 720)


def minute_of_day(text: str, published: datetime) -> tuple[int, bool] | None:
    """The minute of the day that words tell, and whether they tell it to the minute."""
    if (minute := minutes_past(text)) is not None:
        return minute, True
    for one in tag(text, published.date(), "news"):
        if one.rule.startswith("clock") and one.earliest is not None:
            return one.earliest.hour * 60 + one.earliest.minute, True
    hours = hours_in(text)
    return (hours.first * 60, False) if hours is not None and not hours.edge and hours.last - hours.first == 1 else None


def _moment(text: str, published: datetime) -> datetime | None:
    """The moment in UTC that a clock of a said zone or city tells, where its day is told beside it."""
    times = tag(text, published.date(), "news")
    clock = next((one for one in times if one.rule.startswith("clock") and one.earliest is not None), None)
    dated = any(one is not clock for one in times) or (clock is not None and re.search(r"day\b", text) is not None)
    if clock is None or clock.earliest is None or not dated:
        return None
    offset = _offset(clock, text)
    if offset is None:
        return None
    sign = -1 if offset[0] == "-" else 1
    return clock.earliest - sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6]))


def _offset(clock: Timex, text: str) -> str | None:
    if clock.zone[:1] in ("+", "-"):
        return clock.zone
    city = clock.zone[1:] if clock.zone.startswith("@") else (match[1] if (match := _IN_CITY.search(text)) else "")
    zone = zone_of_city(city) if city else None
    return offset_at(zone, clock.earliest) if zone and clock.earliest else None
