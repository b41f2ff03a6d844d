"""Context: wars, agreements, ceasefires and deployments that a text names, and comparisons with what went before."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.records.base import Evidence, Found, Mention, Span
from counterclaim.records.claim import FRAME, MODALITY, Actor, Count, Place, Source, TimeSpan

#: What a context record is about.
CONTEXT_KINDS = ("war", "agreement", "ceasefire", "deployment", "comparison")
#: By what a comparison ranks: lives lost, size, how bad or how fierce, or whether it happened at all.
SCALES = ("deaths", "size", "severity", "intensity", "number", "occurrence")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison says: that nothing like `subject` ranked higher, or happened, within a stretch of time.

    `form` is `superlative` ("the deadliest"), `one-of` ("one of the worst") or `first` ("the first such strike"). `scale` is one
    of `SCALES`. `anchor` are the words that open the stretch ("since the six-week war in 2020", "in years"); `since` is the
    stretch itself, up to publication, None where the words fix none. `event` is the id of the context record that the stretch is
    measured from, if the document has one. `subject` None: the words only say "for the first time since".
    """

    form: str
    rank: Mention
    scale: Found[str]
    anchor: Mention
    subject: Mention | None = None
    since: TimeSpan | None = None
    event: str | None = None

    def __post_init__(self) -> None:
        if self.form not in ("superlative", "one-of", "first") or self.scale.value not in SCALES:
            raise ValueError(f"a comparison cannot be {self.form!r} by {self.scale.value!r}")


@dataclass(frozen=True, slots=True)
class ContextRecord:
    """One thing that a document names beside the acts it reports; never part of any count of those.

    `kind` is one of `CONTEXT_KINDS`. `mention` is the fullest naming, `mentions` are all in the document, in text order. `name` is
    normalised from the words ("six-week war"); None for a thing that the words do not name ("since the war").
    `parties` are those who fought, agreed, or sent the force; `broker` who mediated. `time` is when it was, as far as the
    words date the whole; `start` and `end` where they date its beginning or end; `duration` is an ISO 8601 length ("P6W").
    `strength` and `toll` keep their bounds. `sources` are those who say so; `claims` the ids of claims that rest on the same
    words. `frame` and `modality` are as in `Claim`. `setting` are the sides that the document is about: not said of this thing,
    and used only to tell whether two documents may mean the same.
    """

    id: str
    doc_id: str
    kind: str
    mention: Mention
    sentence: Span
    evidence: Evidence
    name: Found[str] | None = None
    mentions: tuple[Mention, ...] = ()
    parties: tuple[Actor, ...] = ()
    broker: tuple[Actor, ...] = ()
    place: tuple[Place, ...] = ()
    time: TimeSpan | None = None
    start: TimeSpan | None = None
    end: TimeSpan | None = None
    duration: Found[str] | None = None
    strength: tuple[Count, ...] = ()
    toll: tuple[Count, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[str, ...] = ()
    frame: str = "background"
    modality: str = "asserted"
    setting: tuple[str, ...] = ()
    comparison: Comparison | None = None

    def __post_init__(self) -> None:
        if self.kind not in CONTEXT_KINDS or self.frame not in FRAME or self.modality not in MODALITY:
            raise ValueError(f"a context record cannot be {self.kind!r}, {self.frame!r}, {self.modality!r}")
        if (self.kind == "comparison") is not (self.comparison is not None):
            raise ValueError("a comparison, and nothing else, says what is compared")


def sides_of(actors: tuple[Actor, ...]) -> tuple[str, ...]:
    """The sides of some participants, each once, in the order named."""
    found = (side for actor in actors for side in ((actor.party.value,) if actor.party else actor.parties))
    return tuple(dict.fromkeys(found))
