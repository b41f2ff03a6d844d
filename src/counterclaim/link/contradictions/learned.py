"""What was learned of contradictions: trees that say whether two claims contradict each other, and in which field."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from counterclaim.errors import ResourceError
from counterclaim.link.contradictions.columns import COLUMNS
from counterclaim.trees import Trees, trees_of

FILE = "weights.npz"
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
    try:
        with resources.files("counterclaim.link.contradictions").joinpath(FILE).open("rb") as file:
            data = dict(np.load(file, allow_pickle=False))
        names, fields = (bytes(data[key]).decode().split("\n") for key in ("names", "fields"))
        if names != list(COLUMNS) or fields != list(FIELDS):
            raise ValueError("it is of another version")
        return Weights(trees_of(data, "at_odds"), tuple(trees_of(data, field) for field in FIELDS))
    except (OSError, KeyError, ValueError) as error:
        raise ResourceError(f"link/contradictions/{FILE} cannot be read ({error}): reinstall counterclaim") from error
