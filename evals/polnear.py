"""Who says what, in any news: `python -m evals.polnear [--data FILE] [--json] [--errors N]`.

PolNeAR's attributions (84 articles on politics in the development split) each have a source, a cue and what is attributed, its
content, every one of them as stretches of the text. Rows of the file are objects with `id`, `text` and `attributions`, each with
`source`, `cue` and `content`: lists of [start, end).

Ours are `counterclaim.attribute.attributions`, less those inside what somebody else says: PolNeAR gives each word to one attribution
at most, the outermost. They are paired one to one by their contents: the pair that shares most letters and digits of its contents
first, then the next, down to one shared. A part of a pair (source, cue, content) overlaps if the two share a letter or digit
(punctuation where it has none: a cue may be a colon), and is exact if the two cover the same ones, quotation marks and the comma
inside them being no difference. Precision is over all of ours that have the part, recall over all of theirs; an attribution left
without a partner is wrong in all its parts.

`held_out` are the articles, a third by a hash of their ids, that were not read when the rules were worked on; `read` are the others.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from counterclaim import model
from counterclaim.attribute import AttributionRelation, attributions
from counterclaim.parse import parse
from counterclaim.records import Span
from evals.common import percent, record
from evals.parts import is_held_out
from evals.shared import shared
from evals.times import rows_of

PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution, of ours or of theirs: the code points that each part covers."""

    spans: dict[str, tuple[tuple[int, int], ...]]
    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]

    def part(self, name: str) -> frozenset[int]:
        """The code points of one part; empty where it has none."""
        found: frozenset[int] = getattr(self, name)
        return found


@dataclass(slots=True)
class Tally:
    """Counts by part: theirs, ours, overlapping and exact pairs; and the errors as lines."""

    pairs: int = 0
    gold: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    overlap: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    exact: dict[str, int] = field(default_factory=lambda: dict.fromkeys(PARTS, 0))
    errors: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """What is reported, in percent."""
        out: dict[str, Any] = {"gold": self.gold["cue"], "found": self.found["cue"]}
        for name in PARTS:
            gold, found = self.gold[name], self.found[name]
            out[name] = {
                "overlap": percent(2 * self.overlap[name], gold + found),
                "exact": percent(2 * self.exact[name], gold + found),
                "overlap_precision": percent(self.overlap[name], found),
                "overlap_recall": percent(self.overlap[name], gold),
            }
        return out


def said(text: str, spans: dict[str, Sequence[tuple[int, int]]]) -> Said:
    """An attribution as its code points: letters and digits, all but white space where a part has none."""
    parts = {name: _points(text, spans[name]) for name in PARTS}
    return Said({name: tuple((s, e) for s, e in spans[name]) for name in PARTS}, **parts)


def _points(text: str, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    at = [i for start, end in spans for i in range(start, end) if not text[i].isspace()]
    return frozenset([i for i in at if text[i].isalnum()] or at)


def outermost(found: Sequence[Said]) -> list[Said]:
    """Those whose cue lies in nobody else's content."""
    return [one for one in found if not any(one.cue & other.content for other in found if other is not one)]


def paired(gold: Sequence[Said], found: Sequence[Said]) -> list[tuple[Said, Said]]:
    """One to one by the contents, the largest shared part first; among equals the earlier."""
    shares = [
        (len(g.content & f.content), len(g.cue & f.cue), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)
    ]
    out, left, right = [], set(range(len(gold))), set(range(len(found)))
    for _, _, i, j in sorted((s for s in shares if s[0]), key=lambda s: (-s[0], -s[1], s[2], s[3])):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            out.append((gold[i], found[j]))
    return out


def add(tally: Tally, text: str, gold: Sequence[Said], found: Sequence[Said]) -> None:
    """Count one article."""
    for name in PARTS:
        tally.gold[name] += sum(bool(one.part(name)) for one in gold)
        tally.found[name] += sum(bool(one.part(name)) for one in found)
    pairs = paired(gold, found)
    tally.pairs += len(pairs)
    for theirs, ours in pairs:
        for name in PARTS:
            tally.overlap[name] += bool(theirs.part(name) & ours.part(name))
            tally.exact[name] += bool(theirs.part(name)) and theirs.part(name) == ours.part(name)
        if any(theirs.part(name) != ours.part(name) for name in PARTS):
            tally.errors.append(f"differs  {_shown(text, theirs)} | ours {_shown(text, ours)}")
    tally.errors += [f"missed   {_shown(text, one)}" for one in gold if all(one is not pair[0] for pair in pairs)]
    tally.errors += [f"extra    {_shown(text, one)}" for one in found if all(one is not pair[1] for pair in pairs)]


def _shown(text: str, one: Said) -> str:
    return " ‖ ".join(" … ".join(text[s:e] for s, e in one.spans[name]) for name in PARTS).replace("\n", " ")


def ours(relations: Sequence[AttributionRelation], text: str) -> list[Said]:
    """Our attributions in the form that is scored."""
    return outermost([said(text, _spans(one)) for one in relations])


def _spans(one: AttributionRelation) -> dict[str, Sequence[tuple[int, int]]]:
    source: Sequence[Span] = () if one.source is None else (one.source,)
    parts = {"source": source, "cue": (one.cue,), "content": one.content}
    return {name: [(span.start, span.end) for span in spans] for name, spans in parts.items()}


def score(path: Path) -> dict[str, Tally]:
    """The tallies: of all articles, of those read while rules were made, of those held out."""
    out = {"all": Tally(), "read": Tally(), "held_out": Tally()}
    for row, found in _coded(path):
        gold = [said(row["text"], one) for one in row["attributions"]]
        for name in ("all", "held_out" if is_held_out(row["id"]) else "read"):
            add(out[name], row["text"], gold, ours(found, row["text"]))
    return out


def _coded(path: Path) -> Iterator[tuple[dict[str, Any], Sequence[AttributionRelation]]]:
    analyzer = model.load()
    for row in rows_of(path):
        document = record(row["id"], row["text"])
        yield row, attributions(document, parse(document, analyzer))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a file of annotated articles (default: PolNeAR's development split)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", type=int, default=0, help="list this many errors in the articles not held out")
    args = parser.parse_args()
    tallies = score(args.data or shared("data", "polnear_dev.jsonl"))
    figures = {name: tally.figures() for name, tally in tallies.items()}
    print(json.dumps(figures) if args.json else json.dumps(figures, indent=1))
    for line in tallies["read"].errors[: args.errors]:
        print(line)


if __name__ == "__main__":
    main()
