"""The same people told of in several incidents of an episode: their figures are put together, so that they count once.

A ministry's toll is repeated beside every fight of the day. Figures of one side stand in one incident, their home, where the accounts show
that they tell of the same people; the other incidents say where those went.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from counterclaim.policy.said import Said, said
from counterclaim.records import Incident
from counterclaim.report.incident import View

#: Relations between two figures that are figures of the same people.
SAME = frozenset({"updates", "same_origin", "agrees"})
#: One exact number of a side, this great or greater, told of two incidents of an episode: small numbers repeat by chance.
TELLING = 10

Node = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Placed:
    """The figures of an episode: incident → those that count there, and those that count elsewhere, with where."""

    kind: str
    incidents: tuple[Incident, ...]
    here: Mapping[str, tuple[Said, ...]]
    away: Mapping[str, tuple[tuple[Said, str], ...]]


def place(views: Sequence[View], kind: str = "killed") -> Placed:
    """Put the figures of one episode where they count. The order of the incidents and relations does not matter.

    The home of a side's figures is the incident with most of them; of several the earliest, then the first by id.
    """
    figures = {view.incident.id: said(view, kind) for view in views}
    incidents = {view.incident.id: view.incident for view in views}
    edges = sorted({*_related(views, figures, kind), *_repeated(figures)}, key=repr)
    home = _homes(figures, incidents, ((a, b) for a, b, sure in edges if _may_be_one(incidents, a, b, sure)))
    unsure = _status_unsure(views, figures, kind)
    here: dict[str, list[Said]] = {one: [] for one in incidents}
    away: dict[str, list[tuple[Said, str]]] = {one: [] for one in incidents}
    for one, rows in figures.items():
        for row in rows:
            at = home.get((one, row.side), one)
            here[at].append(replace(row, status=None) if row in unsure else row)
            if at != one:
                away[one].append((row, f"the same people are counted in {at}"))
    return Placed(
        kind,
        tuple(incidents[one] for one in sorted(incidents)),
        {one: tuple(sorted(rows, key=lambda row: row.at)) for one, rows in here.items()},
        {one: tuple(rows) for one, rows in away.items()},
    )


def _pairs(
    views: Sequence[View], figures: Mapping[str, Sequence[Said]], kind: str
) -> Iterator[tuple[str, Said, str, Said]]:
    """Figures of one side that a relation puts together: incident and figure, twice."""
    told: dict[str, list[tuple[str, Said]]] = {}
    for one, rows in figures.items():
        for row in rows:
            told.setdefault(row.claim, []).append((one, row))
    for view in views:
        for relation in view.relations:
            if relation.field == kind and relation.verdict in SAME:
                for one, left in told.get(relation.left, ()):
                    for other, right in told.get(relation.right, ()):
                        if left.side == right.side:
                            yield one, left, other, right


def _related(
    views: Sequence[View], figures: Mapping[str, Sequence[Said]], kind: str
) -> Iterator[tuple[Node, Node, bool]]:
    """Two incidents' figures of one side, and whether days and places may differ: for a running total, and for one telling number."""
    for one, left, other, right in _pairs(views, figures, kind):
        if one != other:
            running = max(left, right, key=lambda row: row.at).count.cumulative
            sure = _number(left) is not None and _number(left) == _number(right)
            yield (one, left.side), (other, right.side), running or sure


def _repeated(figures: Mapping[str, Sequence[Said]]) -> Iterator[tuple[Node, Node, bool]]:
    """The same telling number of the same side in two incidents."""
    found: dict[tuple[str, int], set[str]] = {}
    for one, rows in figures.items():
        for row in rows:
            number = _number(row)
            if row.side is not None and number is not None:
                found.setdefault((row.side, number), set()).add(one)
    for (side, _), where in found.items():
        for one, other in combinations(sorted(where), 2):
            yield (one, side), (other, side), False


def _number(row: Said) -> int | None:
    """The exact number that a figure states, if it is telling."""
    low = row.count.low
    return low if low is not None and low == row.count.high and low >= TELLING else None


def _may_be_one(incidents: Mapping[str, Incident], a: Node, b: Node, sure: bool) -> bool:
    return sure or not _different(incidents[a[0]], incidents[b[0]])


def _different(left: Incident, right: Incident) -> bool:
    """True if the two are known to be of different places, or of days that do not meet.

    The place beside a bare toll is as likely where it was announced: it tells nothing.
    """
    placed = "toll" not in (left.theme, right.theme) and left.places and right.places
    if placed and not set(left.places) & set(right.places):
        return True
    days = (left.first, left.last, right.first, right.last)
    return None not in days and (str(left.first) > str(right.last) or str(right.first) > str(left.last))


def _homes(
    figures: Mapping[str, Sequence[Said]], incidents: Mapping[str, Incident], edges: Iterable[tuple[Node, Node]]
) -> dict[Node, str]:
    """Incident and side → the incident where that side's figures count."""
    group: dict[Node, set[Node]] = {}
    for a, b in edges:
        joined = group.get(a, {a}) | group.get(b, {b})
        for node in joined:
            group[node] = joined

    def rank(node: Node) -> tuple[int, str, str]:
        many = sum(row.side == node[1] for row in figures[node[0]])
        return -many, incidents[node[0]].first or "9999", node[0]

    return {node: min(nodes, key=rank)[0] for node, nodes in group.items()}


def _status_unsure(views: Sequence[View], figures: Mapping[str, Sequence[Said]], kind: str) -> set[Said]:
    """Figures of the same people, soldiers by one account and civilians by another."""
    out: set[Said] = set()
    for _, left, _, right in _pairs(views, figures, kind):
        if {left.status, right.status} == {"military", "civilian"}:
            out |= {left, right}
    return out
