"""One coded report: what a row in the layout of MAVERICK says of one happening, by one source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import isfinite

#: What coders write where a source does not say.
_UNTOLD = ("unknown", "other context")
_ACTORS = range(1, 7)
#: Finest area that is no single spot: MAVERICK's geo_precision runs from 1 (country) to 6 (street), 3 is a town.
REGION = 2
TOWN = 3


@dataclass(frozen=True, slots=True)
class CodedReport:
    """The coded fields that tell one happening from another; what is not stated is None or empty.

    `first`, `last`: days. `precision`: 1 country to 6 street, 0 unknown. `actors`: those that are named, sorted; "unknown
    citizens" is nobody. `deaths`, `injured`: (low, best, high). `harm`: of damage and displacement those coded.
    """

    id: str
    source: str
    first: date | None
    last: date | None
    city: str
    location: str
    point: tuple[float, float] | None
    precision: int
    actors: tuple[str, ...]
    violence: tuple[str, ...]
    target: str
    context: str
    deaths: tuple[int, int, int] | None
    injured: tuple[int, int, int] | None
    harm: tuple[str, ...]

    @classmethod
    def from_row(cls, row: Mapping[str, str]) -> CodedReport:
        """A row of a table in MAVERICK's layout. It never looks at `event_id`.

        Days in the wrong order are put right; a cell that cannot be read counts as not stated.
        """
        days = sorted(day for name in ("date_start", "date_end") if (day := _day(row.get(name, ""))) is not None)
        lat, lon = _number(row.get("latitude", "")), _number(row.get("longitude", ""))
        return cls(
            row.get("id", ""),
            row.get("source", "").strip(),
            days[0] if days else None,
            days[-1] if days else None,
            row.get("city", "").strip(),
            row.get("location", "").strip(),
            (lat, lon) if lat is not None and lon is not None else None,
            int(_number(row.get("geo_precision", "")) or 0),
            tuple(sorted({name for n in _ACTORS if (name := _told(row.get(f"actor{n}", "")))})),
            tuple(sorted({v for n in _ACTORS for v in map(_told, row.get(f"actor{n}_violence", "").split(";")) if v})),
            _told(row.get("target", "")),
            _told(row.get("event_context", "")),
            _toll(row, "deaths"),
            _toll(row, "injuries"),
            tuple(name for name in ("damage", "displacement") if _number(row.get(name, ""))),
        )


def _told(cell: str) -> str:
    cell = cell.strip()
    return "" if cell.casefold().startswith(_UNTOLD) or cell == "NA" else cell


def _day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell.strip()[:10])
    except ValueError:
        return None


def _number(cell: str) -> float | None:
    try:
        number = float(cell)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _toll(row: Mapping[str, str], what: str) -> tuple[int, int, int] | None:
    numbers = [_number(row.get(f"{what}_{part}", "")) for part in ("low", "best", "high")]
    low, best, high = (None if number is None else int(number) for number in numbers)
    known = [number for number in (low, best, high) if number is not None]
    if not known:
        return None
    best = best if best is not None else known[0]
    return min(*known, best), best, max(*known, best)
