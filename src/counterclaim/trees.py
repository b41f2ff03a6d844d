"""Boosted trees (Friedman 2001) without a library: what each says to a row, what each comparison moved, and the files that hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib import resources
from typing import IO, TypeVar

import numpy as np
import numpy.typing as npt

from counterclaim.errors import ResourceError

Numbers = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Arrays = Mapping[str, npt.NDArray[np.generic]]
Made = TypeVar("Made")
LEAF = -1
#: What the file of weights is called in each package that has one.
FILE = "weights.npz"
#: What a file of weights holds of a set of trees, each under "<set>.<part>", and as what.
PARTS = {
    "base": np.float64,
    "roots": np.int32,
    "column": np.int16,
    "limit": np.float64,
    "left": np.int32,
    "right": np.int32,
    "left_without": np.bool_,
    "value": np.float32,
}
#: Rows that walk the trees together.
_AT_ONCE = 512


@dataclass(frozen=True, slots=True)
class Trees:
    """All nodes of all trees in one list; `roots` says where each tree starts.

    A row goes left where its `column` is at most `limit`; where it is NaN, if `left_without`. `column` is `LEAF` in a leaf. `value` is
    in log odds: of a leaf what it says, of another node the mean of what its rows were told below it. `base` is added once.
    """

    base: float
    roots: Ints
    column: Ints
    limit: Numbers
    left: Ints
    right: Ints
    left_without: npt.NDArray[np.bool_]
    value: Numbers
    _below: Ints = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Puts both ways down side by side: node 2n is where n goes left, 2n + 1 where it goes right; a leaf stays where it is."""
        here, leaf = np.arange(len(self.column)), self.column == LEAF
        ways = np.column_stack([np.where(leaf, here, side) for side in (self.left, self.right)])
        object.__setattr__(self, "_below", ways.ravel())

    def some(self, first: int, last: int | None) -> Trees:
        """The trees from one number up to another; the base is the first's."""
        return replace(self, base=0.0 if first else self.base, roots=self.roots[first:last])

    def sums(self, rows: Numbers) -> Numbers:
        """The sum of all trees for each row, in log odds. All trees are walked at once, some rows at a time."""
        out = np.full(len(rows), self.base)
        for first in range(0, len(rows), _AT_ONCE):
            block = rows[first : first + _AT_ONCE]
            at = np.tile(self.roots, len(block))
            cells, start = block.ravel(), np.repeat(np.arange(len(block)) * block.shape[1], len(self.roots))
            going = np.flatnonzero(self.column.take(at) != LEAF)
            while going.size:
                at[going] = self._next(at.take(going), cells, start.take(going))
                going = going.compress(self.column.take(at.take(going)) != LEAF)
            # One tree after the other, so that the sum does not hang on how many rows there are.
            said = self.value.take(at).reshape(len(block), -1)
            for tree in range(len(self.roots)):
                out[first : first + len(block)] += said[:, tree]
        return out

    def _next(self, at: Ints, cells: Numbers, start: Ints) -> Ints:
        """One step down from each node. `cells` are rows one after the other, `start` says where each node's row begins."""
        cell = cells.take(start + self.column.take(at))
        right = cell > self.limit.take(at)
        right |= np.isnan(cell) & ~self.left_without.take(at)
        return self._below.take(2 * at + right)

    def parts(self, row: Numbers) -> tuple[float, Numbers]:
        """The same sum for one row, as a start and what each column moved (Saabas 2014): a step down a tree counts for the column asked."""
        moved, at = np.zeros(len(row)), self.roots
        start = self.base + float(self.value.take(at).sum())
        while (at := at.compress(self.column.take(at) != LEAF)).size:
            below = self._next(at, row, np.zeros(len(at), np.int64))
            np.add.at(moved, self.column.take(at), self.value.take(below) - self.value.take(at))
            at = below
        return start, moved


def arrays_of(trees: Trees, name: str) -> dict[str, npt.NDArray[np.generic]]:
    """The trees as arrays to be written, numbers no longer than they need to be."""
    return {f"{name}.{part}": np.asarray(getattr(trees, part)).astype(kind) for part, kind in PARTS.items()}


def trees_of(data: Arrays, name: str = "") -> Trees:
    """The trees that were written under a name, or under none. Raises `KeyError` where a part is missing."""
    base, roots, column, limit, left, right, left_without, value = (
        data[f"{name}.{part}" if name else part] for part in PARTS
    )
    return Trees(
        float(base), roots.astype(np.int64), column.astype(np.int64), limit.astype(np.float64), left.astype(np.int64),
        right.astype(np.int64), left_without.astype(np.bool_), value.astype(np.float64),
    )  # fmt: skip


def shipped(package: str, names: Mapping[str, Iterable[str]], make: Callable[[Arrays], Made]) -> Made:
    """What `make` makes of the arrays in a package's file of weights, which must have been written for these lists of names.

    Raises `ResourceError` where the file is missing, damaged, or of another version.
    """
    try:
        with resources.files(package).joinpath(FILE).open("rb") as file:
            return make(arrays_in(file, names))
    except (OSError, KeyError, ValueError) as error:
        where = "/".join([*package.split(".")[1:], FILE])
        raise ResourceError(f"{where} cannot be read ({error}): reinstall counterclaim") from error


def arrays_in(file: IO[bytes], names: Mapping[str, Iterable[str]]) -> Arrays:
    """The arrays of a file. Raises `KeyError` or `ValueError` where it is damaged or was written for other names."""
    data: dict[str, npt.NDArray[np.generic]] = dict(np.load(file, allow_pickle=False))
    if any(bytes(data[key]).decode().split("\n") != list(wanted) for key, wanted in names.items()):
        raise ValueError("it is of another version")
    return data
