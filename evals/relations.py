"""How well accounts are related across documents: `python -m evals.relations [--data DIR] [--json] [--errors N]`.

Relations of `<DIR>-crossdoc.json` with the verdicts conflicts, agrees, same_origin and updates. Annotators write down one pair of
claims for many that say the same, so a relation counts as found where one stands with the same field and verdict between the
same two sides (`sides`); the stricter figure also asks for the same two documents (`documents`). Once with the annotated
claims, once with our own.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from counterclaim.pipeline import load_coder
from counterclaim.records import Claim
from evals.gold import gold_documents, own_claims
from evals.incidents import crossdoc
from evals.linked import link_all
from evals.shared import shared

VERDICTS = ("conflicts", "agrees", "same_origin", "updates")
Key = tuple[str, str, frozenset[tuple[str, str]]]


def _side(claim: Claim) -> str:
    source = claim.attribution.source
    return source.party.value if source.party else source.kind


def keys(rows: Iterable[tuple[str, str, str, str]], claims: Mapping[str, Claim], documents: bool) -> set[Key]:
    """What is compared: field, verdict, and the two ends as side, with the document if `documents`."""
    return {
        (field, verdict, frozenset((claims[c].doc_id if documents else "", _side(claims[c])) for c in (left, right)))
        for left, right, field, verdict in rows
        if verdict in VERDICTS
    }


def score(folder: Path) -> tuple[dict[str, Any], list[str]]:
    """The figures, and relations missed and invented, in words."""
    coder = load_coder()
    gold = gold_documents(folder, coder)
    claims = {claim.id: claim for one in gold for claim in one.claims}
    want = [
        ("/".join(r["left"]), "/".join(r["right"]), r["field"], r["verdict"]) for r in crossdoc(folder)["relations"]
    ]
    told = {claims[end].doc_id for row in want for end in row[:2]}
    figures: dict[str, Any] = {"relations": sum(row[3] in VERDICTS for row in want)}
    lines: list[str] = []
    for name, rows in (
        ("gold_claims", [(one.document, one.claims) for one in gold]),
        ("own_claims", [(one.document, own_claims(one.document, coder)) for one in gold]),
    ):
        found = link_all(rows)
        ours = [
            (r.left, r.right, r.field, r.verdict)
            for r in found.relations
            if {found.claims[r.left].doc_id, found.claims[r.right].doc_id} <= told
        ]
        for level, documents in (("sides", False), ("documents", True)):
            mine, theirs = keys(ours, found.claims, documents), keys(want, claims, documents)
            figures.setdefault(name, {})[level] = _f1(mine, theirs)
            if name == "gold_claims" and not documents:
                lines = _lines(mine, theirs)
    return figures, lines


def _f1(mine: set[Key], theirs: set[Key]) -> dict[str, float]:
    hits = len(mine & theirs)
    p, r = 100 * hits / max(1, len(mine)), 100 * hits / max(1, len(theirs))
    return {"p": round(p, 1), "r": round(r, 1), "f1": round(2 * p * r / (p + r), 1) if hits else 0.0}


def _lines(mine: set[Key], theirs: set[Key]) -> list[str]:
    words = Counter()
    for kind, keys_ in (("missed", theirs - mine), ("invented", mine - theirs)):
        for field, verdict, ends in keys_:
            words[f"{kind}: {field} {verdict} between {' and '.join(sorted(side for _, side in ends))}"] += 1
    return sorted(words)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of gold files (default: ../shared/gold/dev)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", type=int, default=0, help="list this many relations missed or invented")
    args = parser.parse_args()
    figures, listed = score(args.data or shared("gold", "dev"))
    if args.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:14} {value}")
    for line in listed[: args.errors]:
        print(line)


if __name__ == "__main__":
    main()
