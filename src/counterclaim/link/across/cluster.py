"""Claims → incidents: what is plainly one is put together first, what is vague joins at the end and ties nothing together.

The order of the input plays no part: pairs are taken by falling sum, ties by the claims' ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from counterclaim.link.across.columns import Bools, Floats, Ints
from counterclaim.link.across.tables import NEVER
from counterclaim.link.across.weigh import APART, FORBIDDEN, LENIENT, THRESHOLD

#: A vague claim joins the best incident only if no other is nearly as good.
MARGIN = 0.5
#: A vague claim rather tells what many tell: weight of the logarithm of an incident's claims.
PRIOR = 0.5
#: A score counts for no less than this in a mean: one claim placed wrongly does not part two incidents that are one.
WORST = -4.0
#: Share of pairs that may lie apart in time or place where one of the groups is vague.
TOLERATED = 0.25
#: What counts against a merger: a pair that lies apart 1, a forbidden one more than all of those in a table, one held apart by a
#: person more than all of these.
_BANNED, _HELD = 1e8, 1e16

Pair = tuple[int, int]


class Groups:
    """Groups of claims, and between every two of them the sum of scores and what counts against a merger.

    A group goes by the number of its first claim. The two tables are changed as groups merge.
    """

    def __init__(self, linked: Floats, against: Floats) -> None:
        self._linked, self._against = linked, against
        self.members = [[claim] for claim in range(len(linked))]
        self.of = list(range(len(linked)))

    def merge(self, a: int, b: int) -> None:
        """The groups of `a` and `b` become one."""
        keep, drop = sorted((self.of[a], self.of[b]))
        if keep == drop:
            return
        for table in (self._linked, self._against):
            row = table[keep] + table[drop]
            table[keep], table[:, keep] = row, row
        for claim in self.members[drop]:
            self.of[claim] = keep
        self.members[keep] += self.members[drop]
        self.members[drop] = []

    def size(self, a: int) -> int:
        """How many claims the group of `a` has."""
        return len(self.members[self.of[a]])

    def mean(self, a: int, b: int, tolerated: float = 0.0) -> float:
        """The mean score over all pairs of claims across the groups of `a` and `b`.

        Minus infinity if two claims across can never be of one act, or more than this share of the pairs lie apart.
        """
        one, other = self.of[a], self.of[b]
        pairs = len(self.members[one]) * len(self.members[other])
        if self._against[one, other] > tolerated * pairs:
            return -np.inf
        return float(self._linked[one, other]) / pairs

    def held_apart(self, a: int, b: int) -> bool:
        """True if a person has said that two claims across the two groups are apart."""
        return bool(self._against[self.of[a], self.of[b]] >= _HELD)

    def found(self) -> list[list[int]]:
        """The groups, each sorted, by their first member."""
        return [sorted(members) for members in self.members if members]


def cluster(scores: Floats, placed: Bools, same: Sequence[Sequence[Pair]]) -> Iterator[Groups]:
    """Groups of claims for each of many tables of one size (`scores[k]`), the claims in the order of their ids.

    `placed[k]`: which claims say when or where. No score overrules people's judgements: `same[k]`, and `NEVER` in the table. Two
    groups become one if, on average over all pairs across, the threshold is reached and no pair is forbidden: one good
    pair does not chain two incidents.
    """
    ranked = _best_first(scores, placed)
    for of_table, pairs, says, judged in zip(_groups(scores), ranked, placed.tolist(), same, strict=True):
        _agglomerate(of_table, pairs, [0.0 if said else TOLERATED for said in says])
        _join_vague(of_table, says)
        for a, b in sorted(judged):
            if not of_table.held_apart(a, b):
                of_table.merge(a, b)  # a person's word joins the whole incidents
        yield of_table


def partners(scores: Floats, of: Ints) -> tuple[Ints, Floats]:
    """For each claim of many tables the other of its group (`of`) that it fits best, and their score.

    Minus infinity is the score of a claim that is alone in its group.
    """
    inside = np.where(of[:, :, None] == of[:, None, :], scores, -np.inf)
    best: Ints = inside.argmax(axis=2)
    return best, np.take_along_axis(inside, best[:, :, None], axis=2)[:, :, 0]


def agglomerate(scores: Floats, least: float) -> list[list[int]]:
    """Groups of indices into a symmetric matrix of scores, each sorted, by their first member.

    Two groups become one if, on average over all pairs across, the least score is reached and no pair is forbidden.
    """
    table, every = scores[None].copy(), np.ones((1, len(scores)), dtype=bool)
    (groups,), (pairs,) = _groups(table), _best_first(table, every, least)
    _agglomerate(groups, pairs, [0.0] * len(scores), least)
    return groups.found()


def _groups(scores: Floats) -> Iterator[Groups]:
    """Each claim of each table a group of its own."""
    against = (scores <= APART / 2).astype(np.float64)
    against[scores <= FORBIDDEN / 2] = _BANNED
    against[scores <= NEVER / 2] = _HELD
    return map(Groups, np.maximum(scores, WORST), against)


def _best_first(scores: Floats, placed: Bools, least: float = THRESHOLD) -> list[list[Pair]]:
    """For each table the pairs that reach the least score, the highest first: those of two claims that are placed, then the vague."""
    alike = placed[:, :, None] == placed[:, None, :]
    table, a, b = np.nonzero(np.triu((scores >= least) & alike, 1))
    order = np.lexsort((-scores[table, a, b], ~placed[table, a], table))
    pairs = list(zip(a[order].tolist(), b[order].tolist(), strict=True))
    ends = np.searchsorted(table, np.arange(len(scores)), side="right").tolist()
    return [pairs[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]


def _agglomerate(groups: Groups, pairs: Iterable[Pair], tolerated: Sequence[float], least: float = THRESHOLD) -> None:
    """Merge the groups of each pair, in this order, where they fit."""
    for a, b in pairs:
        if groups.of[a] != groups.of[b] and groups.mean(a, b, tolerated[a]) >= least:
            groups.merge(a, b)


def _join_vague(groups: Groups, placed: Sequence[bool]) -> None:
    """Each group of claims without time and place of their own joins the one incident that it fits best, if that is plain.

    The larger goes first. A vague group joins an incident; it never joins two.
    """
    held = sorted({group for group, says in zip(groups.of, placed, strict=True) if says})
    vague = sorted(set(groups.of) - set(held), key=lambda group: (-groups.size(group), group))
    for one in vague:
        fits = [(groups.mean(one, group, TOLERATED), group) for group in held]
        ranked = sorted(
            (
                (mean + PRIOR * float(np.log(groups.size(group))), -group)
                for mean, group in fits
                if mean >= THRESHOLD - LENIENT
            ),
            reverse=True,
        )
        if ranked and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= MARGIN):
            groups.merge(-ranked[0][1], one)
