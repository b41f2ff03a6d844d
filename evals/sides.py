"""Whose they are: `python -m evals.sides [--data DIR] [--json] [--errors FIELD]`.

Of the claims that the program and the annotators share, and of the participants, sources and counts in them whose words overlap: how often the
party is the annotators', how often the kind of source and the status (military, civilian) of those counted are. Precision is of the
values given, recall of the values annotated. On the gold articles and on the corpus' test part; `--data` is another folder of gold files.
`--errors` lists the values of one field that differ, where no test documents are read.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.join import documents, is_test
from counterclaim.pipeline import Coder, load_coder
from evals.common import percent
from evals.gold import compared, scorer
from evals.shared import shared

#: One value as annotated and as given, each None where not stated, and the words it is of.
Pair = tuple[Any, Any, str]


@dataclass(slots=True)
class Tally:
    """Values of one field: annotated, given, given as annotated; and those that differ."""

    gold: int = 0
    given: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, where: str, pair: Pair) -> None:
        """Count a pair."""
        gold, given, words = pair
        self.gold += gold is not None
        self.given += given is not None
        self.right += gold is not None and gold == given
        if gold != given:
            self.wrong.append(f"{where}: {gold} / {given}: {words}")

    def figures(self) -> dict[str, float]:
        """Precision, recall, F1 in percent, and how many were annotated."""
        p, r = percent(self.right, self.given), percent(self.right, self.gold)
        return {"p": p, "r": r, "f1": round(2 * p * r / (p + r), 1) if p + r else 0.0, "gold": self.gold}


def pairs(gold: dict[str, Any], told: dict[str, Any]) -> Iterator[tuple[str, Pair]]:
    """The values of two descriptions of one claim that can be compared, by field."""
    overlap = scorer().overlap
    for role in ("actor", "target"):
        for one in gold.get(role) or ():
            other = next((two for two in told[role] if overlap(one, two)), None)
            if other is not None:
                yield f"{role}_party", (one.get("party"), other.get("party"), one["text"])
    source, ours = gold.get("source") or {}, told["source"]
    if source.get("text") and ours.get("text") and overlap(source, ours):
        yield "source_party", (source.get("party"), ours.get("party"), source["text"])
        yield "source_kind", (source["kind"], ours["kind"], source["text"])
    for one in gold.get("counts") or ():
        other = next((n for n in told["counts"] if overlap(one, n) and n["kind"] == one["kind"]), None)
        if other is not None:
            yield "count_party", (one.get("party"), other.get("party"), one["text"])
            yield "count_status", (one.get("status"), other.get("status"), one["text"])


def tallied(rows: Sequence[dict[str, Any]], coder: Coder) -> dict[str, Tally]:
    """The tallies of some gold documents."""
    out: dict[str, Tally] = defaultdict(Tally)
    for one in compared(rows, coder):
        for i, j in one.pairs:
            for key, pair in pairs(one.row["claims"][i], one.told[j]):
                out[key].add(one.row["id"], pair)
    return out


def figures(tallies: dict[str, Tally]) -> dict[str, dict[str, float]]:
    """The figures of each field, by name."""
    return {key: tallies[key].figures() for key in sorted(tallies)}


def folder(data: Path) -> list[dict[str, Any]]:
    """The gold files of a folder."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(data.glob("*.json"))]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, help="folder of gold files (default: ../shared/gold/dev, and the corpus' test part)"
    )
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", metavar="FIELD", help="list what differs in this field")
    args = parser.parse_args()
    coder = load_coder()
    tallies = tallied(folder(args.data or shared("gold", "dev")), coder)
    out: dict[str, Any] = figures(tallies)
    if args.data is None:
        tested = tallied([row for row in documents(shared("data")) if is_test(row)], coder)
        out = {"gold": out, "test": figures(tested)}
    print(json.dumps(out) if args.json else json.dumps(out, indent=1))
    if args.errors:
        print("\n".join(tallies[args.errors].wrong))


if __name__ == "__main__":
    main()
