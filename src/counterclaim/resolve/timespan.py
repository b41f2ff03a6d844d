"""Times as said → intervals: local bounds, UTC where a clock is known, how exact, and what speaks against them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from counterclaim.records import Candidate, Evidence, Resolution, Span, TimeSpan
from counterclaim.resolve.anchored import Measured, measured_from
from counterclaim.resolve.clocks import Clock, clock_said, with_clock
from counterclaim.timex import Interval, Timex, read_interval

_WORDS = "resolve.time.words/1"
_UNFIXED = "the words fix no date"
_NO_DATE = "the words need a publication date, and none is stated"


@dataclass(frozen=True, slots=True)
class Story:
    """What a document offers to read a time by: its text, the day it was written, and all its times."""

    text: str
    published: str | None
    times: tuple[Timex, ...] = ()

    def within(self, span: Span) -> tuple[Timex, ...]:
        """The times wholly inside a stretch, with offsets into it."""
        first = bisect_left(self.times, span.start, key=lambda one: one.start)
        end = bisect_left(self.times, span.end, key=lambda one: one.start)
        return tuple(
            replace(one, start=one.start - span.start, end=one.end - span.start)
            for one in self.times[first:end]
            if one.end <= span.end
        )


def settle_time(
    time: TimeSpan, published: str | None, story: Story | None = None, clock: Clock | None = None
) -> TimeSpan:
    """The time with its bounds, where its words and the publication date settle them; else as it came, marked unresolved.

    `story` is the document: its dates settle "that day", and "two days after the truce" where it dates the truce. `clock` is the
    zone to impute where the words say none.
    """
    if time.mention is None:
        return time
    anchor = anchor_of(published)
    found = story.within(time.mention.span) if story else ()
    interval = read_interval(time.mention.text, anchor, found)
    measured = measured_from(time.mention, story.text, story.times) if story and interval is None else None
    if interval is None and measured is not None and measured.interval is not None:
        return _filled(time, measured.interval, anchor, clock, measured)
    if interval is None:
        reason = (
            measured.reason
            if measured
            else _NO_DATE
            if anchor is None and read_interval(time.mention.text, _SOME_DAY)
            else _UNFIXED
        )
        return replace(
            time,
            value=next((one.value for one in found), None),
            anchor=measured.anchor if measured else None,
            resolution=Resolution("unresolved", reason, Evidence(_WORDS, 1.0, time.mention.span)),
        )
    return _filled(time, interval, anchor, clock, None)


_SOME_DAY = datetime(2001, 1, 1)


def _filled(
    time: TimeSpan, interval: Interval, anchor: datetime | None, clock: Clock | None, measured: Measured | None
) -> TimeSpan:
    """The time with all that an interval tells."""
    said = clock_said(interval)
    local = with_clock(interval, said or clock)
    days = (interval.latest.date() - interval.earliest.date()).days + 1 if interval.latest else None
    if days == 2 and interval.precision == "part-of-day" and "/" not in interval.value:
        days = 1  # one night
    why = (
        measured.reason
        if measured
        else f"read against the publication on {anchor.date()}"
        if anchor
        else "the words say the date"
    )
    span = time.mention.span if time.mention else None
    evidence = Evidence(
        _WORDS if measured is None else "resolve.time.measured/1", 0.9 if measured is None else 0.7, span
    )
    return replace(
        time,
        earliest=local.earliest,
        latest=local.latest,
        precision=interval.precision,
        value=interval.value,
        earliest_utc=local.earliest_utc,
        latest_utc=local.latest_utc,
        zone=local.zone,
        zone_imputed=None if said or clock is None or local.zone is None else clock.source,
        date_prec=_date_prec(days),
        time_precision=_time_precision(days),
        flags=_flags(interval, anchor),
        anchor=measured.anchor if measured else None,
        resolution=Resolution("resolved", why, evidence, (Candidate(interval.value, 1.0, why),)),
    )


def _date_prec(days: int | None) -> int | None:
    """UCDP's: 1 exact day, 2 two to six days, 3 week, 4 month, 5 year or more; None for an open stretch."""
    if days is None:
        return None
    return 1 if days == 1 else 2 if days <= 6 else 3 if days <= 7 else 4 if days <= 31 else 5


def _time_precision(days: int | None) -> int | None:
    """ACLED-style: 1 day, 2 week, 3 month; None for what is longer or open."""
    if days is None or days > 31:
        return None
    return 1 if days == 1 else 2 if days <= 7 else 3


def _flags(interval: Interval, anchor: datetime | None) -> tuple[str, ...]:
    out = ["weekday_contradicts_date"] if interval.odd_weekday else []
    if anchor is not None and interval.earliest.date() > anchor.date():
        out.append("after_publication")
    return tuple(out)


def impute_publication(published: str | None) -> TimeSpan | None:
    """A time for a claim that states none: the publication date, marked as imputed. Never applied unasked."""
    anchor = anchor_of(published)
    if anchor is None:
        return None
    day = anchor.date().isoformat()
    why = Resolution("resolved", "no time is stated: the publication date", Evidence("resolve.time.publication/1", 0.5))
    return TimeSpan(
        None, why.evidence, day, day, "day", "publication_date", day, date_prec=1, time_precision=1, resolution=why
    )


def impute_previous(before: Sequence[TimeSpan]) -> TimeSpan | None:
    """A time for a claim that states none: the last resolved one told before it, marked as imputed. Never applied unasked."""
    last = next((time for time in reversed(before) if time.earliest is not None and time.imputed is None), None)
    if last is None:
        return None
    why = Resolution("resolved", "no time is stated: the sentence before", Evidence("resolve.time.previous/1", 0.5))
    return replace(
        last, mention=None, evidence=why.evidence, imputed="previous_sentence", resolution=why, anchor=None, flags=()
    )


def anchor_of(published: str | None) -> datetime | None:
    """The moment of publication in its own zone; midnight where only a date is stated."""
    if not published:
        return None
    try:
        return datetime.fromisoformat(published.replace("Z", "+00:00"))
    except ValueError:
        pass
    try:
        return datetime.combine(date.fromisoformat(published[:10]), datetime.min.time())
    except ValueError:
        return None
