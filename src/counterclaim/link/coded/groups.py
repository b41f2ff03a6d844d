"""Coded reports → events. The order of the reports plays no part, nor do their ids beyond breaking ties."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from math import exp, log1p

import numpy as np

from counterclaim.link.across.cluster import agglomerate
from counterclaim.link.across.weigh import FORBIDDEN
from counterclaim.link.coded.report import CodedReport
from counterclaim.link.coded.weigh import MOST_DAYS, THRESHOLD, compare, days_between

Pair = tuple[int, int]
#: A pair that is not even compared counts as this far below the threshold.
_FAR_BELOW = 10.0
#: Sums above this are certain enough.
_SURE = 20.0


def group(reports: Sequence[CodedReport]) -> list[list[int]]:
    """Groups of indices into `reports`, each sorted, by their first member: the reports of one event each.

    A report without a day stands alone. Two reports of one source are never one event.
    """
    order = sorted(range(len(reports)), key=lambda at: (reports[at].id, repr(reports[at])))
    sorted_reports = [reports[at] for at in order]
    crowds = _crowds(sorted_reports)
    scores = {
        (a, b): compare(sorted_reports[a], sorted_reports[b], max(crowds[a], crowds[b])).total
        for a, b in _pairs(sorted_reports)
    }
    scores = _less_rivals(sorted_reports, scores)
    found = []
    for members in _components(len(reports), [pair for pair, score in scores.items() if score >= THRESHOLD]):
        found += [[members[at] for at in part] for part in agglomerate(_matrix(members, scores), THRESHOLD)]
    return sorted(sorted(order[at] for at in members) for members in found)


def _pairs(reports: Sequence[CodedReport]) -> Iterator[Pair]:
    """Pairs whose days lie close enough, the smaller index first."""
    dated = sorted((r.first, r.last, at) for at, r in enumerate(reports) if r.first and r.last)
    for number, (first, last, at) in enumerate(dated):
        until = last + timedelta(MOST_DAYS)
        for first2, last2, other in dated[number + 1 :]:
            if first2 > until:
                break
            if days_between((first, last), (first2, last2)) <= MOST_DAYS:
                yield min(at, other), max(at, other)


def _crowds(reports: Sequence[CodedReport]) -> list[int]:
    """For each report the largest number of rows that one source has of its spot on days that overlap with its own."""
    spots: dict[object, list[int]] = defaultdict(list)
    for at, report in enumerate(reports):
        if report.first and report.last:
            spots[report.point, report.location].append(at)
    out = [1] * len(reports)
    for members in spots.values():
        for at in members:
            mine = reports[at]
            near = (reports[other] for other in members if _overlap(mine, reports[other]))
            out[at] = max(Counter(report.source or report.id for report in near).values())
    return out


def _overlap(one: CodedReport, other: CodedReport) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return one.first <= other.last and other.first <= one.last


def _less_rivals(reports: Sequence[CodedReport], scores: Mapping[Pair, float]) -> dict[Pair, float]:
    """Each pair's sum less what speaks for its rivals.

    Of one source's reports at most one tells the event that a report of another source tells. Where several fit it, each is
    that one with a share of the odds only, seen from either side.
    """
    odds = {pair: exp(min(score - THRESHOLD, _SURE)) for pair, score in scores.items() if score > FORBIDDEN / 2}
    fits: dict[tuple[int, str], float] = defaultdict(float)
    for a, b in sorted(odds):
        fits[a, reports[b].source or reports[b].id] += odds[a, b]
        fits[b, reports[a].source or reports[a].id] += odds[a, b]
    out = {}
    for (a, b), score in scores.items():
        mine = odds.get((a, b))
        if mine is None:
            out[a, b] = FORBIDDEN
            continue
        others = fits[a, reports[b].source or reports[b].id] - mine, fits[b, reports[a].source or reports[a].id] - mine
        out[a, b] = score - sum(log1p(max(0.0, rest)) for rest in others)
    return out


def _components(size: int, pairs: Sequence[Pair]) -> list[list[int]]:
    """Reports tied by a chain of pairs: no event reaches beyond one."""
    root = list(range(size))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for a, b in pairs:
        one, other = sorted((find(a), find(b)))
        root[other] = one
    parts: dict[int, list[int]] = defaultdict(list)
    for at in range(size):
        parts[find(at)].append(at)
    return list(parts.values())


def _matrix(members: Sequence[int], scores: Mapping[Pair, float]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    out = np.full((len(members), len(members)), THRESHOLD - _FAR_BELOW)
    for row, a in enumerate(members):
        for column, b in enumerate(members[row + 1 :], row + 1):
            out[row, column] = out[column, row] = scores.get((a, b), THRESHOLD - _FAR_BELOW)
    return out
