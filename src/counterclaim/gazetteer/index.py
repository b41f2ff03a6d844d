"""The gazetteer in use: names to places, by binary search in a mapped file. Nothing is read before the first question."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, overload

from counterclaim.gazetteer.layout import NONE, Array, read
from counterclaim.gazetteer.names import fold, initials, kind_of, variants

DATA = Path(__file__).parent / "data" / "places.bin"
#: Shown wherever the data is: GeoNames' licence asks for it.
ATTRIBUTION = "Place names: GeoNames (https://www.geonames.org), CC BY 4.0; regions, lines and crossings: counterclaim"
#: No name is tried for more places than this.
MANY = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer.

    `kind`: country, continent, admin1, admin2, city, or what our own list calls it (region, line, strait, crossing, camp…). `country` is
    the ISO 3166 alpha-3 code, None for what lies in several or none; `countries` are all of them. `admin1` and `admin2` are the
    numbers of the regions that hold it. `population` is 0 where unknown, `radius_km` how far it reaches from its point, None where unknown.
    `slug` names a row of our own list, whose `disputed` says who holds and who claims it.
    """

    number: int
    name: str
    kind: str
    lat: float
    lon: float
    country: str | None
    countries: tuple[str, ...]
    population: int
    geonameid: int | None
    admin1: int | None
    admin2: int | None
    zone: str | None
    radius_km: float | None = None
    slug: str | None = None

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude."""
        return self.lat, self.lon


@dataclass(frozen=True, slots=True)
class Match:
    """A place that a name may mean. `quality`: 0 it is its name, 1 a spelling of it, 2 another name. `exact`: nothing had to be dropped."""

    entry: Entry
    quality: int
    exact: bool


class _Keys(Sequence[bytes]):
    """The sorted keys as a sequence, none of them copied before it is asked for."""

    def __init__(self, blob: memoryview, ends: Array) -> None:
        self.blob, self.ends = blob, ends

    def __len__(self) -> int:
        return len(self.ends)

    @overload
    def __getitem__(self, at: int) -> bytes: ...
    @overload
    def __getitem__(self, at: slice) -> list[bytes]: ...
    def __getitem__(self, at: int | slice) -> bytes | list[bytes]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        return bytes(self.blob[self.ends[at - 1] if at else 0 : self.ends[at]])


class Gazetteer:
    """A gazetteer file, mapped. Not to be changed once made; safe to share between threads."""

    def __init__(self, path: Path = DATA) -> None:
        """Map the file. Raises `ResourceError` if it is missing or damaged."""
        self.header, self._columns, self._map = read(path)
        start, count = self.header["sections"]["keys"]
        self._keys = _Keys(memoryview(self._map)[start : start + count], self._columns["key_end"])
        self._titles = self._columns["titles"]
        self._kinds: list[str] = self.header["kinds"]
        self._countries: list[str] = self.header["countries"]
        self._zones: list[str] = self.header["zones"]
        self._own: dict[int, dict[str, Any]] = {int(k): v for k, v in self.header["own"].items()}
        self._seen: dict[str, tuple[Match, ...]] = {}
        self._made: dict[int, Entry] = {}

    def __len__(self) -> int:
        return len(self._columns["gid"])

    def lookup(self, name: str) -> tuple[Match, ...]:
        """The places that a name may mean, the best known first; by its spelling, then by what remains of it without kind words."""
        key = fold(name)
        found = self._seen.get(key)
        if found is None:
            found = self._find(key)
            if not found and (short := initials(name)):
                found = self._find(short)
            if len(self._seen) > 20000:
                self._seen.clear()
            self._seen[key] = found
        return found

    def _find(self, key: str) -> tuple[Match, ...]:
        out = {match.entry.number: match for match in self._postings(key, True)}
        wanted = kind_of(key)
        for other, kinds in () if out and not wanted else variants(key):
            for match in self._postings(other, not kinds):
                if not kinds or match.entry.kind in kinds:
                    out.setdefault(match.entry.number, match)
        return tuple(sorted(out.values(), key=lambda m: (m.quality, -m.entry.population, m.entry.number)))

    def _postings(self, key: str, exact: bool) -> list[Match]:
        raw = key.encode()
        at = bisect_left(self._keys, raw)
        if at >= len(self._keys) or self._keys[at] != raw:
            return []
        ends = self._columns["posting_end"]
        codes = self._columns["posting"][ends[at - 1] if at else 0 : ends[at]][:MANY]
        return [Match(self.entry(int(code) >> 2), int(code) & 3, exact) for code in codes]

    def knows(self, name: str) -> bool:
        """True if some place bears just this name."""
        key = fold(name).encode()
        at = bisect_left(self._keys, key)
        return at < len(self._keys) and self._keys[at] == key

    def entry(self, number: int) -> Entry:
        """The place of this number. Raises `IndexError` for one that there is not."""
        made = self._made.get(number)
        if made is None:
            if len(self._made) > 20000:
                self._made.clear()
            made = self._made[number] = self._make(number)
        return made

    def _make(self, number: int) -> Entry:
        column = self._columns
        ends = column["title_end"]
        begin = int(ends[number - 1]) if number else 0
        own = self._own.get(number, {})
        country = self._countries[column["country"][number]] or None
        admin1, admin2 = int(column["admin1"][number]), int(column["admin2"][number])
        return Entry(
            number,
            bytes(self._titles[begin : int(ends[number])]).decode(),
            self._kinds[column["kind"][number]],
            round(float(column["lat"][number]), 5),
            round(float(column["lon"][number]), 5),
            country,
            tuple(own.get("countries", (country,) if country else ())),
            int(column["population"][number]),
            int(column["gid"][number]) or None,
            None if admin1 == NONE else admin1,
            None if admin2 == NONE else admin2,
            self._zones[column["zone"][number]] or None,
            own.get("radius_km"),
            own.get("slug"),
        )

    def own(self, number: int) -> dict[str, Any]:
        """What our own list says of a place beyond its columns (`disputed`, `note`, `zone`…); empty for places of GeoNames."""
        return self._own.get(number, {})

    def disputed(self) -> tuple[tuple[Entry, dict[str, Any]], ...]:
        """The disputed areas, each with what is known of the dispute."""
        return tuple((self.entry(n), row["disputed"]) for n, row in sorted(self._own.items()) if "disputed" in row)

    @property
    def abbreviations(self) -> dict[str, int]:
        """Abbreviations as written ("Ky.", "KY") → the number of the region meant."""
        return self.header["abbreviations"]  # type: ignore[no-any-return]

    def country(self, code: str) -> Entry | None:
        """The country of an ISO 3166 alpha-3 code."""
        number = self.header["country_entries"].get(code)
        return None if number is None else self.entry(number)


@cache
def gazetteer() -> Gazetteer:
    """The packaged gazetteer, mapped at the first call. Raises `ResourceError` if it is missing or damaged."""
    return Gazetteer()
