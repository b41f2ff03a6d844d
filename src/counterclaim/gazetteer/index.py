"""The gazetteer in use: names to places, by binary search in a mapped file. Nothing is read before the first question."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from counterclaim.gazetteer.layout import NONE, Array, read
from counterclaim.gazetteer.names import fold, initials, kind_of, variants
from counterclaim.records import credits

DATA = Path(__file__).parent / "data" / "places.bin"
#: Shown wherever the data is: GeoNames' licence asks for it.
ATTRIBUTION = credits.PLACES
#: No name is tried for more places than this.
MANY = 400
#: So many names and places asked for are kept in memory; then the lists are emptied.
KEPT = 20_000


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


class _Keys:
    """The sorted keys: every 64th is held, so that a search reads one page of the file and no more."""

    _STEP = 64

    def __init__(self, blob: memoryview, ends: Array) -> None:
        self.blob, self.ends = blob, ends
        self._fences = [self._key(at) for at in range(0, len(ends), self._STEP)]

    def __len__(self) -> int:
        return len(self.ends)

    def _key(self, at: int) -> bytes:
        return bytes(self.blob[int(self.ends[at - 1]) if at else 0 : int(self.ends[at])])

    def find(self, key: bytes) -> int | None:
        """The place of a key among the others, None for one that there is not."""
        fence = bisect_right(self._fences, key) - 1
        if fence < 0:
            return None
        first = fence * self._STEP
        ends = self.ends[first : first + self._STEP].tolist()
        start = int(self.ends[first - 1]) if first else 0
        page = bytes(self.blob[start : ends[-1]])
        at = start
        for number, end in enumerate(ends):
            if end - at == len(key) and page[at - start : end - start] == key:
                return first + number
            at = end
        return None


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
        self._known: dict[str, bool] = {}
        self._made: dict[int, Entry] = {}

    def __len__(self) -> int:
        return len(self._columns["gid"])

    def lookup(self, name: str) -> tuple[Match, ...]:
        """The places that a name may mean, the best known first; by its spelling, then by what remains of it without kind words.

        An abbreviation as written ("Ky.", "KY") means the region that it stands for.
        """
        if (region := self.abbreviations.get(name)) is not None:
            return (Match(self.entry(region), 0, True),)
        key = fold(name)
        found = self._seen.get(key)
        if found is None:
            found = self._find(key)
            if not found and (short := initials(name)):
                found = self._find(short)
            if len(self._seen) > KEPT:
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
        at = self._keys.find(key.encode())
        if at is None:
            return []
        ends = self._columns["posting_end"]
        codes = self._columns["posting"][ends[at - 1] if at else 0 : ends[at]][:MANY]
        return [Match(self.entry(int(code) >> 2), int(code) & 3, exact) for code in codes]

    def knows(self, name: str) -> bool:
        """True if some place bears just this name."""
        key = fold(name)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > KEPT:
                self._known.clear()
            known = self._known[key] = self._keys.find(key.encode()) is not None
        return known

    def entry(self, number: int) -> Entry:
        """The place of this number. Raises `IndexError` for one that there is not."""
        made = self._made.get(number)
        if made is None:
            if len(self._made) > KEPT:
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
