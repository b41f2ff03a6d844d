"""Weighs the rules' reading of each claim beside the learned reader's: roles, sources, modality, frame, speech, who started.

Where the network is surer of another answer than a threshold chosen in training, its answer stands, marked as its own; else the
rules' does. It can only choose among words of the text: no value is made up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from counterclaim.attribute.passage import readings_of
from counterclaim.attribute.reading import Reading
from counterclaim.attribute.shares import shares
from counterclaim.extract.reader import Opinion
from counterclaim.records import Claim, Document, Sentence, Span, claim_id
from counterclaim.weigh.attribution import weigh_attribution
from counterclaim.weigh.located import located
from counterclaim.weigh.roles import weigh_roles, without_the_dead

__all__ = ["weigh"]


def weigh(
    doc: Document, sentences: Sequence[Sentence], claims: Sequence[Claim], opinion: Opinion | None
) -> tuple[Claim, ...]:
    """The claims with the answers that hold. An event told by several sources keeps them as the rules read them.

    Without an opinion the rules' claims come back as they are.
    """
    if opinion is None:
        return tuple(claims)

    @cache
    def table() -> dict[int, Reading]:
        return {s.start: r for s, r in zip(sentences, readings_of(doc, sentences), strict=True)}

    told = Counter(c.event.trigger.span for c in claims)
    placed = [located(opinion, claim) for claim in claims]
    read = [weigh_roles(c, here) if here else c for c, here in zip(claims, placed, strict=True)]
    weighed = without_the_dead(_shared(read))
    out: dict[str, Claim] = {}
    for claim, here in zip(weighed, placed, strict=True):
        if here is not None:
            if told[claim.event.trigger.span] == 1:
                claim = weigh_attribution(claim, here, lambda start: table().get(start))
            score = here.reader.calibrated(
                "confidence", claim.event.evidence.score * claim.attribution.source.evidence.score
            )
            claim = replace(claim, id=claim_id(doc.id, claim.event, claim.attribution.source), confidence=score)
        out.setdefault(claim.id, claim)
    return tuple(out.values())


def _shared(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those of one event by several sources each with its own figures."""
    out = list(claims)
    groups: dict[tuple[Span, str], list[int]] = defaultdict(list)
    for k, claim in enumerate(claims):
        groups[claim.event.trigger.span, claim.event.type].append(k)
    for group in groups.values():
        events = shares([claims[k].event for k in group], [claims[k].attribution.source for k in group])
        for k, event in zip(group, events, strict=True):
            out[k] = replace(claims[k], event=event)
    return out
