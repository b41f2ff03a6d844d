"""Times as recognised, before they are settled against a calendar; and what the tagger gives in the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

#: TIMEX3 types.
KINDS = ("DATE", "TIME", "DURATION", "SET")


@dataclass(frozen=True, slots=True)
class Draft:
    """A stretch of words `first` to `end` (exclusive) and what they say of a time.

    `value` is set where the words alone settle it. Else the fields say what is known: `year` (of `era`), `month`, `day`,
    `season` (SP SU FA WI), `quarter`, `half`, `weekday` (1 Monday), `decade` (195 for the 1950s), `century` (18 for
    1800–1899); or a `shift` of so many `unit`s from `base` (`dct`: the publication, `ref`: the time told before, `auto`:
    the one that the kind of text asks for). `which` is last, next, this, same or "" and `tail` a part of day or clock
    time ("TMO", "T09:30"). `mod` is a TIMEX3 modifier. `zone` is an offset ("+00:00"), `@` and a city ("@Moscow"), or
    `local`; `whole_hour`: a clock time told without minutes. `rule` names the rule that read it.
    """

    first: int
    end: int
    kind: str = "DATE"
    value: str | None = None
    year: int | None = None
    era: str = ""
    month: int | None = None
    day: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    weekday: int | None = None
    weekend: bool = False
    decade: int | None = None
    century: int | None = None
    holiday: str | None = None
    unit: str | None = None
    shift: int | None = None
    base: str = "auto"
    which: str = ""
    tail: str = ""
    mod: str = ""
    zone: str = ""
    whole_hour: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression: `text[start:end]`, its TIMEX3 type (`KINDS`) and value.

    `value` is `None` for words that fix nothing ("that time"). `mod` is a TIMEX3 modifier (START, MID, END, APPROX,
    LESS_THAN, …) or "". `anchor` is the value that a relative expression was read against. `earliest`, `latest` are
    local, both included, None where the value is no stretch of the calendar (durations, sets, PAST_REF) or lies before
    the year 1. `zone` is the clock said: an offset ("+03:00"), `@` and a city ("@Moscow"), `local`, or "" for none.
    `odd_weekday`: the weekday said is not that of the date said. `back`: a length that runs up to now ("the past week").
    `rule` names the rule that read it.
    """

    start: int
    end: int
    kind: str
    value: str | None
    mod: str = ""
    anchor: str | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    zone: str = ""
    whole_hour: bool = False
    odd_weekday: bool = False
    back: bool = False
    rule: str = ""
