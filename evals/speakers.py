"""How well pronouns and descriptions become speakers: `python -m evals.speakers [--data FILE] [--json] [--errors N]`.

Each passage of the table is coded whole. A reference `[[It|1|ARM|official]]` stands for the words marked `{1:…}` (or for a
reference to them before it) and has that party (`-`: none, `*`: not asked) and source kind; `of 1` speaks for them ("his
spokesman"): only the party is asked then. `[[it|-]]` is nobody: no claim may have its source there.

Right: the claims at these words have the party, and stand for the words. Wrong: other words or another party. Missed: no claim
with its source there, or one that is linked to nothing.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from counterclaim.pipeline import code_document, load_coder
from counterclaim.records import Claim, Source
from evals.passages import TABLES, Marked, Passage, labelled, passages, percent, report


def score(table: tuple[Passage, ...]) -> tuple[dict[str, object], list[str]]:
    """The figures in percent, and a line for each reference that was not linked as written in the table."""
    coder = load_coder()
    outcome, kinds, errors = Counter[str](), Counter[bool](), list[str]()
    for passage in table:
        claims = code_document(passage.document(), coder).claims
        for mark in labelled(passage):
            here = _sources(claims, mark)
            verdict = _nobody(here) if mark.labels[0] == "-" else _verdict(passage, mark, here)
            outcome[verdict] += 1
            if here and len(mark.labels) > 2:
                kinds[all(source.kind == mark.labels[2] for source in here)] += 1
            if verdict != "right":
                errors.append(f"{verdict:7} {'|'.join(mark.labels):26} got {_shown(here):40} {passage.shown(mark)}")
    total = outcome.total()
    figures: dict[str, object] = {
        "passages": len(table),
        "references": total,
        "accuracy": percent(outcome["right"], total),
        "wrong": percent(outcome["wrong"], total),
        "missed": percent(outcome["missed"], total),
        "no_claim": percent(sum(line.split(" got ")[1].startswith("(no source)") for line in errors), total),
        "kind_accuracy": percent(kinds[True], kinds.total()),
    }
    return figures, errors


def _sources(claims: tuple[Claim, ...], mark: Marked) -> tuple[Source, ...]:
    """The sources, also those further out, whose words lie at the mark."""
    said = [source for claim in claims for source in (claim.attribution.source, claim.attribution.via) if source]
    return tuple(
        source for source in said if source.mention and source.mention.start < mark.end and mark.start < source.mention.end
    )


def _nobody(here: tuple[Source, ...]) -> str:
    return "wrong" if here else "right"


def _verdict(passage: Passage, mark: Marked, here: tuple[Source, ...]) -> str:
    """The worst of the claims' sources at the mark: wrong, then missed, then right."""
    found = [_link(passage, mark, source) for source in here]
    found += [_party(mark, source) for source in here]
    return min(found, key=["wrong", "missed", "right"].index, default="missed")


def _link(passage: Passage, mark: Marked, source: Source) -> str:
    chains = mark.labels[0]
    if chains.startswith("of "):
        return "right"
    if source.stands_for is None:
        return "missed"
    meant = [other for other in passage.marks if other.start < mark.start and _same(other, set(chains.split("+")))]
    link = source.stands_for
    return "right" if any(link.start < other.end and other.start < link.end for other in meant) else "wrong"


def _same(other: Marked, chains: set[str]) -> bool:
    """Whether a mark names one of the chains, refers to one, or opens one ("of 1=2" opens 2)."""
    label = other.labels[0] if other.labels else ""
    return other.chain in chains or bool(set((label.partition("=")[2] or label).split("+")) & chains)


def _party(mark: Marked, source: Source) -> str:
    want = mark.labels[1] if len(mark.labels) > 1 else "*"
    got = source.party.value if source.party else None
    if want == "*" or got == (None if want == "-" else want):
        return "right"
    return "missed" if got is None else "wrong"


def _shown(here: tuple[Source, ...]) -> str:
    if not here:
        return "(no source)"
    links = {(s.stands_for.text if s.stands_for else "-", s.party.value if s.party else "-", s.kind) for s in here}
    return "; ".join("/".join(link) for link in sorted(links))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a table of marked passages (default: evals/tables/speakers.txt)")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    parser.add_argument("--errors", type=int, default=0, help="list this many errors")
    args = parser.parse_args()
    figures, errors = score(passages(args.data or TABLES / "speakers.txt"))
    if args.json:
        print(json.dumps(figures))
        return
    report(figures, errors, args.errors)


if __name__ == "__main__":
    main()
