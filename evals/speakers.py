"""How well pronouns and descriptions become speakers: `python -m evals.speakers [--data FILE] [--json] [--errors N]`.

Each passage of the table is coded whole. A reference `[[It|1|ARM|official]]` stands for the words marked `{1:…}` (or for a
reference to them before it) and has that party (`-`: none, `*`: not asked) and source kind; `of 1` speaks for them ("his
spokesman"): only the party is asked then. `[[it|-]]` is nobody: no claim may have its source there.

Right: the claims at these words have the party, and stand for the words. Wrong: other words or another party. Missed: no claim
with its source there, or one that is linked to nothing. `party` asks for the party alone, of references that have one.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from counterclaim.pipeline import code_document, load_coder
from counterclaim.records import Claim, Source
from evals.common import percent
from evals.passages import TABLES, Marked, Passage, labelled, passages, report


@dataclass(slots=True)
class _Tally:
    """Counts of references: by form and verdict, and how often party and kind of source are right."""

    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    parties: Counter[bool] = field(default_factory=Counter)
    kinds: Counter[bool] = field(default_factory=Counter)
    unsaid: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, passage: Passage, mark: Marked, here: tuple[Source, ...]) -> None:
        """Judge one reference by the sources at its words."""
        verdict = _nobody(here) if mark.labels[0] == "-" else _verdict(passage, mark, here)
        self.verdicts[_form(mark), verdict] += 1
        if _asked(mark, 1) not in (None, "-"):
            self.parties[bool(here) and all(_party(mark, source) == "right" for source in here)] += 1
        if here and _asked(mark, 2):
            self.kinds[all(source.kind == mark.labels[2] for source in here)] += 1
        if verdict != "right":
            self.unsaid += not here
            self.errors.append(f"{verdict:7} {'|'.join(mark.labels):26} got {_shown(here):40} {passage.shown(mark)}")

    def share(self, verdict: str, *forms: str) -> float:
        """The share of a verdict among all references, or those of some forms, in percent."""
        chosen = {key: n for key, n in self.verdicts.items() if not forms or key[0] in forms}
        return percent(sum(n for key, n in chosen.items() if key[1] == verdict), sum(chosen.values()))


def score(table: tuple[Passage, ...]) -> tuple[dict[str, object], list[str]]:
    """The figures in percent, and a line for each reference that was not linked as written in the table."""
    coder, tally = load_coder(), _Tally()
    for passage in table:
        claims = code_document(passage.document(), coder).claims
        for mark in labelled(passage):
            tally.add(passage, mark, _sources(claims, mark))
    total = tally.verdicts.total()
    figures: dict[str, object] = {
        "passages": len(table),
        "references": total,
        "accuracy": tally.share("right"),
        "wrong": tally.share("wrong"),
        "missed": tally.share("missed"),
        "no_claim": percent(tally.unsaid, total),
        "party_accuracy": percent(tally.parties[True], tally.parties.total()),
        "kind_accuracy": percent(tally.kinds[True], tally.kinds.total()),
    }
    figures |= {f"{form}_accuracy": tally.share("right", form) for form in ("pronoun", "description", "nobody")}
    return figures, tally.errors


def _asked(mark: Marked, field_number: int) -> str | None:
    """A label that is asked for; None where it is left out or `*`."""
    label = mark.labels[field_number] if len(mark.labels) > field_number else "*"
    return None if label == "*" else label


def _form(mark: Marked) -> str:
    if mark.labels[0] == "-":
        return "nobody"
    return "pronoun" if mark.text.casefold() in ("he", "she", "it", "they") else "description"


def _sources(claims: tuple[Claim, ...], mark: Marked) -> tuple[Source, ...]:
    """The sources, also those further out, whose words lie at the mark."""
    said = [source for claim in claims for source in (claim.attribution.source, claim.attribution.via) if source]
    return tuple(
        source
        for source in said
        if source.mention and source.mention.start < mark.end and mark.start < source.mention.end
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
    want, got = _asked(mark, 1), source.party.value if source.party else None
    if want is None or got == (None if want == "-" else want):
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
