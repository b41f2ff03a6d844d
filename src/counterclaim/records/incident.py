"""What linking makes of many documents' claims: incidents, episodes, and people's judgements on them."""

from __future__ import annotations

from dataclasses import dataclass

#: What a person may decide on two claims: that they tell one incident, or that they do not.
JUDGEMENTS = ("same", "different")


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of evidence for or against two claims telling one incident: a weight, and the two values compared."""

    name: str
    weight: float
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Link:
    """A claim's place in its incident: the other claim that it fits best (None where it is alone), and the sum of the parts.

    The parts themselves are computed anew from the two claims whenever somebody asks why.
    """

    claim: str
    incident: str
    other: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Incident:
    """The claims that seem to tell one happening. Nothing here says that it happened, or how.

    `id` is `i-` and the digits of one of its claims, so that the id of any claim finds its incident for ever; `episode` is
    `e-` and the digits of its first incident. `theme`: force, clash, toll, truce, breach, control, or an event type.
    `frame`: new, background or general. `sides`: whom it is between. `first`, `last`: ISO days, None where unknown.
    `places`: names of precise places; `lat`, `lon` of the most named one. `claims`: ids, in order of publication.
    """

    id: str
    episode: str
    theme: str
    frame: str
    types: tuple[str, ...]
    sides: tuple[str, ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    first: str | None
    last: str | None
    places: tuple[str, ...]
    lat: float | None
    lon: float | None
    claims: tuple[str, ...]
    documents: int
    origins: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision on two claims: append-only; it is taken back by another row that names it.

    `kind` is one of `JUDGEMENTS`; `at` is UTC, ISO 8601; `withdrawn` tells when it was taken back, None while it holds.
    """

    id: str
    kind: str
    left: str
    right: str
    person: str
    at: str
    note: str = ""
    withdrawn: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in JUDGEMENTS:
            raise ValueError(f"a judgement is one of {', '.join(JUDGEMENTS)}, not {self.kind!r}")
