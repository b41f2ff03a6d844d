"""When accounts say that something began or was: moments with their zone, and hours whose day is not said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from counterclaim.records import TimeSpan

_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "tonight", "yesterday",
                   "tomorrow", "overnight", "last", "this", "may"})  # fmt: skip
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})


def said_day(time: TimeSpan) -> bool:
    """False for a bare hour ("at 00:05", "after midnight"): the day on which it was read is the day of publication."""
    if time.precision not in ("minute", "hour", "part-of-day") or time.mention is None:
        return True
    said = {word.strip(".,;()").casefold() for word in time.mention.text.split()}
    return (
        bool(said & _DAYS)
        or any(word[:3] in _MONTHS and word[3:4].isalpha() for word in said)
        or "/" in time.mention.text
    )


@dataclass(frozen=True, slots=True)
class Clock:
    """From `first` to `last`; `dated` is False where only the hour was said."""

    first: datetime
    last: datetime
    dated: bool

    def same(self, other: Clock) -> bool:
        """True if both begin at one moment: "9 a.m. Moscow time" and "0600 GMT". Hours without a day are one at one hour."""
        mine, theirs = self._beside(other)
        return mine.first == theirs.first

    def meets(self, other: Clock, slack: timedelta) -> bool:
        """True if the two overlap, or lie no farther apart than `slack`."""
        mine, theirs = self._beside(other)
        return mine.first <= theirs.last + slack and theirs.first <= mine.last + slack

    def _beside(self, other: Clock) -> tuple[Clock, Clock]:
        """Both in one way of counting: without zones where one has none, on the nearest day where one has none."""
        mine, theirs = self, other
        if len({moment.tzinfo is None for moment in (mine.first, mine.last, theirs.first, theirs.last)}) > 1:
            mine, theirs = mine._bare(), theirs._bare()
        if mine.dated and theirs.dated:
            return mine, theirs
        days = round((theirs.first - mine.first) / timedelta(days=1))
        return Clock(mine.first + timedelta(days), mine.last + timedelta(days), mine.dated), theirs

    def _bare(self) -> Clock:
        return Clock(self.first.replace(tzinfo=None), self.last.replace(tzinfo=None), self.dated)
