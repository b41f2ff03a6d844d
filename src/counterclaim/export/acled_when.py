"""The days of ACLED-style rows.

An incident has several days only where one voice tells of several; two sides naming two days for one act disagree, and the act
stands on the day that most voices name.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from counterclaim.export.case import Case
from counterclaim.export.facts import days_of
from counterclaim.link.sides import voice
from counterclaim.records import Claim

#: More days than these are a period, not a row a day.
MOST_DAYS = 14


def days_and_precision(case: Case) -> tuple[list[date], int] | None:
    """The days, and their precision: 1 the day, 2 the week, 3 the month or more. Without a told day, the middle of the stretch."""
    told: dict[str, set[date]] = {}
    for claim in case.stated:
        day = _day(claim)
        if day is not None:
            told.setdefault(voice(claim), set()).add(day)
    several = {day for days in told.values() if 1 < len(days) <= MOST_DAYS for day in days}
    if several and case.incident.theme in ("clash", "toll"):
        return sorted(several), 1
    if told:
        counts = Counter(day for days in told.values() for day in days)
        return [min(counts, key=lambda day: (-counts[day], day))], 1
    stretch = days_of(case)
    if stretch is None:
        return None
    first, last = stretch
    span = (last - first).days + 1
    return [first + timedelta((span - 1) // 2)], 1 if span == 1 else 2 if span <= 7 else 3


def _day(claim: Claim) -> date | None:
    """The day that a claim names, the first of a night; None where it names none, or a longer stretch."""
    time = claim.event.time
    if time is None or not time.earliest or time.imputed or time.mention is None:
        return None
    try:
        first = date.fromisoformat(time.earliest[:10])
        last = date.fromisoformat((time.latest or time.earliest)[:10])
    except ValueError:
        return None
    return first if (last - first).days <= 1 else None
