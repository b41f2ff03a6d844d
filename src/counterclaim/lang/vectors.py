"""Word vectors of a language: how near two words are in use, so that "acquire" and "purchase" can be found to be kin.

`lang/<code>/vectors.npz` holds one row of eight-bit numbers a word, made by `python -m training.vectors`; its origin and licence
stand in `vectors.md` beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from counterclaim.errors import ResourceError

Vector = npt.NDArray[np.float32]


class Vectors:
    """Words with their vectors, each of length 1."""

    def __init__(self, words: Iterable[str], rows: npt.NDArray[np.int8]) -> None:
        self._at = {word: i for i, word in enumerate(words)}
        self._rows = rows

    def __contains__(self, word: str) -> bool:
        return word in self._at

    def __len__(self) -> int:
        return len(self._at)

    def mean(self, words: Iterable[str]) -> Vector | None:
        """The direction of these words together; None where none of them is known."""
        known = [self._at[word] for word in words if word in self._at]
        if not known:
            return None
        total = _unit(self._rows[known].astype(np.float32)).sum(axis=0)
        length = float(np.linalg.norm(total))
        return total / np.float32(length) if length else None


def _unit(rows: Vector) -> Vector:
    out: Vector = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return out


@cache
def vectors(language: str) -> Vectors:
    """The vectors of a language; raises `ResourceError` where the file is missing or damaged."""
    where = f"lang/{language}/vectors.npz"
    try:
        with resources.files("counterclaim.lang").joinpath(language, "vectors.npz").open("rb") as file:
            data = np.load(file, allow_pickle=False)
            words, rows = bytes(data["words"]).decode().split("\n"), data["rows"]
    except (OSError, ValueError, KeyError) as error:
        raise ResourceError(f"{where} cannot be read ({error}): reinstall counterclaim") from error
    if len(words) != len(rows):
        raise ResourceError(f"{where} is damaged: reinstall counterclaim")
    return Vectors(words, rows)
