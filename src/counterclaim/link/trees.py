"""Boosted trees (Friedman 2001) without a library: what each says to a row, and what each comparison moved."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
LEAF = -1
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

    def some(self, first: int, last: int | None) -> Trees:
        """The trees from one number up to another; the base is the first's."""
        return replace(self, base=0.0 if first else self.base, roots=self.roots[first:last])

    def sums(self, rows: Numbers) -> Numbers:
        """The sum of all trees for each row, in log odds. All trees are walked at once, some rows at a time."""
        out = np.full(len(rows), self.base)
        for first in range(0, len(rows), _AT_ONCE):
            block = rows[first : first + _AT_ONCE]
            at = np.tile(self.roots, (len(block), 1))
            row = np.broadcast_to(np.arange(len(block))[:, None], at.shape)
            going = np.nonzero(self.column[at] != LEAF)
            while going[0].size:
                at[going] = self._next(at[going], block, row[going])
                still = self.column[at[going]] != LEAF
                going = (going[0][still], going[1][still])
            # One tree after the other, so that the sum does not hang on how many rows there are.
            for tree in range(len(self.roots)):
                out[first : first + len(block)] += self.value[at[:, tree]]
        return out

    def _next(self, at: Ints, rows: Numbers, row: Ints) -> Ints:
        cell = rows[row, self.column[at]]
        left = np.where(np.isnan(cell), self.left_without[at], cell <= self.limit[at])
        return np.where(left, self.left[at], self.right[at])

    def parts(self, row: Numbers) -> tuple[float, Numbers]:
        """The same sum for one row, as a start and what each column moved (Saabas 2014): a step down a tree counts for the column asked."""
        start, moved = self.base, np.zeros(len(row))
        for root in self.roots:
            at, start = int(root), start + float(self.value[root])
            while (column := int(self.column[at])) != LEAF:
                below = int(self._next(np.array([at]), row[None], np.zeros(1, np.int64))[0])
                moved[column] += self.value[below] - self.value[at]
                at = below
        return start, moved
