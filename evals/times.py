"""How well times are read: `python -m evals.times [--data FILE …] [--json] [--errors N]`.

Scored as at TempEval-3: strict counts expressions with the very extent, relaxed those that overlap; value counts relaxed matches
with the right TIMEX3 value. Rows of a file are objects with `dct`, `text` and `timex` ([start, end, type, value], …).
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.timex import Timex, tag
from evals.shared import shared

#: Name → files that are scored together.
SETS = {"wikiwars": ("wikiwars_train.jsonl",), "news": ("timex_timebank.jsonl", "timex_aquaint.jsonl")}


@dataclass(slots=True)
class Tally:
    """Counts of expressions: in gold, found, and matched in each way."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    relaxed: int = 0
    kind: int = 0
    value: int = 0
    words: int = 0
    seconds: float = 0.0
    errors: list[str] = field(default_factory=list)

    def f1(self, matched: int) -> float:
        """F1 in percent, one decimal."""
        return round(200 * matched / (self.gold + self.found), 1) if self.gold + self.found else 0.0

    def figures(self) -> dict[str, Any]:
        """What is reported."""
        return {
            "gold": self.gold,
            "found": self.found,
            "strict": self.f1(self.strict),
            "relaxed": self.f1(self.relaxed),
            "type": self.f1(self.kind),
            "value": self.f1(self.value),
            "precision": round(100 * self.relaxed / self.found, 1) if self.found else 0.0,
            "recall": round(100 * self.relaxed / self.gold, 1) if self.gold else 0.0,
            "words_per_second": round(self.words / self.seconds) if self.seconds else 0,
        }


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of one file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def score(paths: Sequence[Path]) -> Tally:
    """The tally of some files together."""
    out = Tally()
    for path in paths:
        for row in rows_of(path):
            _document(out, row)
    return out


def _document(out: Tally, row: dict[str, Any]) -> None:
    dct = date.fromisoformat(row["dct"][:10]) if row.get("dct") else None
    begun = time.perf_counter()
    found = tag(row["text"], dct)
    out.seconds += time.perf_counter() - begun
    out.words += len(row["text"].split())
    out.gold += len(row["timex"])
    out.found += len(found)
    left = list(found)
    for start, end, kind, value in row["timex"]:
        match = _match(left, start, end)
        if match is None:
            out.errors.append(_line(row, "missed ", start, end, kind, value, None))
            continue
        left.remove(match)
        same = (match.start, match.end) == (start, end)
        out.strict += same
        out.relaxed += 1
        out.kind += match.kind == kind
        out.value += (match.value or "null") == (value or "null")
        if (match.value or "null") != (value or "null"):
            out.errors.append(_line(row, "value  ", start, end, kind, value, match))
        if not same:
            out.errors.append(_line(row, "extent ", start, end, kind, value, match))
    for extra in left:
        out.errors.append(_line(row, "extra  ", extra.start, extra.end, extra.kind, extra.value, extra))


def _match(found: Sequence[Timex], start: int, end: int) -> Timex | None:
    """The found expression for a gold one: of the same extent, else the first that overlaps."""
    for one in found:
        if (one.start, one.end) == (start, end):
            return one
    return next((one for one in found if one.start < end and start < one.end), None)


def _line(
    row: dict[str, Any], what: str, start: int, end: int, kind: str, value: str | None, found: Timex | None
) -> str:
    text = row["text"].replace("\n", " ")
    around = f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}"
    mine = f" | found {text[found.start : found.end]!r} {found.kind} {found.value} ({found.rule})" if found else ""
    return f"{what}{kind} {value} | {around}{mine} | {row['id'][:14]}"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, action="append", help="a file to score (may be repeated: each is scored alone)"
    )
    parser.add_argument("--json", action="store_true", help="the figures as one flat JSON object")
    parser.add_argument("--errors", type=int, default=0, help="list this many errors of each set")
    args = parser.parse_args()
    sets: dict[str, Sequence[Path]] = {path.stem: [path] for path in args.data or ()}
    if not sets:
        sets = {name: [shared("data", file) for file in files] for name, files in SETS.items()}
    tallies = {name: score(paths) for name, paths in sets.items()}
    if args.json:
        print(
            json.dumps(
                {f"{name}.{key}": value for name, tally in tallies.items() for key, value in tally.figures().items()}
            )
        )
        return
    for name, tally in tallies.items():
        print(name)
        for key, value in tally.figures().items():
            print(f"  {key:18} {value}")
        for line in tally.errors[: args.errors]:
            print(f"  {line}")


if __name__ == "__main__":
    main()
