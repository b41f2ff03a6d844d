"""Coded reports put together into events: `python -m evals.reports [--data FILE] [--json] [--errors N]`.

MAVERICK's reports of Kenya, from their coded fields alone; `event_id` is only looked at to score. B³ (Bagga & Baldwin 1998) and F1
over pairs of reports of one event, beside simple keys: reports of one key are one event. The weights in `link.coded` were set on this
one table; `halves` shows the two halves of its events apart.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise as pairwise_of
from pathlib import Path
from typing import Any

from counterclaim.link.coded import CodedReport, compare, group
from evals.linked import b_cubed
from evals.shared import shared

#: The simple keys: reports that agree on these cells are one event.
KEYS = {
    "start_city_actor": ("date_start", "city", "actor1"),
    "start_spot_actor": ("date_start", "city", "location", "actor1"),
}


def read(path: Path) -> list[dict[str, str]]:
    """The rows of the table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def ours(rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Report → number of its event, by our linking."""
    found = group([CodedReport.from_row(row) for row in rows])
    return {rows[at]["id"]: str(number) for number, members in enumerate(found) for at in members}


def keyed(rows: Sequence[Mapping[str, str]], key: Sequence[str]) -> dict[str, str]:
    """Report → its key."""
    return {row["id"]: "\x1f".join(row[name] for name in key) for row in rows}


def pairwise(mine: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent over pairs of reports put together."""
    both = _pairs(Counter((mine[one], gold[one]) for one in gold))
    found, wanted = _pairs(Counter(mine[one] for one in gold)), _pairs(Counter(gold.values()))
    p, r = (100 * both / found if found else 0.0), (100 * both / wanted if wanted else 0.0)
    return round(p, 1), round(r, 1), round(2 * p * r / (p + r), 1) if p + r else 0.0


def _pairs(sizes: Counter[Any]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def figures(mine: Mapping[str, str], gold: Mapping[str, str]) -> dict[str, Any]:
    """Both scores of one grouping."""
    return {
        name: dict(zip(("p", "r", "f1"), score(mine, gold), strict=True))
        for name, score in (("b3", b_cubed), ("pairwise", pairwise))
    }


def score(rows: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """All figures: ours, the keys, by how much we beat the best key, and the same for each half of the events."""
    out: dict[str, Any] = {"reports": len(rows), **_beside(rows)}
    out["halves"] = {name: _beside(half) for name, half in _halves(rows).items()}
    return out


def _beside(rows: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    gold = {row["id"]: row["event_id"] for row in rows}
    made = figures(ours(rows), gold)
    keys = {name: figures(keyed(rows, key), gold) for name, key in KEYS.items()}
    gain = {
        measure: round(made[measure]["f1"] - max(one[measure]["f1"] for one in keys.values()), 1)
        for measure in ("b3", "pairwise")
    }
    return {"events": len(set(gold.values())), "ours": made, "keys": keys, "gain_on_the_best_key": gain}


def _halves(rows: Sequence[Mapping[str, str]]) -> dict[str, list[Mapping[str, str]]]:
    """The events in two halves, by the last bit of a digest of their names."""
    out: dict[str, list[Mapping[str, str]]] = {"first": [], "second": []}
    for row in rows:
        digest = hashlib.md5(row["event_id"].encode(), usedforsecurity=False).digest()
        out["second" if digest[0] % 2 else "first"].append(row)
    return out


def errors(rows: Sequence[Mapping[str, str]], most: int) -> list[str]:
    """Pairs wrongly put together or held apart, with the parts of their sum, in the order of their ids."""
    mine = ours(rows)
    by_event, by_group = defaultdict(list), defaultdict(list)
    for row in rows:
        by_event[row["event_id"]].append(row)
        by_group[mine[row["id"]]].append(row)
    apart = (
        ("apart, one event", a, b)
        for members in by_event.values()
        for a, b in pairwise_of(members)
        if mine[a["id"]] != mine[b["id"]]
    )
    together = (
        ("together, two events", a, b)
        for members in by_group.values()
        for a, b in pairwise_of(members)
        if a["event_id"] != b["event_id"]
    )
    found = sorted((*apart, *together), key=lambda row: hashlib.md5(repr(row[1]["id"]).encode()).digest())
    return [_explained(*row) for row in found[:most]]


def _explained(what: str, a: Mapping[str, str], b: Mapping[str, str]) -> str:
    found = compare(CodedReport.from_row(a), CodedReport.from_row(b))
    parts = "\n".join(f"    {part.weight:+7.2f} {part.name}: {part.left} | {part.right}" for part in found.parts)
    return f"{what}: {a['event_id']} {b['event_id']} ({found.total:+.2f})\n{parts}"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="table of reports (default: MAVERICK Kenya in ../shared)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", type=int, default=0, help="show this many pairs that came out wrong")
    args = parser.parse_args()
    rows = read(args.data or shared("data", "tables", "maverick_kenya.csv"))
    found = score(rows)
    if args.json:
        print(json.dumps(found))
        return
    print(json.dumps(found, indent=1))
    for line in errors(rows, args.errors):
        print(line)


if __name__ == "__main__":
    main()
