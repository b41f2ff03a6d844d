"""CAMEO's sentences: who does it to whom, and of which quad class: `python -m evals.cameo [--data DIR] [--split SPLIT] [--json] [--errors N]`.

`cameo_ner/SPLIT.txt` has a word and its label (B-S, I-S source; B-T, I-T target) a line; `cameo_class/SPLIT.tsv` a sentence and its
class: 0 statement, 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. We code armed conflict and
the diplomacy around it, so much of this is none of our events: `coverage` is the share that we code at all, `accuracy` is asked
of those, `recall` of each class of all. A sentence without a claim in which somebody says something is a statement.

`exact` spans have the same words, but for "the" and "a" at their head; `overlap` spans share one.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.pipeline import Coder, load_coder
from counterclaim.records import Span
from evals.common import percent
from evals.shared import shared
from evals.single import coded, overlapping

SPLITS = ("train", "test")
CLASSES = (0, 1, 2, 3, 4)
_CLOSE = frozenset({",", ".", ";", ":", "!", "?", ")", "%", "'s", "’", "n't", "'"})
Row = list[tuple[str, str]]


def rows(path: Path) -> Iterator[Row]:
    """The sentences of a file of words and labels."""
    row: Row = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        word, _, label = line.rpartition(" ")
        if word:
            row.append((word, label))
        elif row:
            yield row
            row = []


def joined(row: Row) -> tuple[str, list[Span]]:
    """The words as a text, and where each stands: punctuation without a space before it."""
    text, spans = "", []
    for word, _ in row:
        glued = (
            not text or word in _CLOSE or word == "-" or text[-1] in "(-“‘$" or (text[-1] == "’" and word in ("s", "t"))
        )
        text += "" if glued else " "
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
    return text, spans


def labelled(row: Row, spans: list[Span], role: str) -> list[Span]:
    """The stretches with a label: "S" or "T"."""
    out: list[Span] = []
    for (_, label), span in zip(row, spans, strict=True):
        if label == f"B-{role}":
            out.append(span)
        elif label == f"I-{role}" and out:
            out[-1] = Span(out[-1].start, span.end)
    return out


def spans_of(path: Path, coder: Coder) -> tuple[dict[str, Any], list[str]]:
    """The figures of sources and targets, and what was missed."""
    counts: Counter[str] = Counter()
    errors = []
    given = list(rows(path))
    texts = [joined(row) for row in given]
    for row, (text, spans), one in zip(given, texts, coded(((t, None) for t, _ in texts), coder), strict=True):
        for role, name, found in (("S", "source", one.source()), ("T", "target", one.target())):
            gold = labelled(row, spans, role)
            counts[f"{name} gold"] += len(gold)
            counts[f"{name} found"] += len(found)
            counts[f"{name} overlap"] += (near := overlapping(gold, found))
            counts[f"{name} exact"] += sum(_bare(text, span) in {_bare(text, f) for f in found} for span in gold)
            if near < len(gold):
                ours = [text[f.start : f.end] for f in found]
                errors.append(f"{name} {[text[g.start : g.end] for g in gold]} not {ours}: {text}")
    return {name: _role(counts, name) for name in ("source", "target")}, errors


def _bare(text: str, span: Span) -> str:
    words = text[span.start : span.end].casefold().strip(" ,").split()
    return " ".join(words[1:] if words and words[0] in ("the", "a", "an") else words)


def _role(counts: Counter[str], name: str) -> dict[str, float]:
    gold, found = counts[f"{name} gold"], counts[f"{name} found"]
    out: dict[str, float] = {"gold": gold, "found": found}
    for how in ("overlap", "exact"):
        out[how] = percent(2 * counts[f"{name} {how}"], gold + found)
    right = counts[f"{name} overlap"]
    return out | {"overlap_precision": percent(right, found), "overlap_recall": percent(right, gold)}


def quads_of(path: Path, coder: Coder) -> tuple[dict[str, Any], list[str]]:
    """The figures of the quad classes, and what was wrong."""
    given = [line.rsplit("\t", 1) for line in path.read_text("utf-8").splitlines() if line.strip()]
    seen: Counter[int] = Counter()
    right: Counter[int] = Counter()
    found = told = told_right = 0
    errors = []
    for (text, label), one in zip(given, coded(((t, None) for t, _ in given), coder), strict=True):
        gold, ours = int(label), one.quad
        seen[gold] += 1
        found += ours is not None
        right[gold] += ours == gold
        told += one.main is not None
        told_right += one.main is not None and ours == gold
        if ours != gold:
            errors.append(f"quad {gold} not {ours} {one.main.event.type if one.main else '-'}: {text}")
    total = sum(right.values())
    figures: dict[str, Any] = {"sentences": len(given), "coverage": percent(found, len(given))}
    figures |= {"accuracy": percent(total, found), "accuracy_of_all": percent(total, len(given))}
    figures |= {"events_coverage": percent(told, len(given)), "events_accuracy": percent(told_right, told)}
    return figures | {"recall": {str(c): percent(right[c], seen[c]) for c in CLASSES}}, errors


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--data", type=Path, help="folder with cameo_ner and cameo_class (default: ../shared/data/cameo)"
    )
    parser.add_argument("--split", choices=SPLITS, default="test", help="which sentences (default: test)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", type=int, default=0, help="list this many errors of each kind")
    args = parser.parse_args()
    if args.errors and args.split == "test":
        parser.error("--errors is for train: the test is not looked at")
    folder, coder = args.data or shared("data", "cameo"), load_coder()
    roles, missed = spans_of(folder / "cameo_ner" / f"{args.split}.txt", coder)
    quads, wrong = quads_of(folder / "cameo_class" / f"{args.split}.tsv", coder)
    figures = {"split": args.split, **roles, "quad": quads}
    print(json.dumps(figures) if args.json else json.dumps(figures, indent=1))
    for line in [*missed[: args.errors], *wrong[: args.errors]]:
        print(line)


if __name__ == "__main__":
    main()
