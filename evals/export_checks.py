"""What every row of an export must satisfy, written down from the providers' codebooks and not from the exporters.

Each check takes rows as they stand in the file and yields what is wrong with them; nothing here is shared with `counterclaim.export`.
"""

# ruff: noqa: SIM905 (lists of names are written as people read them)
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

Row = Mapping[str, str]

GED = """id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id
dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office
source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt
priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown
best high low gwnoa gwnob""".split()
DEATHS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low")
REGIONS = {"", "Africa", "Americas", "Asia", "Europe", "Middle East"}
_DAY = re.compile(r"(\d{4}-\d\d-\d\d) 00:00:00\.000")
_RELID = re.compile(r"([A-Z]{3})-(\d{4})-([123])-(\d+)-(\d+)")


def ged(rows: Sequence[Row], policy: str) -> Iterator[str]:
    """UCDP GED: 49 columns in order, `best` the sum of its parts, low <= best <= high, dates, codes, dyads, cells."""
    for key, many in Counter(row["id"] for row in rows).items():
        if many > 1:
            yield f"id {key} stands {many} times"
    for key, many in Counter(row["relid"] for row in rows).items():
        if many > 1:
            yield f"relid {key} stands {many} times"
    active = Counter[tuple[str, str]]()
    for row in rows:
        yield from (f"{row['relid']}: {what}" for what in _ged(row, policy))
        active[row["dyad_new_id"], row["year"]] += int(row["best"] or 0)
    for row in rows:
        if row["active_year"] != str(int(active[row["dyad_new_id"], row["year"]] >= 25)):
            yield f"{row['relid']}: active_year is {row['active_year']}"


def _ged(row: Row, policy: str) -> Iterator[str]:
    if list(row) != GED:
        yield "its columns are not the 49 of GED in their order"
        return
    yield from _ged_deaths(row, policy)
    yield from _ged_days(row)
    yield from _ged_dyad(row)
    yield from _ged_place(row)
    if row["event_clarity"] not in ("1", "2") or not row["code_status"]:
        yield "event_clarity or code_status"
    lists = [row["source_office"].split(";"), row["source_date"].split(";"), row["source_headline"].split(";")]
    articles = re.findall(r'"[^"]*"', row["source_article"])
    if {len(part) for part in (*lists, articles)} != {int(row["number_of_sources"])}:
        yield "the columns of sources do not name number_of_sources articles"


def _ged_deaths(row: Row, policy: str) -> Iterator[str]:
    if policy == "pending":
        if any(row[name] for name in DEATHS):
            yield "pending, and yet a figure"
        return
    a, b, civilians, unknown, best, high, low = (int(row[name]) for name in DEATHS)
    if best != a + b + civilians + unknown:
        yield f"best {best} is not {a} + {b} + {civilians} + {unknown}"
    if not 0 <= low <= best <= high or high < 1 or min(a, b, civilians, unknown) < 0:
        yield f"low {low}, best {best}, high {high}"


def _ged_days(row: Row) -> Iterator[str]:
    days = [_DAY.fullmatch(row[name]) for name in ("date_start", "date_end")]
    if None in days:
        yield "date_start or date_end is no day of GED's form"
        return
    first, last = (date.fromisoformat(found[1]) for found in days if found)
    span = (last - first).days + 1
    least = 1 if span == 1 else 2 if span <= 6 else 3 if span == 7 else 4 if span <= 31 else 5
    if span < 1 or row["date_prec"] not in "12345" or int(row["date_prec"]) < least or row["year"] != str(first.year):
        yield f"{first} to {last}, date_prec {row['date_prec']}, year {row['year']}"


def _ged_dyad(row: Row) -> Iterator[str]:
    found = _RELID.fullmatch(row["relid"])
    if found is None or found[2] != row["year"] or found[3] != row["type_of_violence"]:
        yield "relid does not agree with year and type"
    if row["dyad_name"] != f"{row['side_a']} - {row['side_b']}" or row["side_a"] == row["side_b"]:
        yield f"dyad {row['dyad_name']!r}"
    kind, government = (
        row["type_of_violence"],
        row["side_a"].startswith("Government of ") or "coalition" in row["side_a"],
    )
    if (kind == "1") != government and kind != "3":
        yield f"type {kind} and side A {row['side_a']!r}"
    if (kind == "3") != (row["side_b"] == "Civilians"):
        yield f"type {kind} and side B {row['side_b']!r}"
    if row["side_b"].startswith("Government of ") and not government:
        yield "the government is side B"
    if any(int(row[name]) >= 0 for name in ("conflict_new_id", "dyad_new_id", "side_a_new_id", "side_b_new_id")):
        yield "a key of ours looks like one of UCDP's"


def _ged_place(row: Row) -> Iterator[str]:
    if row["where_prec"] not in ("", "1", "2", "3", "4", "5", "6", "7") or row["region"] not in REGIONS:
        yield f"where_prec {row['where_prec']!r}, region {row['region']!r}"
    if bool(row["latitude"]) != bool(row["longitude"]) or bool(row["latitude"]) != bool(row["geom_wkt"]):
        yield "a point without all of latitude, longitude and geom_wkt"
    if row["latitude"]:
        lat, lon = float(row["latitude"]), float(row["longitude"])
        cell = int((lat + 90) // 0.5) * 720 + int((lon + 180) // 0.5) + 1
        if row["geom_wkt"] != f"POINT ({row['longitude']} {row['latitude']})" or row["priogrid_gid"] != str(cell):
            yield f"geom_wkt {row['geom_wkt']}, cell {row['priogrid_gid']} for {lat}, {lon}"


ACLED = """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2
assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision
source source_scale notes fatalities tags timestamp""".split()
INTER = ["State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians",
         "External/Other forces"]  # fmt: skip
SUBS = {
    "Battles": "Government regains territory;Non-state actor overtakes territory;Armed clash",
    "Protests": "Excessive force against protesters;Protest with intervention;Peaceful protest",
    "Riots": "Violent demonstration;Mob violence",
    "Explosions/Remote violence": "Chemical weapon;Air/drone strike;Suicide bomb;Shelling/artillery/missile attack;"
    "Remote explosive/landmine/IED;Grenade",
    "Violence against civilians": "Sexual violence;Attack;Abduction/forced disappearance",
    "Strategic developments": "Agreement;Arrests;Change to group/activity;Disrupted weapons use;"
    "Headquarters or base established;Looting/property destruction;Non-violent transfer of territory;Other",
}
_BLOODLESS = {"Protest with intervention", "Peaceful protest", "Abduction/forced disappearance"}


def acled(rows: Sequence[Row], policy: str) -> Iterator[str]:
    """ACLED-style: 31 columns, types with their sub-types, actors and interaction, one row for each day, location and pair, bloodless types."""
    for column in ("event_id_cnty",):
        yield from (f"{key} stands {n} times" for key, n in Counter(row[column] for row in rows).items() if n > 1)
    keys = Counter((r["event_date"], r["country"], r["location"], *sorted((r["actor1"], r["actor2"]))) for r in rows)
    yield from (f"{key}: {n} rows of one day, location and pair" for key, n in keys.items() if n > 1)
    for row in rows:
        yield from (f"{row['event_id_cnty']}: {what}" for what in _acled(row, policy))


def _acled(row: Row, policy: str) -> Iterator[str]:
    if list(row) != ACLED:
        yield "its columns are not the 31 in their order"
        return
    kind, sub = row["event_type"], row["sub_event_type"]
    if sub not in SUBS.get(kind, "").split(";"):
        yield f"{kind} with {sub}"
    if date.fromisoformat(row["event_date"]).year != int(row["year"]):
        yield "year and date"
    if row["time_precision"] not in ("1", "2", "3") or row["geo_precision"] not in ("", "1", "2", "3"):
        yield "a precision code"
    if row["disorder_type"] != _disorder(kind, sub):
        yield f"disorder {row['disorder_type']!r} of {sub}"
    yield from _acled_actors(row, kind, sub)
    if policy == "pending":
        yield from ("pending, and yet fatalities",) if row["fatalities"] else ()
    elif int(row["fatalities"]) < 0:
        yield "negative fatalities"
    elif int(row["fatalities"]) and (sub in _BLOODLESS or kind == "Strategic developments"):
        yield f"{row['fatalities']} dead of {sub}"
    if row["latitude"] and not (re.fullmatch(r"-?\d+\.\d{4}", row["latitude"]) and row["longitude"]):
        yield "coordinates have four decimals"
    if row["iso"] and not 1 <= int(row["iso"]) <= 999:
        yield "iso"


def _disorder(kind: str, sub: str) -> str:
    if sub == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    demonstrations = kind == "Protests" or sub == "Violent demonstration"
    return "Demonstrations" if demonstrations else kind if kind == "Strategic developments" else "Political violence"


def _acled_actors(row: Row, kind: str, sub: str) -> Iterator[str]:
    codes = [code for code in (row["inter1"], row["inter2"]) if code]
    if not row["actor1"] or bool(row["actor2"]) != bool(row["inter2"]) or not set(codes) <= set(INTER):
        yield f"actors {row['actor1']!r}, {row['actor2']!r} of types {codes}"
        return
    shown = sorted(codes, key=INTER.index)
    if row["interaction"] != ("-".join(shown) if len(shown) > 1 else f"{shown[0]} only"):
        yield f"interaction {row['interaction']!r} of {codes}"
    if row["actor1"] == row["actor2"]:
        yield "an actor against itself"
    if kind == "Battles" and (len(codes) < 2 or {"Civilians", "Protesters", "Rioters"} & set(codes)):
        yield f"a battle of {codes}"
    if kind == "Violence against civilians" and codes[1:] != ["Civilians"]:
        yield f"violence against civilians of {codes}"
    targeted = kind == "Violence against civilians" or sub == "Excessive force against protesters"
    if targeted and row["civilian_targeting"] != "Civilians targeted":
        yield "civilian_targeting is empty"


REPORTS_NUMBERS = ("deaths_best", "deaths_low", "deaths_high", "injuries_best", "injuries_low", "injuries_high")


def reports(rows: Sequence[Row], policy: str) -> Iterator[str]:
    """Event reports: 108 columns, one row for each report of an event, low <= best <= high, flags and precision codes."""
    yield from (f"{key} stands {n} times" for key, n in Counter(row["id"] for row in rows).items() if n > 1)
    for row in rows:
        yield from (f"{row['id']}: {what}" for what in _report(row, policy))


def _report(row: Row, policy: str) -> Iterator[str]:
    if len(row) != 108 or not row["event_id"] or not row["id"]:
        yield "108 columns, an id and an event_id"
        return
    for kind in ("deaths", "injuries"):
        cells = [row[f"{kind}_{part}"] for part in ("low", "best", "high")]
        if any(cells) and not (all(cells) and 0 <= int(cells[0]) <= int(cells[1]) <= int(cells[2])):
            yield f"{kind} {cells}"
        if policy == "pending" and any(cells):
            yield "pending, and yet a figure"
    for number in range(1, 7):
        flags = [
            row[f"actor{number}_{part}"] for part in ("initiator", "perpetrator", "intervener", "bystander", "victim")
        ]
        if not set(flags) <= {"0", "1"} or (row[f"actor{number}"] == "" and "1" in flags):
            yield f"actor {number}: {flags}"
    if row["date_start"] and date.fromisoformat(row["date_start"]) > date.fromisoformat(row["date_end"]):
        yield "it ends before it starts"
    if row["geo_precision"] not in tuple("0123456") or row["unit_of_analysis"] != "Event report":
        yield "geo_precision or unit_of_analysis"


PLOVER_MODES = {
    "AGREE": "", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "", "AID": "",
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet", "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons"
    " crowd-control unconventional",
}  # fmt: skip
PLOVER_QUADS = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3, "ACCUSE": 3,
                "REJECT": 3, "THREATEN": 3, "SANCTION": 4, "PROTEST": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4}  # fmt: skip
PLOVER_FIELDS = set(
    "id has_event date time enddate endtime actor recipient event event_loc event_text quad_code event_scale mode context link text text_info"
    " cite_info coder coded_date coded_time comment size".split()
)
PLOVER_EXTENSIONS = set(
    "asserted_by denied_by attribution_chain claim_status incident episode policy claims spans".split()
)


def plover(lines: Sequence[Mapping[str, Any]], policy: str) -> Iterator[str]:
    """PLOVER: the four required fields, types with their modes and quad codes, entities, sizes, no text; extensions by their names."""
    yield from (f"{key} stands {n} times" for key, n in Counter(line["id"] for line in lines).items() if n > 1)
    for line in lines:
        yield from (f"{line['id']}: {what}" for what in _plover(line, policy))


def _plover(line: Mapping[str, Any], policy: str) -> Iterator[str]:
    if missing := {"id", "date", "actor", "event"} - set(line):
        yield f"without {missing}"
        return
    if unknown := set(line) - PLOVER_FIELDS - PLOVER_EXTENSIONS:
        yield f"fields that are neither PLOVER's nor named extensions: {unknown}"
    if len(line["event"]) != 1 or (event := line["event"][0]) not in PLOVER_MODES:
        yield f"event {line['event']}"
        return
    if not set(line.get("mode", ())) <= set(PLOVER_MODES[event].split()) or line["quad_code"] != PLOVER_QUADS[event]:
        yield f"{event} with modes {line.get('mode')} and quad {line['quad_code']}"
    date.fromisoformat(line["date"])
    if line.get("enddate", "9999") <= line["date"]:
        yield "enddate is not after date"
    actors = {one.get("party") for one in line["actor"]} - {None}
    if not line["actor"] or actors & {one.get("party") for one in line.get("recipient", ())}:
        yield "no actor, or one that is its own recipient"
    for one in (*line["actor"], *line.get("recipient", ())):
        if not re.fullmatch("[A-Z]{3}", one["code"]):
            yield f"entity {one}"
    size = line.get("size", {})
    if any(number < 0 for number in size.values()) or (size and (policy == "pending" or event != "ASSAULT")):
        yield f"size {size} of {event} under {policy}"
    if any(not re.fullmatch("[0-9a-f]{64}", span["text_sha256"]) for span in line.get("spans", ())):
        yield "a span without the hash of its text"
    if line.get("claim_status") == "only denied" or not line.get("asserted_by"):
        yield "an event that nobody asserts"


Check = Callable[[Sequence[Any], str], Iterable[str]]
CHECKS: dict[str, Check] = {"ged": ged, "acled": acled, "reports": reports, "plover": plover}
