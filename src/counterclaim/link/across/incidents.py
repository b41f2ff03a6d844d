"""From claims to incidents and episodes: blocks, clusters and judgements put together. Same claims, same incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from counterclaim.link.across.blocks import BLOCKS, cut, rows
from counterclaim.link.across.cluster import Clustered, Pair, cluster
from counterclaim.link.across.episode import days_of, episodes, pair_of
from counterclaim.link.across.trait import Trait
from counterclaim.records import Incident, Judgement, Link

#: Runs `BLOCKS` over the columns of a table `trait`: rows of (number, block).
Ask = Callable[[Mapping[str, Sequence[object]], str], list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Linked:
    """All incidents, in order of time, and the place of every claim in them."""

    incidents: tuple[Incident, ...]
    links: tuple[Link, ...]


def link_claims(
    traits: Sequence[Trait],
    ask: Ask,
    order: Mapping[str, tuple[str, ...]],
    origins: Mapping[str, str],
    judgements: Sequence[Judgement] = (),
    threads: int = 2,
) -> Linked:
    """Link claims into incidents and incidents into episodes.

    `order` gives for each claim the key by which an incident's claims are listed (publication, document, place in the
    text); `origins` the story behind each document. The order of `traits` plays no part. Judgements on claims that are
    not there wait until they are.
    """
    traits = sorted(traits, key=lambda trait: trait.claim)
    number = {trait.claim: i for i, trait in enumerate(traits)}
    same, apart = _pairs(judgements, number, "same"), _pairs(judgements, number, "different")
    blocks = _blocks(traits, ask, same)
    with ThreadPoolExecutor(threads) as pool:
        done = list(pool.map(lambda block: _cluster(traits, block, same, apart), blocks))
    groups = sorted(
        ([block[i] for i in group] for block, found in zip(blocks, done, strict=True) for group in found.groups),
        key=lambda group: min(order[traits[i].claim] for i in group),
    )
    incidents = _incidents([[traits[i] for i in group] for group in groups], order, origins)
    return Linked(incidents, tuple(sorted(_links(traits, incidents, blocks, done), key=lambda link: link.claim)))


def _pairs(judgements: Iterable[Judgement], number: Mapping[str, int], kind: str) -> list[Pair]:
    """The claims' numbers of the judgements that hold; a later one on the same pair replaces an earlier."""
    last: dict[frozenset[str], Judgement] = {}
    for judgement in sorted(judgements, key=lambda row: (row.at, row.id)):
        if judgement.withdrawn is None:
            last[frozenset((judgement.left, judgement.right))] = judgement
    found = (row for row in last.values() if row.kind == kind and {row.left, row.right} <= set(number))
    return sorted((min(number[row.left], number[row.right]), max(number[row.left], number[row.right])) for row in found)


def _blocks(traits: Sequence[Trait], ask: Ask, same: Sequence[Pair]) -> list[list[int]]:
    """The blocks, cut to size; blocks that a judgement ties together are one."""
    found: dict[int, list[int]] = {}
    for claim, block in ask(rows(traits), BLOCKS):
        found.setdefault(block, []).append(claim)
    pieces = [piece for block in sorted(found) for piece in cut(traits, sorted(found[block]))]
    of = {claim: at for at, piece in enumerate(pieces) for claim in piece}
    for a, b in same:
        keep, drop = sorted((of[a], of[b]))
        if keep != drop:
            for claim in pieces[drop]:
                of[claim] = keep
            pieces[keep] = sorted(pieces[keep] + pieces[drop])
            pieces[drop] = []
    return [piece for piece in pieces if piece]


def _cluster(traits: Sequence[Trait], block: Sequence[int], same: Sequence[Pair], apart: Sequence[Pair]) -> Clustered:
    at = {claim: i for i, claim in enumerate(block)}
    inside = [[(at[a], at[b]) for a, b in pairs if a in at and b in at] for pairs in (same, apart)]
    return cluster([traits[i] for i in block], *inside)


def _links(
    traits: Sequence[Trait], incidents: Sequence[Incident], blocks: Sequence[Sequence[int]], done: Sequence[Clustered]
) -> Iterable[Link]:
    of = {claim: incident.id for incident in incidents for claim in incident.claims}
    for block, found in zip(blocks, done, strict=True):
        for at, i in enumerate(block):
            claim, partner = traits[i].claim, found.partner[at]
            other = traits[block[partner]].claim if partner is not None else None
            yield Link(claim, of[claim], other, found.score[at])


def _incidents(
    groups: Sequence[Sequence[Trait]], order: Mapping[str, tuple[str, ...]], origins: Mapping[str, str]
) -> tuple[Incident, ...]:
    numbers = episodes(groups)
    names = [_name("i", group) for group in groups]
    first: dict[int, str] = {}
    for at, number in enumerate(numbers):
        first[number] = min(first.get(number, names[at]), names[at])
    return tuple(
        _incident(group, names[at], "e" + first[numbers[at]][1:], order, origins) for at, group in enumerate(groups)
    )


def _name(prefix: str, group: Sequence[Trait]) -> str:
    """The digits of the least of its claims: any claim of it, given in its place, finds the incident too."""
    return prefix + min(trait.claim for trait in group)[1:]


def _incident(
    group: Sequence[Trait],
    name: str,
    episode: str,
    order: Mapping[str, tuple[str, ...]],
    origins: Mapping[str, str],
) -> Incident:
    themes, types = Counter(t.theme for t in group), Counter(t.type for t in group)
    first, last = days_of(group)
    places = Counter(place for t in group for place in t.places)
    points = Counter(point for t in group for point in t.points)
    lat, lon = min(points, key=lambda point: (-points[point], point)) if points else (None, None)
    documents = {t.doc for t in group}
    return Incident(
        id=name,
        episode=episode,
        theme=min(themes, key=lambda theme: (-themes[theme], theme)),
        frame=group[0].frame,
        types=tuple(sorted(types, key=lambda kind: (-types[kind], kind))),
        sides=pair_of(group),
        actors=tuple(sorted({side for t in group for side in t.actors})),
        targets=tuple(sorted({side for t in group for side in t.targets})),
        first=first.isoformat() if first else None,
        last=last.isoformat() if last else None,
        places=tuple(sorted(places, key=lambda place: (-places[place], place))),
        lat=lat,
        lon=lon,
        claims=tuple(sorted((t.claim for t in group), key=lambda claim: order[claim])),
        documents=len(documents),
        origins=len({origins.get(doc, doc) for doc in documents}),
    )


def narrowed(incident: Incident, left: Sequence[Trait], origins: Mapping[str, str]) -> Incident:
    """The incident as these of its claims, one at least, tell it: theme, sides, days, places and documents are theirs.

    Its id, its episode and the order of its claims stay as linked.
    """
    order = {claim: (f"{at:06}",) for at, claim in enumerate(incident.claims)}
    return _incident(left, incident.id, incident.episode, order, origins)
