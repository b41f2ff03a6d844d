"""Contradictions within an article: `python -m evals.contradictions [--data DIR] [--json]`.

On our own articles in the corpus' test part, where every pair of claims that contradict each other is annotated. `annotated`: with the
annotators' claims, so that only the relating is measured; `own`: as the program reads the articles, where a contradiction is found only if both
of its claims are. `pairs` asks for the two claims, `exact` for the field as well, `disputes` for one pair of those that set the same two
sources against each other in one field, as a reader of the report sees them. Only figures are printed, never errors. `--data` is another
folder of gold files with their relations.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from corpus.join import documents, is_test
from counterclaim.link import relate
from counterclaim.link.sides import voice
from counterclaim.pipeline import load_coder
from counterclaim.records import Claim
from evals.common import percent
from evals.gold import GoldDocument, gold_documents, matched, own_claims

#: What is in dispute, and between whom.
Dispute = tuple[str, frozenset[str]]


def measure(folder: Path) -> dict[str, Any]:
    """The figures of a folder of gold files."""
    counts = {name: Counter[str]() for name in ("annotated", "own")}
    texts = 0
    coder = load_coder()
    for gold in gold_documents(folder, coder):
        texts += 1
        ours = own_claims(gold.document, coder)
        counts["annotated"].update(_compared(gold, gold.claims, {claim.id: claim.id for claim in gold.claims}))
        counts["own"].update(_compared(gold, ours, matched(gold, ours)))
    return {"texts": texts, **{name: figures(found) for name, found in counts.items()}}


def figures(found: Mapping[str, int]) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 in percent."""
    out = {}
    for what in ("pairs", "exact", "disputes"):
        group = "disputes" if what == "disputes" else "pairs"
        made, gold = found[f"{group} made"], found[f"{group} noted"]
        right_p, right_r = found[f"{what} right"], found.get(f"{what} found", found[f"{what} right"])
        p, r = percent(right_p, made), percent(right_r, gold)
        out[what] = {"p": p, "r": r, "f1": round(2 * p * r / (p + r), 1) if p + r else 0.0, "noted": gold, "made": made}
    return out


def _compared(gold: GoldDocument, claims: Iterable[Claim], known: Mapping[str, str]) -> Counter[str]:
    """What is noted, made and right in one document."""
    name = gold.document.ref
    noted = {
        (frozenset(f"{name}/{r[side]}" for side in ("left", "right")), r["field"])
        for r in gold.raw["relations"]
        if r["verdict"] == "conflicts"
    }
    told = {claim.id: claim for claim in claims}
    made = [
        (frozenset(known.get(one, one) for one in (r.left, r.right)), r.field, (told[r.left], told[r.right]))
        for r in relate(list(told.values()), gold.document.text)
        if r.verdict == "conflicts"
    ]
    by_id = {claim.id: claim for claim in gold.claims}
    two = {pair for pair, _ in noted}
    theirs = {row: _dispute(row[1], (by_id[one] for one in row[0])) for row in noted}
    ours = {(pair, field): _dispute(field, both) for pair, field, both in made}
    right = {row for row in ours if row in noted}
    return Counter(
        {
            "pairs noted": len(noted),
            "pairs made": len(made),
            "pairs right": sum(pair in two for pair, _, _ in made),
            "exact right": sum((pair, field) in noted for pair, field, _ in made),
            "disputes noted": len(set(theirs.values())),
            "disputes made": len(set(ours.values())),
            "disputes right": len({ours[row] for row in right}),
            "disputes found": len({theirs[row] for row in right}),
        }
    )


def _dispute(field: str, claims: Iterable[Claim]) -> Dispute:
    return field, frozenset(voice(claim) for claim in claims)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, help="folder of gold files with relations (default: the corpus' test part)"
    )
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for row in documents(None) if args.data is None else ():
            if is_test(row):
                (Path(name) / f"{row['id']}.json").write_text(json.dumps(row), "utf-8")
        found = measure(args.data or Path(name))
    print(json.dumps(found) if args.json else json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
