"""Clocks of the world: the zone of a country or of "Moscow time", and a local time in UTC."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml

from counterclaim.errors import ResourceError


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    try:
        data = yaml.safe_load(resources.files("counterclaim.timex").joinpath("zones.yaml").read_text("utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ResourceError(f"timex/zones.yaml cannot be read ({error}): reinstall counterclaim") from error
    if not isinstance(data, dict) or set(data) != {"countries", "cities"}:
        raise ResourceError("timex/zones.yaml is damaged: reinstall counterclaim")
    return {"countries": data["countries"], "cities": {str(k).casefold(): str(v) for k, v in data["cities"].items()}}


def zone_of_country(iso3: str) -> str | None:
    """The zone of a country (ISO 3166 alpha-3); None for states of several clocks and unknown ones."""
    return _tables()["countries"].get(iso3)


def zone_of_city(name: str) -> str | None:
    """The zone whose clock a city's name stands for ("Moscow"); None for a city not in the table."""
    return _tables()["cities"].get(name.casefold())


def offset_at(zone: str, local: datetime) -> str | None:
    """The offset of a zone at a local time, "+04:00"; None for a zone that the tz database does not know."""
    try:
        away = local.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError, OverflowError):
        return None
    return None if away is None else written(away)


def written(away: timedelta) -> str:
    """An offset as ISO 8601 writes it. Seconds, of local mean times before standard time, are dropped."""
    minutes = int(away.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def to_utc(local: datetime, offset: str) -> datetime | None:
    """A local time in UTC; None where that lies beyond the calendar."""
    hours, minutes = int(offset[1:3]), int(offset[4:6])
    away = timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
    try:
        return local.replace(tzinfo=timezone(away)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None
