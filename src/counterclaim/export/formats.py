"""The formats by name: what each is, and how its text is made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.errors import UsageError
from counterclaim.export import acled, annotation, claims, ged, geojson, plover, reports
from counterclaim.export.case import Case
from counterclaim.export.loss import Loss
from counterclaim.plain import csv_rows, json_line

Text = Callable[[Iterable[Case], Loss], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its columns (none for nested ones), and what it `holds` of `loss.KINDS` beside the event itself.

    `figures`: a policy decides what stands in it. `text` gives the file piece by piece; None for Parquet.
    """

    name: str
    suffix: str
    summary: str
    figures: bool
    text: Text | None
    holds: frozenset[str]
    columns: tuple[str, ...] = ()


def _csv(header: Sequence[str], rows: Callable[[Iterable[Case], Loss], Iterable[Sequence[str]]]) -> Text:
    return lambda cases, loss: csv_rows(header, rows(cases, loss))


def _lines(records: Callable[[Iterable[Case], Loss], Iterable[dict[str, Any]]]) -> Text:
    return lambda cases, loss: (json_line(record) for record in records(cases, loss))


def _collection(cases: Iterable[Case], loss: Loss) -> Iterator[str]:
    """One GeoJSON object, a feature a line."""
    yield '{"type": "FeatureCollection", "features": [\n'
    yield from _listed(geojson.features(cases, loss))
    yield "]}\n"


def annotation_text(quotes: bool = False) -> Text:
    """One Web Annotation collection with a single page, an annotation a line; with `quotes` each bears its words."""

    def text(cases: Iterable[Case], loss: Loss) -> Iterator[str]:
        head = {
            "@context": list(annotation.CONTEXT),
            "id": "urn:counterclaim:annotations",
            "type": "AnnotationCollection",
        }
        yield (
            json.dumps(head)[:-1]
            + ', "first": {"id": "urn:counterclaim:annotations:1", "type": "AnnotationPage", "items": [\n'
        )
        yield from _listed(annotation.web_annotations(cases, loss, quotes))
        yield f']}}, "total": {loss.rows}}}\n'

    return text


def _listed(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    between = ""
    for record in records:
        yield between + json_line(record).rstrip("\n")
        between = ",\n"
    yield "\n" if between else ""


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("claims", "jsonl", "The claims, every field, with their incidents: JSON Lines.", False, _lines(claims.lines), claims.ALL),
        Format("csv", "csv", "The claims as a flat table.", False, _csv(claims.HEADER, claims.rows), claims.FLAT,
               claims.HEADER),
        Format("parquet", "parquet", "The claims as a typed flat table, each with its full record as JSON.", False, None, claims.ALL,
               (*claims.HEADER, claims.RECORD)),
        Format("geojson", "geojson", "Incidents with their figures, and the places of claims: GeoJSON.", True, _collection, geojson.HOLDS),
        Format("annotations", "jsonld", "Where in the texts each value stands: W3C Web Annotation.", False, annotation_text(),
               annotation.HOLDS),
        Format("ged", "csv", "UCDP GED: 49 columns, a row for each incident that killed.", True, _csv(ged.HEADER, ged.rows), ged.HOLDS,
               ged.HEADER),
        Format("acled", "csv", "ACLED-style: 31 columns, a row for each day, location and pair.", True, _csv(acled.HEADER, acled.rows),
               acled.HOLDS, acled.HEADER),
        Format("plover", "jsonl", "PLOVER events, with who asserts and who denies them.", True, _lines(plover.lines), plover.HOLDS),
        Format("reports", "csv", "Event reports, as the R package eventreport reads them.", True, _csv(reports.HEADER, reports.rows),
               reports.HOLDS, reports.HEADER),
    )
}  # fmt: skip


def format_named(name: str) -> Format:
    """The format of this name. Raises `UsageError` where there is none."""
    if name not in FORMATS:
        raise UsageError(f"there is no format {name!r}: choose one of {', '.join(FORMATS)}")
    return FORMATS[name]
