"""How well claims are put together into incidents: `python -m evals.incidents [--data DIR] [--json] [--errors N]`.

B³ (Bagga & Baldwin 1998) over the claims that `<DIR>-crossdoc.json` puts into incidents: once with the annotated claims,
once with those that the program reads itself (an annotated claim that it misses counts as alone).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from counterclaim.pipeline import load_coder
from evals.gold import GoldDocument, gold_documents, matched, own_claims
from evals.linked import b_cubed, link_all
from evals.shared import shared


def crossdoc(folder: Path) -> dict[str, Any]:
    """The annotations across documents that belong to a folder of gold files."""
    path = folder.with_name(folder.name + "-crossdoc.json")
    if not path.exists():
        raise SystemExit(f"{path} is missing: it holds the incidents and relations across the documents of {folder}")
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def gold_incidents(folder: Path) -> tuple[dict[str, str], list[str]]:
    """Claim (`<document>/<claim>`) → number of its incident, and the incidents' names."""
    incidents = crossdoc(folder)["incidents"]
    of = {f"{doc}/{claim}": str(number) for number, one in enumerate(incidents) for doc, claim in one["claims"]}
    return of, [one["name"] for one in incidents]


def score(folder: Path) -> tuple[dict[str, Any], list[str]]:
    """The figures, and the incidents that came out worst, in words."""
    coder = load_coder()
    gold = gold_documents(folder, coder)
    want, names = gold_incidents(folder)
    with_gold = link_all([(one.document, one.claims) for one in gold]).incident_of()
    own = _own(gold, coder)
    figures: dict[str, Any] = {"documents": len(gold), "incidents": len(names), "claims": len(want)}
    for name, ours in (("gold_claims", with_gold), ("own_claims", own)):
        p, r, f1 = b_cubed(ours, want)
        figures[name] = {"p": p, "r": r, "f1": f1}
    return figures, _errors(with_gold, want, names)


def _own(gold: list[GoldDocument], coder: Any) -> dict[str, str]:
    """Gold claim → the incident in which our claim of it ended up."""
    ours = [(one.document, own_claims(one.document, coder)) for one in gold]
    incident = link_all(ours).incident_of()
    return {
        name: incident[mine]
        for one, (_, claims) in zip(gold, ours, strict=True)
        for mine, name in matched(one, claims).items()
    }


def _errors(ours: dict[str, str], want: dict[str, str], names: list[str]) -> list[str]:
    lines = []
    for number, name in enumerate(names):
        parts = Counter(ours.get(claim, "?") for claim, one in want.items() if one == str(number))
        foreign = sum(
            ours.get(claim) == parts.most_common(1)[0][0] for claim, one in want.items() if one != str(number)
        )
        lines.append(
            f"{name}: in {len(parts)} parts {sorted(parts.values(), reverse=True)}, {foreign} claims of others"
        )
    return lines


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of gold files (default: ../shared/gold/dev)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", type=int, default=0, help="show what became of this many incidents")
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
