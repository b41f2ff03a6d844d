"""By whose clock a local time is told: the zone said, else that of the place or the party, marked as imputed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counterclaim.records import Event
from counterclaim.timex import Interval
from counterclaim.timex.zones import offset_at, to_utc, zone_of_city, zone_of_country


@dataclass(frozen=True, slots=True)
class Clock:
    """A zone (`Asia/Yerevan`, or an offset "+03:00") and what it was taken from: `said`, `place` or `party`."""

    zone: str
    source: str


@dataclass(frozen=True, slots=True)
class Told:
    """Local bounds as text, with an offset where a zone is known; the same in UTC; the zone."""

    earliest: str
    latest: str | None
    earliest_utc: str | None = None
    latest_utc: str | None = None
    zone: str | None = None


def clock_said(interval: Interval) -> Clock | None:
    """The clock that the words name: "0600 GMT", "Moscow time"; None for none, and for a city we do not know."""
    if interval.zone[:1] in ("+", "-"):
        return Clock(interval.zone, "said")
    zone = zone_of_city(interval.zone[1:]) if interval.zone.startswith("@") else None
    return Clock(zone, "said") if zone else None


def clock_of(event: Event) -> Clock | None:
    """The clock to impute: of the places where the event was, if they share one; else of the parties to it, if they do."""
    places = {zone_of_country(spot.country) for spot in event.place if spot.country}
    if event.place and len(places) == 1 and (zone := places.pop()) is not None:
        return Clock(zone, "place")
    if places:
        return None
    for side in (event.target, event.actor):
        zones = {zone_of_country(one.party.value) for one in side if one.party}
        if len(zones) == 1 and (zone := zones.pop()) is not None:
            return Clock(zone, "party")
    return None


def with_clock(interval: Interval, clock: Clock | None) -> Told:
    """An interval's bounds as text. Without a clock they stay local and bear no offset."""
    earliest = _one(interval.earliest, clock)
    latest = _one(interval.latest, clock) if interval.latest is not None else None
    return Told(
        earliest[0],
        latest[0] if latest else None,
        earliest[1],
        latest[1] if latest else None,
        clock.zone if clock is not None and earliest[1] is not None else None,
    )


def _one(local: datetime, clock: Clock | None) -> tuple[str, str | None]:
    bare = local.isoformat(timespec="minutes")
    if clock is None:
        return bare, None
    offset = clock.zone if clock.zone[:1] in ("+", "-") else offset_at(clock.zone, local)
    moment = to_utc(local, offset) if offset else None
    if offset is None or moment is None:
        return bare, None
    return bare + offset, moment.strftime("%Y-%m-%dT%H:%MZ")
