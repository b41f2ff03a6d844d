"""Whether the program reads both sides alike: `python -m evals.symmetry [--fresh] [--json] [--failures N]`.

Each article of `evals/tables/two_sided.yaml` and its two sequels is filled with the names of many pairs of sides, both ways
round, and coded. What is coded of the one text must be what is coded of the other with the sides exchanged (`evals.mirrored`).
`--fresh` measures two more sets, by hands that knew neither these nor the program, each by itself; decision 10 has their first figures.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.commands import code
from evals.common import percent
from evals.mirrored import output
from evals.swap import Pair, Text, pairs

OWN = ("two_sided.yaml", "two_sided_2.yaml", "two_sided_3.yaml")
FRESH = ("two_sided_fresh.yaml", "two_sided_fresh_2.yaml")


@dataclass(frozen=True, slots=True)
class Result:
    """A pair of texts and what is coded of one only: `left` in the second text's terms, `right` in its own."""

    pair: Pair
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def mirrored(self) -> bool:
        """True if both texts gave the same."""
        return not self.left and not self.right


def results(tables: Sequence[str], keep: Path | None = None) -> list[Result]:
    """Codes the tables' texts, both ways round. `keep` is a folder for what was coded."""
    rows = [pair for table in tables for pair in pairs(table)]
    with tempfile.TemporaryDirectory() as name:
        out = keep or Path(name) / "out"
        lines = Path(name) / "in.jsonl"
        with lines.open("w", encoding="utf-8") as file:
            for pair in rows:
                for which, text in (("left", pair.left), ("right", pair.right)):
                    record = {"id": f"{pair.id}-{which}", "text": text.text, "published": pair.published}
                    file.write(json.dumps(record, ensure_ascii=False) + "\n")
        code([lines], out=out)
        read = {part: _by_document(out / f"{part}.jsonl") for part in ("claims", "context", "relations")}
    return [_compared(pair, read) for pair in rows]


def _by_document(file: Path) -> dict[str, list[dict[str, Any]]]:
    out: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        out[row["doc_ref"]].append(row)
    return out


def _compared(pair: Pair, read: dict[str, dict[str, list[dict[str, Any]]]]) -> Result:
    def of(which: str, here: Text) -> list[str]:
        ref = f"{pair.id}-{which}"
        rows = [*read["claims"].get(ref, ()), *read["context"].get(ref, ())]
        return output(rows, read["relations"].get(ref, ()), here, pair.right, pair.sides)

    left, right = of("left", pair.left), of("right", pair.right)
    return Result(pair, tuple(_without(left, right)), tuple(_without(right, left)))


def _without(rows: list[str], others: list[str]) -> list[str]:
    return sorted((Counter(rows) - Counter(others)).elements())


def figures(found: list[Result]) -> dict[str, Any]:
    """The share of texts whose whole output is mirrored, and of articles of which all are."""
    articles: dict[str, list[bool]] = defaultdict(list)
    for result in found:
        articles[result.pair.id.removesuffix("-".join(("", *result.pair.sides)))].append(result.mirrored)
    good = sum(result.mirrored for result in found)
    return {
        "texts": 2 * len(found),
        "pairs": len(found),
        "mirrored": good,
        "percent": percent(good, len(found)),
        "articles": len(articles),
        "articles_whole": sum(all(row) for row in articles.values()),
    }


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fresh", action="store_true", help="the articles of another hand")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--failures", type=int, default=0, help="show this many pairs whose output differs")
    parser.add_argument("--keep", type=Path, help="folder to keep what was coded in")
    args = parser.parse_args()
    sets = [(table,) for table in FRESH] if args.fresh else [OWN]
    found = {tables[0]: results(tables, args.keep) for tables in sets}
    if args.json:
        told = {name: figures(rows) for name, rows in found.items()}
        print(json.dumps(told if args.fresh else told[OWN[0]]))
        return
    for name, rows in found.items():
        _print(name, rows, args.failures)


def _print(name: str, rows: Sequence[Result], failures: int) -> None:
    print(name)
    for figure, value in figures(rows).items():
        print(f"{figure:16} {value}")
    for result in [r for r in rows if not r.mirrored][:failures]:
        print(f"\n{result.pair.id}")
        for sign, lines in (("<", result.left), (">", result.right)):
            for line in lines:
                print(f"  {sign} {line}")


if __name__ == "__main__":
    main()
