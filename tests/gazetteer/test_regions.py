"""The list of regions: well-formed, unambiguous within a country, and every place on the right part of the globe."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pytest
import yaml

from counterclaim.gazetteer.names import LONGEST, fold

KINDS = frozenset(
    {"region", "district", "line", "border", "crossing", "corridor", "strait", "sea", "river", "lake", "mountain", "desert", "forest", "island"}
    | {"camp", "base", "airport", "port", "dam", "plant", "field", "quarter", "village", "town", "road", "continent", "bloc"}
)  # fmt: skip
#: Kinds that may lie in no country: the high seas, what is left to no state, continents and parts of the world.
NOWHERE = frozenset({"sea", "strait", "island", "line", "region", "continent", "bloc"})
#: Kinds of a single spot, and how far at most it may be off (km).
SPOTS = {
    "quarter": 8,
    "base": 120,
    "airport": 6,
    "village": 25,
    "town": 15,
    "crossing": 20,
    "camp": 50,
    "port": 15,
    "dam": 20,
}
#: south, north, west and east end of a country, rounded outwards; overseas parts and the zone of 180° left out
BOXES = {
    "AFG": (29.3, 38.6, 60.4, 75.0), "AGO": (-18.1, -4.3, 11.6, 24.1), "ARE": (22.6, 26.4, 51.5, 56.5), "ARG": (-55.2, -21.7, -73.6, -53.6),
    "ARM": (38.8, 41.4, 43.4, 46.7), "AZE": (38.3, 42.0, 44.7, 50.7), "BDI": (-4.5, -2.3, 28.9, 30.9), "BFA": (9.3, 15.1, -5.6, 2.5),
    "BGD": (20.5, 26.7, 88.0, 92.7), "BIH": (42.5, 45.3, 15.7, 19.7), "BLR": (51.2, 56.2, 23.1, 32.8), "BOL": (-23.0, -9.6, -69.7, -57.4),
    "BRA": (-33.8, 5.3, -74.0, -34.7), "CAF": (2.2, 11.1, 14.4, 27.5), "CHL": (-56.0, -17.4, -75.8, -66.3), "CHN": (18.1, 53.6, 73.4, 135.1),
    "CMR": (1.6, 13.1, 8.4, 16.2), "COD": (-13.5, 5.4, 12.1, 31.4), "COL": (-4.3, 12.6, -79.1, -66.8), "CUB": (19.8, 23.3, -85.0, -74.1),
    "CYP": (34.5, 35.8, 32.2, 34.7), "DEU": (47.2, 55.1, 5.8, 15.1), "DZA": (18.9, 37.2, -8.7, 12.0), "EGY": (21.9, 31.7, 24.6, 36.9),
    "ERI": (12.3, 18.1, 36.4, 43.2), "ESH": (20.7, 27.7, -17.2, -8.6), "ETH": (3.3, 15.0, 32.9, 48.0), "FLK": (-52.6, -51.0, -61.5, -57.6),
    "GBR": (49.8, 60.9, -8.7, 1.8), "GEO": (41.0, 43.6, 39.9, 46.8), "GRC": (34.7, 41.8, 19.3, 29.7), "GTM": (13.7, 17.9, -92.3, -88.2),
    "HND": (12.9, 16.6, -89.4, -83.1), "HRV": (42.3, 46.6, 13.4, 19.5), "HTI": (18.0, 20.1, -74.5, -71.6), "IDN": (-11.1, 6.2, 95.0, 141.1),
    "IND": (6.7, 37.2, 68.1, 97.5), "IRN": (25.0, 39.8, 44.0, 63.4), "IRQ": (29.0, 37.4, 38.7, 48.7), "ISR": (29.4, 33.4, 34.2, 35.7),
    "ITA": (35.4, 47.1, 6.6, 18.6), "JOR": (29.1, 33.4, 34.9, 39.4), "JPN": (24.0, 45.6, 122.9, 146.0), "KAZ": (40.5, 55.5, 46.4, 87.4),
    "KEN": (-4.8, 5.1, 33.9, 42.0), "KGZ": (39.1, 43.3, 69.2, 80.3), "KHM": (9.9, 14.7, 102.3, 107.7), "KOR": (33.0, 38.7, 124.5, 132.0),
    "KWT": (28.5, 30.2, 46.5, 48.5), "LAO": (13.9, 22.6, 100.0, 107.7), "LBN": (33.0, 34.7, 35.0, 36.7), "LBR": (4.3, 8.6, -11.5, -7.3),
    "LBY": (19.5, 33.2, 9.3, 25.2), "LKA": (5.9, 9.9, 79.6, 81.9), "MAR": (27.6, 36.0, -13.2, -0.9), "MDA": (45.4, 48.5, 26.6, 30.2),
    "MEX": (14.5, 32.8, -117.2, -86.7), "MLI": (10.1, 25.1, -12.3, 4.3), "MMR": (9.7, 28.6, 92.1, 101.2), "MOZ": (-26.9, -10.4, 30.2, 40.9),
    "NER": (11.6, 23.6, 0.1, 16.0), "NGA": (4.2, 13.9, 2.6, 14.7), "NIC": (10.7, 15.1, -87.7, -82.7), "OMN": (16.6, 26.5, 51.9, 59.9),
    "PAK": (23.6, 37.1, 60.8, 77.1), "PAN": (7.2, 9.7, -83.1, -77.1), "PER": (-18.4, 0.0, -81.4, -68.6), "PHL": (4.5, 21.2, 116.9, 126.7),
    "POL": (49.0, 54.9, 14.1, 24.2), "PRK": (37.6, 43.1, 124.1, 130.8), "PSE": (31.2, 32.6, 34.2, 35.6), "QAT": (24.4, 26.2, 50.7, 51.7),
    "RUS": (41.1, 81.9, 19.6, 180.0), "RWA": (-2.9, -1.0, 28.8, 30.9), "SAU": (16.3, 32.2, 34.5, 55.7), "SDN": (8.6, 22.3, 21.8, 38.6),
    "SLE": (6.9, 10.0, -13.4, -10.2), "SLV": (13.1, 14.5, -90.2, -87.6), "SOM": (-1.7, 12.0, 40.9, 51.5), "SRB": (42.2, 46.2, 18.8, 23.1),
    "SSD": (3.4, 12.3, 23.9, 36.0), "SYR": (32.3, 37.4, 35.6, 42.4), "TCD": (7.4, 23.5, 13.4, 24.1), "THA": (5.6, 20.5, 97.3, 105.7),
    "TJK": (36.6, 41.1, 67.3, 75.2), "TUR": (35.8, 42.2, 25.6, 44.9), "TWN": (20.6, 26.5, 116.6, 122.1), "UGA": (-1.5, 4.3, 29.5, 35.1),
    "UKR": (44.3, 52.4, 22.1, 40.3), "UZB": (37.1, 45.6, 55.9, 73.2), "VEN": (0.6, 12.3, -73.4, -59.8), "VNM": (8.5, 23.4, 102.1, 109.5),
    "XKX": (41.8, 43.3, 20.0, 21.8), "YEM": (12.0, 19.0, 42.5, 54.6), "ZAF": (-34.9, -22.1, 16.4, 33.0), "ZWE": (-22.5, -15.6, 25.2, 33.1),
}  # fmt: skip

Row = dict[str, Any]


class _Unique(yaml.SafeLoader):
    """YAML that refuses a key given twice, which plain YAML would overwrite silently."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        assert len(keys) == len(set(keys)), f"twice: {sorted(k for k in keys if keys.count(k) > 1)}"
        return dict(super().construct_mapping(node, deep))


@cache
def regions() -> tuple[tuple[str, str, Row], ...]:
    """File, slug and row of every place."""
    folder = resources.files("counterclaim.gazetteer").joinpath("regions")
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".yaml")), key=lambda one: one.name)
    out = []
    for one in files:
        table = yaml.load(one.read_text(encoding="utf-8"), Loader=_Unique)
        out += [(one.name, slug, row) for slug, row in table.items()]
    return tuple(out)


def _table(name: str) -> dict[str, Any]:
    path = resources.files("counterclaim.codebook").joinpath("parties", f"{name}.yaml")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return found


@cache
def states() -> frozenset[str]:
    return frozenset(_table("states"))


@cache
def party_ids() -> frozenset[str]:
    return states().union(*(_table(name) for name in ("entities", "groups", "organisations", "coalitions")))


def faults(row: Row) -> list[str]:
    """What is wrong with the fields of one row."""
    fields = set(row)
    wrong = [
        f"field {one}"
        for one in fields - {"name", "kind", "lat", "lon", "radius_km", "countries", "aliases", "disputed", "zone"}
    ]
    wrong += [f"no {one}" for one in {"name", "kind", "lat", "lon", "radius_km", "countries"} - fields]
    if wrong:
        return sorted(wrong)
    names = [row["name"], *row.get("aliases", ())]
    wrong += [f"name {one!r}" for one in names if not _is_name(one)]
    if len({fold(str(one)) for one in names}) < len(names):
        wrong.append("a name twice")
    wrong += [f"{field} {row[field]!r}" for field, low, high in _RANGES if not _within(row[field], low, high)]
    if row["kind"] not in KINDS:
        wrong.append(f"kind {row['kind']!r}")
    if row["radius_km"] > SPOTS.get(row["kind"], 9000):
        wrong.append(f"{row['kind']} of radius {row['radius_km']}")
    if not row["countries"] and row["kind"] not in NOWHERE:
        wrong.append(f"{row['kind']} in no country")
    wrong += [f"country {one!r}" for one in row["countries"] if one not in states()]
    if len(set(row["countries"])) < len(row["countries"]):
        wrong.append("a country twice")
    if "zone" in row and row["zone"] not in available_timezones():
        wrong.append(f"zone {row['zone']!r}")
    return wrong + _dispute_faults(row.get("disputed", {}))


_RANGES = (("lat", -90, 90), ("lon", -180, 180), ("radius_km", 0.3, 9000))


def _within(value: Any, low: float, high: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def _is_name(one: Any) -> bool:
    """A trimmed text with a capital or a digit, so that it is no ordinary word, and without a leading article."""
    return (
        isinstance(one, str)
        and one == " ".join(one.split())
        and 3 <= len(one) <= LONGEST
        and len(fold(one)) >= 2
        and not one.casefold().startswith("the ")
        and any(c.isupper() or c.isdigit() for c in one)
        and not any(c in one for c in "<>{}[]|\\\u2013\u2014")
    )


def _dispute_faults(disputed: Row) -> list[str]:
    wrong = [f"disputed.{one}" for one in set(disputed) - {"de_facto", "claimed", "names"}]
    parties = [*disputed.get("de_facto", ()), *disputed.get("claimed", ()), *disputed.get("names", {})]
    wrong += [f"party {one!r}" for one in parties if one not in party_ids()]
    wrong += [
        f"a side's name {one!r}"
        for one in disputed.get("names", {}).values()
        if not isinstance(one, str) or not one.strip()
    ]
    if disputed and not ({"de_facto", "claimed"} <= set(disputed)):
        wrong.append("disputed needs de_facto and claimed")
    return wrong


def misplaced(row: Row, margin: float = 0.35) -> bool:
    """True if the middle lies outside every one of its countries, all of which have a box. `margin` is in degrees."""
    boxes = [BOXES[one] for one in row["countries"] if one in BOXES]
    if not boxes or len(boxes) < len(row["countries"]):
        return False
    wide = margin + (row["radius_km"] / 111 if len(boxes) > 1 else 0)
    return not any(
        south - wide <= row["lat"] <= north + wide and west - wide <= row["lon"] <= east + wide
        for south, north, west, east in boxes
    )


def test_the_list_is_large_and_covers_the_kinds() -> None:
    assert len(regions()) >= 1900
    assert len({name for name, _, _ in regions()}) >= 18
    assert {row["kind"] for _, _, row in regions()} == KINDS


def test_slugs_are_unique_over_all_files() -> None:
    slugs = [slug for _, slug, _ in regions()]
    assert sorted(slugs) == sorted(set(slugs))
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)] == []


def test_every_row_is_well_formed() -> None:
    assert [(slug, wrong) for _, slug, row in regions() if (wrong := faults(row))] == []


def test_every_place_lies_in_its_country() -> None:
    assert [(slug, row["lat"], row["lon"]) for _, slug, row in regions() if misplaced(row)] == []


def test_most_places_are_held_against_a_box() -> None:
    checked = [row for _, _, row in regions() if row["countries"] and set(row["countries"]) <= set(BOXES)]
    assert len(checked) >= 0.8 * len(regions())


def test_the_boxes_are_boxes_of_states() -> None:
    assert set(BOXES) <= states()
    assert all(-90 <= s < n <= 90 and -180 <= w < e <= 180 for s, n, w, e in BOXES.values())


def test_no_name_means_two_places_of_a_country() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, slug, row in regions():
        for name in {fold(one) for one in (row["name"], *row.get("aliases", ()))}:
            for country in row["countries"] or ("",):
                owners[name, country].add(slug)
    assert {name: sorted(slugs) for name, slugs in owners.items() if len(slugs) > 1} == {}


def test_zones_can_be_loaded() -> None:
    assert all(ZoneInfo(zone).key == zone for zone in {row["zone"] for _, _, row in regions() if "zone" in row})


def test_the_state_whose_territory_it_is_or_its_holder_claims_it() -> None:
    for _, slug, row in regions():
        disputed = row.get("disputed")
        if disputed and disputed["claimed"] and row["countries"]:
            assert set(disputed["claimed"]) & {*row["countries"], *disputed["de_facto"]}, slug


def test_a_border_bears_its_names_from_either_side() -> None:
    """Swap the two sides in "A-B border" and it is the same row ("Indo-", "Sino-" and "inter-" stand in front only)."""
    for _, slug, row in regions():
        names = [row["name"], *row.get("aliases", ())] if row["kind"] == "border" else []
        known = {fold(one) for one in names}
        pairs = [re.fullmatch("([^-]+)-([^-]+?)((?: state)? border)", one) for one in names]
        for left, right, tail in (pair.groups() for pair in pairs if pair):
            if left not in ("Indo", "Sino", "inter"):
                assert fold(f"{right}-{left}{tail}") in known, (slug, left, right)


GOOD: Row = {
    "name": "Example Heights",
    "kind": "region",
    "lat": 33.0,
    "lon": 35.8,
    "radius_km": 30,
    "countries": ["SYR"],
    "aliases": ["Exampleland"],
}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"kind": "hill"}, "kind 'hill'"),
        ({"lat": 93.0}, "lat 93.0"),
        ({"lon": "35.8"}, "lon '35.8'"),
        ({"radius_km": 0}, "radius_km 0"),
        ({"countries": ["SYX"]}, "country 'SYX'"),
        ({"countries": ["SYR", "SYR"]}, "a country twice"),
        ({"kind": "town", "countries": []}, "town in no country"),
        ({"kind": "village", "radius_km": 60}, "village of radius 60"),
        ({"name": "heights"}, "name 'heights'"),
        ({"name": "The Heights"}, "name 'The Heights'"),
        ({"aliases": ["Example–Heights"]}, "name 'Example–Heights'"),
        ({"aliases": ["example HEIGHTS"]}, "a name twice"),
        ({"zone": "Asia/Nowhere"}, "zone 'Asia/Nowhere'"),
        ({"colour": "red"}, "field colour"),
        ({"disputed": {"de_facto": ["nobody-at-all"], "claimed": ["SYR"]}}, "party 'nobody-at-all'"),
        ({"disputed": {"names": {"SYR": "Example"}}}, "disputed needs de_facto and claimed"),
    ],
)
def test_a_damaged_row_is_told(change: Row, fault: str) -> None:
    assert faults(GOOD) == []
    row = GOOD | change
    if "radius_km" in change and change["radius_km"] == 0:
        row = row | {"kind": "region"}
    assert fault in faults(row)


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, False),
        ({"lat": -33.0}, True),
        ({"lon": -35.8}, True),
        ({"lat": 35.8, "lon": 33.0}, True),
        ({"countries": ["LBN"]}, False),  # a box is coarse: neighbours overlap
        ({"countries": ["SLV"]}, True),
        ({"countries": ["SLV", "SYR"]}, False),
        ({"countries": []}, False),
    ],
)
def test_a_point_on_the_wrong_part_of_the_globe_is_told(change: Row, wrong: bool) -> None:
    assert misplaced(GOOD | change) is wrong
