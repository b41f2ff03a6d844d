"""What was learned of whose mentions are: trees for a first look and for a second."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import IO

import numpy as np

from counterclaim.errors import ResourceError
from counterclaim.resolve.whose.columns import FIRST, SECOND
from counterclaim.trees import Trees, trees_of

FILE = "weights.npz"


@dataclass(frozen=True, slots=True)
class Weights:
    """Trees that give the log odds that a mention is a side's: by the text alone, then by what that came to as well."""

    first: Trees
    second: Trees


@cache
def weights() -> Weights:
    """The shipped weights; raises `ResourceError` where the file is missing or damaged."""
    try:
        with resources.files("counterclaim.resolve.whose").joinpath(FILE).open("rb") as file:
            return read(file)
    except (OSError, KeyError, ValueError) as error:
        raise ResourceError(f"resolve/whose/{FILE} cannot be read ({error}): reinstall counterclaim") from error


def read(file: IO[bytes]) -> Weights:
    """Weights from a file. Raises `KeyError` or `ValueError` where they are damaged or of another version."""
    data = dict(np.load(file, allow_pickle=False))
    if [bytes(data[key]).decode().split("\n") for key in ("first", "second")] != [list(FIRST), list(SECOND)]:
        raise ValueError("it is of another version")
    return Weights(trees_of(data, "first"), trees_of(data, "second"))
