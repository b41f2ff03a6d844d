"""Places of events: names, relations, borders, doubts; whose territory disputed areas are; speakers against places."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

from counterclaim.gazetteer import gazetteer
from counterclaim.gazetteer.disputes import DISPUTED_POLICY, POLICIES, countries_of, dispute_of
from counterclaim.pipeline import code_document, load_coder
from counterclaim.records import Block, Place
from counterclaim.records.export import claim_to_json
from counterclaim.resolve import Atlas, Toponym, build_context, resolve
from counterclaim.resolve.places import settle_place
from counterclaim.resolve.toponyms import kind_beside
from counterclaim.resolve.whereabouts import whereabouts
from tests.resolve.story import claim, document, words

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("places.yaml").read_text("utf-8"))


def settled(text: str, place: str, policy: str = DISPUTED_POLICY, names: tuple[str, ...] = ()) -> Place:
    doc = document(text)
    known = [
        Toponym(at.start, at.end, at.text, kind=kind_beside(text, at.start, at.end))
        for at in (words(text, name) for name in names)
    ]
    atlas = Atlas(doc, (), build_context(doc, ()), policy, known if names else None)
    return settle_place(atlas, claim(text, place=place).event.place[0])


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    found = settled(case["text"], case["place"], names=tuple(case.get("names", ())))
    for field in ("name", "country", "precision", "where_prec", "relation"):
        if field in case:
            assert getattr(found, field) == case[field], field
    if "lat" in case:
        assert found.lat == (None if case["lat"] is None else pytest.approx(case["lat"], abs=0.002))
    assert found.resolution is not None and found.resolution.reason
    assert found.resolution.status == case.get("status", "resolved")
    assert found.mention.text == case["place"]


def test_each_place_of_an_event_is_settled_by_itself() -> None:
    text = "Guns hit Goris, Velmgrad and Jermuk."
    one = claim(text)
    spots = tuple(claim(text, place=name).event.place[0] for name in ("Goris", "Velmgrad", "Jermuk"))
    told = resolve(document(text), (), [replace(one, event=replace(one.event, place=spots))])[0]
    assert [(spot.mention.text, spot.country) for spot in told.event.place] == [
        ("Goris", "ARM"), ("Velmgrad", None), ("Jermuk", "ARM"),
    ]  # fmt: skip


def test_a_place_in_json_keeps_the_fields_of_the_codebook() -> None:
    text = "Guns hit Simferopol."
    row = claim_to_json(resolve(document(text), (), [claim(text, place="Simferopol")])[0], "a")["place"][0]
    assert list(row)[:9] == ["text", "start", "end", "name", "country", "geonameid", "lat", "lon", "precision"]
    assert (row["country"], row["held_by"], row["where_prec"], row["geo_precision"]) == ("UKR", ["RUS"], 1, 1)
    assert row["status"] == "resolved" and row["candidates"][0]["id"] == f"geonames:{row['geonameid']}"


@pytest.mark.parametrize(
    ("name", "de_jure", "de_facto", "both"),
    [
        ("Crimea", ("UKR",), ("RUS",), {"UKR", "RUS"}),
        ("Simferopol", ("UKR",), ("RUS",), {"UKR", "RUS"}),
        ("Golan Heights", ("SYR",), ("ISR",), {"SYR", "ISR"}),
        ("Abkhazia", ("GEO",), (), {"GEO"}),
        ("Jerusalem", ("ISR", "PSE"), ("ISR",), {"ISR", "PSE"}),
        ("Kashmir", ("IND", "PAK"), ("CHN", "IND", "PAK"), {"IND", "PAK", "CHN"}),
        ("Yerevan", ("ARM",), ("ARM",), {"ARM"}),
    ],
)
def test_countries_of_disputed_areas(
    name: str, de_jure: tuple[str, ...], de_facto: tuple[str, ...], both: set[str]
) -> None:
    text = f"Guns hit {name}."
    assert settled(text, name, "de_jure").countries == de_jure
    assert settled(text, name, "de_facto").countries == de_facto
    assert set(settled(text, name, "both").countries) == both
    assert settled(text, name).countries == de_jure


def test_a_country_beside_several_is_none() -> None:
    assert settled("Guns hit Kashmir.", "Kashmir").country is None
    assert settled("Guns hit Kashmir.", "Kashmir").claimed_by == ("IND", "PAK")


def test_a_policy_that_there_is_not_is_refused() -> None:
    entry = gazetteer().lookup("Crimea")[0].entry
    with pytest.raises(ValueError, match="de_jure, de_facto, both"):
        countries_of(entry, dispute_of(entry, gazetteer()), "mine")
    with pytest.raises(ValueError, match="not 'mine'"):
        settled("Guns hit Goris.", "Goris", "mine")


def test_every_policy_is_documented() -> None:
    page = Path(__file__).parents[2] / "docs" / "decisions" / "0006-places.md"
    assert all(f"`{policy}`" in page.read_text("utf-8") for policy in POLICIES)


@pytest.mark.parametrize(
    ("before", "kind", "km", "bearing"),
    [
        ("a post near ", "near", None, None),
        ("a post in ", "in", None, None),
        ("shells fell 5 km from ", "away", 5.0, None),
        ("shells fell 5 km north of ", "away", 5.0, 0.0),
        ("shells fell five miles south-west of the city of ", "away", 8.045, 225.0),
        ("shells fell 300 metres from ", "away", 0.3, None),
        ("shells fell just north of ", "near", None, 0.0),
        ("in the north of ", "near", None, 0.0),
        ("on the outskirts of ", "near", None, None),
        ("in northern ", "part", None, None),
        ("the road between ", "between", None, None),
        ("5 people from ", "in", None, None),
        ("north wind of change in ", "in", None, None),
        ("", "in", None, None),
    ],
)
def test_whereabouts(before: str, kind: str, km: float | None, bearing: float | None) -> None:
    found = whereabouts(before)
    assert (found.kind, found.bearing) == (kind, bearing)
    assert found.km == (None if km is None else pytest.approx(km, abs=0.01))


def test_a_document_without_places_reads_no_gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise AssertionError("the gazetteer was asked for")

    monkeypatch.setattr("counterclaim.resolve.atlas.gazetteer", never)
    text = "Guns hit Goris."
    assert resolve(document(text), (), [claim(text)])[0].event.place == ()


def test_the_packaged_file_is_small_and_made_from_our_own_list_as_it_stands() -> None:
    from hashlib import sha256

    folder = resources.files("counterclaim.gazetteer").joinpath("regions")
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".yaml")), key=lambda one: one.name)
    assert gazetteer().header["own_list"] == sha256(b"".join(one.read_bytes() for one in files)).hexdigest()
    assert resources.files("counterclaim.gazetteer").joinpath("data", "places.bin").stat().st_size <= 25_000_000  # type: ignore[attr-defined]


def test_the_policy_is_an_option_of_the_coder() -> None:
    text = "Rebels shelled a base in Simferopol on Tuesday, the army said."
    doc = replace(document(text), blocks=(Block(0, len(text), "paragraph"),))
    found = {
        policy: {place.country for one in code_document(doc, load_coder(policy)).claims for place in one.event.place}
        for policy in ("de_jure", "de_facto")
    }
    assert found == {"de_jure": {"UKR"}, "de_facto": {"RUS"}}
