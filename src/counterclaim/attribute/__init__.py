"""Attribution: who says it, through whom, how strongly; and of what modality and frame the event is.

One claim for each event and source. What no cue covers is told in the article's own voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.attribute.cues import Cue
from counterclaim.attribute.frame import frame_of
from counterclaim.attribute.modality import modality_of
from counterclaim.attribute.scope import Reading, readings_of, sayings
from counterclaim.attribute.started import started_of
from counterclaim.phrases import mention, words_of
from counterclaim.records import (
    Actor,
    Attribution,
    Claim,
    Document,
    Event,
    Evidence,
    Found,
    Sentence,
    Source,
    claim_id,
)

__all__ = ["attribute"]

_OUTLET = Evidence("en.attribute.own_voice/1", 0.9)
#: For these the speaker is the actor; the statement itself must be attributed once more to have a source.
_SPOKEN = frozenset({"appeal", "condemnation", "threat"})


def attribute(doc: Document, sentences: Sequence[Sentence], events: Sequence[Event]) -> tuple[Claim, ...]:
    """The claims of a document, sorted by place in the text; the same event told by two sources is two claims."""
    table = readings_of(doc, sentences)
    out: dict[str, Claim] = {}
    for event in events:
        place = _locate(sentences, event)
        if place is None:
            continue
        for claim in _claims(doc, sentences, *place, event, table[place[0]]):
            out.setdefault(claim.id, claim)
    return tuple(sorted(out.values(), key=_order))


def _order(claim: Claim) -> tuple[int, int, str, int, str]:
    source = claim.attribution.source.mention
    return (
        claim.event.trigger.start,
        claim.event.trigger.end,
        claim.event.type,
        source.start if source else -1,
        claim.id,
    )


def _locate(sentences: Sequence[Sentence], event: Event) -> tuple[int, int] | None:
    """The sentence and the trigger's head word in it."""
    for number, sentence in enumerate(sentences):
        if sentence.start <= event.trigger.start < sentence.end:
            inside = [
                i for i, t in enumerate(sentence.tokens) if t.start < event.trigger.end and event.trigger.start < t.end
            ]
            top = [i for i in inside if sentence.tokens[i].head not in inside]
            return (number, top[0]) if top else None
    return None


def _claims(
    doc: Document, sentences: Sequence[Sentence], si: int, ti: int, event: Event, reading: Reading
) -> list[Claim]:
    said = sayings(doc, reading, ti, event)
    if not said:
        return [
            _claim(
                doc, sentences, si, ti, event, Attribution(Source(None, "outlet", _OUTLET), Found("reports", _OUTLET))
            )
        ]
    out = []
    for saying in said:
        attribution = Attribution(saying.source, Found(saying.speech, saying.evidence), saying.via, saying.cue)
        out.append(_claim(doc, sentences, si, ti, _blamed(doc, reading, event, saying.of), attribution))
    return out


def _blamed(doc: Document, reading: Reading, event: Event, cue: Cue | None) -> Event:
    """ "Accused X of the shelling": X did it, where the event itself names nobody."""
    if (
        cue is None
        or cue.speech != "accuses"
        or event.actor
        or cue.noun
        or event.type in ("casualties", "displacement")
    ):
        return event
    tree = reading.tree
    for word in tree.kids(cue.words[0], "obj", "iobj"):
        said = mention(tree, doc.text, words_of(tree, word))
        if said.overlaps(event.trigger) or any(said.overlaps(t.mention) for t in event.target):
            continue
        if tree.tokens[word].name != "O" or tree.tokens[word].upos in ("NOUN", "PRON"):
            return replace(event, actor=(Actor(said, Evidence("en.attribute.blamed/1", 0.85, said.span)),))
    return event


def _claim(
    doc: Document, sentences: Sequence[Sentence], si: int, ti: int, event: Event, attribution: Attribution
) -> Claim:
    started = started_of(doc, sentences, si, ti, event, attribution)
    if started is not None and started.value and attribution.speech.value == "asserts" and event.actor:
        evidence = Evidence("en.attribute.names_who_began/1", 0.8, started.evidence.span)
        attribution = replace(attribution, speech=Found("accuses", evidence))
    score = round(event.evidence.score * attribution.source.evidence.score, 4)
    return Claim(
        claim_id(doc.id, event, attribution.source),
        doc.id,
        event,
        attribution,
        modality_of(doc, sentences, si, ti, event, attribution),
        frame_of(doc, sentences, si, ti, event, attribution),
        started,
        score,
    )
