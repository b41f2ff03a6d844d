"""The sums of `weigh.compare` for many pairs at once: the same rules over arrays, since a war has many claims a day.

A test holds the two to the same figures, pair by pair.
"""

from __future__ import annotations

import numpy as np

from counterclaim.link.across import weigh as one
from counterclaim.link.across.columns import OPEN, Columns, Floats, Ints
from counterclaim.link.across.pairs import Pairs, Themes, Weights, themes_met

#: Pairs that are weighed at a time: their columns fit into a processor's cache.
CHUNK = 1 << 16
_FORBIDDEN = np.float32(one.FORBIDDEN)


def sums(columns: Columns, i: Ints, j: Ints) -> Weights:
    """`compare(claim i[k], claim j[k]).total` for each k; far below nought where the pair is forbidden."""
    out = np.empty(len(i), dtype=np.float32)
    themes = themes_met(columns.themes)
    for at in range(0, len(i), CHUNK):
        a, b = i[at : at + CHUNK], j[at : at + CHUNK]
        pairs = Pairs(columns, a, b, columns.theme[a] * len(columns.themes) + columns.theme[b])
        weight = _types(pairs, themes) + _sides(pairs, themes)
        weight += _times(pairs, themes)
        weight += _places(pairs, themes)
        weight += _civil(pairs, themes)
        out[at : at + CHUNK] = weight + _tolls(pairs)
    return out


def _types(pairs: Pairs, themes: Themes) -> Weights:
    out = themes.kindred[pairs.met]
    out[pairs.same(pairs.of.theme) & pairs.same(pairs.of.type)] = 1.5
    out[~pairs.same(pairs.of.frame)] = one.FORBIDDEN
    return out


def _sides(pairs: Pairs, themes: Themes) -> Weights:
    """Who did it to whom; whose dead they are; else whom it concerns."""
    out = _whole_sides(pairs)
    at, some = pairs.some(themes.directed[pairs.met])
    out[at] = _direction(some, out[at])
    at, some = pairs.some(themes.control[pairs.met] & ~pairs.same(pairs.of.type))
    out[at[some.share(pairs.of.places, pairs.of.places)]] = one.HELD
    at, some = pairs.some(themes.toll[pairs.met])
    out[at] = _whose(some, out[at])
    return out


def _whole_sides(pairs: Pairs) -> Weights:
    a, b = pairs.two(pairs.of.sides)
    out = np.where(pairs.of.several[a], np.float32(2.0), np.float32(1.0))
    at, some = pairs.some(a != b)
    out[at] = np.where(some.share(pairs.of.sides, pairs.of.sides), np.float32(0.5), _FORBIDDEN)
    out[(a == 0) | (b == 0)] = 0
    return out


def _direction(pairs: Pairs, unknown: Weights) -> Weights:
    """`unknown` where neither doers nor targets can be compared."""
    weight, known = np.zeros_like(unknown), np.zeros(len(unknown), dtype=bool)
    actors, targets = pairs.of.actors, pairs.of.targets
    for codes in (actors, targets):
        a, b = pairs.two(codes)
        both = (a > 0) & (b > 0)
        known |= both
        weight += np.where(pairs.share(codes, codes), np.float32(1.5), np.where(both, _FORBIDDEN, np.float32(0)))
    weight[weight < one.FORBIDDEN / 2] = one.FORBIDDEN
    at, some = pairs.some(~known)
    crossed = some.share(actors, targets) | some.share(targets, actors)
    weight[at] = np.where(crossed, _FORBIDDEN, unknown[at])
    return weight


def _whose(pairs: Pairs, unknown: Weights) -> Weights:
    a, b = pairs.two(pairs.of.whose)
    out = np.where(a == b, np.float32(3.0), _FORBIDDEN)
    of_one = np.where(pairs.same(pairs.of.sides), _FORBIDDEN, np.float32(-1.0))
    out = np.where((a > 0) ^ (b > 0), of_one, out)
    return np.where((a > 0) | (b > 0), out, unknown)


def _times(pairs: Pairs, themes: Themes) -> Weights:
    c, i, j = pairs.of, pairs.i, pairs.j
    gap = np.maximum(c.first[j] - c.last[i], c.first[i] - c.last[j])
    near = np.where(pairs.both(c.said) | ~pairs.same(c.timed), np.float32(1.0), np.float32(0.5))
    near[pairs.both(c.exact)] = 2.0
    at, some = pairs.some(gap > 0)
    near[at] = _gaps(some, themes, gap[at])
    near[~pairs.both(c.known)] = 0
    return near


def _gaps(pairs: Pairs, themes: Themes, gap: Ints) -> Weights:
    """What it says that two claims do not meet on any day."""
    c, i, j = pairs.of, pairs.i, pairs.j
    allowed = themes.span[pairs.met] + ~pairs.both(c.said)
    out = np.where(gap > allowed, one.APART, -1.0 * gap)
    late = (c.said[i] & c.imputed[j] & (c.first[i] > c.last[j])) | (c.said[j] & c.imputed[i] & (c.first[j] > c.last[i]))
    return np.where(late, np.where(gap == 1, one.NOT_YET, one.APART), out).astype(np.float32)


def _places(pairs: Pairs, themes: Themes) -> Weights:
    places = pairs.of.places
    a, b = pairs.two(places)
    out = np.zeros(len(a), dtype=np.float32)
    at, some = pairs.some((a > 0) & (b > 0))
    share = some.share(places, places)
    out[at[share]] = 2.0
    at, some = at[~share], some.some(~share)[1]
    out[at] = _apart(some)
    out[themes.control[pairs.met] & ((a > 0) ^ (b > 0))] = one.TOWN
    return out


def _apart(pairs: Pairs) -> Weights:
    """What two places without a name in common say, by how far they lie apart."""
    a, b = pairs.two(pairs.of.places)
    far = np.where(pairs.of.several[a] | pairs.of.several[b], one.ALONG, one.APART)
    away = _distances(pairs)
    near = np.where(away <= one.NEAR_KM, 1.0, np.where(away <= one.FAR_KM, -1.0, far))
    return np.where(np.isfinite(away), near, -0.5).astype(np.float32)


def _distances(pairs: Pairs) -> Floats:
    """Least distance in km between the points of the two; infinite where one has none."""
    out = np.full(len(pairs.i), np.inf)
    latitude, longitude = pairs.of.points.columns
    for at, a, b in pairs.of.points.across(pairs.i, pairs.j):
        half = np.sin((latitude[b] - latitude[a]) / 2) ** 2
        half += np.cos(latitude[a]) * np.cos(latitude[b]) * np.sin((longitude[b] - longitude[a]) / 2) ** 2
        out[at] = np.minimum(out[at], 2 * one.EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(half))))
    return out


def _civil(pairs: Pairs, themes: Themes) -> Weights:
    """Whether civilians were aimed at is a question of its own, unless one place ties the two."""
    civil, places = pairs.of.civil, pairs.of.places
    out = np.zeros(len(pairs.i), dtype=np.float32)
    at, some = pairs.some((civil[pairs.i] | civil[pairs.j]) & themes.force[pairs.met])
    apart = np.where(some.share(places, places), 0.0, one.CIVIL)
    out[at] = np.where(some.both(civil), one.BOTH_CIVIL, apart)
    return out


def _tolls(pairs: Pairs) -> Weights:
    """A shared figure of the dead or hurt ties two claims; figures that cannot both be true do not part them."""
    out = np.zeros(len(pairs.i), dtype=np.float32)
    kind, whose, low, high = pairs.of.tolls.columns
    for at, a, b in pairs.of.tolls.across(pairs.i, pairs.j):
        fits = (kind[a] == kind[b]) & ((whose[a] == whose[b]) | (whose[a] == 0) | (whose[b] == 0))
        fits &= (low[a] <= high[b]) & (low[b] <= high[a])
        for side in (a, b):
            fits &= (low[side] > -OPEN) | (high[side] < OPEN)
        at, a, b = at[fits], a[fits], b[fits]
        figure = np.zeros(len(at), dtype=bool)
        for mine in (low[a], high[a]):
            for theirs in (low[b], high[b]):
                figure |= (mine == theirs) & (np.abs(mine) < OPEN)
        out[at] = np.maximum(out[at], np.where(figure, np.float32(1.5), np.float32(0.3)))
    return out
