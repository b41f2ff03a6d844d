"""Claims as columns of numbers: what lets millions of pairs be compared without an object for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import radians
from operator import attrgetter
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.link.across.trait import Trait

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
#: Stands for an open bound; figures of the dead stay far below.
OPEN = 2**60
#: Stands for a day that is not known.
NO_DAY = -(10**6)
_FIELDS = ("doc", "frame", "theme", "type", "actors", "targets", "sides", "whose", "first", "last", "timed", "places", "points",
           "tolls", "civil")  # fmt: skip
#: Columns that are not a row for each claim.
_SHARED = frozenset({"themes", "sets", "several"})
#: Claims that are read at a time: few enough to stay in a processor's cache while one field after the other is read.
_FEW = 128


class Codes(dict[Any, int]):
    """Value → its number, counted from 0 in the order in which values were first asked for."""

    def __missing__(self, value: Any) -> int:
        self[value] = code = len(self)
        return code

    def of(self, values: Sequence[Any]) -> Ints:
        """The numbers of these values."""
        return np.fromiter(map(self.__getitem__, values), np.int64, len(values))


@dataclass(frozen=True, slots=True)
class Lists:
    """A list for each claim, end to end: that of claim `i` is `size[i]` rows from `start[i]` on, in every column."""

    start: Ints
    size: Ints
    columns: tuple[npt.NDArray[Any], ...]

    @classmethod
    def of(cls, lists: Sequence[Sequence[Any]], *columns: Callable[[Any], float]) -> Lists:
        """The lists, with these columns of each element."""
        size = np.fromiter(map(len, lists), np.int64, len(lists))
        known = Codes()
        rows = known.of(list(chain.from_iterable(lists)))
        return cls(
            np.cumsum(size) - size, size, tuple(np.array([pick(one) for one in known])[rows] for pick in columns)
        )

    def take(self, claims: Ints) -> Lists:
        """The lists of these claims."""
        return Lists(self.start[claims], self.size[claims], self.columns)

    def across(self, i: Ints, j: Ints) -> Iterator[tuple[Ints, Ints, Ints]]:
        """All elements of the one list beside all of the other: which pairs have such two, and the rows of the two."""
        left, k = np.flatnonzero((self.size[i] > 0) & (self.size[j] > 0)), 0
        while len(left):
            both, m = left, 0
            while len(both):
                yield both, self.start[i[both]] + k, self.start[j[both]] + m
                m += 1
                both = both[self.size[j[both]] > m]
            k += 1
            left = left[self.size[i[left]] > k]


@dataclass(frozen=True, slots=True)
class Columns:
    """What linking looks at, a row for each claim.

    `doc`, `frame`, `theme`, `type` and `timed` are codes, those of themes into `themes`; tuples of names (`actors` … `places`)
    are codes into `sets`, 0 for none. `several`: sets of more than one. `first` and `last` are ordinals of days, `known` where
    both are; `said`, `imputed` and `new` are single values of `timed` and `frame`; `exact`: a day or two are said; `placed` and
    `civil` as in `Trait`. `points` have latitude and longitude in radians, `tolls` kind, whose (0: not said), low and high.
    """

    themes: tuple[str, ...]
    sets: tuple[frozenset[str], ...]
    several: Bools
    doc: Ints
    frame: Ints
    theme: Ints
    type: Ints
    actors: Ints
    targets: Ints
    sides: Ints
    whose: Ints
    places: Ints
    first: Ints
    last: Ints
    timed: Ints
    known: Bools
    said: Bools
    imputed: Bools
    exact: Bools
    new: Bools
    placed: Bools
    civil: Bools
    points: Lists
    tolls: Lists

    @classmethod
    def of(cls, traits: Sequence[Trait]) -> Columns:
        """The columns of these claims, in their order."""
        read = _read(traits)
        names, themes, timed, frame = Codes({(): 0}), Codes(), Codes({"said": 0, "imputed": 1}), Codes({"new": 0})
        coded = {name: names.of(read[name]) for name in ("actors", "targets", "sides", "whose", "places")}
        coded |= {name: Codes().of(read[name]) for name in ("doc", "type")}
        coded |= {"theme": themes.of(read["theme"]), "timed": timed.of(read["timed"]), "frame": frame.of(read["frame"])}
        first, last = _days(read["first"]), _days(read["last"])
        return cls(
            themes=tuple(themes),
            sets=tuple(map(frozenset, names)),
            several=np.array([len(name) > 1 for name in names], dtype=bool),
            first=first,
            last=last,
            known=(first != NO_DAY) & (last != NO_DAY),
            said=coded["timed"] == 0,
            imputed=coded["timed"] == 1,
            exact=(coded["timed"] == 0) & (last - first <= 1),
            new=coded["frame"] == 0,
            placed=(coded["timed"] == 0) | (coded["places"] > 0),
            civil=np.array(read["civil"], dtype=bool),
            points=Lists.of(read["points"], lambda point: radians(point[0]), lambda point: radians(point[1])),
            tolls=_tolls(read["tolls"]),
            **coded,
        )

    def take(self, claims: Ints) -> Columns:
        """The rows of these claims, in this order: what is compared with each other should lie together in memory."""
        return replace(
            self, **{name: getattr(self, name).take(claims) for name in self.__slots__ if name not in _SHARED}
        )


def _read(traits: Sequence[Trait]) -> dict[str, list[Any]]:
    """The fields of the claims, each as a list."""
    out: dict[str, list[Any]] = {name: [] for name in _FIELDS}
    for at in range(0, len(traits), _FEW):
        few = traits[at : at + _FEW]
        for name, values in out.items():
            values.extend(map(attrgetter(name), few))
    return out


def _days(days: Sequence[Any]) -> Ints:
    return np.array([day.toordinal() if day else NO_DAY for day in days], dtype=np.int64)


def _tolls(tolls: Sequence[Any]) -> Lists:
    kinds, sides = Codes(), Codes({"": 0})
    return Lists.of(
        tolls,
        lambda toll: kinds[toll[0]],
        lambda toll: sides[toll[1]],
        lambda toll: _bounds(toll[2], toll[3])[0],
        lambda toll: _bounds(toll[2], toll[3])[1],
    )


def _bounds(low: int | None, high: int | None) -> tuple[int, int]:
    if low is not None and high is not None and low > high:
        low, high = high, low
    return (-OPEN if low is None else low, OPEN if high is None else high)
