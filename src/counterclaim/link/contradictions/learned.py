"""What was learned of contradictions: trees that say whether two claims contradict each other, and in which field."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterclaim.link.contradictions.columns import COLUMNS
from counterclaim.trees import Arrays, Trees, shipped, trees_of

#: What two claims may be at odds about; `toll` is of killed, wounded or captured, whichever the claims count.
FIELDS = ("occurrence", "responsibility", "initiator", "target", "toll", "control", "other")


@dataclass(frozen=True, slots=True)
class Weights:
    """`at_odds` gives the log odds that two claims contradict each other; `fields` those of each field, where they do."""

    at_odds: Trees
    fields: tuple[Trees, ...]


@cache
def weights() -> Weights:
    """The shipped weights; raises `ResourceError` where the file is missing or damaged."""
    names = {"names": COLUMNS, "fields": FIELDS}
    return shipped("counterclaim.link.contradictions", names, _made)


def _made(data: Arrays) -> Weights:
    return Weights(trees_of(data, "at_odds"), tuple(trees_of(data, field) for field in FIELDS))
