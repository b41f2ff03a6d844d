"""A sentence read for its sources, and what a cue in it makes known: who says it, and through whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.attribute.cue import Cue
from counterclaim.attribute.evidence import evidence
from counterclaim.attribute.quoting import relayed, told
from counterclaim.attribute.sources import Place, source_of, speakers
from counterclaim.attribute.speaker import may_speak
from counterclaim.records import Evidence, Mention, Source


@dataclass(frozen=True, slots=True)
class Saying:
    """One source of an event: how it is said, the cue's words, and the cue itself where it stands in the event's sentence."""

    source: Source
    speech: str
    evidence: Evidence
    cue: Mention | None = None
    via: Source | None = None
    of: Cue | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its cues and its quotations (their words, and who speaks them).

    `carried` is the source whose account the sentence plainly goes on with.
    """

    place: Place
    cues: tuple[Cue, ...]
    quoted: tuple[tuple[frozenset[int], Saying | None], ...] = ()
    carried: Saying | None = None
    outlet: frozenset[str] = field(default_factory=frozenset)


def of_cue(reading: Reading, cue: Cue) -> list[Saying]:
    """The cue's sources, one each for "A and B said"."""
    if cue.source is None:
        return []
    place = reading.place
    tree = place.tree
    token = tree.tokens[cue.word]
    said = Mention(token.start, token.end, place.doc.text[token.start : token.end])
    why = evidence(cue.method, said.span)
    via = _via(reading, cue, why)
    heads = speakers(tree, cue.source) if cue.name is None else [cue.source]
    return [Saying(source_of(place, head, why, cue.name), cue.speech, why, said, via, cue) for head in heads]


def _via(reading: Reading, cue: Cue, why: Evidence) -> Source | None:
    """Through whom the cue itself says it came: "quoted by the agency", "told the agency"."""
    tree = reading.place.tree
    if cue.source is None:
        return None
    by = cue.via if cue.via is not None else relayed(tree, cue.source)
    if by is not None and may_speak(tree, by):
        return not_outlet(reading, source_of(reading.place, by, why))
    heard = told(tree, cue.word)
    if heard is not None and reading.outlet:
        source = source_of(reading.place, heard, why)
        return not_outlet(reading, source) if source.kind == "media" else None
    return None


def not_outlet(reading: Reading, via: Source | None) -> Source | None:
    """Through whom, unless that is the outlet itself."""
    if via is None or via.mention is None:
        return None
    folded = via.mention.text.casefold().replace(" ", "").removeprefix("the")
    own = any(folded in name or name in folded for name in reading.outlet)
    return None if own or folded in ("article", "report", "story") else via
