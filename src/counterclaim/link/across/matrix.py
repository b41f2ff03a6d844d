"""The sums of `compare` for all pairs of a block at once: the same rules over arrays, since a war has many claims a day.

A test holds the two to the same figures, pair by pair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.link.across import weigh as one
from counterclaim.link.across.trait import DIRECTED, Trait

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]
#: Stands for an open bound; figures of the dead stay far below.
_OPEN = 2**60
_NO_DAY = -(10**6)


def sums(traits: Sequence[Trait]) -> Floats:
    """The matrix of `compare(a, b).total`, forbidden pairs far below nought; the diagonal means nothing."""
    total: Floats = (
        _themes(traits) + _sides(traits) + _times(traits) + _places(traits) + _civil(traits) + _tolls(traits)
    )
    return total


def _codes(values: Iterable[Any]) -> npt.NDArray[np.int32]:
    known: dict[Any, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int32)


def _same(values: Iterable[Any]) -> Bools:
    codes = _codes(values)
    out: Bools = codes[:, None] == codes[None, :]
    return out


def _incidence(sets: Sequence[tuple[Any, ...]]) -> Floats:
    names = sorted({name for row in sets for name in row}, key=repr)
    at = {name: i for i, name in enumerate(names)}
    out = np.zeros((len(sets), max(1, len(names))), dtype=np.float32)
    for i, row in enumerate(sets):
        for name in row:
            out[i, at[name]] = 1
    return out


def _share(sets: Sequence[tuple[Any, ...]]) -> Bools:
    rows = _incidence(sets)
    out: Bools = (rows @ rows.T) > 0
    return out


def _both(flags: Sequence[bool]) -> Bools:
    has = np.array(flags, dtype=bool)
    out: Bools = has[:, None] & has[None, :]
    return out


def _themes(traits: Sequence[Trait]) -> Floats:
    types = _same(t.type for t in traits)
    themes = sorted({t.theme for t in traits})
    table = np.full((len(themes), len(themes)), one.FORBIDDEN, dtype=np.float32)
    for i, left in enumerate(themes):
        for j, right in enumerate(themes):
            table[i, j] = 1.0 if i == j else one.KINDRED.get(frozenset({left, right}), one.FORBIDDEN)
    codes = np.array([themes.index(t.theme) for t in traits])
    out = table[codes[:, None], codes[None, :]]
    out = np.where((codes[:, None] == codes[None, :]) & types, np.float32(1.5), out)
    return np.where(_same(t.frame for t in traits), out, np.float32(one.FORBIDDEN))


def _sides(traits: Sequence[Trait]) -> Floats:
    out = _whole_sides(traits)
    directed = _both([t.theme in DIRECTED for t in traits])
    weight = np.zeros_like(out)
    known = np.zeros(out.shape, dtype=bool)
    for sets in ([t.actors for t in traits], [t.targets for t in traits]):
        both, share = _both([bool(row) for row in sets]), _share(sets)
        known |= both
        weight += np.where(both, np.where(share, np.float32(1.5), np.float32(one.FORBIDDEN)), np.float32(0))
    weight = np.where(weight < one.FORBIDDEN / 2, np.float32(one.FORBIDDEN), weight)
    crossed = _crossed(traits)
    out = np.where(directed & crossed & ~known, np.float32(one.FORBIDDEN), out)
    out = np.where(directed & known, weight, out)
    control = _both([t.theme == "control" for t in traits]) & ~_same(t.type for t in traits)
    out = np.where(control & _share([t.places for t in traits]), np.float32(one.HELD), out)
    toll = _both([t.theme == "toll" for t in traits])
    has = np.array([bool(t.whose) for t in traits])
    whose = np.where(_same(t.whose for t in traits), np.float32(3.0), np.float32(one.FORBIDDEN))
    one_has = has[:, None] ^ has[None, :]
    mixed = np.where(_same(t.sides for t in traits), np.float32(one.FORBIDDEN), np.float32(-1.0))
    out = np.where(toll & one_has, mixed, out)
    return np.where(toll & has[:, None] & has[None, :], whose, out)


def _whole_sides(traits: Sequence[Trait]) -> Floats:
    equal, share = _same(t.sides for t in traits), _share([t.sides for t in traits])
    many = np.array([len(t.sides) > 1 for t in traits])
    out = np.where(share, np.float32(0.5), np.float32(one.FORBIDDEN))
    out = np.where(equal, np.where(many[:, None], np.float32(2.0), np.float32(1.0)), out)
    return np.where(_both([bool(t.sides) for t in traits]), out, np.float32(0))


def _crossed(traits: Sequence[Trait]) -> Bools:
    names = sorted({name for t in traits for name in (*t.actors, *t.targets)})
    rows = _incidence([(*names,), *(t.actors for t in traits), *(t.targets for t in traits)])[1:]
    n = len(traits)
    cross = (rows[:n] @ rows[n:].T) > 0
    out: Bools = cross | cross.T
    return out


def _times(traits: Sequence[Trait]) -> Floats:
    known = _both([t.first is not None and t.last is not None for t in traits])
    first = np.array([t.first.toordinal() if t.first else _NO_DAY for t in traits])
    last = np.array([t.last.toordinal() if t.last else _NO_DAY for t in traits])
    gap = np.maximum(first[None, :] - last[:, None], first[:, None] - last[None, :])
    gap = np.maximum(gap, 0)
    said = np.array([t.timed == "said" for t in traits])
    both_said = said[:, None] & said[None, :]
    span = np.array([one.SPAN.get(t.theme, 1) for t in traits])
    allowed = np.minimum(span[:, None], span[None, :]) + np.where(both_said, 0, 1)
    short = said & (last - first <= 1)
    meets = np.where(short[:, None] & short[None, :], 2.0, 0.5)
    mixed = _same(t.timed for t in traits)
    meets = np.where((meets < 2.0) & (both_said | ~mixed), 1.0, meets)
    out = np.where(gap > allowed, one.APART, np.where(gap > 0, -1.0 * gap, meets))
    told = np.array([t.timed == "imputed" for t in traits])
    late = said[:, None] & told[None, :] & (first[:, None] > last[None, :])
    out = np.where(late | late.T, np.where(gap == 1, one.NOT_YET, one.APART), out)
    return np.where(known, out, 0.0).astype(np.float32)


def _places(traits: Sequence[Trait]) -> Floats:
    both = _both([bool(t.places) for t in traits])
    share = _share([t.places for t in traits])
    out = np.full(both.shape, -0.5, dtype=np.float32)
    if any(t.points for t in traits):
        away = _distances(traits)
        pointed = _both([bool(t.points) for t in traits])
        many = np.array([len(t.places) > 1 for t in traits])
        far = np.where(many[:, None] | many[None, :], one.ALONG, one.APART)
        near = np.where(away <= one.NEAR_KM, 1.0, np.where(away <= one.FAR_KM, -1.0, far))
        out = np.where(pointed, near.astype(np.float32), out)
    control = _both([t.theme == "control" for t in traits])
    has = np.array([bool(t.places) for t in traits])
    out = np.where(both, np.where(share, np.float32(2.0), out), np.float32(0))
    return np.where(control & (has[:, None] ^ has[None, :]), np.float32(one.TOWN), out)


def _civil(traits: Sequence[Trait]) -> Floats:
    force = _both([t.theme == "force" for t in traits])
    civil = np.array([t.civil for t in traits])
    unlike = np.where(_share([t.places for t in traits]), 0.0, one.CIVIL)
    out = np.where(
        civil[:, None] & civil[None, :], one.BOTH_CIVIL, np.where(civil[:, None] ^ civil[None, :], unlike, 0.0)
    )
    return np.where(force, out, 0.0).astype(np.float32)


def _distances(traits: Sequence[Trait]) -> Floats:
    """Least distance in km between the points of each two claims."""
    most = max(len(t.points) for t in traits)
    out = np.full((len(traits), len(traits)), np.inf)
    pads = [
        np.array([t.points[min(k, len(t.points) - 1)] if t.points else (0.0, 0.0) for t in traits]) for k in range(most)
    ]
    for a in pads:
        for b in pads:
            lat, lon = np.radians(a), np.radians(b)
            half = (
                np.sin((lon[None, :, 0] - lat[:, None, 0]) / 2) ** 2
                + np.cos(lat[:, None, 0])
                * np.cos(lon[None, :, 0])
                * np.sin((lon[None, :, 1] - lat[:, None, 1]) / 2) ** 2
            )
            out = np.minimum(out, 2 * one.EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(half))))
    return out.astype(np.float32)


def _tolls(traits: Sequence[Trait]) -> Floats:
    out = np.zeros((len(traits), len(traits)), dtype=np.float32)
    kinds = sorted({toll[0] for t in traits for toll in t.tolls})
    sides = sorted({toll[1] for t in traits for toll in t.tolls})
    columns = [_toll_column(traits, k, kinds, sides) for k in range(max((len(t.tolls) for t in traits), default=0))]
    for left in columns:
        for right in columns:
            out = np.maximum(out, _toll_pair(left, right, sides))
    return out


Column = dict[str, npt.NDArray[np.int64]]


def _toll_column(traits: Sequence[Trait], k: int, kinds: Sequence[str], sides: Sequence[str]) -> Column:
    def column(pick: Callable[[tuple[str, str, int | None, int | None]], int], empty: int) -> npt.NDArray[np.int64]:
        return np.array([pick(t.tolls[k]) if len(t.tolls) > k else empty for t in traits], dtype=np.int64)

    return {
        "kind": column(lambda toll: kinds.index(toll[0]), -1),
        "whose": column(lambda toll: sides.index(toll[1]), 0),
        "low": column(lambda toll: _bounds(toll)[0], -_OPEN),
        "high": column(lambda toll: _bounds(toll)[1], _OPEN),
    }


def _bounds(toll: tuple[str, str, int | None, int | None]) -> tuple[int, int]:
    low, high = toll[2], toll[3]
    if low is not None and high is not None and low > high:
        low, high = high, low
    return (-_OPEN if low is None else low, _OPEN if high is None else high)


def _toll_pair(left: Column, right: Column, sides: Sequence[str]) -> Floats:
    nobody = sides.index("") if "" in sides else -1
    a = {name: values[:, None] for name, values in left.items()}
    b = {name: values[None, :] for name, values in right.items()}
    fits = (a["kind"] == b["kind"]) & (a["kind"] >= 0)
    fits &= (a["whose"] == b["whose"]) | (a["whose"] == nobody) | (b["whose"] == nobody)
    for side in (a, b):
        fits = fits & ((side["low"] > -_OPEN) | (side["high"] < _OPEN))
    overlap = (a["low"] <= b["high"]) & (b["low"] <= a["high"])
    figure = np.zeros(fits.shape, dtype=bool)
    for mine in ("low", "high"):
        for theirs in ("low", "high"):
            figure |= (a[mine] == b[theirs]) & (np.abs(a[mine]) < _OPEN)
    out = np.where(overlap & figure, np.float32(1.5), np.where(overlap, np.float32(0.3), np.float32(0)))
    return np.where(fits, out, np.float32(0))
