"""Parts → tables: the sum of every two claims of a part, parts of one size being weighed together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.link.across.columns import Columns, Floats, Ints
from counterclaim.link.across.parts import Parts
from counterclaim.link.across.sums import CHUNK, sums

#: The score of two claims that a person holds apart: it weighs more than any sum.
NEVER = -1e6


@dataclass(frozen=True, slots=True)
class Tables:
    """Parts of one size: `members[k]` are the claims of part `k`, sorted; `scores[k]` their symmetric table, without a diagonal."""

    members: Ints
    scores: Floats


def tables(columns: Columns, parts: Parts, apart: Sequence[tuple[int, int]] = ()) -> Iterator[Tables]:
    """The tables of all parts that have more than one claim, by size; as many at a time as have some `CHUNK` of pairs.

    `apart`: pairs of claims, the smaller number first, that a person holds apart.
    """
    held = [one * len(parts.claims) + other for one, other in apart]
    together = columns.take(parts.claims)
    for size in np.unique(parts.size[parts.size > 1]).tolist():
        places, step = parts.sized(size), max(1, 2 * CHUNK // (size * size))
        for at in range(0, len(places), step):
            some = places[at : at + step]
            members, (a, b) = parts.claims[some], np.triu_indices(size, 1)
            weights = sums(together, some[:, a].ravel(), some[:, b].ravel()).astype(np.float64).reshape(len(some), -1)
            if held:
                weights[np.isin(members[:, a] * len(parts.claims) + members[:, b], held)] = NEVER
            scores = np.full((len(some), size, size), -np.inf)
            scores[:, a, b] = scores[:, b, a] = weights
            yield Tables(members, scores)
