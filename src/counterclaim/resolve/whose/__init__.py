"""Sides that no rule gives, or that one gave on thin grounds: weighed by what the text tells of each side that it speaks of.

The rules settle what the words say. What is left ("the army", "they", "our artillery", "17 wounded", a town that is fired on) is asked in a
table of named questions (`columns`), and boosted trees answer how likely it is each side's (`training.sides`). A side is given where it is more
likely than not, and its chance stands with it. Where no side is, the words keep none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np

from counterclaim.codebook.parties import parties as codebook_parties
from counterclaim.records import Actor, Candidate, Claim, Count, Evidence, Found, Resolution, Source
from counterclaim.resolve.atlas import Atlas
from counterclaim.resolve.opposed import hostile
from counterclaim.resolve.sides import kind_of
from counterclaim.resolve.whose.both import BOTH
from counterclaim.resolve.whose.columns import FIRST, Numbers, rows, second
from counterclaim.resolve.whose.learned import Weights, weights
from counterclaim.resolve.whose.said import Said, Telling, telling_of

Sided = TypeVar("Sided", Actor, Count, Source)

METHOD = "resolve.party.weighed/1"
#: Rules whose word stands.
SURE = frozenset({"name", "person", "inside", "stands_for"})
#: A side is given from this chance on.
ENOUGH = 0.6
#: Another side takes the place of a rule's from this chance on; below the other one a rule's is dropped.
INSTEAD, TOO_LITTLE = 0.5, 0.25
#: So many sides are named in a resolution.
_SHOWN = 3
#: Less likely ones are not named.
_WORTH = 0.05
#: So many answers are named in a reason.
_ANSWERS = 3
_LIKELIEST, _RIVAL, _UNLIKELY = (
    "the likeliest of the sides that the text speaks of",
    "also spoken of in the text",
    "no side that the text speaks of is likely enough",
)
#: In place of a side's number.
_NOBODY = -1


def weighed(atlas: Atlas, claims: Sequence[Claim], table: Weights | None = None) -> tuple[Claim, ...]:
    """The claims, with the sides that are likely where the rules gave none or were not sure. `table`: other weights than those shipped."""
    telling, table = telling_of(atlas, claims), table or weights()
    numbers = asked(telling)
    if not numbers or not telling.sides:
        return tuple(claims)
    first = rows(telling, [telling.said[k] for k in numbers])
    changed: dict[int, dict[tuple[int, int], Resolution]] = {}
    for at, mine in enumerate(chances(telling, numbers, first, table)):
        one, order = telling.said[numbers[at]], [int(k) for k in np.argsort(-mine, kind="stable")]
        if (chosen := _chosen(telling, one, mine, order[0])) is not None:
            reason = _reason(table, first[at * len(mine) + chosen]) if chosen != _NOBODY else _UNLIKELY
            how = _resolution(telling, one, mine, order, chosen, reason)
            changed.setdefault(one.claim, {})[one.role, one.at] = how
    return tuple(_with(claim, changed.get(k, {})) for k, claim in enumerate(claims))


def asked(telling: Telling) -> list[int]:
    """The numbers of the mentions whose side is not beyond doubt."""
    return [k for k, one in enumerate(telling.said) if one.free and one.rule not in SURE and one.words]


def known(telling: Telling) -> Numbers:
    """The chances by the rules alone: 1 for the side that they gave, else 0; one row a mention."""
    names = [side.party for side in telling.sides]
    given = [one.party.value if one.party else None for one in telling.said]
    return np.array([[float(name == party) for name in names] for party in given])


def chances(telling: Telling, numbers: Sequence[int], first: Numbers, table: Weights) -> Numbers:
    """One row a mention that is asked about, one entry a side. Words that stand in several claims are one side's: their mean.

    `first` are the rows of the first look.
    """
    every = known(telling)
    every[list(numbers)] = _chance(table.first.sums(first)).reshape(len(numbers), -1)
    out = _chance(table.second.sums(second(telling, numbers, first, every))).reshape(len(numbers), -1)
    alike: dict[tuple[int, int, int], list[int]] = {}
    for row, number in enumerate(numbers):
        one = telling.said[number]
        alike.setdefault((one.role, one.mention.start, one.mention.end), []).append(row)
    for same in alike.values():
        out[same] = out[same].mean(0)
    return np.round(out, 3)


def _chance(odds: Numbers) -> Numbers:
    return np.round(1 / (1 + np.exp(-odds)), 6)


def _chosen(telling: Telling, one: Said, mine: Numbers, best: int) -> int | None:
    """The number of the side that the mention gets, or `_NOBODY`; None where it stays as it is."""
    parties = [side.party for side in telling.sides]
    if one.party is None:
        return best if mine[best] >= ENOUGH and not _own(telling, one, parties[best]) else None
    if one.party.value not in parties:
        return None
    own = parties.index(one.party.value)
    if best != own and _denies_its_own(telling, one):
        return None
    if best != own and mine[best] >= INSTEAD:
        return best
    return _NOBODY if mine[own] < TOO_LITTLE else None


def _resolution(
    telling: Telling, one: Said, mine: Numbers, order: Sequence[int], chosen: int, reason: str
) -> Resolution:
    parties = [side.party for side in telling.sides]
    shown = [k for k in order[:_SHOWN] if mine[k] >= _WORTH]
    every = tuple(Candidate(parties[k], float(mine[k]), reason if k == chosen else _RIVAL) for k in shown)
    if chosen == _NOBODY:
        return Resolution(
            "unresolved", reason, Evidence(METHOD, round(1 - float(mine.max()), 3), one.mention.span), every
        )
    evidence = Evidence(METHOD, float(mine[chosen]), one.mention.span)
    return Resolution("resolved", reason, evidence, every, parties[chosen] in codebook_parties())


def _reason(table: Weights, row: Numbers) -> str:
    """Which answers about the mention and the side spoke for it most."""
    _, moved = table.first.parts(row)
    ties = sorted(range(len(FIRST) - len(BOTH), len(FIRST)), key=lambda k: (-moved[k], k))[:_ANSWERS]
    return f"{_LIKELIEST}; what speaks for it: {', '.join(FIRST[k] for k in ties if moved[k] > 0)}"


def _denies_its_own(telling: Telling, one: Said) -> bool:
    """ "The ministry denied that *its troops* had shelled civilians": a rule read them as the source's own, and it answers for no others."""
    said = telling.claims[one.claim].attribution
    source = said.source.party
    ours = one.party is not None and source is not None and one.party.value == source.value
    return one.role == 1 and said.speech.value == "denies" and ours


def _own(telling: Telling, one: Said, party: str) -> bool:
    """True if the side would have struck its own: then those who were struck are others."""
    claim = telling.claims[one.claim]
    strength = one.role == 3 and claim.event.counts[one.at].kind == "strength"
    return one.role > 1 and not strength and hostile(claim) and party in telling.others[one.claim][1]


def _with(claim: Claim, settled: dict[tuple[int, int], Resolution]) -> Claim:
    if not settled:
        return claim
    event, said = claim.event, claim.attribution
    actors, targets = (
        tuple(_sided(one, settled.get((role, at))) for at, one in enumerate(some))
        for role, some in ((1, event.actor), (2, event.target))
    )
    counts = tuple(_sided(one, settled.get((3, at))) for at, one in enumerate(event.counts))
    source = _sided(said.source, settled.get((0, 0)))
    return replace(
        claim,
        event=replace(event, actor=actors, target=targets, counts=counts),
        attribution=replace(said, source=replace(source, kind=kind_of(source, source.party))),
    )


def _sided(one: Sided, how: Resolution | None) -> Sided:
    if how is None:
        return one
    party = Found(how.candidates[0].value, how.evidence) if how.status == "resolved" else None
    return replace(one, party=party) if isinstance(one, Count) else replace(one, party=party, resolution=how)
