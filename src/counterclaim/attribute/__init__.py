"""Attribution: who says it, through whom, how strongly; and of what modality and frame the event is.

One claim for each event and source. What no cue covers is told in the article's own voice.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.attribute.answers import answered
from counterclaim.attribute.attributions import AttributionRelation, attributions
from counterclaim.attribute.cue import Cue
from counterclaim.attribute.evidence import evidence
from counterclaim.attribute.force import force_of
from counterclaim.attribute.frame import frame_of
from counterclaim.attribute.modality import modality_of
from counterclaim.attribute.passage import readings_of
from counterclaim.attribute.reading import Reading, Saying
from counterclaim.attribute.scope import sayings
from counterclaim.attribute.shares import shares
from counterclaim.attribute.started import started_of
from counterclaim.attribute.verbs import reciprocal
from counterclaim.phrases import mention, words_of
from counterclaim.records import (
    Actor,
    Attribution,
    Claim,
    Document,
    Event,
    Found,
    Sentence,
    Source,
    claim_id,
)

__all__ = ["AttributionRelation", "answered", "attribute", "attributions"]

_OUTLET = evidence("own_voice")


def attribute(doc: Document, sentences: Sequence[Sentence], events: Sequence[Event]) -> tuple[Claim, ...]:
    """The claims of a document, sorted by place in the text; the same event told by two sources is two claims."""
    table = readings_of(doc, sentences)
    out: dict[str, Claim] = {}
    for event in events:
        place = _locate(table, sentences, event)
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


def _locate(table: Sequence[Reading], sentences: Sequence[Sentence], event: Event) -> tuple[int, int] | None:
    """The sentence and the trigger's head word in it; in a damaged parse the first word."""
    number = bisect_right(sentences, event.trigger.start, key=lambda s: s.start) - 1
    if number < 0:
        return None
    top = table[number].place.tree.hung_by(event.trigger.span)
    return (number, top[0]) if top else None


def _claims(
    doc: Document, sentences: Sequence[Sentence], si: int, ti: int, event: Event, reading: Reading
) -> list[Claim]:
    scene = (doc, sentences, si, ti)
    said = sayings(reading, ti)
    if not said:
        return [_claim(scene, event, Attribution(Source(None, "outlet", _OUTLET), Found("reports", _OUTLET)))]
    out = []
    for saying, share in zip(said, shares([event] * len(said), [s.source for s in said]), strict=True):
        told = _each_other(reading, _blamed(doc, reading, share, saying.of), saying, said)
        out.append(_claim(scene, told, _attribution(scene, reading, told, saying)))
    return out


Scene = tuple[Document, Sequence[Sentence], int, int]


def _attribution(scene: Scene, reading: Reading, event: Event, saying: Saying) -> Attribution:
    """The saying with its force, which what is said may sharpen."""
    plain = Attribution(saying.source, Found(saying.speech, saying.evidence), saying.via, saying.cue)
    if saying.speech not in ("asserts", "accuses"):
        return plain
    started = started_of(*scene, event, plain)
    modality = modality_of(*scene, event, plain)
    speech = force_of(reading.place.tree, scene[3], event, saying, modality.value, started.value if started else None)
    return replace(plain, speech=speech)


def _each_other(reading: Reading, event: Event, saying: Saying, said: Sequence[Saying]) -> Event:
    """ "A and B accused each other of the shelling": each says that it was the other."""
    cue = saying.of
    if cue is None or cue.speech != "accuses" or len(said) != 2 or not reciprocal(reading.place.tree, cue.word):
        return event
    other = next(s.source.mention for s in said if s is not saying)
    if other is None:
        return event
    return replace(event, actor=(Actor(other, evidence("each_other", other.span)),))


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
    tree = reading.place.tree
    for word in tree.kids(cue.word, "obj", "iobj"):
        said = mention(tree, doc.text, words_of(tree, word))
        if said.overlaps(event.trigger) or any(said.overlaps(t.mention) for t in event.target):
            continue
        if tree.tokens[word].name != "O" or tree.tokens[word].upos in ("NOUN", "PRON"):
            return replace(event, actor=(Actor(said, evidence("blamed", said.span)),))
    return event


def _claim(scene: Scene, event: Event, attribution: Attribution) -> Claim:
    score = round(event.evidence.score * attribution.source.evidence.score, 4)
    return Claim(
        claim_id(scene[0].id, event, attribution.source),
        scene[0].id,
        event,
        attribution,
        modality_of(*scene, event, attribution),
        frame_of(*scene, event, attribution),
        started_of(*scene, event, attribution),
        score,
    )
