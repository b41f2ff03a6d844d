"""Times as said → intervals, read against the publication date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from counterclaim.records import Evidence, TimeSpan
from counterclaim.resolve.clock import parse_time


def settle_time(time: TimeSpan, published: str | None) -> TimeSpan:
    """The time with its bounds, where its words and the publication date settle them; else as it came."""
    if time.mention is None:
        return time
    bounds = parse_time(time.mention.text, anchor_of(published))
    if bounds is None:
        return time
    return replace(time, earliest=bounds.earliest, latest=bounds.latest, precision=bounds.precision)


def impute_publication(published: str | None) -> TimeSpan | None:
    """A time for a claim that states none: the publication date, marked as imputed. Never applied unasked."""
    anchor = anchor_of(published)
    if anchor is None:
        return None
    day = anchor.date().isoformat()
    return TimeSpan(None, Evidence("resolve.time.publication/1", 0.5), day, day, "day", "publication_date")


def anchor_of(published: str | None) -> datetime | None:
    """The moment of publication in its own zone; midnight where only a date is stated."""
    if not published:
        return None
    try:
        moment = datetime.fromisoformat(published.replace("Z", "+00:00"))
    except ValueError:
        try:
            return datetime.combine(date.fromisoformat(published[:10]), datetime.min.time())
        except ValueError:
            return None
    return moment
