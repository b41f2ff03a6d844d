"""Every format under every policy, each row against rules written apart from the exporters: `python -m evals.exports [--data DIR] [--json]`.

The sample articles of the package and the annotated articles of development (DIR, default ../shared/gold/dev) are coded and linked into two
stores. Beside the rules of `export_checks` it asks that a second run gives the same bytes, that every incident of the store is
in the file or named in the loss report, that no cell of a CSV file is a formula, that GeoJSON and annotations point where they say, and
that the native functions of `eventreport` run on our reports.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from counterclaim import commands, exporting, linking
from counterclaim.export import FORMATS
from counterclaim.policy import POLICIES
from counterclaim.statistics import MODELS, aggregate_data, aggregation_diagnostics, parse_reports
from counterclaim.statistics.aggregate import for_table
from counterclaim.store import Store, open_store
from evals.export_checks import CHECKS
from evals.shared import shared

#: Reports of a loss by which an incident is left out.
LEFT_OUT = frozenset(
    {"no_claim_left", "no_match_left", "no_death", "no_sides", "no_date", "only_denied", "only_planned", "no_type"}
)
_FORMULA = ("=", "+", "-", "@")


def stores(folder: Path, data: Path) -> Iterator[tuple[str, Path]]:
    """The two stores, coded and linked: name and file."""
    lines = []
    for path in sorted(data.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        lines.append(json.dumps({"id": gold["id"], "text": gold["text"], **gold["meta"]}) + "\n")
    for name, given in (("samples", commands.ARTICLES), ("gold-dev", folder / "gold.jsonl")):
        if name == "gold-dev":
            given.write_text("".join(lines), "utf-8")
        path = folder / f"{name}.sqlite"
        with open_store(path) as store:
            commands.add([given], store, workers=1)
            linking.link(store)
        yield name, path


def checked(store: Store, form: str, policy: str, folder: Path) -> tuple[int, list[str]]:
    """How many rows an export has, and what is wrong with it."""
    one, two = folder / "one", folder / "two"
    done = exporting.export(store, form, one, policy)
    wrong = []
    if policy == next(iter(POLICIES)):
        exporting.export(store, form, two, policy)
        wrong = [] if one.read_bytes() == two.read_bytes() else ["a second run gives other bytes"]
    if form == "parquet":
        return done.loss.rows, wrong
    rows = read(form, one.read_text("utf-8"))
    if len(rows) != done.loss.rows:
        wrong.append(f"the loss report counts {done.loss.rows} rows of {len(rows)}")
    if FORMATS[form].suffix == "csv":
        wrong += [f"a formula: {cell}" for row in rows for cell in row.values() if _formula(cell)]
    if form in CHECKS:
        wrong += CHECKS[form](rows, policy)
    if form in ("ged", "acled", "plover"):
        wrong += _silent(store, done.loss.to_json(), one.read_text("utf-8"), form)
    if form == "reports":
        wrong += _statistics(one)
    if form == "annotations":
        wrong += _pointing(store, rows)
    if form == "geojson":
        wrong += [row["id"] for row in rows if row["type"] != "Feature" or not _point(row["geometry"])]
    return done.loss.rows, wrong


def read(form: str, text: str) -> list[Any]:
    """The rows of a file, as anybody would read them."""
    if FORMATS[form].suffix == "csv":
        return list(csv.DictReader(io.StringIO(text)))
    if FORMATS[form].suffix == "jsonl":
        return [json.loads(line) for line in text.splitlines()]
    found = json.loads(text)
    return list(found["features"] if form == "geojson" else found["first"]["items"])


def _formula(cell: str) -> bool:
    plain = cell.lstrip("+-").replace(".", "", 1).isdigit()
    return cell.startswith(_FORMULA) and not plain


def _silent(store: Store, loss: dict[str, Any], text: str, form: str) -> Iterator[str]:
    """Incidents that are neither in the file nor in the loss report."""
    gone = {one for row in loss["lost"] if row["kind"] in LEFT_OUT for one in row["ids"]}
    for incident in linking.incidents(store):
        key = str(int(incident.id[2:15], 16)) if form == "ged" else incident.id
        if incident.id not in gone and form != "acled" and key not in text:
            yield f"{incident.id} is left out in silence"
        if incident.id in gone and form == "ged" and f"\n{key}," in text:
            yield f"{incident.id} is there, and said to be left out"


def _statistics(path: Path) -> Iterator[str]:
    """The table read as R reads it, through every function of the package that we have of our own."""
    with path.open(encoding="utf-8", newline="") as lines:
        table = parse_reports(lines)
    if not len(table):
        return
    names = [name for name in table.columns if name != "event_id"]
    rows = aggregation_diagnostics(table, "event_id", names)
    if len(rows) != len(names):
        yield "aggregation_diagnostics lost a column"
    for name, rules in MODELS.items():
        made = aggregate_data(table, "event_id", for_table(rules, table))
        if len(made.events) != len(table.events("event_id")[0]):
            yield f"aggregate_data ({name}) lost an event"


def _pointing(store: Store, rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Annotations whose hash is not that of the words at their position."""
    texts = {document.id: document.text for document in store.documents()}
    for row in rows:
        text = texts[row["target"]["source"]["id"].removeprefix("urn:counterclaim:")]
        at = row["target"]["selector"]
        words = text[at["start"] : at["end"]]
        sound = sha256(words.encode()).hexdigest() == row["target"]["sha256"] and words
        if not sound or sha256(text.encode()).hexdigest() != row["target"]["source"]["sha256"]:
            yield f"{row['id']} points elsewhere"


def _point(geometry: dict[str, Any] | None) -> bool:
    if geometry is None:
        return True
    lon, lat = geometry["coordinates"]
    return geometry["type"] == "Point" and -180 <= lon <= 180 and -90 <= lat <= 90


def score(data: Path) -> tuple[dict[str, Any], list[str]]:
    """Rows checked by format over all policies and stores, and what was wrong."""
    rows = dict.fromkeys(FORMATS, 0)
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for source, path in stores(folder, data):
            with open_store(path, readonly=True) as store:
                for form in FORMATS:
                    for policy in POLICIES:
                        many, found = checked(store, form, policy, folder)
                        rows[form] += many
                        wrong += [f"{source}, {form}, {policy}: {what}" for what in found]
    return {
        **{f"rows_{form}": many for form, many in rows.items()},
        "rows": sum(rows.values()),
        "wrong": len(wrong),
    }, wrong


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of annotated articles (default: ../shared/gold/dev)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", type=int, default=20, help="list this many faults")
    args = parser.parse_args()
    figures, wrong = score(args.data or shared("gold", "dev"))
    if args.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:20} {value}")
    for what in wrong[: args.errors]:
        print(what)


if __name__ == "__main__":
    main()
