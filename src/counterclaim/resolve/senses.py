"""Which place each name of a document means: all names are weighed together.

A name's candidates start from what they are (a country before a village, a town's own name before another name of it) and, weakly, from
how many people live there. Then every name speaks for the others' candidates: the state that holds them, the county, the towns near
by. What stands in the
text beside it speaks loudest ("Paris, Texas"). Three rounds of this settle them; a name has one sense in a document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log10

import numpy as np
import numpy.typing as npt

from counterclaim.gazetteer import Entry, Gazetteer, Match, fold

#: So many candidates of one name are weighed, the best known first, and so many of all names together.
MANY, TOGETHER = 24, 1000
#: So many different names of one document are weighed together; further ones are weighed against the first.
NAMES = 120
ROUNDS = 3
#: What a candidate starts with by its kind.
_START = {"country": 5.0, "continent": 5.0, "admin1": 3.2, "admin2": 0.6, "city": 1.0}
_OWN_LIST = 3.0
#: For each power of ten of inhabitants.
_PEOPLE = 0.55
#: For a name that is not the place's own (spelling, other name), and one of which a word had to be dropped.
_QUALITY = (0.0, 0.3, 1.6)
_DROPPED = 0.8
#: How loud the others are, and the country that the text is about.
_CONTEXT, _COUNTRY = 2.2, 2.0
#: By so much the town by which a government is called starts before a region of the same name, and before what it would start with
#: as any town: "Doha" is seldom the village in Rajasthan.
_SEAT, _CAPITAL = 0.8, 1.5
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text. `inside` is the key of the name that the text puts around it ("Paris, Texas"), "" for none."""

    start: int
    end: int
    text: str
    inside: str = ""

    @property
    def key(self) -> str:
        """The name as the gazetteer knows it."""
        return fold(self.text)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name may mean: places with the share of belief that each has, likeliest first; none for an unknown name."""

    key: str
    ranked: tuple[tuple[Entry, float], ...]
    reasons: tuple[str, ...] = ()

    @property
    def best(self) -> Entry | None:
        """The likeliest place."""
        return self.ranked[0][0] if self.ranked else None


def senses(
    names: Sequence[Name], countries: Mapping[str, float], places: Gazetteer, seats: Mapping[str, str] | None = None
) -> dict[str, Sense]:
    """The sense of every name's key.

    `countries` says how much the text speaks of each state (ISO 3166 alpha-3); `seats` of which state a key is a seat of government.
    """
    keys = list(dict.fromkeys(name.key for name in names if name.key))[:NAMES]
    texts = {name.key: name.text for name in reversed(names)}
    each = max(3, min(MANY, TOGETHER // max(1, len(keys))))
    found = {key: places.lookup(texts[key])[:each] for key in keys}
    keys = [key for key in keys if found[key]]
    if not keys:
        return {}
    flat = [match for key in keys for match in found[key]]
    owner: Ints = np.repeat(np.arange(len(keys)), [len(found[key]) for key in keys])
    start = np.array([_start(match) for match in flat]) + _about(flat, countries)
    start += _seated(keys, flat, owner, seats or {})
    start += _stated(names, keys, flat, owner, places)
    links = _links(flat) * _near(names, keys)[np.ix_(owner, owner)]
    links[owner[:, None] == owner[None, :]] = 0.0
    belief = _share(start, owner)
    for _ in range(ROUNDS):
        support = np.log1p(links @ belief)
        belief = _share(start + _CONTEXT * support, owner)
    return _ranked(keys, flat, owner, belief)


def _start(match: Match) -> float:
    return _start_of(match.entry.kind, match.entry.population, match.quality, match.exact)


@lru_cache(maxsize=65536)
def _start_of(kind: str, population: int, quality: int, exact: bool) -> float:
    people = _PEOPLE * log10(population + 10)
    return _START.get(kind, _OWN_LIST) + people - _QUALITY[quality] - (0 if exact else _DROPPED)


def _about(flat: Sequence[Match], countries: Mapping[str, float]) -> Floats:
    """For candidates in the states that the text speaks of."""
    total = sum(countries.values())
    if not total:
        return np.zeros(len(flat))
    share = {code: _COUNTRY * (count / total) ** 0.5 for code, count in countries.items()}
    return np.array([max((share.get(code, 0.0) for code in match.entry.countries), default=0.0) for match in flat])


def _seated(keys: Sequence[str], flat: Sequence[Match], owner: Ints, seats: Mapping[str, str]) -> Floats:
    """For seats of government, among them those beside a region of the same state and name: "Washington", "Sanaa" are the town first."""
    lands = [seats.get(keys[int(at)], "") for at in owner]
    rows = list(zip(flat, lands, (int(at) for at in owner), strict=True))
    regions = {
        at: _start(match) for match, land, at in rows if match.entry.kind == "admin1" and match.entry.country == land
    }
    out = np.zeros(len(flat))
    raised: set[int] = set()
    for number, (match, land, at) in enumerate(rows):
        if at not in raised and match.entry.kind == "city" and match.entry.country == land:
            raised.add(at)  # only the best known town of the name
            own = _start(match)
            out[number] = max(_CAPITAL, regions.get(at, own) + _SEAT - own)
    return out


def _stated(
    names: Sequence[Name], keys: Sequence[str], flat: Sequence[Match], owner: Ints, places: Gazetteer
) -> Floats:
    """For candidates that lie in what the text puts around them: "Paris, Texas"."""
    around = {name.key: name.inside for name in reversed(names) if name.inside}
    out = np.zeros(len(flat))
    if not around:
        return out
    holders = {
        inside: {match.entry.number: match.entry for match in places.lookup(inside)[:MANY]}
        for inside in set(around.values())
    }
    for at, match in enumerate(flat):
        holder = holders.get(around.get(keys[int(owner[at])], ""), {})
        if holder and _lies_in(match.entry, holder):
            out[at] = 7.0
    return out


def _lies_in(entry: Entry, holders: Mapping[int, Entry]) -> bool:
    if entry.admin1 in holders or entry.admin2 in holders:
        return True
    return any(
        one.kind == "country" and one.country in entry.countries and entry.kind != "country" for one in holders.values()
    )


def _links(flat: Sequence[Match]) -> Floats:
    """How much each candidate speaks for each other one: rows are spoken for, columns speak."""
    entries = [match.entry for match in flat]
    number = np.array([e.number for e in entries])
    admin1 = np.array([-1 if e.admin1 is None else e.admin1 for e in entries])
    admin2 = np.array([-1 if e.admin2 is None else e.admin2 for e in entries])
    codes = {code: n for n, code in enumerate(sorted({e.country or "" for e in entries}))}
    country = np.array([codes[e.country or ""] if e.country else -1 - n for n, e in enumerate(entries)])
    state = np.array([e.kind == "country" for e in entries])
    wide = np.array([e.kind in ("country", "continent", "admin1") for e in entries])
    out = 0.25 * (country[:, None] == country[None, :])
    out += 1.0 * ((country[:, None] == country[None, :]) & state[None, :])
    out += 1.2 * ((admin1[:, None] == admin1[None, :]) & (admin1[:, None] >= 0))
    inside = (admin1[:, None] == number[None, :]) | (admin2[:, None] == number[None, :])
    out += 3.0 * inside + 0.8 * inside.T
    out += np.where(wide[:, None] | wide[None, :], 0.0, 1.5 * np.exp(-_distances(entries) / 60.0))
    return np.asarray(out, np.float64)


def _distances(entries: Sequence[Entry]) -> Floats:
    lat = np.radians(np.array([e.lat for e in entries]))
    lon = np.radians(np.array([e.lon for e in entries]))
    cos = np.cos(lat)
    half: Floats = (
        np.sin((lat[:, None] - lat[None, :]) / 2) ** 2
        + cos[:, None] * cos[None, :] * np.sin((lon[:, None] - lon[None, :]) / 2) ** 2
    )
    return np.asarray(12742.0 * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0))))


def _near(names: Sequence[Name], keys: Sequence[str]) -> Floats:
    """How near two names stand in the text: 1 anywhere, 2 side by side."""
    at: dict[str, list[int]] = {}
    for name in names:
        at.setdefault(name.key, []).append(name.start)
    spots = [np.array(at[key][:40]) for key in keys]
    out = np.ones((len(keys), len(keys)))
    for i, one in enumerate(spots):
        for j in range(i):
            gap = float(np.abs(one[:, None] - spots[j][None, :]).min())
            out[i, j] = out[j, i] = 0.6 + 1.4 / (1.0 + gap / 60.0)
    return out


def _share(score: Floats, owner: Ints) -> Floats:
    """Scores as shares of belief among the candidates of each name."""
    top = np.full(int(owner.max()) + 1, -np.inf)
    np.maximum.at(top, owner, score)
    raw = np.exp(np.clip(score - top[owner], -60.0, 0.0))
    return np.asarray(raw / np.bincount(owner, raw)[owner])


def _ranked(keys: Sequence[str], flat: Sequence[Match], owner: Ints, belief: Floats) -> dict[str, Sense]:
    out: dict[str, list[tuple[Entry, float]]] = {key: [] for key in keys}
    for match, name, share in zip(flat, owner, belief, strict=True):
        out[keys[int(name)]].append((match.entry, float(share)))
    return {
        key: Sense(key, tuple(sorted(rows, key=lambda row: (-round(row[1], 9), row[0].number))))
        for key, rows in out.items()
    }
