"""How well numbers of people and equipment are read: `python -m evals.numbers [--data FILE] [--json] [--errors N]`.

Each row of the table (`evals/tables/casualties.txt` says how it is written) is coded whole, and the counts of all its claims are
compared with those marked. A row is right where every count has its kind, bounds and side and no other is read; a near miss
where no count is read at all. About 40 rows in 100, chosen by a hash of their words, are kept for the test: `--errors` lists
only the others. Beside it stands the F1 of the counts of the gold files, by the project's scorer.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from counterclaim.pipeline import Coder, code_document, load_coder
from counterclaim.records import Count
from evals.claims import score as score_claims
from evals.common import percent, record
from evals.passages import TABLES, report, unmarked
from evals.shared import shared

#: The day on which all rows are taken to be published.
PUBLISHED = "2022-09-14"
#: What stands before each row: one sentence is no article, and weak words ("left", "fled") tell of conflict only in one that does.
LEAD = "Fighting went on along the front.\n\n"
#: Rows for the test among 100.
HELD_OUT = 40
FIELDS = ("kind", "bounds", "whose", "status", "total", "part", "wounds", "joint")


@dataclass(frozen=True, slots=True)
class Expected:
    """A count as it should be read; `whose` is `*` where not asked, `-` for nobody's; `more` are the marks beside it."""

    start: int
    end: int
    kind: str
    low: int | None
    high: int | None
    vague: str | None
    whose: str
    more: frozenset[str]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; `near` where it stands among the near misses, `test` where it is kept for measuring."""

    family: str
    text: str
    counts: tuple[Expected, ...]
    near: bool
    test: bool


def table(path: Path) -> tuple[Row, ...]:
    """All rows of a file. Raises `ValueError` for a row that is not as the file's head says."""
    out, family = [], ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            family = line.removeprefix("## ").strip()
        elif line.strip() and not line.startswith("#"):
            out.append(_row(family, line.strip()))
    return tuple(out)


def _row(family: str, line: str) -> Row:
    text, marks = unmarked(line)
    counts = [
        Expected(mark.start, mark.end, kind, *_bounds(mark.labels[1]), mark.labels[2], frozenset(mark.labels[3:]))
        for mark in marks
        for kind in mark.labels[0].split("+")
    ]
    near = family.startswith("near:")
    if near == bool(counts) or any(mark.start < before.end for before, mark in pairwise(marks)):
        raise ValueError(f"{line!r}: a near miss has no mark, any other row at least one")
    test = int(sha256(text.encode()).hexdigest()[:8], 16) % 100 < HELD_OUT
    return Row(family, text, tuple(counts), near, test)


def _bounds(said: str) -> tuple[int | None, int | None, str | None]:
    """ "49", "49+", "-49", "10-15", "~dozens" as low, high, vague."""
    if said.startswith("~"):
        return None, None, said[1:]
    if said.endswith("+"):
        return int(said[:-1]), None, None
    low, dash, high = said.partition("-")
    return int(low) if low else None, int(high) if dash else int(low), None


@dataclass(slots=True)
class Tally:
    """What was right, by split and by field."""

    rows: Counter[tuple[str, bool]] = field(default_factory=Counter)
    fields: Counter[tuple[str, bool]] = field(default_factory=Counter)
    families: Counter[tuple[str, bool]] = field(default_factory=Counter)
    extra: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, row: Row, found: list[Count]) -> None:
        """Judge one row by the counts read in it."""
        left, right = list(found), True
        for want in row.counts:
            got = next((count for count in left if _same(want, count)), None) or next(
                (count for count in left if _meant(want, count)), None
            )
            if got is not None:
                left.remove(got)
            right &= self._judge(want, got)
        self.extra += len(left)
        right &= not left
        self.rows[_split(row), right] += 1
        self.families[row.family, right] += 1
        if not right and not row.test:
            self.errors.append(f"[{row.family}] {row.text}\n      got {_shown(found)}\n     want {_wanted(row)}")

    def _judge(self, want: Expected, got: Count | None) -> bool:
        self.fields["kind", got is not None] += 1
        if got is None:
            return False
        party = got.party.value if got.party else "-"
        verdicts = {"bounds": (got.low, got.high, got.vague and got.vague.casefold()) == _limits(want)}
        if want.whose != "*":
            verdicts["whose"] = party == want.whose
        right = all(verdicts.values())
        if want.more & {"mil", "civ"}:
            verdicts["status"] = got.status == ("military" if "mil" in want.more else "civilian")
        if "total?" not in want.more:
            verdicts["total"] = got.cumulative == ("total" in want.more)
        verdicts["part"] = (got.part_of is not None) == ("part" in want.more)
        verdicts["wounds"] = got.of_wounds == ("wounds" in want.more)
        verdicts["joint"] = got.joint == ("joint" in want.more)
        self.fields.update(verdicts.items())
        return right

    def share(self, name: str) -> float:
        """How many rows of a split are right, in percent."""
        return percent(self.rows[name, True], self.rows[name, True] + self.rows[name, False])


def _split(row: Row) -> str:
    return f"{'near' if row.near else 'phrases'}_{'test' if row.test else 'dev'}"


def _limits(want: Expected) -> tuple[int | None, int | None, str | None]:
    return want.low, want.high, want.vague


def _meant(want: Expected, count: Count) -> bool:
    start, end = count.mention.start - len(LEAD), count.mention.end - len(LEAD)
    return want.kind == count.kind and start < want.end and want.start < end


def _same(want: Expected, count: Count) -> bool:
    return _meant(want, count) and _limits(want) == (count.low, count.high, count.vague)


def read_counts(text: str, coder: Coder) -> list[Count]:
    """The counts of all claims of a row, each once by words, kind and side; where they stand is counted after `LEAD`."""
    document = record("row", LEAD + text, PUBLISHED, outlet="Table")
    if document.text != LEAD + text:
        raise ValueError(f"{text!r}: the reader changes this text, so that its offsets no longer hold")
    found = {
        (count.mention.start, count.mention.end, count.kind, count.party.value if count.party else ""): count
        for claim in code_document(document, coder).claims
        for count in claim.event.counts
    }
    return [found[key] for key in sorted(found)]


def _shown(found: list[Count]) -> str:
    rows = [
        f"{c.mention.text}|{c.kind}|{c.vague or f'{c.low}..{c.high}'}|{c.party.value if c.party else '-'}"
        for c in found
    ]
    return "; ".join(rows) or "nothing"


def _wanted(row: Row) -> str:
    rows = [f"{row.text[e.start : e.end]}|{e.kind}|{e.vague or f'{e.low}..{e.high}'}|{e.whose}" for e in row.counts]
    return "; ".join(rows) or "nothing"


def score(rows: tuple[Row, ...]) -> tuple[dict[str, object], list[str]]:
    """The figures in percent, and the rows for tuning that were not read as written."""
    coder, tally = load_coder(), Tally()
    for row in rows:
        tally.add(row, read_counts(row.text, coder))
    names = ("phrases_dev", "phrases_test", "near_dev", "near_test")
    figures: dict[str, object] = {"rows": len(rows), "near_misses": sum(row.near for row in rows)}
    figures |= {f"{name}_rows": tally.rows[name, True] + tally.rows[name, False] for name in names}
    for name, chosen in (("right", names), ("right_dev", names[::2]), ("right_test", names[1::2])):
        right = sum(tally.rows[split, True] for split in chosen)
        figures[name] = percent(right, right + sum(tally.rows[split, False] for split in chosen))
    figures |= {f"{name}_right": tally.share(name) for name in names}
    figures |= {
        f"{name}_right": percent(tally.fields[name, True], tally.fields[name, True] + tally.fields[name, False])
        for name in FIELDS
    }
    return figures | {"counts": sum(len(row.counts) for row in rows), "extra": tally.extra}, tally.errors


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a table of marked rows (default: evals/tables/casualties.txt)")
    parser.add_argument("--gold", type=Path, help="folder of gold files (default: ../shared/gold/dev; not with --data)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument(
        "--errors", type=int, default=0, help="list this many of the rows read wrongly, none of the test"
    )
    args = parser.parse_args()
    figures, errors = score(table(args.data or TABLES / "casualties.txt"))
    if args.gold or not args.data:
        gold, _ = score_claims(args.gold or shared("gold", "dev"))
        figures |= {f"gold_count_{name}": gold["count"][name] for name in ("p", "r", "f1")}
    if args.json:
        print(json.dumps(figures))
        return
    report(figures, errors, args.errors)


if __name__ == "__main__":
    main()
