"""Which claims are compared with which: SQL for the analytical engine, and the cutting of blocks that are too large.

A block holds claims of one frame, one family of themes and one pair of sides, in an unbroken stretch of days; a claim that knows one
side only stands with that side's only pair of those days. Claims of
different blocks never tell one incident.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from counterclaim.link.across.trait import Trait

#: Themes that may tell one incident together share a family; any other theme is a family of its own.
FAMILIES = {"force": "violence", "clash": "violence", "toll": "violence"}
#: A stretch of days ends where nothing happens for more than this.
GAP_DAYS = 4
#: Claims that may lie on more days than this say nothing of who met whom.
LONGEST_DAYS = 31
#: Blocks with more claims are cut by direction, then by week: all pairs of a block are compared at once.
LARGEST = 1500

#: Rows of (claim number, key, first day, last day), days as ordinals, -1 for unknown. The window functions find gaps and islands.
BLOCKS = f"""
WITH seen AS (
  SELECT number, key, first, last,
         max(last) OVER (PARTITION BY key ORDER BY first, last, number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
  FROM trait
),
stepped AS (
  SELECT number, key,
         sum(CASE WHEN reached IS NULL OR first > reached + {GAP_DAYS} THEN 1 ELSE 0 END)
           OVER (PARTITION BY key ORDER BY first, last, number) AS island
  FROM seen
)
SELECT number, dense_rank() OVER (ORDER BY key, island) AS block FROM stepped ORDER BY block, number
"""


def key_of(trait: Trait, sides: tuple[str, ...] | None = None) -> str:
    """What all claims of a block share. A claim that concerns nobody known is compared within its own document only."""
    between = "|".join(sides or trait.sides) or f"?{trait.doc}"
    return f"{trait.frame}|{FAMILIES.get(trait.theme, trait.theme)}|{between}"


def rows(traits: Sequence[Trait]) -> dict[str, list[object]]:
    """The columns of the table `trait`. Background and habits are not cut by days: a war is told with and without its year."""
    cut = [trait.frame == "new" and trait.first is not None and trait.last is not None for trait in traits]
    return {
        "number": list(range(len(traits))),
        "key": [key_of(trait, sides) for trait, sides in zip(traits, _pairs(traits), strict=True)],
        "first": [_ordinal(trait.first) if use else -1 for trait, use in zip(traits, cut, strict=True)],
        "last": [_ordinal(trait.last) if use else -1 for trait, use in zip(traits, cut, strict=True)],
    }


def _pairs(traits: Sequence[Trait]) -> list[tuple[str, ...]]:
    """The sides of each claim; where it knows one side only, and in those days that side meets one other only, both."""
    met: dict[tuple[str, int], set[tuple[str, ...]]] = defaultdict(set)
    for trait in traits:
        if len(trait.sides) == 2 and trait.frame == "new":
            for day in _days(trait, 0):
                for side in trait.sides:
                    met[side, day].add(trait.sides)
    out = []
    for trait in traits:
        found: set[tuple[str, ...]] = set()
        if len(trait.sides) == 1 and trait.frame == "new":
            found = set().union(*(met.get((trait.sides[0], day), ()) for day in _days(trait, GAP_DAYS)))
        out.append(found.pop() if len(found) == 1 else trait.sides)
    return out


def _days(trait: Trait, around: int) -> range:
    """The days that a claim may lie on, and so many before and after; none where they are not known or a season."""
    first, last = _ordinal(trait.first), _ordinal(trait.last)
    known = first >= 0 and last >= 0 and last - first <= LONGEST_DAYS
    return range(first - around, last + around + 1) if known else range(0)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else -1


def cut(traits: Sequence[Trait], block: Sequence[int]) -> list[list[int]]:
    """A block in pieces of at most `LARGEST`: by direction, then by the week of the first day, then by place of the id."""
    if len(block) <= LARGEST:
        return [list(block)]
    pieces = _parted(block, [(traits[i].theme, traits[i].actors, traits[i].targets, traits[i].whose) for i in block])
    out: list[list[int]] = []
    for piece in pieces:
        if len(piece) <= LARGEST:
            out.append(piece)
            continue
        for week in _parted(piece, [_ordinal(traits[i].first) // 7 for i in piece]):
            out += [week[at : at + LARGEST] for at in range(0, len(week), LARGEST)]
    return out


def _parted(block: Sequence[int], keys: Sequence[object]) -> list[list[int]]:
    groups: dict[str, list[int]] = {}
    for i, key in zip(block, keys, strict=True):
        groups.setdefault(repr(key), []).append(i)
    return [groups[key] for key in sorted(groups)]
