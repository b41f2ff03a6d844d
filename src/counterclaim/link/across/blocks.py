"""Which claims are compared with which: SQL for the analytical engine, and the cutting of blocks that are too large.

A block holds claims of one frame, one family of themes and one pair of sides, in an unbroken stretch of days; a claim that knows one
side only stands with that side's only pair of those days. Claims of different blocks never tell one incident.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from counterclaim.link.across.columns import Codes, Columns, Ints

#: Themes that may tell one incident together share a family; any other theme is a family of its own.
FAMILIES = {"force": "violence", "clash": "violence", "toll": "violence"}
#: A stretch of days ends where nothing happens for more than this.
GAP_DAYS = 4
#: Claims that may lie on more days than this say nothing of who met whom.
LONGEST_DAYS = 31
#: Blocks with more claims are cut by direction, then by week: it bounds the memory that a table of all their pairs may take.
LARGEST = 1500
#: The block of each row of `rows`, in their order. The window functions find gaps and islands.
BLOCKS = f"""
WITH seen AS (
  SELECT number, frame, family, between_whom, first, last,
         max(last) OVER (PARTITION BY frame, family, between_whom ORDER BY first, last, number
                         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
  FROM trait
),
stepped AS (
  SELECT number, frame, family, between_whom,
         sum(CASE WHEN reached IS NULL OR first > reached + {GAP_DAYS} THEN 1 ELSE 0 END)
           OVER (PARTITION BY frame, family, between_whom ORDER BY first, last, number) AS island
  FROM seen
)
SELECT dense_rank() OVER (ORDER BY frame, family, between_whom, island) AS block FROM stepped ORDER BY number
"""


def rows(columns: Columns) -> dict[str, Ints]:
    """The columns of the table `trait`: claims by number, codes of what all claims of a block share, days as ordinals (-1: not known).

    A claim that concerns nobody known is compared within its own document only. Background and habits are not cut by days: a
    war is told with and without its year.
    """
    families = [FAMILIES.get(theme, theme) for theme in columns.themes]
    sides, dated = sides_of(columns), columns.new & columns.known
    return {
        "number": np.arange(len(sides)),
        "frame": columns.frame,
        "family": np.array([families.index(family) for family in families], dtype=np.int64)[columns.theme],
        "between_whom": np.where(sides > 0, sides, -1 - columns.doc),
        "first": np.where(dated, columns.first, -1),
        "last": np.where(dated, columns.last, -1),
    }


def sides_of(columns: Columns) -> Ints:
    """The sides of each claim; where it knows one side only, and in those days that side meets one other only, both."""
    many = np.array([len(names) for names in columns.sets])[columns.sides]
    alone, out = np.flatnonzero((many == 1) & columns.new), columns.sides.copy()
    if not len(alone):
        return out
    met: dict[tuple[str, int], set[int]] = defaultdict(set)
    for sides, first, last in set(_told(columns, np.flatnonzero((many == 2) & columns.new))):
        for side in columns.sets[sides]:
            for day in _days(first, last, 0):
                met[side, day].add(sides)
    told = Codes()
    numbers = told.of(_told(columns, alone))
    both = []
    for sides, first, last in told:
        (side,) = columns.sets[sides]
        found = set().union(*(met.get((side, day), ()) for day in _days(first, last, GAP_DAYS)))
        both.append(found.pop() if len(found) == 1 else sides)
    out[alone] = np.array(both)[numbers]
    return out


def _told(columns: Columns, claims: Ints) -> list[tuple[int, int, int]]:
    """Sides, first and last day of these claims."""
    return list(zip(*(column[claims].tolist() for column in (columns.sides, columns.first, columns.last)), strict=True))


def _days(first: int, last: int, around: int) -> range:
    """The days that a claim may lie on, and so many before and after; none where they are not known or a season."""
    known = first >= 0 and last >= 0 and last - first <= LONGEST_DAYS
    return range(first - around, last + around + 1) if known else range(0)


def cut(columns: Columns, block: Ints) -> Ints:
    """The blocks (a number for each claim) in pieces of at most `LARGEST`: by direction, then by week, then by the place of the id."""
    block = _split(block, columns.theme, columns.actors, columns.targets, columns.whose)
    block = _split(block, columns.first // 7)
    order = np.argsort(block, kind="stable")
    place = np.empty_like(block)
    place[order] = np.arange(len(block)) - np.searchsorted(block[order], block[order])
    return _split(block, place // LARGEST)


def _split(block: Ints, *keys: Ints) -> Ints:
    """Blocks that are too large, parted by these keys."""
    large, out = np.flatnonzero(np.bincount(block)[block] > LARGEST), block.copy()
    rows = zip(*(key[large].tolist() for key in (block, *keys)), strict=True)
    out[large] = block.max(initial=0) + 1 + Codes().of(list(rows))
    return out
