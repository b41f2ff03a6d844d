"""Filters over claims → SQL. Values travel as parameters only."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.errors import UsageError
from counterclaim.records import FRAME

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Query:
    """Which claims. Values within one field are alternatives, fields narrow each other; the empty query is all claims.

    `party`: sides as actor or target. `source`: sides or kinds (`official`, `outlet`) of the source. `doc`: ids of
    documents. `since`, `until`: days, months or years (2022-09-13, 2022-09, 2022), both inclusive, compared
    with the date of publication: documents that state none are outside every such range. `min_confidence`, in 0..1: no claim
    with less confidence. Raises `UsageError` for what is no date, frame or confidence.
    """

    party: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    doc: tuple[str, ...] = ()
    frame: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    min_confidence: float | None = None

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            value = getattr(self, name)
            if value is not None and not _is_date(value):
                raise UsageError(f"--{name} wants a date such as 2022-09-13, 2022-09 or 2022, not {value!r}")
        for value in self.frame:
            if value not in FRAME:
                raise UsageError(f"--frame is one of {', '.join(FRAME)}, not {value!r}")
        check_confidence(self.min_confidence)


def check_confidence(least: float | None) -> None:
    """Raises `UsageError` for what is no confidence: a number from 0 to 1; None is none asked for."""
    if least is not None and not 0 <= least <= 1:  # so that "not a number" is refused too
        raise UsageError(f"--min-confidence wants a number from 0 to 1, not {least}")


def _is_date(value: str) -> bool:
    """A day, month or year that is in the calendar."""
    try:
        return bool(_DATE.fullmatch(value) and date.fromisoformat((value + "-01-01")[:10]))
    except ValueError:
        return False


def where(query: Query) -> tuple[str, list[str | float]]:
    """The SQL condition over `claim` joined with `document`, and its parameters."""
    parts: list[str] = []
    values: list[str | float] = []

    def add(condition: str, *given: str | float) -> None:
        parts.append(condition)
        values.extend(given)

    def among(column: str, wanted: tuple[str, ...]) -> str:
        return f"{column} IN ({', '.join('?' * len(wanted))})"

    if query.party:
        inner = f"SELECT claim_id FROM party WHERE role IN ('actor', 'target') AND {among('party', query.party)}"
        add(f"claim.id IN ({inner})", *query.party)
    if query.event:
        add(among("claim.event", query.event), *query.event)
    if query.source:
        inner = f"SELECT claim_id FROM party WHERE role = 'source' AND {among('party', query.source)}"
        kinds = among("claim.source_kind", query.source)
        add(f"({kinds} OR claim.id IN ({inner}))", *query.source, *query.source)
    if query.doc:
        add(among("claim.doc_id", query.doc), *query.doc)
    if query.frame:
        add(among("claim.frame", query.frame), *query.frame)
    if query.since is not None:
        add("substr(document.published, 1, length(?)) >= ?", query.since, query.since)
    if query.until is not None:
        add("substr(document.published, 1, length(?)) <= ?", query.until, query.until)
    if query.min_confidence is not None:
        add("claim.confidence >= ?", query.min_confidence)
    return " AND ".join(parts) or "1", values


def where_below(query: Query, least: float) -> tuple[str, list[str | float]]:
    """The same for the claims that match all else, and have less confidence than that."""
    condition, values = where(replace(query, min_confidence=None))
    return f"{condition} AND claim.confidence < ?", [*values, least]
