"""Groups of claims → incidents: what most of them tell, and all that they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from counterclaim.link.across.episode import Extent, count, episodes, extent_of
from counterclaim.link.across.trait import Trait
from counterclaim.records import Incident

T = TypeVar("T", bound=Any)


def incidents_of(
    traits: Sequence[Trait],
    groups: Sequence[Sequence[int]],
    keys: Sequence[tuple[str, ...]],
    origins: Mapping[str, str],
) -> tuple[Incident, ...]:
    """The incidents of these groups, each of which is in the order of the claims' ids.

    An incident goes by the digits of the least of its claims: any claim of it, given in its place, finds the incident too.
    """
    rows = [[traits[i] for i in group] for group in groups]
    extents = [extent_of(row) for row in rows]
    numbers = episodes(extents)
    names = [row[0].claim[1:] for row in rows]
    first: dict[int, str] = {}
    for number, name in zip(numbers, names, strict=True):
        first[number] = min(first.get(number, name), name)
    listed = ([traits[i].claim for i in sorted(group, key=keys.__getitem__)] for group in groups)
    return tuple(
        _incident(row, extent, (f"i{name}", f"e{first[number]}"), claims, origins)
        for row, extent, name, number, claims in zip(rows, extents, names, numbers, listed, strict=True)
    )


def narrowed(incident: Incident, left: Sequence[Trait], origins: Mapping[str, str]) -> Incident:
    """The incident as these of its claims, one at least, tell it: theme, sides, days, places and documents are theirs.

    Its id, its episode and the order of its claims stay as linked.
    """
    told = {trait.claim for trait in left}
    claims = [claim for claim in incident.claims if claim in told]
    return _incident(left, extent_of(left), (incident.id, incident.episode), claims, origins)


def _incident(
    group: Sequence[Trait],
    extent: Extent,
    names: tuple[str, str],
    claims: Sequence[str],
    origins: Mapping[str, str],
) -> Incident:
    documents = {trait.doc for trait in group}
    points = _ranked(point for trait in group for point in trait.points)
    lat, lon = points[0] if points else (None, None)
    return Incident(
        id=names[0],
        episode=names[1],
        theme=_ranked(trait.theme for trait in group)[0],
        frame=extent.frame,
        types=tuple(_ranked(trait.type for trait in group)),
        sides=extent.sides,
        actors=tuple(sorted({side for trait in group for side in trait.actors})),
        targets=tuple(sorted({side for trait in group for side in trait.targets})),
        first=extent.first.isoformat() if extent.first else None,
        last=extent.last.isoformat() if extent.last else None,
        places=tuple(_ranked(place for trait in group for place in trait.places)),
        lat=lat,
        lon=lon,
        claims=tuple(claims),
        documents=len(documents),
        origins=len({origins.get(doc, doc) for doc in documents}),
    )


def _ranked(values: Iterable[T]) -> list[T]:
    """Each value once, the most frequent first, then in their order."""
    every = list(values)
    counts = count(every) if len(set(every)) > 1 else dict.fromkeys(every, 0)
    return sorted(counts, key=lambda value: (-counts[value], value))
