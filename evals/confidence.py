"""Whether confidence means what it says: `python -m evals.confidence [--data DIR] [--json] [--page FILE]`.

A claim's confidence is the chance that a careful reader would write the same claim down: an event at these words, told by this source. A
value's score is the chance that it is right, given that the event is. Both are compared with how often they were, on the corpus' test
part: expected calibration error (Guo et al. 2017) over ten bins of equal width, 0 at best. `--page` writes the page of the documentation
with the reliability table and the curve of `--min-confidence`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus.join import documents, is_test
from counterclaim.pipeline import Coder, load_coder
from counterclaim.records import Claim
from evals.gold import compared, scorer
from evals.shared import shared

BINS = 10
STEPS = tuple(round(0.1 * k, 1) for k in range(10))
_PAGE = """<!-- Written by `python -m evals.confidence --page docs/confidence.md`. -->
# Confidence

A claim's `confidence` is the chance that a careful reader would write the same claim down: an event at these words, told by this source.
Each value has a score of its own (`counterclaim explain`): the chance that it is right, given the event. Both are compared here with how
often they were right on documents that nothing was trained or tuned on: the corpus' test part. "Right" is strict: annotators differ too,
so of claims that two of them write, each confirms about 89 in 100 of the other's.

`--min-confidence` of `claims`, `show`, `export` and the views of incidents leaves out what is less sure. It trades recall for precision;
what it leaves out stays in the store.
"""
#: A score and whether what it was given to was right.
Scored = tuple[float, bool]


def calibration_error(rows: Sequence[Scored]) -> float:
    """The expected calibration error: over bins, the mean distance of mean score and share of right ones, weighted by size."""
    return sum(n * abs(mean - right) for _, n, mean, right in bins(rows)) / max(1, len(rows))


def bins(rows: Sequence[Scored]) -> list[tuple[float, int, float, float]]:
    """Each filled bin: its lower bound, how many, their mean score, the share that was right."""
    out = []
    for k in range(BINS):
        here = [(s, r) for s, r in rows if min(BINS - 1, int(s * BINS)) == k]
        if here:
            mean, right = sum(s for s, _ in here) / len(here), sum(r for _, r in here) / len(here)
            out.append((k / BINS, len(here), mean, right))
    return out


def values(claim: Claim) -> Iterator[tuple[str, int, float]]:
    """Field, number of the value in it, score."""
    event = claim.event
    rows = (
        ("actor", event.actor),
        ("target", event.target),
        ("weapons", event.weapons),
        ("place", event.place),
        ("counts", event.counts),
    )
    for name, row in rows:
        for k, value in enumerate(row):
            yield name, k, value.evidence.score
    if event.time and event.time.mention:
        yield "time", 0, event.time.evidence.score
    yield "source", 0, claim.attribution.source.evidence.score
    yield "speech", 0, claim.attribution.speech.evidence.score
    yield "modality", 0, claim.modality.evidence.score
    yield "frame", 0, claim.frame.evidence.score


def right(name: str, k: int, gold: dict[str, Any], told: dict[str, Any]) -> bool:
    """Whether a value is the annotators', as the scorer compares them."""
    tools = scorer()
    if name in ("speech", "modality", "frame"):
        return bool(gold[name] == told[name])
    if name == "source":
        return bool(tools.same_source(gold.get("source"), told.get("source")))
    if name == "time":
        return bool(gold.get("time") and tools.overlap(gold["time"], told["time"]))
    same = {"counts": tools.same_count, "actor": tools.same_part, "target": tools.same_part}.get(name, tools.overlap)
    return any(same(g, told[name][k]) for g in gold.get(name) or ())


def scored(rows: Sequence[dict[str, Any]], coder: Coder) -> tuple[dict[str, list[Scored]], int]:
    """Scores with their outcomes, by "claim" and field, and how many claims the annotators wrote."""
    out: dict[str, list[Scored]] = {"claim": [], "trigger": []}
    tools, total = scorer(), 0
    for one in compared(rows, coder):
        gold, told = one.row["claims"], one.told
        total += len(gold)
        theirs = {j: i for i, j in one.pairs}
        for j, claim in enumerate(one.claims):
            i = theirs.get(j)
            good = i is not None and tools.same_source(gold[i].get("source"), told[j].get("source"))
            out["claim"].append((claim.confidence, bool(good)))
            out["trigger"].append((claim.event.evidence.score, i is not None))
            if i is not None:
                for name, k, score in values(claim):
                    out.setdefault(name, []).append((score, right(name, k, gold[i], told[j])))
    return out, total


def curve(rows: Sequence[Scored], total: int) -> list[dict[str, float]]:
    """What `--min-confidence` gives: precision, recall and F1 of the claims that are kept, and how many."""
    out = []
    for least in STEPS:
        kept = [r for s, r in rows if s >= least]
        p, r = sum(kept) / max(1, len(kept)), sum(kept) / max(1, total)
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        out.append({"least": least, "claims": len(kept), "p": _part(p), "r": _part(r), "f1": _part(f1)})
    return out


def _part(share: float) -> float:
    return round(100 * share, 1)


def measure(data: Path, coder: Coder) -> tuple[dict[str, Any], dict[str, list[Scored]]]:
    """The figures, and what they rest on."""
    rows = [row for row in documents(data) if is_test(row)]
    found, total = scored(rows, coder)
    errors = {name: round(calibration_error(one), 4) for name, one in sorted(found.items())}
    return {"documents": len(rows), "error": errors, "curve": curve(found["claim"], total)}, found


def page(figures: dict[str, Any], found: dict[str, list[Scored]]) -> str:
    """The page of the documentation."""
    parts = [
        _PAGE,
        "## How sure, how often right\n",
        "| confidence | claims | mean confidence | right |",
        "|---|---|---|---|",
    ]
    for low, n, mean, good in bins(found["claim"]):
        parts.append(f"| {low:.1f} to {low + 1 / BINS:.1f} | {n} | {100 * mean:.0f} % | {100 * good:.0f} % |")
    parts += [
        "\n## What `--min-confidence` keeps\n",
        "| at least | claims | precision | recall | F1 |",
        "|---|---|---|---|---|",
    ]
    parts += [f"| {r['least']} | {r['claims']} | {r['p']} | {r['r']} | {r['f1']} |" for r in figures["curve"]]
    parts += ["\n## Expected calibration error of each score\n", "| score | error |", "|---|---|"]
    parts += [f"| {name} | {100 * value:.1f} % |" for name, value in figures["error"].items()]
    return "\n".join(parts) + "\n"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of the licensed texts (default: ../shared/data)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--page", type=Path, help="write the page of the documentation here")
    args = parser.parse_args()
    figures, found = measure(args.data or shared("data"), load_coder())
    if args.page:
        args.page.write_text(page(figures, found), "utf-8")
    print(json.dumps(figures) if args.json else page(figures, found))


if __name__ == "__main__":
    main()
