"""How far two independent annotators agree: `python -m corpus.agreement [--json]`.

Scores the second annotations (`second/`) against the first with the project's own scorer, once each way round, and gives the mean:
F1 of claims, sources and
values, accuracy of the labels on matched claims. It is the ceiling of what any reader can reach on this corpus.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.join import DATA, HERE, documents

SCORER = HERE.parents[1] / "shared" / "bench" / "score_claims.py"


def pairs() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The documents that two annotators read, first and second annotation."""
    first = {row["id"]: row for row in documents(DATA if DATA.is_dir() else None)}
    second = documents(DATA if DATA.is_dir() else None, HERE / "second")
    return [(first[row["id"]], row) for row in second if row["id"] in first]


def scored(gold: Sequence[Mapping[str, Any]], other: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The scorer's figures for one side taken as gold."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "gold").mkdir()
        for n, row in enumerate(gold):
            (folder / "gold" / f"{n}.json").write_text(json.dumps(row), "utf-8")
        lines = [
            json.dumps({**claim, "doc_ref": row["id"], "doc_id": row["id"]}) for row in other for claim in row["claims"]
        ]
        (folder / "claims.jsonl").write_text("\n".join(lines), "utf-8")
        command = [sys.executable, str(SCORER), str(folder / "gold"), str(folder / "claims.jsonl"), "--json"]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        figures: dict[str, Any] = json.loads(ran.stdout)
        return figures


def agreement() -> dict[str, Any]:
    """Documents read twice, and for each field F1 or accuracy, the mean of both directions."""
    found = pairs()
    if not found:
        raise SystemExit("no document is annotated twice")
    ways = [scored([a for a, _ in found], [b for _, b in found]), scored([b for _, b in found], [a for a, _ in found])]
    out: dict[str, Any] = {"documents": len(found)}
    for name in ("claims", "strict", "source", "actor", "target", "weapon", "place", "time", "count"):
        out[name] = round(sum(way[name]["f1"] for way in ways) / 2, 1)
    out["accuracy"] = {name: round(sum(way["accuracy"][name] for way in ways) / 2, 1) for name in ways[0]["accuracy"]}
    return out


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    args = parser.parse_args()
    figures = agreement()
    if args.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:12} {value}")


if __name__ == "__main__":
    main()
