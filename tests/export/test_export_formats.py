"""Who is set against whom, and what an incident is called elsewhere: tables of accounts with near misses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.codebook import event_types
from counterclaim.codebook.mappings import ACLED_TYPES, mappings
from counterclaim.codebook.regions import acled_region, ucdp_region
from counterclaim.export import Case, Loss, acled, ged, plover
from counterclaim.export.acled import disorder
from counterclaim.export.acled_when import days_and_precision
from counterclaim.export.facts import camps, dyad_of
from counterclaim.export.ged import own_key, priogrid
from counterclaim.export.plover import QUAD, entity
from counterclaim.export.where import country_of, name_of, places_of, strays
from counterclaim.policy import POLICIES, settle
from counterclaim.records import (
    Actor,
    Attribution,
    Claim,
    Document,
    Event,
    Found,
    Incident,
    Mention,
    Place,
    Source,
    Span,
    TimeSpan,
)
from counterclaim.report.incident import View
from tests.policy.figures import HAND, count

A, B, C = "LIE", "SMR", "MCO"
REBELS, OTHERS = "al-shabaab", "hamas"


def people(*sides: str) -> tuple[Actor, ...]:
    return tuple(Actor(Mention(2, 3, side), HAND, Found(side, HAND)) for side in sides)


def act(
    event: str, doers: str = "", hit: str = "", by: str | None = None, *, killed: str = "", status: str | None = "military",
    modality: str = "asserted", day: str | None = None, whose: str | None = None,
) -> Claim:  # fmt: skip
    """One claim in few words; `doers` and `hit` are sides, blank-separated, `by` is who says it (None: the article)."""
    source = Source(Mention(0, 1, by), "official", HAND, Found(by, HAND)) if by else Source(None, "outlet", HAND)
    counts = (count(killed, whose, status),) if killed else ()
    time = TimeSpan(Mention(3, 4, "x"), HAND, f"{day}T00:00", f"{day}T23:59", "day") if day else None
    told = Event(
        event,
        Mention(1, 2, "x"),
        Span(0, 9),
        HAND,
        people(*doers.split()),
        people(*hit.split()),
        time=time,
        counts=counts,
    )
    name = f"c-{event}-{doers}-{hit}-{by}-{killed}-{modality}-{day}"
    return Claim(
        name, "d-1", told, Attribution(source, Found("asserts", HAND)), Found(modality, HAND), Found("new", HAND)
    )


def case(*claims: Claim, sides: str | None = None, policy: str = "majority", theme: str = "force") -> Case:
    """An incident of these claims. Its sides are those named unless they are given."""
    doers = {one.party.value for claim in claims for one in claim.event.actor if one.party}
    hit = {one.party.value for claim in claims for one in claim.event.target if one.party}
    between = tuple(sorted(sides.split() if sides is not None else doers | hit))
    paper = Document("d-1", "p", "", "0" * 64, (), published=Found("2031-05-02", HAND))
    types = tuple(dict.fromkeys(claim.event.type for claim in claims))
    incident = Incident(
        "i-0123456789abcdef", "e-1", theme, "new", types, between, tuple(sorted(doers)), tuple(sorted(hit)), "2031-05-01", "2031-05-01",
        (), None, None, tuple(claim.id for claim in claims), 1, 1,
    )  # fmt: skip
    view = View(incident, tuple((paper, claim) for claim in claims), (), {})
    rule = POLICIES[policy]
    return Case(view, rule, settle(view, rule), settle(view, rule, "wounded"), settle(view, POLICIES["range"]))


GOV = "Government of"
DYADS: dict[str, tuple[Case, tuple[int, str] | None]] = {
    "two states": (case(act("shelling", A, B, A)), (1, f"{GOV} Liechtenstein - {GOV} San Marino")),
    "the order is that of names": (case(act("shelling", B, A, A)), (1, f"{GOV} Liechtenstein - {GOV} San Marino")),
    "a state and rebels": (case(act("attack", REBELS, A)), (1, f"{GOV} Liechtenstein - Al-Shabaab")),
    "two groups": (case(act("clash", f"{REBELS} {OTHERS}")), (2, "Al-Shabaab - Hamas")),
    "one against civilians": (case(act("killing", A, killed="12", status="civilian")), (3, f"{GOV} Liechtenstein - Civilians")),
    "soldiers among the dead": (case(act("killing", A, killed="12", status="military")), None),
    "civilians killed in a battle of two": (
        case(act("shelling", A, B, killed="12", status="civilian", whose=B)),
        (1, f"{GOV} Liechtenstein - {GOV} San Marino"),
    ),
    "allies are no dyad": (case(act("airstrike", f"{A} {B}", by=A)), None),
    "unless one is set against the other": (
        case(act("airstrike", f"{A} {B}", by=A), act("shelling", A, B)),
        (1, f"{GOV} Liechtenstein - {GOV} San Marino"),
    ),
    "a clash of two is one": (case(act("clash", f"{A} {B}")), (1, f"{GOV} Liechtenstein - {GOV} San Marino")),
    "nobody named": (case(act("bombing", killed="12")), None),
    "an observer is no side": (case(act("shelling", A, by="united-nations"), sides=f"{A} united-nations"), None),
}  # fmt: skip


@pytest.mark.parametrize("name", DYADS)
def test_the_dyad(name: str) -> None:
    told, expected = DYADS[name]
    found = dyad_of(told)
    assert (None if found is None else (found.kind, found.name)) == expected


def row(told: Case) -> dict[str, str] | None:
    rows = list(acled.rows([told], Loss()))
    return dict(zip(acled.HEADER, rows[0], strict=True)) if rows else None


CLASH = "Armed clash"
SHELLS = "Shelling/artillery/missile attack"
FORCES, NOBODY = "Military Forces of", "Unidentified Armed Group (unknown country)"
ACLED: dict[str, tuple[Case, tuple[str, str, str] | None]] = {
    "one side's fire": (case(act("shelling", A, B)), (SHELLS, f"{FORCES} Liechtenstein", f"{FORCES} San Marino")),
    "an exchange of fire": (case(act("shelling", A, B), act("shelling", B, A)), (CLASH, f"{FORCES} Liechtenstein", f"{FORCES} San Marino")),
    "allies fire on a third": (case(act("shelling", f"{A} {B}", C)), (SHELLS, f"{FORCES} Liechtenstein", f"{FORCES} Monaco")),
    "fire inside a battle": (case(act("shelling", A, B), act("clash", f"{A} {B}")), (CLASH, f"{FORCES} Liechtenstein", f"{FORCES} San Marino")),
    "an attack by known means": (case(act("attack", A, B), act("drone_strike", A, B)), ("Air/drone strike", f"{FORCES} Liechtenstein",
                                                                                       f"{FORCES} San Marino")),
    "an attack of unknown means": (case(act("attack", A, B)), (CLASH, f"{FORCES} Liechtenstein", f"{FORCES} San Marino")),
    "civilians shot": (case(act("shooting", A, killed="3", status="civilian")), ("Attack", f"{FORCES} Liechtenstein",
                                                                                 "Civilians (unknown country)")),
    "civilians shelled": (case(act("shelling", A, B, killed="3", status="civilian", whose=B)), (SHELLS, f"{FORCES} Liechtenstein",
                                                                                              "Civilians (San Marino)")),
    "a battle of one needs another": (case(act("shooting", A)), (CLASH, f"{FORCES} Liechtenstein", NOBODY)),
    "a battle of nobody is none": (case(act("shooting", killed="3")), None),
    "a bomb of nobody is one": (case(act("bombing", killed="3")), ("Remote explosive/landmine/IED", NOBODY, "")),
    "a truce": (case(act("ceasefire", f"{A} {B}"), theme="truce"), ("Agreement", "Government of Liechtenstein", "Government of San Marino")),
    "houses destroyed": (case(act("destruction", A, B)), ("Looting/property destruction", f"{FORCES} Liechtenstein", f"{FORCES} San Marino")),
    "houses destroyed, people killed": (case(act("destruction", A, B, killed="3")), (CLASH, f"{FORCES} Liechtenstein", f"{FORCES} San Marino")),
    "a protest": (case(act("protest")), ("Peaceful protest", "Protesters (unknown country)", "")),
    "people killed at a protest": (case(act("protest", killed="3", status="civilian")), ("Excessive force against protesters", NOBODY,
                                                                                       "Protesters (unknown country)")),
    "talks have no type": (case(act("talks", f"{A} {B}")), None),
    "only denied": (case(act("shelling", A, B, modality="negated")), None),
    "only planned": (case(act("shelling", A, B, modality="planned")), None),
    "two tell of losses": (case(act("casualties", killed="3", whose=A), sides=f"{A} {B}", theme="toll"),
                           (CLASH, f"{FORCES} Liechtenstein", f"{FORCES} San Marino")),
}  # fmt: skip


@pytest.mark.parametrize("name", ACLED)
def test_the_acled_style_row(name: str) -> None:
    told, expected = ACLED[name]
    found = row(told)
    assert (None if found is None else (found["sub_event_type"], found["actor1"], found["actor2"])) == expected


def test_allies_share_a_camp() -> None:
    found = row(case(act("shelling", f"{A} {B}", C)))
    assert found is not None and found["assoc_actor_1"] == f"{FORCES} San Marino"
    assert camps(case(act("shelling", f"{A} {B}", C))) == [frozenset({A, B})]
    assert camps(case(act("shelling", A, C), act("shelling", B, C))) == [frozenset({A}), frozenset({B})]


@pytest.mark.parametrize(("modality", "left_out"), [("negated", "only_denied"), ("planned", "only_planned")])
def test_what_is_left_out_says_why(modality: str, left_out: str) -> None:
    for rows in (acled.rows, plover.lines):
        loss = Loss()
        assert list(rows([case(act("shelling", A, B, modality=modality))], loss)) == []
        assert left_out in loss.ids
    loss = Loss()
    assert list(ged.rows([case(act("shelling", A, B))], loss)) == [] and "no_death" in loss.ids


def test_dead_over_several_days_are_divided_evenly_the_remainder_first() -> None:
    days = [
        act("clash", f"{A} {B}", by=A, day=f"2031-05-0{n}", killed="8" if n == 1 else "", whose=A) for n in (1, 2, 3)
    ]
    rows = [dict(zip(acled.HEADER, cells, strict=True)) for cells in acled.rows([case(*days, theme="clash")], Loss())]
    assert [(one["event_date"], one["fatalities"]) for one in rows] == [
        ("2031-05-01", "4"),
        ("2031-05-02", "2"),
        ("2031-05-03", "2"),
    ]


def test_two_sides_naming_two_days_disagree() -> None:
    told = case(act("shelling", A, B, A, day="2031-05-01"), act("shelling", A, B, B, day="2031-05-02"))
    found = days_and_precision(told)
    assert found is not None and [day.isoformat() for day in found[0]] == ["2031-05-01"] and found[1] == 1


PLOVER: dict[str, tuple[Case, list[tuple[str, list[str], list[str]]]]] = {
    "one side's fire": (case(act("shelling", A, B)), [("ASSAULT", [A], [B])]),
    "violence by both has no recipient": (case(act("shelling", A, B), act("shelling", B, A)), [("ASSAULT", [A, B], [])]),
    "a truce told as fact": (case(act("ceasefire", f"{A} {B}")), [("RETREAT", [A, B], [])]),
    "a broker agrees to nothing": (case(act("ceasefire", f"{A} {B} {C}"), sides=f"{A} {B}"), [("RETREAT", [A, B], [])]),
    "a truce to come": (case(act("ceasefire", f"{A} {B}", modality="planned")), [("CONCEDE", [A, B], [])]),
    "fire to come is none": (case(act("shelling", A, B, modality="planned")), []),
    "two kinds of act are two": (case(act("shelling", A, B), act("siege", A, B)), [("ASSAULT", [A], [B]), ("COERCE", [A], [B])]),
    "nobody named": (case(act("bombing", killed="3")), [("ASSAULT", ["UNK"], [])]),
}  # fmt: skip


@pytest.mark.parametrize("name", PLOVER)
def test_the_plover_events(name: str) -> None:
    told, expected = PLOVER[name]
    found = [
        (line["event"][0], [one["code"] for one in line["actor"]], [one["code"] for one in line.get("recipient", ())])
        for line in plover.lines([told], Loss())
    ]
    assert found == expected


ENTITIES = [
    ("LIE", "LIE", ()),
    ("XKX", "KOS", ()),
    ("artsakh", "AZE", ("PRE",)),
    ("united-nations", "UNO", ("IGO",)),
    ("al-shabaab", None, ("REB",)),
    ("nobody-at-all", "UNK", ("UNK",)),
]


@pytest.mark.parametrize(("party", "code", "sector"), ENTITIES)
def test_sides_in_plover(party: str, code: str | None, sector: tuple[str, ...]) -> None:
    found = entity(party)
    assert found.sector == sector and (code is None or found.code == code)


SAID = [
    (["the Norland army"], ("MIL",)),
    (["Norland's police", "government forces"], ("COP", "GOV", "MIL")),
    (["two policemen", "Norland refugees"], ("COP", "REF")),
    (["Norland", "Norlanders"], ()),
    (["the armistice line"], ()),
]


@pytest.mark.parametrize(("said", "sectors"), SAID)
def test_sectors_by_the_words_for_people(said: list[str], sectors: tuple[str, ...]) -> None:
    assert entity("LIE", said).sector == sectors
    assert entity("artsakh", said).sector == ("PRE",)


NAMES = [
    ("Velm", "Velm"),
    ("Lake Orth", "Lake Orth"),
    ("the border", ""),
    ("Norland posts", ""),
    ("Elsewhere", ""),
    ("four settlements", ""),
]


@pytest.mark.parametrize(("said", "name"), NAMES)
def test_words_that_are_a_name(said: str, name: str) -> None:
    place = Place(Mention(0, len(said), said), HAND)
    assert name_of(place) == name and name_of(replace(place, name="Velm")) == "Velm" and name_of(None) == ""


CELLS = [
    (-90.0, -180.0, 1),
    (-90.0, 179.9, 720),
    (89.9, 179.9, 259200),
    (0.1, 0.1, 129961),
    (47.14151, 9.52154, 197660),
    (90.0, 180.0, 259200),
]


@pytest.mark.parametrize(("lat", "lon", "cell"), CELLS)
def test_the_grid_cell(lat: float, lon: float, cell: int) -> None:
    assert priogrid(lat, lon) == cell


def test_own_keys_are_negative_stable_and_fit_in_32_bits() -> None:
    keys = {own_key(name) for name in ("LIE", "SMR", "dyad 1 LIE SMR")}
    assert len(keys) == 3 and all(-(2**31) < int(key) < 0 for key in keys) and own_key("LIE") == "-567078120"


def test_every_type_is_mapped_or_left_out_on_purpose() -> None:
    assert set(mappings()) == set(event_types())
    for row_ in mappings().values():
        if row_.plover:
            assert row_.plover.event in QUAD
        for pair in (row_.acled, row_.acled_mutual, row_.acled_civilians):
            assert pair is None or (pair[1] in ACLED_TYPES[pair[0]] and disorder(*pair))


REGIONS = [("SYR", "Middle East", "Middle East"), ("TUR", "Middle East", "Middle East"), ("ARM", "Caucasus and Central Asia", "Europe"),
           ("AFG", "Caucasus and Central Asia", "Asia"), ("COD", "Middle Africa", "Africa"), ("EGY", "Northern Africa", "Middle East"),
           ("XXX", None, None)]  # fmt: skip


@pytest.mark.parametrize(("state", "in_acled", "in_ucdp"), REGIONS)
def test_regions(state: str, in_acled: str | None, in_ucdp: str | None) -> None:
    assert (acled_region(state), ucdp_region(state)) == (in_acled, in_ucdp)


def at(claim: Claim, *places: tuple[str, str, float, float]) -> Claim:
    """The claim at these places: name, state, latitude, longitude."""
    found = tuple(
        Place(Mention(5, 9, name), HAND, name, state, None, lat, lon, "town") for name, state, lat, lon in places
    )
    return replace(claim, event=replace(claim.event, place=found))


VADUZ, BALZERS, NAMESAKE = ("Vaduz", "LIE", 47.1, 9.5), ("Balzers", "LIE", 47.07, 9.5), ("Balzers", "USA", 33.0, -86.0)
DOGANA = ("Dogana", "SMR", 43.98, 12.49)
PLACES = {
    "one place": (case(at(act("shelling", A, B), VADUZ)), "LIE", ["Vaduz"], 0),
    "a namesake elsewhere": (case(at(act("shelling", A, B), VADUZ, BALZERS, ("Elm", "USA", 33.0, -86.0))), "LIE", ["Balzers", "Vaduz"], 1),
    "the other side's ground is no namesake": (case(at(act("shelling", A, B), VADUZ, BALZERS, DOGANA)), "LIE",
                                               ["Balzers", "Dogana", "Vaduz"], 0),
    "level, one where a side is at home": (case(at(act("shelling", A, B), VADUZ, ("Elm", "USA", 33.0, -86.0))), "LIE", ["Vaduz"], 1),
    "level, both sides at home": (case(at(act("shelling", A, B), VADUZ, DOGANA)), None, ["Dogana", "Vaduz"], 0),
    "the only place is believed": (case(at(act("shelling", A, B), NAMESAKE)), "USA", ["Balzers"], 0),
    "none": (case(act("shelling", A, B)), None, [], 0),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_the_places_that_belong(name: str) -> None:
    told, country, places, stray = PLACES[name]
    assert (country_of(told), [place.name for place in places_of(told)], len(strays(told))) == (country, places, stray)
    loss = Loss()
    loss.case(told, ())
    assert ("stray_place" in loss.ids) == bool(stray)


def test_a_toll_that_names_neither_side_is_between_nobody() -> None:
    told = act("casualties", killed="12")
    assert dyad_of(case(told, sides=f"{A} {B}", theme="toll")) is None
    named = act("casualties", killed="12", whose=A)
    assert dyad_of(case(named, sides=f"{A} {B}", theme="toll")) is not None
    assert dyad_of(case(act("casualties", by=B, killed="12"), sides=f"{A} {B}", theme="toll")) is not None


@pytest.mark.parametrize("event", ["shelling", "clash", "casualties", "territory_taken", "destruction"])
@pytest.mark.parametrize("killed", ["12", "dozens", ""])
def test_swapping_the_sides_swaps_names_and_columns(event: str, killed: str) -> None:
    def told(one: str, other: str) -> Case:
        doers = f"{one} {other}" if event == "clash" else one
        return case(
            act(event, doers, "" if event == "clash" else other, by=other, killed=killed, whose=other), sides=f"{A} {B}"
        )

    def rows(one: str, other: str) -> list[dict[str, str]]:
        return [dict(zip(ged.HEADER, cells, strict=True)) for cells in ged.rows([told(one, other)], Loss())]

    for left, right in zip(rows(A, B), rows(B, A), strict=True):
        assert [left[name] for name in ("deaths_a", "deaths_b", "low", "best", "high", "dyad_name")] == [
            right[name] for name in ("deaths_b", "deaths_a", "low", "best", "high", "dyad_name")
        ]
    left, right = row(told(A, B)), row(told(B, A))
    assert left is not None and right is not None
    swapped = {
        left[part].replace("Liechtenstein", "?").replace("San Marino", "Liechtenstein").replace("?", "San Marino")
        for part in ("actor1", "actor2")
    }
    assert swapped == {right["actor1"], right["actor2"]}
    assert left["sub_event_type"] == right["sub_event_type"] and left["fatalities"] == right["fatalities"]
