"""UCDP GED: 49 columns in the order as shipped. A row is an incident of two sides that killed somebody by some account.

`best` is the sum of the four columns of deaths, and low <= best <= high, on every row. Under the policy `pending` the columns of deaths
are empty. Keys that UCDP gives out (conflict, dyad, sides) are not known: ours are negative and the same for one side for ever.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import floor
from zlib import crc32

from counterclaim.codebook import parties
from counterclaim.codebook.regions import ucdp_region
from counterclaim.export.case import Case
from counterclaim.export.facts import (
    Dyad,
    days_are_told,
    days_of,
    dyad_of,
    is_state,
    outlet_of,
    published_day,
    speakers,
    title_of,
    ucdp_country,
    ucdp_name,
)
from counterclaim.export.loss import Loss
from counterclaim.export.where import country_of, main_place, name_of, places_of, where_prec
from counterclaim.policy import columns

HEADER = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name",
    "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec",
    "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id",
    "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
#: What a row holds of the claims behind it (see `loss.KINDS`).
HOLDS = frozenset({"unresolved_party"})
#: A dyad is active in a year in which it has at least this many deaths.
ACTIVE = 25


def rows(cases: Iterable[Case], loss: Loss) -> Iterator[tuple[str, ...]]:
    """The rows, without the header, by first day and id."""
    made = []
    for case in cases:
        loss.case(case, HOLDS)
        row = _row(case, loss)
        if row is not None:
            made.append((row["date_start"], row["id"], row))
    done = [row for _, _, row in sorted(made, key=lambda item: item[:2])]
    _number(done)
    _mark_active(done, loss)
    for row in done:
        loss.row({name: row[name] for name in HEADER})
        yield tuple(row[name] for name in HEADER)


def _row(case: Case, loss: Loss) -> dict[str, str] | None:
    extent = columns(case.extent, None, None)
    chosen = columns(case.killed, None, None)
    ours = case.incident.id
    if not (chosen.high if chosen else extent.high if extent and case.policy.rule is None else 0):
        loss.note("no_death", [ours])
        return None
    dyad, days = dyad_of(case), days_of(case)
    if dyad is None or days is None:
        loss.note("no_sides" if dyad is None else "no_date", [ours])
        loss.note("deaths_elsewhere", [ours])
        return None
    _notes(case, dyad, loss)
    return {
        "incident": ours,
        "iso": country_of(case) or "XXX",
        "id": str(int(ours[2:15], 16)),
        **_sides(dyad, case),
        **_sources(case),
        **_where(case, loss),
        **_when(case),
        **_deaths(case, dyad, loss),
    }


def _notes(case: Case, dyad: Dyad, loss: Loss) -> None:
    ours = [case.incident.id]
    loss.note("own_keys", ours)
    if dyad.kind == 1 and not is_state(dyad.b):
        loss.note("conflict_name", ours)
    if not days_are_told(case):
        loss.note("imputed_date", ours)


def _sides(dyad: Dyad, case: Case) -> dict[str, str]:
    both = is_state(dyad.a) and is_state(dyad.b)
    conflict = f"{ucdp_country(dyad.a)} - {ucdp_country(dyad.b)}" if both else dyad.name
    return {
        "type_of_violence": str(dyad.kind),
        "conflict_dset_id": f"counterclaim:{dyad.a}-{dyad.b or 'civilians'}",
        "conflict_new_id": own_key(f"conflict {dyad.kind} {dyad.a} {dyad.b}"),
        "conflict_name": conflict,
        "dyad_dset_id": f"counterclaim:{dyad.a}-{dyad.b or 'civilians'}",
        "dyad_new_id": own_key(f"dyad {dyad.kind} {dyad.a} {dyad.b}"),
        "dyad_name": dyad.name,
        "side_a_dset_id": f"counterclaim:{dyad.a}",
        "side_a_new_id": own_key(dyad.a),
        "side_a": ucdp_name(dyad.a),
        "side_b_dset_id": f"counterclaim:{dyad.b or 'civilians'}",
        "side_b_new_id": own_key(dyad.b or "civilians"),
        "side_b": ucdp_name(dyad.b),
        "gwnoa": _gw(dyad.a),
        "gwnob": _gw(dyad.b),
    }


def own_key(name: str) -> str:
    """A negative number for a name: never one of UCDP's, small enough for R's integers."""
    return str(-1 - crc32(name.encode()) % 0x7FFFFFFE)


def _gw(party: str | None) -> str:
    row = parties().get(party or "")
    return str(row.gw) if row is not None and row.gw else ""


def _sources(case: Case) -> dict[str, str]:
    documents = case.documents()
    days = [day.isoformat() if (day := published_day(document)) else "" for document in documents]
    articles = zip(documents, days, strict=True)
    figures = case.killed.claims or tuple(claim.id for _, claim in case.told)
    return {
        "number_of_sources": str(len(documents)),
        "source_article": ";".join(
            f'"{_plain(outlet_of(one))},{day},{_plain(title_of(one))}"' for one, day in articles
        ),
        "source_office": ";".join(_plain(outlet_of(one)) for one in documents),
        "source_date": ";".join(days),
        "source_headline": ";".join(_plain(title_of(one)) for one in documents),
        "source_original": ", ".join(_plain(words) for words in speakers(case, figures)),
    }


def _plain(text: str) -> str:
    """Without the marks by which these columns are taken apart."""
    return " ".join(text.replace('"', "'").replace(";", ",").split())


def _where(case: Case, loss: Loss) -> dict[str, str]:
    place, country = main_place(case), country_of(case)
    if len(places_of(case)) > 1:
        loss.note("more_places", [case.incident.id])
    lat, lon = (place.lat, place.lon) if place is not None else (None, None)
    known = lat is not None and lon is not None
    row = parties().get(country or "")
    precision = where_prec(place)
    return {
        "where_prec": str(precision) if precision else "",
        "where_coordinates": name_of(place),
        "where_description": _plain(place.mention.text) if place is not None else "",
        "adm_1": (place.admin1 or "") if place is not None else "",
        "adm_2": "",
        "latitude": f"{lat:.6f}" if known else "",
        "longitude": f"{lon:.6f}" if known else "",
        "geom_wkt": f"POINT ({lon:.6f} {lat:.6f})" if known else "",
        "priogrid_gid": str(priogrid(lat, lon)) if lat is not None and lon is not None else "",
        "country": ucdp_country(country),
        "country_id": str(row.gw) if row is not None and row.gw else "",
        "region": (ucdp_region(country) or "") if country else "",
    }


def priogrid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of a point: cells of half a degree, numbered from 1 at the south pole and the date line eastwards.

    Row = floor((lat + 90) x 2) + 1, column = floor((lon + 180) x 2) + 1, number = (row - 1) x 720 + column (Tollefsen et al. 2012).
    """
    row = min(359, max(0, floor((lat + 90) * 2)))
    column = min(719, max(0, floor((lon + 180) * 2)))
    return row * 720 + column + 1


def _when(case: Case) -> dict[str, str]:
    first, last = days_of(case) or (None, None)
    assert first is not None and last is not None
    span = (last - first).days + 1
    precision = 1 if span == 1 else 2 if span <= 6 else 3 if span == 7 else 4 if span <= 31 else 5
    return {
        "year": str(first.year),
        "date_prec": str(precision if days_are_told(case) else max(2, precision)),
        "date_start": f"{first.isoformat()} 00:00:00.000",
        "date_end": f"{last.isoformat()} 00:00:00.000",
    }


def _deaths(case: Case, dyad: Dyad, loss: Loss) -> dict[str, str]:
    found = columns(case.killed, dyad.a, dyad.b)
    running = any(choice.running for choice in case.killed.choices)
    prefix = "geography" if main_place(case) is None else "deaths" if found and found.low != found.high else ""
    out = {"event_clarity": "2" if running else "1", "code_status": f"Check {prefix}".strip()}
    names = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low")
    if found is None:
        return out | dict.fromkeys(names, "")
    if found.unknown:
        loss.note("status_unknown", [case.incident.id])
    numbers = (
        found.deaths_a,
        found.deaths_b,
        found.civilians,
        found.unknown,
        found.best,
        found.high,
        found.low,
    )
    return out | dict(zip(names, map(str, numbers), strict=True))


def _number(done: list[dict[str, str]]) -> None:
    """`relid`: country, year, type, dyad (0: its number is not known), and a number that makes it one of a kind."""
    seen: Counter[tuple[str, ...]] = Counter()
    for row in done:
        key = (row["iso"], row["year"], row["type_of_violence"])
        seen[key] += 1
        row["relid"] = f"{row['iso']}-{row['year']}-{row['type_of_violence']}-0-{seen[key]}"


def _mark_active(done: list[dict[str, str]], loss: Loss) -> None:
    deaths: Counter[tuple[str, str]] = Counter()
    for row in done:
        deaths[row["dyad_new_id"], row["year"]] += int(row["best"] or 0)
    for row in done:
        active = deaths[row["dyad_new_id"], row["year"]] >= ACTIVE
        row["active_year"] = "1" if active else "0"
        if not active:
            loss.note("below_25", [row["incident"]])
