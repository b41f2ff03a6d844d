"""How well context is read: `python -m evals.context [--data FILE] [--documents DIR] [--json] [--errors N]`.

`--data` holds stand-off annotations, one JSON object a line (default: evals/tables/context.jsonl). The first line names the
documents that were read
through, {"documents": […]}; each other line is a thing that one of them names: `doc`, `start`, `end` (its fullest naming), `also` (further
mentions), `kind`, `parties`, `broker` (ids), `when`, `began`, `ended` (a year, month or day), `strength` [low, high], `toll`
[[kind, low, high]]; a comparison has
`form`, `scale` and `since` (the year at which its stretch opens, null where the words fix none). What is not said is left out.

A record is right if it is of the kind and rests on the words; one thing in two records counts once as wrong. Fields are scored on
the records that are
right, over those where either side gives a value.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from counterclaim.pipeline import code_document, load_coder
from counterclaim.records import ContextRecord, TimeSpan
from counterclaim.records.context import sides_of
from evals.common import percent
from evals.gold import read
from evals.shared import shared

TABLE = Path(__file__).parent / "tables" / "context.jsonl"
KINDS = ("war", "agreement", "ceasefire", "deployment", "comparison")
FIELDS = ("parties", "broker", "dates", "strength", "toll", "comparison")


@dataclass(slots=True)
class Tally:
    """Counts by kind (gold, found, right) and by field (asked, right), and the errors as lines."""

    gold: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    asked: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    same: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    errors: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """What is reported, in percent."""
        gold, found, right = (sum(part.values()) for part in (self.gold, self.found, self.right))
        out: dict[str, Any] = {
            "gold": gold,
            "found": found,
            "precision": percent(right, found),
            "recall": percent(right, gold),
            "f1": percent(2 * right, gold + found),
        }
        out |= {f"f1_{k}": percent(2 * self.right[k], self.gold[k] + self.found[k]) for k in KINDS}
        out |= {f"{name}_accuracy": percent(self.same[name], self.asked[name]) for name in FIELDS}
        return out | {"fields_accuracy": percent(sum(self.same.values()), sum(self.asked.values()))}


def score(table: Path, documents: Path) -> Tally:
    """The tally of the program's records against the annotations."""
    head, *rows = (json.loads(line) for line in table.read_text("utf-8").splitlines() if line.strip())
    coder, out = load_coder(), Tally()
    for document in read([documents / f"{name}.json" for name in head["documents"]], "context"):
        gold = [row for row in rows if row["doc"] == document.id]
        compare(out, gold, code_document(document, coder).context, document.text)
    return out


def compare(out: Tally, gold: Sequence[dict[str, Any]], found: Sequence[ContextRecord], text: str) -> None:
    """Add one document to the tally."""
    left = list(found)
    for row in gold:
        out.gold[row["kind"]] += 1
    for record in found:
        out.found[record.kind] += 1
    for row in gold:
        best = max(left, key=lambda record: _overlap(row, record), default=None)
        said = f"{row['doc'][-14:]} {row['kind']} “{text[row['start'] : row['end']]}”"
        if best is None or not _overlap(row, best):
            out.errors.append(f"missed   {said}")
            continue
        left.remove(best)
        out.right[row["kind"]] += 1
        _fields(out, row, best, said)
    out.errors += [f"extra    {r.doc_id[-14:]} {r.kind} “{r.mention.text}”" for r in left]


def _overlap(row: dict[str, Any], record: ContextRecord) -> int:
    """How much speaks for the two being one: 0 nothing; the fullest naming weighs more than all others."""
    if row["kind"] != record.kind:
        return 0
    spans = [(row["start"], row["end"], 10), *((start, end, 1) for start, end in row.get("also", ()))]
    return sum(weight for start, end, weight in spans if any(m.start < end and start < m.end for m in record.mentions))


def _fields(out: Tally, row: dict[str, Any], record: ContextRecord, said: str) -> None:
    pairs: dict[str, tuple[Any, Any]] = {
        "parties": (sorted(row.get("parties", ())), sorted(sides_of(record.parties))),
        "broker": (sorted(row.get("broker", ())), sorted(sides_of(record.broker))),
        "dates": _dates(row, record),
        "strength": (row.get("strength"), next(([c.low, c.high] for c in record.strength), None)),
        "toll": (
            sorted(map(tuple, row.get("toll", ())), key=str),
            sorted({(c.kind, c.low, c.high) for c in record.toll}, key=str),
        ),
        "comparison": _compared(row, record),
    }
    for name, (want, have) in pairs.items():
        if want or have:
            out.asked[name] += 1
            out.same[name] += want == have
            if want != have:
                out.errors.append(f"{name:8} {said}: {want} not {have}")


def _dates(row: dict[str, Any], record: ContextRecord) -> tuple[Any, Any]:
    """Dates to the precision of the annotation. A deal, truce or force is `when` it began; only a war is told by all three."""
    want = {role: row[role] for role in ("when", "began", "ended") if row.get(role)}
    have = {"when": _day(record.time), "began": _day(record.start), "ended": _day(record.end)}
    if record.kind != "war":
        made = have.pop("when") or have["began"]
        have = {"began": made, "ended": have["ended"]}
        want = {"began" if role == "when" else role: value for role, value in want.items()}
    return want, {role: day[: len(want.get(role, day))] for role, day in have.items() if day}


def _day(span: TimeSpan | None) -> str | None:
    return span.earliest[:10] if span is not None and span.earliest and not span.imputed else None


def _compared(row: dict[str, Any], record: ContextRecord) -> tuple[Any, Any]:
    one = record.comparison
    if one is None:
        return None, None
    since = _day(one.since)
    return (row["form"], row["scale"], row["since"]), (one.form, one.scale.value, since[:4] if since else None)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=TABLE, help="annotations (default: evals/tables/context.jsonl)")
    parser.add_argument("--documents", type=Path, help="folder of the documents (default: ../shared/gold/dev)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", type=int, default=0, help="list this many errors")
    args = parser.parse_args()
    tally = score(args.data, args.documents or shared("gold", "dev"))
    if args.json:
        print(json.dumps(tally.figures()))
        return
    for name, value in tally.figures().items():
        print(f"{name:22} {value}")
    for line in tally.errors[: args.errors]:
        print(line)


if __name__ == "__main__":
    main()
