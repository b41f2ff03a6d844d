"""What is asked of a pair of claims: named columns, all pairs of a document at once.

A pair is put in order first: the denial, where one of the two is one, comes second, else the later. Nothing asks which side is which: only
whether sides are the same, and for whom a source speaks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import numpy as np

from counterclaim.codebook.events import event_types
from counterclaim.link.contradictions.seen import TOLLS, Flags, Ints, Numbers, Seen, kindred_types

#: Further sentences between two claims than this are alike.
_FAR = 30
#: So many claims after one are compared with it: far above what an article holds.
REACH = 100


def pairs(s: Seen) -> tuple[Ints, Ints]:
    """The pairs that may contradict each other: two voices, no two denials, and kinds of event that have to do with each other."""
    count = len(s.claims)
    i, j = np.triu_indices(count, 1)
    near = j - i <= REACH
    i, j = i[near], j[near]
    kin = _kin()[s.kind[i], s.kind[j]]
    other = (s.voice[i] != s.voice[j]) & ~(s.outlet[i] & s.outlet[j])
    denied = s.negated[i] ^ s.negated[j]
    force = _hostile()[s.kind[i]] & _hostile()[s.kind[j]]
    keep = other & ~(s.negated[i] & s.negated[j]) & (kin | force | denied)
    i, j = i[keep], j[keep]
    turned = s.negated[i] & ~s.negated[j]
    return np.where(turned, j, i), np.where(turned, i, j)


def unlike(s: Seen, a: Ints, b: Ints) -> Flags:
    """True for a denial and an account of two families of events that share no word."""
    out: Flags = s.negated[b] & (s.family[a] != s.family[b]) & ~(_share(s.trigger_stems, a, b) > 0)
    return out


@cache
def _kin() -> Flags:
    return kindred_types()


@cache
def _hostile() -> Flags:
    return np.array([one.family in ("force", "harm", "control") for one in event_types().values()])


def _of_type(name: str, at: int, s: Seen, a: Ints, b: Ints) -> Flags:
    of: Flags = s.kind[(a, b)[at]] == list(event_types()).index(name)
    return of


def _share(table: Flags, a: Ints, b: Ints) -> Numbers:
    """How many of the words of the shorter stand in the other; none known where one has none."""
    one, two = table[a], table[b]
    least = np.minimum(one.sum(1), two.sum(1))
    return np.where(least > 0, (one & two).sum(1) / np.maximum(least, 1), np.nan)


def _meet(one: Flags, two: Flags) -> Numbers:
    """1 if two sets of sides or places meet, 0 if both are known and do not, else not known."""
    known = one.any(1) & two.any(1)
    return np.where(known, (one & two).any(1).astype(float), np.nan)


def _cosine(rows: Numbers, a: Ints, b: Ints) -> Numbers:
    out: Numbers = np.round((rows[a] * rows[b]).sum(1), 4)
    return out


def _between(s: Seen, a: Ints, b: Ints, same: Ints) -> Numbers:
    """How many claims with one of some numbers stand between the two."""
    first, last = np.minimum(a, b), np.maximum(a, b)
    values = np.unique(same)
    counts = np.zeros((len(values), len(same) + 1))
    for row, value in enumerate(values):
        counts[row, 1:] = np.cumsum((same == value) & s.told)
    at = np.searchsorted(values, same[a])
    out: Numbers = counts[at, last] - counts[at, first + 1]
    return out


def _toll(k: int, s: Seen, a: Ints, b: Ints) -> Numbers:
    """2 if two figures exclude each other, 1 if one number is named by both, 0 if both can be true."""
    la, ha, lb, hb = s.low[a, k], s.high[a, k], s.low[b, k], s.high[b, k]
    known = ~(np.isnan(la) & np.isnan(ha)) & ~(np.isnan(lb) & np.isnan(hb))
    apart = (la > hb) | (lb > ha)
    same = (la == lb) | (ha == hb) | (la == hb) | (ha == lb)
    return np.where(known, np.where(apart, 2.0, np.where(same, 1.0, 0.0)), np.nan)


def _ratio(s: Seen, a: Ints, b: Ints) -> Numbers:
    one, two = (np.fmax(s.low[x], s.high[x]) for x in (a, b))
    with np.errstate(all="ignore"):
        ratio = np.abs(np.log((one + 0.5) / (two + 0.5)))
    known = ~np.isnan(ratio)
    return np.where(known.any(1), np.where(known, ratio, -np.inf).max(1), np.nan)


def _size(s: Seen, a: Ints) -> Numbers:
    top = np.fmax(s.low[a], s.high[a])
    return np.where(np.isnan(top).all(1), np.nan, np.where(np.isnan(top), -1, top).max(1))


def _days_apart(s: Seen, a: Ints, b: Ints) -> Numbers:
    out: Numbers = np.maximum(np.maximum(s.days[a, 0] - s.days[b, 1], s.days[b, 0] - s.days[a, 1]), 0)
    return out


Column = Callable[[Seen, Ints, Ints], Numbers | Flags | Ints]
#: Types that are told apart by name.
_NAMED = (
    *(
        "casualties",
        "killing",
        "clash",
        "shelling",
        "airstrike",
        "attack",
        "bombing",
        "shooting",
        "shootdown",
        "destruction",
    ),
    *(
        "displacement",
        "territory_taken",
        "territory_held",
        "withdrawal",
        "ceasefire_violation",
        "arms_supply",
        "deployment",
    ),
    *("incursion", "other_conflict", "provocation"),
)


def _each(what: str, column: Callable[[Seen, Ints], Numbers | Flags | Ints]) -> dict[str, Column]:
    """One column for each of the two."""
    return {
        f"first: {what}": lambda s, a, b: column(s, a),
        f"second: {what}": lambda s, a, b: column(s, b),
    }


COLUMNS: dict[str, Column] = {
    "one is a denial": lambda s, a, b: s.negated[b],
    "sentences apart": lambda s, a, b: np.minimum(np.abs(s.sentence[a] - s.sentence[b]), _FAR),
    "the first is told first": lambda s, a, b: a < b,
    "one phrase for both": lambda s, a, b: (s.start[a] < s.end[b]) & (s.start[b] < s.end[a]),
    "one kind of act": lambda s, a, b: s.kind[a] == s.kind[b],
    "kindred acts": lambda s, a, b: _kin()[s.kind[a], s.kind[b]],
    "one family": lambda s, a, b: s.family[a] == s.family[b],
    "same frame": lambda s, a, b: s.frame[a] == s.frame[b],
    "likeness of the words for it": lambda s, a, b: _cosine(s.trigger_vector, a, b),
    "same word for it": lambda s, a, b: _share(s.trigger_stems, a, b),
    "same doers": lambda s, a, b: _meet(s.actors[a], s.actors[b]),
    "words of the doers": lambda s, a, b: _share(s.actor_words, a, b),
    "same side struck": lambda s, a, b: _meet(s.targets[a], s.targets[b]),
    "words of the struck": lambda s, a, b: _share(s.target_words, a, b),
    "likeness of the struck": lambda s, a, b: _cosine(s.target_vector, a, b),
    "the second speaks for the first's doer": lambda s, a, b: _meet(s.speaks_for[b], s.actors[a]),
    "the first speaks for the second's doer": lambda s, a, b: _meet(s.speaks_for[a], s.actors[b]),
    "the second speaks for the first's struck": lambda s, a, b: _meet(s.speaks_for[b], s.targets[a]),
    "the first speaks for the second's struck": lambda s, a, b: _meet(s.speaks_for[a], s.targets[b]),
    "the first's doer is the second's struck": lambda s, a, b: _meet(s.actors[a], s.targets[b]),
    "the second's doer is the first's struck": lambda s, a, b: _meet(s.actors[b], s.targets[a]),
    "sources of two sides": lambda s, a, b: 1 - _meet(s.speaks_for[a], s.speaks_for[b]),
    "words of the place": lambda s, a, b: _share(s.place_words, a, b),
    "same place": lambda s, a, b: _meet(s.gazetteer[a], s.gazetteer[b]),
    "same country": lambda s, a, b: _meet(s.country[a], s.country[b]),
    "days apart": _days_apart,
    "same weapon": lambda s, a, b: _meet(s.weapons[a], s.weapons[b]),
    "whose people are counted": lambda s, a, b: _meet(s.counted_side[a], s.counted_side[b]),
    "words of the counted": lambda s, a, b: _share(s.counted_words, a, b),
    "how far apart the figures are": _ratio,
    **{f"{kind}: the figures": partial(_toll, k) for k, kind in enumerate(TOLLS)},
    "one kind between": lambda s, a, b: _between(s, a, b, s.kind),
    "one voice between": lambda s, a, b: _between(s, a, b, s.voice),
    "claims between": lambda s, a, b: np.abs(a - b),
    "soldiers, or civilians": lambda s, a, b: (
        (s.arms[a] & s.civil[b] & ~s.civil[a]) | (s.civil[a] & s.arms[b] & ~s.civil[b])
    ),
    "who began, both": lambda s, a, b: np.abs(s.began[a] - s.began[b]),
    **_each("who began", lambda s, a: s.began[a]),
    **_each("confidence", lambda s, a: s.sure[a]),
    **_each("set against another", lambda s, a: s.set_against[a]),
    **_each("only", lambda s, a: s.only[a]),
    **_each("hedged", lambda s, a: s.hedged[a]),
    **_each("still to come", lambda s, a: ~s.told[a] & ~s.negated[a]),
    **_each("the article's own voice", lambda s, a: s.outlet[a]),
    **_each("a denying cue", lambda s, a: s.denying_cue[a]),
    **_each("accuses", lambda s, a: s.speech[a, 0]),
    **_each("denies", lambda s, a: s.speech[a, 1]),
    **_each("admits", lambda s, a: s.speech[a, 2]),
    **_each("claims it", lambda s, a: s.speech[a, 3]),
    **_each("a party's source", lambda s, a: s.source_kind[a, 0]),
    **_each("a watcher's source", lambda s, a: s.source_kind[a, 1]),
    **_each("who was there", lambda s, a: s.source_kind[a, 2]),
    **_each("names a doer", lambda s, a: s.has_actor[a]),
    **_each("names who was struck", lambda s, a: s.has_target[a]),
    **_each("speaks for its doer", lambda s, a: _meet(s.speaks_for[a], s.actors[a])),
    **_each("speaks for the struck", lambda s, a: _meet(s.speaks_for[a], s.targets[a])),
    **_each("a part of another figure", lambda s, a: s.part[a]),
    **_each("figure", _size),
    **_each("armed men struck", lambda s, a: s.arms[a]),
    **_each("civilians struck", lambda s, a: s.civil[a]),
    **_each("frame", lambda s, a: s.frame[a]),
    **_each("family", lambda s, a: s.family[a]),
    **_each("first sentence", lambda s, a: s.sentence[a] == 0),
    **{f"first: {name}": partial(_of_type, name, 0) for name in _NAMED},
    **{f"second: {name}": partial(_of_type, name, 1) for name in _NAMED},
}


def rows(s: Seen, a: Ints, b: Ints) -> Numbers:
    """One row a pair, one entry a column; NaN where it cannot be told."""
    out = np.empty((len(a), len(COLUMNS)))
    for k, column in enumerate(COLUMNS.values()):
        out[:, k] = column(s, a, b)
    return out
