"""Who says so: the sources, frame and modality of what a text names, read as those of any claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.attribute import attribute
from counterclaim.context.scene import Article
from counterclaim.records import Claim, ContextRecord, Event, Mention, Source
from counterclaim.resolve import resolve

#: The event type as which a naming without a claim of its own is asked for its source.
_TYPES = {
    "war": "clash",
    "agreement": "agreement",
    "ceasefire": "ceasefire",
    "deployment": "peacekeeping",
    "comparison": "clash",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A record and the word by which its source is asked for."""

    record: ContextRecord
    word: Mention


def voiced(article: Article, asked: Sequence[Asked]) -> list[ContextRecord]:
    """The records, in the order given, with their sources, frame and modality.

    Where claims rest on the words, theirs; else those that a claim on these words would have.
    """
    known = {claim.id: claim for group in article.claims for claim in group}
    alone = [one for one in asked if not one.record.claims]
    made: dict[tuple[int, str], list[Claim]] = {}
    if alone:
        events = [Event(_TYPES[o.record.kind], o.word, o.record.sentence, o.record.evidence) for o in alone]
        for claim in resolve(article.doc, article.sentences, attribute(article.doc, article.sentences, events)):
            made.setdefault((claim.event.trigger.start, claim.event.type), []).append(claim)
    out = []
    for one in asked:
        ids = one.record.claims
        claims = [known[name] for name in ids] if ids else made.get((one.word.start, _TYPES[one.record.kind]), [])
        out.append(_with(one.record, claims))
    return out


def _with(record: ContextRecord, claims: Sequence[Claim]) -> ContextRecord:
    sources: list[Source] = []
    for claim in claims:
        if claim.attribution.source not in sources:
            sources.append(claim.attribution.source)
    frames = [claim.frame.value for claim in claims]
    frame = "new" if "new" in frames else "general" if frames and set(frames) == {"general"} else "background"
    modality = (
        "asserted" if not claims or any(c.modality.value == "asserted" for c in claims) else claims[0].modality.value
    )
    return replace(record, sources=tuple(sources), frame=frame, modality=modality)
