"""From claims to incidents and episodes: blocks, clusters and judgements put together. Same claims, same incidents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from operator import attrgetter

import numpy as np

from counterclaim.link.across.blocks import BLOCKS, cut, rows
from counterclaim.link.across.cluster import Pair, cluster, partners
from counterclaim.link.across.columns import Columns, Floats, Ints
from counterclaim.link.across.incident import incidents_of
from counterclaim.link.across.parts import Parts, parts
from counterclaim.link.across.tables import tables
from counterclaim.link.across.trait import Trait
from counterclaim.records import Incident, Judgement, Link

#: Runs `BLOCKS` over the columns of a table `trait`, which are numbers: the block of each row.
Ask = Callable[[Mapping[str, Ints], str], Ints]


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
) -> Linked:
    """Link claims into incidents and incidents into episodes.

    `order` gives for each claim the key by which an incident's claims are listed (publication, document, place in the
    text); `origins` the story behind each document. The order of `traits` plays no part. Judgements on claims that are
    not there wait until they are.
    """
    traits = sorted(traits, key=attrgetter("claim"))
    number = {trait.claim: i for i, trait in enumerate(traits)}
    same, apart = _pairs(judgements, number, "same"), _pairs(judgements, number, "different")
    columns = Columns.of(traits)
    found = _cluster(columns, parts(columns, _blocks(columns, ask, same), same), same, apart)
    keys = [order[trait.claim] for trait in traits]
    groups = sorted(found.groups, key=lambda group: min(keys[i] for i in group))
    incidents = incidents_of(traits, groups, keys, origins)
    return Linked(incidents, _links(traits, groups, incidents, found))


def _pairs(judgements: Iterable[Judgement], number: Mapping[str, int], kind: str) -> list[Pair]:
    """The claims' numbers of the judgements that hold; a later one on the same pair replaces an earlier."""
    last: dict[frozenset[str], Judgement] = {}
    for judgement in sorted(judgements, key=lambda row: (row.at, row.id)):
        if judgement.withdrawn is None:
            last[frozenset((judgement.left, judgement.right))] = judgement
    found = (row for row in last.values() if row.kind == kind and row.left in number and row.right in number)
    return sorted((min(number[row.left], number[row.right]), max(number[row.left], number[row.right])) for row in found)


def _blocks(columns: Columns, ask: Ask, same: Sequence[Pair]) -> Ints:
    """The block of each claim, cut to size; blocks that a judgement ties together are one."""
    block = cut(columns, ask(rows(columns), BLOCKS))
    for a, b in same:
        block[block == block[b]] = block[a]
    return block


@dataclass(frozen=True, slots=True)
class _Clustered:
    """Groups of claims; for every claim the other of its group that it fits best, and their score, -inf where it is alone."""

    groups: list[list[int]]
    partner: Ints
    score: Floats


def _cluster(columns: Columns, found: Parts, same: Sequence[Pair], apart: Sequence[Pair]) -> _Clustered:
    """The claims of all parts put into groups."""
    size = len(columns.doc)
    out = _Clustered(found.claims[found.sized(1)].tolist(), np.zeros(size, dtype=np.int64), np.full(size, -np.inf))
    tied = _by_part(found, same)
    for one in tables(columns, found, apart):
        members = one.members.tolist()
        done = list(cluster(one.scores, columns.placed[one.members], [tied.get(part[0], ()) for part in members]))
        for part, groups in zip(members, done, strict=True):
            out.groups.extend([part[at] for at in group] for group in groups.found())
        best, score = partners(one.scores, np.array([groups.of for groups in done]))
        out.partner[one.members] = np.take_along_axis(one.members, best, axis=1)
        out.score[one.members] = score
    return out


def _by_part(found: Parts, same: Sequence[Pair]) -> dict[int, list[Pair]]:
    """First claim of a part → the pairs of judgements in it, by the claims' places in the part."""
    first, place = np.empty_like(found.claims), np.empty_like(found.claims)
    first[found.claims] = np.repeat(found.claims[found.start], found.size)
    place[found.claims] = np.arange(len(first)) - np.repeat(found.start, found.size)
    out: dict[int, list[Pair]] = {}
    for a, b in same:
        out.setdefault(int(first[a]), []).append((int(place[a]), int(place[b])))
    return out


def _links(
    traits: Sequence[Trait], groups: Sequence[Sequence[int]], incidents: Sequence[Incident], found: _Clustered
) -> tuple[Link, ...]:
    names, of = [trait.claim for trait in traits], [""] * len(traits)
    for group, incident in zip(groups, incidents, strict=True):
        for claim in group:
            of[claim] = incident.id
    fits = (found.score > -inf).tolist()
    others = [names[at] if fit else None for at, fit in zip(found.partner.tolist(), fits, strict=True)]
    scores = [round(score, 2) if fit else 0.0 for score, fit in zip(found.score.tolist(), fits, strict=True)]
    return tuple(map(Link, names, of, others, scores))
