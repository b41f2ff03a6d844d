"""Claims → incidents: what is plainly one is put together first, what is vague joins at the end and ties nothing together.

The order of the input plays no part: pairs are taken by falling sum, ties by the claims' ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from counterclaim.link.across.matrix import sums
from counterclaim.link.across.trait import Trait
from counterclaim.link.across.weigh import APART, FORBIDDEN, THRESHOLD

#: A vague claim joins the best incident only if no other is nearly as good.
MARGIN = 0.5
#: A vague claim may join with a sum this much below the threshold.
LENIENT = 0.5
#: A vague claim rather tells what many tell: weight of the logarithm of an incident's claims.
PRIOR = 0.5
#: A score counts for no less than this in a mean: one claim placed wrongly does not part two incidents that are one.
WORST = -4.0
#: Share of pairs that may lie apart in time or place where one of the groups is vague.
TOLERATED = 0.25
#: A judgement that two claims are apart weighs more than any sum.
_NEVER = -1e6

Pair = tuple[int, int]


class _Groups:
    """Groups of claims, and between every two of them the sum of scores and the pairs that speak against a merger."""

    def __init__(self, scores: npt.NDArray[np.float64]) -> None:
        self.linked = np.maximum(scores, WORST)
        self.worst = scores.copy()
        self.apart = (scores <= APART / 2).astype(np.float64)
        self.size = np.ones(len(scores))
        self.of = np.arange(len(scores))

    def merge(self, a: int, b: int) -> None:
        """The group of `b` becomes part of that of `a`."""
        keep, drop = int(self.of[a]), int(self.of[b])
        if keep == drop:
            return
        keep, drop = min(keep, drop), max(keep, drop)
        for table, combine in ((self.linked, np.add), (self.worst, np.minimum), (self.apart, np.add)):
            row = combine(table[keep], table[drop])
            table[keep], table[:, keep] = row, row
        self.size[keep] += self.size[drop]
        self.of[self.of == drop] = keep

    def mean(self, a: int, b: int) -> float:
        """The mean score over all pairs of claims across the groups of `a` and `b`."""
        one, other = self.of[a], self.of[b]
        return float(self.linked[one, other] / (self.size[one] * self.size[other]))

    def forbidden(self, a: int, b: int, tolerated: float = 0.0) -> bool:
        """True if two claims across can never be of one act, or more than this share of the pairs lie apart."""
        one, other = self.of[a], self.of[b]
        if self.worst[one, other] <= FORBIDDEN / 2:
            return True
        return bool(self.apart[one, other] > tolerated * self.size[one] * self.size[other])

    def held_apart(self, a: int, b: int) -> bool:
        """True if a person has said that two claims across the two groups are apart."""
        return bool(self.worst[self.of[a], self.of[b]] <= _NEVER / 2)

    def members(self) -> list[list[int]]:
        """The groups, each sorted, by their first member."""
        out: dict[int, list[int]] = {}
        for i, group in enumerate(self.of.tolist()):
            out.setdefault(group, []).append(i)
        return sorted(out.values())


@dataclass(frozen=True, slots=True)
class Clustered:
    """Groups of claims, each sorted; and for every claim that is not alone the other of its group that it fits best."""

    groups: list[list[int]]
    partner: list[int | None]
    score: list[float]


def cluster(traits: Sequence[Trait], same: Iterable[Pair] = (), different: Iterable[Pair] = ()) -> Clustered:
    """Groups of indices into `traits`, which must be sorted by claim.

    `same` and `different` are people's judgements, which no score overrules. Two groups become one if, on average over
    all pairs across, the threshold is reached and no pair is forbidden: one good pair does not chain two incidents.
    """
    scores = sums(traits).astype(np.float64)
    for a, b in different:
        scores[a, b] = scores[b, a] = _NEVER
    groups = _Groups(scores)
    placed = np.array([t.placed for t in traits])
    _agglomerate(groups, scores, placed)
    _agglomerate(groups, scores, ~placed, TOLERATED)
    _join_vague(groups, placed)
    for a, b in sorted(same):
        if not groups.held_apart(a, b):
            groups.merge(a, b)  # a person's word joins the whole incidents
    return _with_partners(groups.members(), scores)


def _with_partners(groups: list[list[int]], scores: npt.NDArray[np.float64]) -> Clustered:
    partner: list[int | None] = [None] * len(scores)
    best = [0.0] * len(scores)
    for members in groups:
        if len(members) == 1:
            continue
        block = scores[np.ix_(members, members)].copy()
        np.fill_diagonal(block, -np.inf)
        for at, other in enumerate(block.argmax(axis=1).tolist()):
            partner[members[at]] = members[other]
            best[members[at]] = round(float(block[at, other]), 2)
    return Clustered(groups, partner, best)


def agglomerate(scores: npt.NDArray[np.float64], least: float) -> list[list[int]]:
    """Groups of indices into a symmetric matrix of scores, each sorted, by their first member.

    Two groups become one if, on average over all pairs across, the least score is reached and no pair is forbidden.
    """
    groups = _Groups(scores)
    _agglomerate(groups, scores, np.ones(len(scores), dtype=bool), least=least)
    return groups.members()


def _agglomerate(
    groups: _Groups,
    scores: npt.NDArray[np.float64],
    among: npt.NDArray[np.bool_],
    tolerated: float = 0.0,
    least: float = THRESHOLD,
) -> None:
    """Merge the groups of each pair among these claims, best first."""
    own = np.flatnonzero(among)
    if len(own) < 2:
        return
    block = np.triu(scores[np.ix_(own, own)], 1)
    rows, columns = np.nonzero(np.triu(block >= least, 1))
    order = np.lexsort((columns, rows, -block[rows, columns]))
    for at in order.tolist():
        a, b = int(own[rows[at]]), int(own[columns[at]])
        if groups.of[a] != groups.of[b] and not groups.forbidden(a, b, tolerated) and groups.mean(a, b) >= least:
            groups.merge(a, b)


def _join_vague(groups: _Groups, placed: npt.NDArray[np.bool_]) -> None:
    """Each group of claims without time and place of their own joins the one incident that it fits best, if that is plain.

    The larger goes first. A vague group joins an incident; it never joins two.
    """
    held = sorted(set(groups.of[placed].tolist()))
    vague = sorted(set(groups.of[~placed].tolist()) - set(held), key=lambda group: (-groups.size[group], group))
    for one in vague:
        ranked = sorted(
            (
                (groups.mean(one, group) + PRIOR * float(np.log(groups.size[group])), -group)
                for group in held
                if not groups.forbidden(one, group, TOLERATED) and groups.mean(one, group) >= THRESHOLD - LENIENT
            ),
            reverse=True,
        )
        if ranked and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= MARGIN):
            groups.merge(-ranked[0][1], one)
