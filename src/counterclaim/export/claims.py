"""The claims themselves, with the incident and episode that each stands in: JSON Lines without loss, a flat table for CSV and Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from counterclaim.export.case import Case
from counterclaim.export.loss import Loss
from counterclaim.export.where import where_prec
from counterclaim.plain import json_line
from counterclaim.records import Claim, Document, claim_to_json
from counterclaim.rows import CSV_HEADER, csv_row

#: JSON Lines hold every field of a claim; nothing is lost.
ALL = frozenset(
    {"stray_place", "speaker", "go_between", "denial", "hedge", "plan", "who_began", "weapon", "hour", "wounded", "other_counts", "open_bound",
     "vague_number", "unresolved_place", "unresolved_time", "unresolved_party", "offsets", "second_account", "not_counted"}
)  # fmt: skip
#: The flat table has the words and no offsets, and one cell for all values of a field.
FLAT = ALL - {"offsets"}
PLACED = ("place_name", "admin1", "country", "latitude", "longitude", "where_prec")
HEADER = (*CSV_HEADER, *PLACED, "incident", "episode")
#: The types of the Parquet columns; those not named are text. The last column is the whole claim as JSON.
TYPES = {
    "started": "BOOLEAN",
    "confidence": "DOUBLE",
    "latitude": "DOUBLE",
    "longitude": "DOUBLE",
    "where_prec": "INTEGER",
}
RECORD = "record"


def lines(cases: Iterable[Case], loss: Loss) -> Iterator[dict[str, Any]]:
    """Each claim as in `claims.jsonl`, with `incident` and `episode`."""
    for case, document, claim in _told(cases, loss, ALL):
        loss.row()
        yield claim_to_json(claim, document.ref) | {"incident": case.incident.id, "episode": case.incident.episode}


def rows(cases: Iterable[Case], loss: Loss) -> Iterator[tuple[str, ...]]:
    """Each claim as a row of the columns of `HEADER`."""
    for case, document, claim in _told(cases, loss, FLAT):
        row = _row(case, document, claim)
        loss.row(dict(zip(HEADER, row, strict=True)))
        yield row


def columns(cases: Iterable[Case], loss: Loss) -> dict[str, tuple[str, list[Any]]]:
    """Column → its type and values, for Parquet: the columns of `HEADER`, typed, None where nothing is stated, and `record`."""
    out: dict[str, tuple[str, list[Any]]] = {name: (TYPES.get(name, "VARCHAR"), []) for name in (*HEADER, RECORD)}
    for case, document, claim in _told(cases, loss, ALL):
        row = dict(zip(HEADER, _row(case, document, claim), strict=True))
        loss.row(row)
        for name, cell in row.items():
            out[name][1].append(_typed(TYPES.get(name), cell))
        out[RECORD][1].append(json_line(claim_to_json(claim, document.ref)).rstrip("\n"))
    return out


def _told(cases: Iterable[Case], loss: Loss, holds: frozenset[str]) -> Iterator[tuple[Case, Document, Claim]]:
    for case in cases:
        loss.case(case, holds)
        yield from ((case, document, claim) for document, claim in case.told)


def _row(case: Case, document: Document, claim: Claim) -> tuple[str, ...]:
    return (*csv_row(document, claim), *_placed(claim), case.incident.id, case.incident.episode)


def _placed(claim: Claim) -> tuple[str, ...]:
    """The columns of `PLACED`: the most precise of the claim's places that is settled."""
    settled = [place for place in claim.event.place if place.lat is not None or place.country]
    place = min(settled, key=lambda one: where_prec(one) or 9, default=None)
    if place is None:
        return ("",) * len(PLACED)
    return (
        place.name or "",
        place.admin1 or "",
        place.country or "",
        "" if place.lat is None else f"{place.lat:.5f}",
        "" if place.lon is None else f"{place.lon:.5f}",
        str(where_prec(place) or ""),
    )


def _typed(kind: str | None, cell: str) -> Any:
    if cell == "":
        return None
    if kind == "BOOLEAN":
        return cell == "true"
    return float(cell) if kind == "DOUBLE" else int(cell) if kind == "INTEGER" else cell
