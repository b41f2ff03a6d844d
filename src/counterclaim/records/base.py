"""Spans, evidence and values: the grain of which every record is made."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

#: What can come of the attempt to say what words refer to.
RESOLUTION = ("resolved", "ambiguous", "unresolved")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` of a document's text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span must satisfy 0 <= start <= end, not {self.start}..{self.end}")

    def overlaps(self, other: Span) -> bool:
        """True if the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True if `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Mention(Span):
    """Words as said: a span together with its text, `text == document.text[start:end]`."""

    text: str = ""

    @property
    def span(self) -> Span:
        """The stretch alone."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why we hold a value: the rule or model that read it, how sure it is, and the words it looked at.

    `method` is a stable id such as `en.attribute.according_to/1`, or a model's id and version.
    `score` is in 0..1: the method's own trust in the value, from its measured precision where there is one.
    """

    method: str
    score: float = 1.0
    span: Span | None = None

    def __post_init__(self) -> None:
        if not 0.0 <= self.score <= 1.0:
            raise ValueError(f"a score lies in 0..1, not {self.score}")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value and why we hold it."""

    value: T
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that words could refer to: a party's id, a gazetteer entry, an interval.

    `score` is in 0..1 and compares only with the other candidates of the same words; `reason` says in a few words what
    speaks for it ("named in the same sentence", "12 km from Xton, named before").
    """

    value: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """How words were given their referent, or why they were given none.

    `status` is one of `RESOLUTION`: `resolved`; `ambiguous` (two or more candidates left, none chosen); `unresolved`
    (nothing fits, or the words themselves fix nothing). `candidates` are the likeliest few, best first, the chosen one included.
    `known` is False where the chosen one stands in no table of ours and its id is made of its name.
    """

    status: str
    reason: str
    evidence: Evidence
    candidates: tuple[Candidate, ...] = ()
    known: bool = True

    def __post_init__(self) -> None:
        if self.status not in RESOLUTION:
            raise ValueError(f"a resolution is one of {', '.join(RESOLUTION)}, not {self.status!r}")


def content_id(prefix: str, *parts: object) -> str:
    """A deterministic id: `prefix-` and 16 hex digits of the SHA-256 of the parts.

    Parts are joined with a separator that cannot occur inside them once they are made into text,
    so that ("ab", "c") and ("a", "bc") differ.
    """
    joined = "\x1f".join(str(part).replace("\x1f", "\x1f\x1f") for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
