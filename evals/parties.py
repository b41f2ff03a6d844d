"""How well words become parties: `python -m evals.parties [--data FILE] [--json] [--errors N]`.

Each marked mention of the table is resolved with its passage as context. Its label is one party (`ARM`, `hamas`), several
(`ARM+AZE`), a group that no table knows (`?black-falcons-front`: wants that slug) or none (`-`). A party given for `-` is false.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from counterclaim.codebook.parties import parties
from counterclaim.pipeline import load_coder
from counterclaim.resolve import build_context, parties_of_words
from evals.common import percent
from evals.passages import TABLES, Marked, Passage, labelled, passages, report


def wanted(mark: Marked) -> tuple[str, ...]:
    """The parties of a label; empty for `-`."""
    label = mark.labels[0]
    return () if label == "-" else tuple(part.removeprefix("?") for part in label.split("+"))


def kind(mark: Marked) -> str:
    """What a mention asks for: none, several, unknown, or the kind of its party."""
    want = wanted(mark)
    if mark.labels[0].startswith("?"):
        return "unknown"
    if len(want) != 1:
        return "several" if want else "none"
    return parties()[want[0]].kind


def score(table: tuple[Passage, ...]) -> tuple[dict[str, object], list[str]]:
    """The figures in percent, and a line for each mention that was not resolved as written in the table."""
    coder = load_coder()
    all_of, right, errors, outcome = Counter[str](), Counter[str](), list[str](), Counter[str]()
    for passage in table:
        document = passage.document()
        context = build_context(document, coder.parse(document))
        for mark in labelled(passage):
            want = wanted(mark)
            got = parties_of_words(context, mark.start, mark.end)
            all_of[kind(mark)] += 1
            if set(got) == set(want):
                right[kind(mark)] += 1
                continue
            what = "false" if not want else ("wrong" if got else "missed")
            outcome[what] += 1
            errors.append(f"{what:7} {mark.labels[0]:22} got {'+'.join(got) or '-':22} {passage.shown(mark)}")
    return _figures(len(table), all_of, right, outcome), errors


def _figures(size: int, all_of: Counter[str], right: Counter[str], outcome: Counter[str]) -> dict[str, object]:
    total, none = all_of.total(), all_of["none"]
    named = total - none
    figures: dict[str, object] = {
        "passages": size,
        "mentions": total,
        "accuracy": percent(right.total(), total),
        "named": named,
        "named_accuracy": percent(right.total() - right["none"], named),
        "wrong_side": percent(outcome["wrong"], named),
        "missed": percent(outcome["missed"], named),
        "false": percent(outcome["false"], none),
    }
    return figures | {f"{name}_accuracy": percent(right[name], all_of[name]) for name in sorted(all_of)}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a table of marked passages (default: evals/tables/parties.txt)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", type=int, default=0, help="list this many errors")
    args = parser.parse_args()
    figures, errors = score(passages(args.data or TABLES / "parties.txt"))
    if args.json:
        print(json.dumps(figures))
        return
    report(figures, errors, args.errors)


if __name__ == "__main__":
    main()
