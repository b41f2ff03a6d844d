"""Blocks → parts: claims that no chain of near pairs ties together need not be compared.

A pair below `LEAST` brings no two claims into one incident: groups merge on a mean of at least that. So a block comes out as its parts do,
and the table of all pairs is only made for a part. Days come first: claims of a block lie sorted by the first day, and each is weighed
with those that begin before its own days are over, give or take `REACH`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.link.across.columns import Columns, Ints
from counterclaim.link.across.sums import CHUNK, sums
from counterclaim.link.across.weigh import LENIENT, SPAN, THRESHOLD

#: The least sum that may put a claim beside another.
LEAST = THRESHOLD - LENIENT
#: Days that two claims may lie apart and still reach it: the longest span, and one more where a day is imputed.
REACH = max(SPAN.values()) + 1


@dataclass(frozen=True, slots=True)
class Parts:
    """The claims of part after part, sorted within each: part `k` is `size[k]` of `claims` from `start[k]` on."""

    claims: Ints
    start: Ints
    size: Ints

    def sized(self, size: int) -> Ints:
        """All parts of this many claims, a row for each: where their claims stand in `claims`."""
        out: Ints = self.start[self.size == size][:, None] + np.arange(size)
        return out


def parts(columns: Columns, block: Ints, same: Sequence[tuple[int, int]] = ()) -> Parts:
    """The parts of the blocks (`block`: a number for each claim). Claims of a pair of `same` are of one part."""
    first, until = _stretches(columns)
    order = np.lexsort((first, block))
    together, root = columns.take(order), np.arange(len(block))
    for i, j in _near(block[order], first[order], until[order]):
        near = sums(together, i, j) >= LEAST
        _tie(root, i[near], j[near])
    if same:
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        _tie(root, *place[np.array(same).T])
    _, of, size = np.unique(_roots(root, np.arange(len(root))), return_inverse=True, return_counts=True)
    return Parts(order[np.lexsort((order, of))], np.cumsum(size) - size, size)


def _stretches(columns: Columns) -> tuple[Ints, Ints]:
    """For each claim the first day that it may lie on, and the last day on which another may begin to be weighed with it; from 0 on."""
    low, high = columns.first.min(initial=0), max(columns.first.max(initial=0), columns.last.max(initial=0)) + REACH
    first = np.where(columns.known, columns.first, low)
    return first - low, np.where(columns.known, np.maximum(columns.last + REACH, first), high) - low


def _near(block: Ints, first: Ints, until: Ints) -> Iterator[tuple[Ints, Ints]]:
    """All pairs of a block of which the one begins before the other's stretch is over; some `CHUNK` at a time.

    All three columns are sorted by block and first day.
    """
    width = until.max(initial=0) + 1
    ends = np.searchsorted(block * width + first, block * width + until, side="right")
    count = ends - np.arange(len(block)) - 1
    total, at = np.cumsum(count), 0
    while at < len(block):
        stop = max(at + 1, int(np.searchsorted(total, total[at] - count[at] + CHUNK, side="right")))
        many = count[at:stop]
        left = np.repeat(np.arange(at, stop), many)
        yield left, left + 1 + np.arange(len(left)) - np.repeat(np.cumsum(many) - many, many)
        at = stop


def _tie(root: Ints, i: Ints, j: Ints) -> None:
    """Give the claims of each of these pairs one root: the least of all that they are tied to."""
    while len(i):
        a, b = _roots(root, i), _roots(root, j)
        apart = a != b
        i, j, a, b = i[apart], j[apart], a[apart], b[apart]
        np.minimum.at(root, np.maximum(a, b), np.minimum(a, b))


def _roots(root: Ints, claims: Ints) -> Ints:
    """The roots of these claims, to which they point from now on."""
    found = root[claims]
    while not np.array_equal(above := root[found], found):
        found = above
    root[claims] = found
    return found
