"""Pairs of claims as two columns of numbers, and what can be asked of all of them at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from counterclaim.link.across.columns import Bools, Columns, Ints
from counterclaim.link.across.trait import DIRECTED
from counterclaim.link.across.weigh import FORBIDDEN, KINDRED, SPAN

Weights = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Claim `i[k]` beside claim `j[k]`, for each k; `met` is the number of their pair of themes."""

    of: Columns
    i: Ints
    j: Ints
    met: Ints

    def some(self, which: Bools) -> tuple[Ints, Pairs]:
        """The numbers of these pairs, and the pairs themselves."""
        at = np.flatnonzero(which)
        return at, Pairs(self.of, self.i[at], self.j[at], self.met[at])

    def two(self, codes: Ints) -> tuple[Ints, Ints]:
        """The codes of the first claims and those of the second."""
        return codes[self.i], codes[self.j]

    def same(self, codes: Ints) -> Bools:
        """True where both have one code."""
        out: Bools = codes[self.i] == codes[self.j]
        return out

    def both(self, flags: Bools) -> Bools:
        """True where both are so."""
        out: Bools = flags[self.i] & flags[self.j]
        return out

    def share(self, mine: Ints, theirs: Ints) -> Bools:
        """True where the two sets of names have one in common; `mine` of the first claim, `theirs` of the second."""
        a, b = mine[self.i], theirs[self.j]
        out: Bools = (a == b) & (a > 0)
        sets, several = self.of.sets, self.of.several
        unlike = np.flatnonzero((several[a] & (b > 0) | several[b] & (a > 0)) & ~out)
        if len(unlike):
            met, back = np.unique(a[unlike] * len(sets) + b[unlike], return_inverse=True)
            beside = (divmod(pair, len(sets)) for pair in met.tolist())
            out[unlike] = np.array([not sets[left].isdisjoint(sets[right]) for left, right in beside])[back]
        return out


@dataclass(frozen=True, slots=True)
class Themes:
    """What each pair of themes is to the other: how much it speaks for one incident, of what kind both are, days they may lie apart."""

    kindred: Weights
    directed: Bools
    control: Bools
    force: Bools
    toll: Bools
    span: Ints


@lru_cache(maxsize=8)
def themes_met(themes: tuple[str, ...]) -> Themes:
    """What each pair of these themes is to the other; that of themes `a` and `b` stands at `a * len(themes) + b`."""
    met = [(left, right) for left in themes for right in themes]

    def both(so: Callable[[str], bool]) -> Bools:
        return np.array([so(left) and so(right) for left, right in met], dtype=bool)

    kindred = [1.0 if a == b else KINDRED.get(frozenset({a, b}), FORBIDDEN) for a, b in met]
    return Themes(
        np.array(kindred, dtype=np.float32),
        both(DIRECTED.__contains__),
        both("control".__eq__),
        both("force".__eq__),
        both("toll".__eq__),
        np.array([min(SPAN.get(a, 1), SPAN.get(b, 1)) for a, b in met], dtype=np.int64),
    )
