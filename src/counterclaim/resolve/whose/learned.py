"""What was learned of whose mentions are: trees for a first look and for a second."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import IO

from counterclaim.resolve.whose.columns import FIRST, SECOND
from counterclaim.trees import Arrays, Trees, arrays_in, shipped, trees_of

_NAMES = {"first": FIRST, "second": SECOND}


@dataclass(frozen=True, slots=True)
class Weights:
    """Trees that give the log odds that a mention is a side's: by the text alone, then by what that came to as well."""

    first: Trees
    second: Trees


@cache
def weights() -> Weights:
    """The shipped weights; raises `ResourceError` where the file is missing or damaged."""
    return shipped("counterclaim.resolve.whose", _NAMES, _made)


def read(file: IO[bytes]) -> Weights:
    """Weights from a file. Raises `KeyError` or `ValueError` where they are damaged or of another version."""
    return _made(arrays_in(file, _NAMES))


def _made(data: Arrays) -> Weights:
    return Weights(trees_of(data, "first"), trees_of(data, "second"))
