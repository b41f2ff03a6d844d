"""Contradictions between two claims of one text, as learned from annotated ones: each pair's chance, its field, its reason.

The comparisons of `counterclaim.link` say what their conditions say; this says what many annotated articles say of pairs like these. A
contradiction that a comparison found and that no article bears out is dropped, one that it overlooked is added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from counterclaim.codebook.events import event_types
from counterclaim.link.contradictions.columns import pairs, rows, unlike
from counterclaim.link.contradictions.learned import FIELDS, weights
from counterclaim.link.contradictions.reasons import counted, reason
from counterclaim.link.contradictions.seen import Ints, Numbers, Seen, seen
from counterclaim.link.contradictions.vetoes import both_may_be_right
from counterclaim.link.denials import disclaims
from counterclaim.link.sides import is_outlet, order, parties
from counterclaim.records import Claim, Relation

__all__ = ["weighed"]

METHOD = "link.contradictions/1"
#: Chances: from the first on a pair contradicts itself; below the second a comparison's contradiction is dropped.
ENOUGH, TOO_LITTLE = 0.5, 0.1
#: The first, where one claim follows on the other: told in one breath, as each other's answer.
NEXT = 0.45
#: The first, where two voices tell it on one word: "the army and the rebels trade blame for the bomb".
ON_ONE_WORD = 0.3
#: The first, where the article tells it and the next claim says that its source had no part in it.
NO_PART = 0.35
#: The first, where a denial and an account tell two kinds of thing in two words.
UNLIKE = 0.6
#: By so much in log odds another field must be likelier than the one that a comparison gave.
BY_FAR = 0.5
#: Fields that the trees decide: times, places and weapons are compared by rule (`counterclaim.link.details`).
_DECIDED = frozenset(FIELDS) - {"other"}
#: Fields that the comparisons of denials mistake for each other.
_CONFUSED = frozenset({"occurrence", "responsibility"})
#: Three pairs in four have a sum below this after so many trees; none of those ever came to a chance of `TOO_LITTLE` on 60 held-out articles.
_FIRST, _HOPELESS = 20, -4.0
#: Pairs that are looked at together: bounds the memory of a text with very many claims.
_AT_ONCE = 20_000


def weighed(claims: Sequence[Claim], found: Sequence[Relation], text: str = "") -> list[Relation]:
    """The relations of a document's claims, contradictions weighed.

    `claims` stand in text order, `found` is what the comparisons found, `text` the document's.
    """
    if len(claims) < 2:
        return list(found)
    table = seen(claims, text)
    first, second = pairs(table)
    chance = np.concatenate([_chances(table, *block) for block in _blocks(first, second)] or [np.zeros(0)])
    at = {frozenset((claims[a].id, claims[b].id)): k for k, (a, b) in enumerate(zip(first, second, strict=True))}
    numbers = [at.get(frozenset((r.left, r.right))) if r.verdict == "conflicts" else None for r in found]
    told = {k for k in numbers if k is not None}
    enough = chance >= _least(table, first, second)
    asked = sorted({*told, *np.flatnonzero(enough).tolist()})
    odds = dict(zip(asked, _odds(table, first[asked], second[asked]), strict=True)) if asked else {}
    out = []
    for relation, k in zip(found, numbers, strict=True):
        if k is None:
            out.append(relation)
        elif chance[k] >= TOO_LITTLE:
            out.append(_in_its_field(relation, table, int(first[k]), int(second[k]), odds[k]))
    kept = {k for k in told if chance[k] >= TOO_LITTLE}
    for k in np.flatnonzero(enough).tolist():
        field = _likeliest(odds[k], claims[first[k]], claims[second[k]])
        if k not in kept and not both_may_be_right(table, int(first[k]), int(second[k]), field):
            out += _relation(claims[first[k]], claims[second[k]], field, float(chance[k]))
    return out


def _least(table: Seen, first: Ints, second: Ints) -> Numbers:
    """The chance from which each pair contradicts itself."""
    words = np.array([claim.event.trigger.start for claim in table.claims])
    own, no_part = (np.array([asked(claim) for claim in table.claims]) for asked in (is_outlet, disclaims))
    kinds = [
        (unlike(table, first, second), UNLIKE),
        (words[first] == words[second], ON_ONE_WORD),
        (own[first] & no_part[second] & (second - first == 1), NO_PART),
        (np.abs(first - second) == 1, NEXT),
    ]
    least: Numbers = np.select([holds for holds, _ in kinds], [chance for _, chance in kinds], ENOUGH)
    return least


def _likeliest(odds: Numbers, first: Claim, second: Claim) -> str:
    """The likeliest field; of acts that both tell, and of one that somebody disclaims, it is never whether there was one."""
    field = FIELDS[int(np.argmax(odds))]
    if field != "occurrence":
        return field
    if disclaims(second):
        return "responsibility"
    one_kind = first.event.type == second.event.type and second.modality.value != "negated"
    if one_kind and parties(first.event.actor) and parties(second.event.actor):
        return "initiator" if event_types()[first.event.type].mutual else "responsibility"
    return field


def _in_its_field(relation: Relation, table: Seen, first: int, second: int, odds: Numbers) -> Relation:
    """Whether a denial is of the deed, of the doer, of what was hit: the trees tell that better than the comparisons."""
    field = _likeliest(odds, table.claims[first], table.claims[second])
    if relation.field not in _CONFUSED or field not in _CONFUSED | {"target"}:
        return relation
    if odds.max() - odds[FIELDS.index(relation.field)] < BY_FAR or both_may_be_right(table, first, second, field):
        return relation
    said = reason(field, table.claims[first], table.claims[second])
    return replace(relation, field=field, reason=said, method=METHOD)


def _blocks(first: Ints, second: Ints) -> list[tuple[Ints, Ints]]:
    return [(first[at : at + _AT_ONCE], second[at : at + _AT_ONCE]) for at in range(0, len(first), _AT_ONCE)]


def _chances(table: Seen, first: Ints, second: Ints) -> Numbers:
    """The chance of each pair; one that the first trees find hopeless keeps what they say, which is next to nothing."""
    asked, trees = rows(table, first, second), weights().at_odds
    odds = trees.some(0, _FIRST).sums(asked)
    hopeful = np.flatnonzero(odds > _HOPELESS)
    odds[hopeful] += trees.some(_FIRST, None).sums(asked[hopeful])
    chances: Numbers = 1 / (1 + np.exp(-odds))
    return chances


def _odds(table: Seen, first: Ints, second: Ints) -> Numbers:
    """The log odds of each field (pairs × fields)."""
    asked = rows(table, first, second)
    return np.column_stack([trees.sums(asked) for trees in weights().fields])


def _relation(one: Claim, two: Claim, field: str, chance: float) -> list[Relation]:
    if field not in _DECIDED:
        return []
    named = counted(one, two) if field == "toll" else field
    if named is None:
        return []
    left, right = sorted((one, two), key=order)
    return [Relation(left.id, right.id, named, "conflicts", reason(named, one, two), METHOD, round(chance, 4))]
