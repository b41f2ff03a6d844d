"""Incidents → episodes: acts between the same sides, close in time, are parts of one episode of their conflict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from counterclaim.link.across.trait import Trait

T = TypeVar("T")
#: Incidents of one pair of sides whose days lie at most this far apart are one episode.
GAP_DAYS = 3


@dataclass(frozen=True, slots=True)
class Extent:
    """Between whom an incident is and on which days: what decides its episode. None: not known."""

    frame: str
    sides: tuple[str, ...]
    first: date | None
    last: date | None


def extent_of(traits: Sequence[Trait]) -> Extent:
    """The extent of the incident that these claims tell of."""
    return Extent(traits[0].frame, pair_of(traits), *days_of(traits))


def pair_of(traits: Sequence[Trait]) -> tuple[str, ...]:
    """The sides that an incident is between: those that most of its claims concern; ties go to the smaller set."""
    counts = count(trait.sides for trait in traits if trait.sides)
    return min(counts, key=lambda sides: (-counts[sides], len(sides), sides), default=())


def days_of(traits: Sequence[Trait]) -> tuple[date | None, date | None]:
    """First and last day of an incident, by the claims that say when; else by when it was reported."""
    known = [(t.first, t.last, t.timed == "said") for t in traits if t.first and t.last]
    if not known:
        return None, None
    told = [days for days in known if days[2]] or known
    return min(first for first, _, _ in told), max(last for _, last, _ in told)


def count(values: Iterable[T]) -> dict[T, int]:
    """How often each value occurs; for the short lists of which there are many (`Counter` takes longer to make)."""
    out: dict[T, int] = {}
    for value in values:
        out[value] = out.get(value, 0) + 1
    return out


def episodes(incidents: Sequence[Extent]) -> list[int]:
    """The number of the episode of each incident, counted from 0 in the order of the incidents.

    Only the present is gathered into episodes: what is told as background or as a habit stands for itself.
    """
    out = [-1] * len(incidents)
    rows: dict[tuple[str, ...], list[tuple[date, date, int]]] = {}
    for number, one in enumerate(incidents):
        if one.frame == "new" and one.first and one.last and len(one.sides) == 2:
            rows.setdefault(one.sides, []).append((one.first, one.last, number))
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
