"""Incidents → episodes: acts between the same sides, close in time, are parts of one episode of their conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from counterclaim.link.across.trait import Trait

#: Incidents of one pair of sides whose days lie at most this far apart are one episode.
GAP_DAYS = 3


def pair_of(traits: Sequence[Trait]) -> tuple[str, ...]:
    """The sides that an incident is between: those that most of its claims concern; ties go to the smaller set."""
    counts = Counter(trait.sides for trait in traits if trait.sides)
    if not counts:
        return ()
    return min(counts, key=lambda sides: (-counts[sides], len(sides), sides))


def days_of(traits: Sequence[Trait]) -> tuple[date | None, date | None]:
    """First and last day of an incident, by the claims that say when; else by when it was reported."""
    said = [t for t in traits if t.timed == "said" and t.first and t.last]
    known = said or [t for t in traits if t.first and t.last]
    if not known:
        return None, None
    return min(t.first for t in known if t.first), max(t.last for t in known if t.last)


def episodes(incidents: Sequence[Sequence[Trait]]) -> list[int]:
    """The number of the episode of each incident, counted from 0 in the order of the incidents.

    Only the present is gathered into episodes: what is told as background or as a habit stands for itself.
    """
    out = [-1] * len(incidents)
    rows: dict[tuple[str, ...], list[tuple[date, date, int]]] = {}
    for number, traits in enumerate(incidents):
        first, last = days_of(traits)
        sides = pair_of(traits)
        if traits[0].frame == "new" and first and last and len(sides) == 2:
            rows.setdefault(sides, []).append((first, last, number))
    groups: list[list[int]] = []
    for sides in sorted(rows):
        end: date | None = None
        for first, last, number in sorted(rows[sides]):
            if end is None or (first - end).days > GAP_DAYS:
                groups.append([])
                end = last
            groups[-1].append(number)
            end = max(end, last)
    gathered = {number for group in groups for number in group}
    groups += [[number] for number in range(len(incidents)) if number not in gathered]
    for at, group in enumerate(sorted(groups, key=min)):
        for number in group:
            out[number] = at
    return out
