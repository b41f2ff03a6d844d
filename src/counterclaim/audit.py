"""The audit: what became of every sentence that looked as if it told something."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.extract import signals
from counterclaim.records import Claim, Document, Leftover, Sentence


def audit(doc: Document, sentences: Sequence[Sentence], claims: Sequence[Claim]) -> tuple[Leftover, ...]:
    """One line per sentence with a word of conflict, a toll or a claim: used, background or left over."""
    by_sentence: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        by_sentence.setdefault((claim.event.sentence.start, claim.event.sentence.end), []).append(claim)
    out = []
    for sentence in sentences:
        mine = by_sentence.get((sentence.start, sentence.end), [])
        words = signals(doc, sentence)
        if mine or words:
            out.append(Leftover(sentence.span, _status(mine), words))
    return tuple(out)


def _status(claims: Sequence[Claim]) -> str:
    if not claims:
        return "left-over"
    return "used" if any(claim.frame.value == "new" for claim in claims) else "background"
