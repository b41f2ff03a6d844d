"""Filters over claims → SQL. Values travel as parameters only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from counterclaim.errors import UsageError
from counterclaim.records import FRAME

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Query:
    """Which claims. Values within one field are alternatives, fields narrow each other; the empty query is all claims.

    `party`: sides as actor or target. `source`: sides or kinds (`official`, `outlet`) of the source. `doc`: ids of
    documents. `since`, `until`: days, months or years (2022-09-13, 2022-09, 2022), both inclusive, compared
    with the date of publication: documents that state none are outside every such range.
    """

    party: tuple[str, ...] = ()
    event: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    doc: tuple[str, ...] = ()
    frame: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            value = getattr(self, name)
            if value is not None and not _is_date(value):
                raise UsageError(f"--{name} wants a date such as 2022-09-13, 2022-09 or 2022, not {value!r}")
        for value in self.frame:
            if value not in FRAME:
                raise UsageError(f"--frame is one of {', '.join(FRAME)}, not {value!r}")


def _is_date(value: str) -> bool:
    """A day, month or year that is in the calendar."""
    try:
        return bool(_DATE.fullmatch(value) and date.fromisoformat((value + "-01-01")[:10]))
    except ValueError:
        return False


def where(query: Query) -> tuple[str, list[str]]:
    """The SQL condition over `claim` joined with `document`, and its parameters."""
    parts: list[str] = []
    values: list[str] = []

    def add(condition: str, *given: str) -> None:
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
    return " AND ".join(parts) or "1", values
