"""The incident in the HTML report: the grid, the sketch of places, the stories behind a confirmation; and nothing runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from counterclaim.records import Relation
from counterclaim.report import Told, View, html
from counterclaim.report.incident_page import spots
from counterclaim.report.sketch import NAMED, Spot, sketch
from counterclaim.store import open_store
from counterclaim.views import view
from tests.export.tiny import BOAST, INCIDENTS, SHELLED, fill


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[View]:
    with open_store(tmp_path / "tiny.sqlite") as store:
        fill(store)
        yield view(store, INCIDENTS[0].id)


def drawing(places: list[Spot]) -> ElementTree.Element:
    found = re.search(r"<svg.*</svg>", sketch(places))
    assert found
    return ElementTree.fromstring(found[0])


def dots(places: list[Spot]) -> list[tuple[float, float]]:
    return [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in drawing(places).iter("circle")]


SUVA = Spot("Suva", -18.1, 178.4, 4, ("Witnesses",))
VELM, ORTH = Spot("Velm", 40.0, 46.0, 3, ("Norland",)), Spot("Orth", 41.0, 47.0, 1, ("Sudria",))


def test_no_place_no_sketch() -> None:
    assert sketch([]) == ""


def test_north_is_up_and_east_is_right() -> None:
    (x, y), (u, v) = dots([VELM, ORTH])
    assert u > x and v < y


@pytest.mark.parametrize(
    "places", [[SUVA], [VELM], [VELM, ORTH], [VELM, Spot("Far", 55.7, 37.6, 1, ())], [Spot("Pole", 89.0, 0.0, 1, ())]]
)
def test_every_place_lies_on_the_sheet(places: list[Spot]) -> None:
    sheet = drawing(places)
    _, _, wide, high = map(float, sheet.attrib["viewBox"].split())
    assert all(0 <= x <= wide and 0 <= y <= high for x, y in dots(places))
    assert 0.4 <= high / wide <= 0.7


def test_the_coast_is_drawn_and_nothing_is_filled() -> None:
    paths = {path.attrib["class"]: path.attrib["d"] for path in drawing([VELM]).iter("path")}
    assert paths["coast"].count("M") >= 2  # the Black Sea and the Caspian
    assert "fill" not in sketch([VELM])


def test_names_that_would_cover_each_other_are_left_to_the_title() -> None:
    near = [replace(VELM, name=f"Place {n}", lat=40.0 + n / 1000) for n in range(3)]
    named = [text.text for text in drawing(near).iter("text") if text.attrib.get("class") == "name"]
    assert named == ["Place 0", "Place 1"]  # one to the right, one to the left
    west = replace(VELM, name="West", lon=VELM.lon - 0.7)
    assert [text.text for text in drawing([west, VELM]).iter("text") if text.attrib.get("class") == "name"] == [
        "West",
        "Velm",
    ]
    beside = replace(VELM, name="A long name that would cover its neighbour", lon=VELM.lon - 0.7, claims=9)
    shown = [text.text for text in drawing([beside, VELM]).iter("text") if text.attrib.get("class") == "name"]
    assert shown == [beside.name, "Velm"]  # the long one stands to the left of its dot
    many = [replace(VELM, name=f"P{n}", lat=35.0 + n) for n in range(20)]
    assert sum(text.attrib.get("class") == "name" for text in drawing(many).iter("text")) <= NAMED


def test_a_hostile_name_is_escaped() -> None:
    assert "<script>" not in sketch([replace(VELM, name='<script>"x"')])


def test_the_places_of_an_incident(shown: View) -> None:
    assert [(spot.name, spot.claims, spot.accounts) for spot in spots(shown)] == [
        ("Northfield", 2, ("Liechtenstein", "San Marino"))
    ]
    (document, claim), *rest = shown.told
    (place,) = claim.event.place
    wide = replace(claim, event=replace(claim.event, place=(replace(place, precision="country", where_prec=6),)))
    assert [spot.claims for spot in spots(replace(shown, told=((document, wide), *rest)))] == [1]


def test_the_page_shows_grid_sketch_and_the_stories_behind_a_confirmation(shown: View) -> None:
    agreed = Relation(SHELLED.id, BOAST.id, "place", "agrees", "Both name Northfield.", "test/1")
    page = html([], [Told(replace(shown, relations=(*shown.relations, agreed)))])
    assert '<table class="grid">' in page and '<figure class="sketch">' in page
    assert "stories behind it: " in page and f'<a href="#{SHELLED.id}">Shells hit Northfield</a>' in page
    one_story = replace(shown, relations=(agreed,), stories=dict.fromkeys(shown.stories, next(iter(shown.stories))))
    assert "(story behind it: " in html([], [Told(one_story)])
    assert '<td class="silent"' in page and "style=" not in page
