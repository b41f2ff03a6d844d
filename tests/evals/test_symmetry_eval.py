"""The eval of exchanged names: it compares the whole output, and finds what differs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals import symmetry
from evals.mirrored import output
from evals.swap import Pair, Text, pairs


def pair_of(name: str) -> Pair:
    return next(p for table in symmetry.OWN for p in pairs(table) if p.id == name)


def test_an_article_is_filled_both_ways_round() -> None:
    pair = pair_of("shelling-at-night-ARM-AZE")
    assert pair.left.text.startswith("Armenia accuses Azerbaijan of shelling Goris")
    assert pair.right.text.startswith("Azerbaijan accuses Armenia of shelling Mingachevir")
    parts = [pair.left.text[a:b] for a, b in zip(pair.left.starts, pair.left.starts[1:], strict=False)]
    assert "".join(parts) == pair.left.text and len(parts) == len(pair.left.named)
    assert {part for part, named in zip(parts, pair.left.named, strict=True) if named} >= {
        "Armenia",
        "Azerbaijan",
        "Goris",
    }


def test_there_are_texts_enough() -> None:
    for tables in (symmetry.OWN, symmetry.FRESH):
        assert 2 * sum(1 for table in tables for _ in pairs(table)) >= 300


LEFT = Text("Chad hit Mali.", (0, 4, 9, 13), (True, False, True, False), (False,) * 4)
RIGHT = Text("Mali hit Chad.", (0, 4, 9, 13), (True, False, True, False), (False,) * 4)
SOUTH = Text("South Sudan hit Chad.", (0, 11, 16, 20), (True, False, True, False), (False,) * 4)
NORTH = Text("Chad hit South Sudan.", (0, 4, 9, 20), (True, False, True, False), (False,) * 4)


def claim(actor: str, start: int, end: int) -> dict[str, object]:
    return {"id": "c-1", "event": "attack", "actor": [{"party": actor, "start": start, "end": end, "text": "x"}]}


def test_sides_and_places_in_the_text_are_exchanged() -> None:
    one = output([claim("TCD", 0, 4)], [], LEFT, RIGHT, ("TCD", "MLI"))
    assert one == output([claim("MLI", 0, 4)], [], RIGHT, RIGHT, ("TCD", "MLI"))
    assert one != output([claim("TCD", 0, 4)], [], RIGHT, RIGHT, ("TCD", "MLI"))
    long = output([claim("SSD", 0, 11)], [], SOUTH, NORTH, ("SSD", "TCD"))
    assert long == output([claim("TCD", 0, 4)], [], NORTH, NORTH, ("SSD", "TCD"))


def test_half_a_name_is_not_the_whole() -> None:
    half = output([claim("SSD", 6, 11)], [], SOUTH, NORTH, ("SSD", "TCD"))
    assert half != output([claim("TCD", 0, 4)], [], NORTH, NORTH, ("SSD", "TCD"))


def test_relations_are_compared_by_what_they_join() -> None:
    rows = [claim("TCD", 0, 4), claim("MLI", 9, 13) | {"id": "c-2"}]
    relation = {
        "left": "c-1",
        "right": "c-2",
        "field": "initiator",
        "verdict": "conflicts",
        "reason": "Chad",
        "score": 0.5,
    }
    other = [claim("MLI", 0, 4), claim("TCD", 9, 13) | {"id": "c-2"}]
    sides = ("TCD", "MLI")
    assert output(rows, [relation], LEFT, RIGHT, sides) == output(other, [relation], RIGHT, RIGHT, sides)
    assert output(rows, [relation], LEFT, RIGHT, sides) != output(other, [], RIGHT, RIGHT, sides)


def test_both_ways_round_give_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = [p for p in pairs(symmetry.OWN[0]) if p.sides in (("RUS", "UKR"), ("SAU", "IRN"))][:6]
    monkeypatch.setattr(symmetry, "pairs", lambda _: iter(few))
    found = symmetry.results(symmetry.OWN[:1], tmp_path / "out")
    assert len(found) == 6 and all(result.mirrored for result in found)
    assert symmetry.figures(found) == {
        "texts": 12,
        "pairs": 6,
        "mirrored": 6,
        "percent": 100.0,
        "articles": 3,
        "articles_whole": 3,
    }
    claims = [json.loads(line) for line in (tmp_path / "out" / "claims.jsonl").read_text("utf-8").splitlines()]
    assert len(claims) > 60
