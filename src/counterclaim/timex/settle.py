"""Drafts → values: what each expression means in its place in the text.

News is read against its day of publication; tense, "last" and "next" give the direction. A narrative is read against the
date it has reached: "in September" is the one nearest to the date told before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.timex.almanac import Point, holiday, of_day, valid, year_value
from counterclaim.timex.away import shifted
from counterclaim.timex.course import is_aside, with_shared_years
from counterclaim.timex.draft import Draft
from counterclaim.timex.nearest import month_year, quarter_point, season_year, weekday_day
from counterclaim.timex.rule import class_name
from counterclaim.timex.tense import tense
from counterclaim.timex.words import Words


@dataclass(frozen=True, slots=True)
class Settled:
    """A draft with its value, the point it lies at (None: at none), and the value it was read against."""

    draft: Draft
    value: str | None
    point: Point | None = None
    anchor: str | None = None


@dataclass(slots=True)
class Reading:
    """How far the reading of a text has come: `ref` is the last date told, `quarter` the last quarter, `dct` the day of publication."""

    words: Words
    mode: str
    dct: date | None
    ref: Point | None
    quarter: Point | None = None

    @property
    def origin(self) -> Point | None:
        """What a time of the text is read against by default."""
        if self.mode == "news" and self.dct is not None:
            return of_day(self.dct)
        return self.ref or (of_day(self.dct) if self.dct else None)

    def base(self, name: str) -> Point | None:
        """The point that `dct`, `ref` or `auto` stands for here."""
        if name == "dct" and self.mode == "news" and self.dct is not None:
            return of_day(self.dct)
        if name == "auto":
            return self.origin
        return self.ref or self.origin


def settle(words: Words, drafts: Sequence[Draft], dct: date | None, mode: str) -> list[Settled]:
    """Every draft with its value, in text order."""
    reading = Reading(words, mode, dct, _first_point(drafts) if mode == "narrative" else None)
    told = with_shared_years(words, drafts)
    out: list[Settled] = []
    for at, draft in enumerate(told):
        settled = _one(reading, draft, told, at, out)
        out.append(settled)
        point = settled.point
        if point is not None and not (mode == "narrative" and is_aside(told, at, reading.ref)):
            reading.ref = point
            reading.quarter = point if point.quarter else reading.quarter
    return out


def _first_point(drafts: Sequence[Draft]) -> Point | None:
    """The first date told in full: where a narrative begins."""
    for draft in drafts:
        if draft.year is not None:
            return Point(_signed(draft), draft.month)
    return None


def _signed(draft: Draft) -> int:
    year = draft.year or 0
    return -year if draft.era == "BC" else year


def _one(reading: Reading, draft: Draft, drafts: Sequence[Draft], at: int, before: Sequence[Settled]) -> Settled:
    if draft.value is not None:
        return Settled(draft, draft.value, _point_of(draft.value))
    if draft.rule == "the-time":
        return Settled(draft, None)
    if draft.rule in ("clock", "noon") and draft.weekday is None:
        return _clock(reading, draft, drafts, at, before)
    anchor = reading.base(draft.base)
    if draft.decade is not None:
        head = f"BC{draft.decade:03}" if draft.era else f"{draft.decade:03}"
        point = Point(-(draft.decade * 10) if draft.era else draft.decade * 10)
        return Settled(draft, head, point if draft.era == "" else None)
    if draft.century is not None:
        return Settled(draft, f"BC{draft.century:02}" if draft.era else f"{draft.century:02}")
    if draft.unit is not None:
        return _shift(reading, draft, anchor)
    named = _absolute(reading, draft)
    if named is None:
        return Settled(draft, _unknown(draft))
    value = f"{year_value(named.year)}-H{draft.half}" if draft.half else named.value
    anchored = reading.origin.value if draft.year is None and reading.origin else None
    return Settled(draft, value + draft.tail, named, anchored)


def _shift(reading: Reading, draft: Draft, anchor: Point | None) -> Settled:
    if anchor is None:
        return Settled(draft, "XXXX-XX-XX" + draft.tail if draft.tail else None)
    if reading.mode == "news" and (quarter := _reported(reading, draft, anchor)) is not None:
        return Settled(draft, quarter.value, None, anchor.value)
    value, point = shifted(draft, anchor, tense(reading.words, draft.first, draft.end))
    return Settled(draft, value, point, anchor.value)


def _reported(reading: Reading, draft: Draft, anchor: Point) -> Point | None:
    """The quarter of a company's report: "the quarter", "the latest period", "a year earlier", "the year-ago quarter"."""
    shift = draft.shift or 0
    last = reading.quarter
    if (draft.rule == "latest" and draft.unit in ("Q", "1")) or (draft.rule == "the-unit" and draft.unit == "Q"):
        if last is None and (anchor.month or 0) > 0:
            year, month = (anchor.year, (anchor.month or 1) - 3) if (anchor.month or 1) > 3 else (anchor.year - 1, 12)
            last = Point(year, quarter=(month - 1) // 3 + 1)
        return replace(last, year=anchor.year) if last and last.year == anchor.year - 1 and last.quarter != 4 else last
    if draft.unit == "Q" and draft.rule == "unit" and shift == 0 and last is not None:
        return last
    told = draft.rule in ("away", "year-ago") and draft.unit in ("Y", "Q") and shift == -1
    if told and last is not None:
        return replace(last, year=(last.year if last.year < anchor.year else anchor.year - 1))
    return None


def _absolute(reading: Reading, draft: Draft) -> Point | None:
    """The point that fields name, the year taken from the text where it is not said."""
    if draft.year is not None:
        if not valid(draft.month, draft.day, draft.year):
            return None
        if draft.holiday:
            return Point(_signed(draft), *holiday(draft.holiday, draft.year))
        quarter = reading.quarter.quarter if draft.which == "period" and reading.quarter else draft.quarter
        return Point(_signed(draft), draft.month, draft.day, quarter, draft.season)
    origin = reading.origin
    if origin is None or not valid(draft.month, draft.day):
        return None
    ahead = tense(reading.words, draft.first, draft.end)
    if draft.month is not None and _opens_ahead(reading.words, draft.first):
        ahead = 1
    if draft.holiday:
        month, day = holiday(draft.holiday, origin.year if origin.year > 0 else 2000)
        year = month_year(reading.mode, origin, month, day, draft.which, ahead)
        return Point(year, *holiday(draft.holiday, year))
    if draft.weekday is not None and draft.month is None:
        ref = reading.ref.date if reading.ref else None
        day_found = weekday_day(reading.mode, origin.date, ref, draft.weekday, draft.which, ahead)
        return of_day(day_found) if day_found else None
    if draft.month is not None:
        from_ref = draft.which in ("year that", "year same", "year following", "year previous")
        base = reading.base("ref") if from_ref else origin
        return Point(
            month_year(reading.mode, base or origin, draft.month, draft.day, draft.which, ahead), draft.month, draft.day
        )
    if draft.season is not None:
        return Point(season_year(reading.mode, origin, draft.season, draft.which, ahead), season=draft.season)
    if draft.quarter is not None or draft.half is not None:
        return quarter_point(origin, draft.quarter, draft.which, ahead)
    if draft.day is not None:
        known = reading.ref or origin
        return (
            Point(known.year, known.month, draft.day)
            if known.month and valid(known.month, draft.day, known.year)
            else None
        )
    return None


def _opens_ahead(words: Words, first: int) -> bool:
    """ "By May", "through January", "effective June 1", "as early as April"."""
    before = words.low[max(0, first - 2) : first]
    return bool(before) and (
        before[-1] in ("by", "until", "through", "effective") or before in (["soon", "as"], ["early", "as"])
    )


def _unknown(draft: Draft) -> str | None:
    """The value of a date whose year cannot be told: "XXXX-09-13"; None for one that does not exist."""
    if draft.weekday is not None and draft.month is None:
        return f"XXXX-WXX-{draft.weekday}{draft.tail}"
    if draft.month is not None and valid(draft.month, draft.day, draft.year):
        return f"XXXX-{draft.month:02}" + (f"-{draft.day:02}" if draft.day else "")
    if draft.season is not None:
        return f"XXXX-{draft.season}"
    return None


def _clock(reading: Reading, draft: Draft, drafts: Sequence[Draft], at: int, before: Sequence[Settled]) -> Settled:
    """A clock time on the day that stands beside it, else on the day the text has reached."""
    day: Point | None = None
    following = next(
        (i for i in range(at + 1, min(at + 3, len(drafts))) if drafts[i].rule not in ("clock", "noon")), None
    )
    if following is not None and _beside(reading.words, drafts[following - 1].end, drafts[following].first):
        after = _one(reading, drafts[following], drafts, following, before)
        day = after.point if after and after.point and after.point.day else None
    if (
        day is None
        and before
        and before[-1].point is not None
        and before[-1].point.day
        and _same_sentence(reading.words, before[-1].draft.end, draft.first)
    ):
        day = before[-1].point
    if day is None:
        origin = reading.origin
        day = origin if origin is not None and origin.day is not None else None
    if day is None:
        return Settled(draft, "XXXX-XX-XX" + draft.tail)
    return Settled(draft, day.value + draft.tail, day)


def _beside(words: Words, end: int, first: int) -> bool:
    return 0 <= first - end <= 3 and all(
        class_name(words.classes[i]) in ("on", "comma", "of", "lpar", "rpar", "the", "hy") for i in range(end, first)
    )


def _same_sentence(words: Words, end: int, first: int) -> bool:
    return first - end <= 25 and not any(class_name(words.classes[i]) in ("dot", "brk") for i in range(end, first))


def _point_of(value: str) -> Point | None:
    """The point of a value that is written out ("2022-09-13T04:30")."""
    if len(value) >= 10 and value[:4].isdigit() and value[4] == "-" and value[5:7].isdigit() and value[8:10].isdigit():
        return Point(int(value[:4]), int(value[5:7]), int(value[8:10]))
    return None
