"""Lengths of time up to the publication: "the past 24 hours"."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from counterclaim.timex.draft import Timex

_LENGTH = re.compile(r"^P(?P<time>T)?(?P<number>\d{1,4})(?P<unit>[HDWMY])$")
_HOURS = {"H": 1, "D": 24, "W": 7 * 24, "M": 30 * 24, "Y": 365 * 24}


def stretch(one: Timex, published: datetime) -> tuple[datetime, datetime] | None:
    """From so long before the publication to it (the end of its day where no hour is stated); None for vague lengths.

    A month counts 30 days, a year 365.
    """
    match = _LENGTH.match(one.value or "")
    if match is None or not one.back:
        return None
    unit = match["unit"]
    hours = int(match["number"]) * (_HOURS[unit] if not match["time"] or unit == "H" else 1)
    bare = published.replace(tzinfo=None)
    end = bare if bare.time() != time() else datetime.combine(bare.date(), time(23, 59))
    try:
        return end - timedelta(hours=hours), end
    except OverflowError:
        return None
