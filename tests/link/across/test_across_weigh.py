"""The weights of evidence: by single cases, and the arrays against the pairs."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.link.across import THRESHOLD, compare
from counterclaim.link.across.columns import Columns
from counterclaim.link.across.sums import sums
from counterclaim.link.across.trait import Trait
from counterclaim.link.across.weigh import FORBIDDEN, distance_km
from tests.link.across.made import DAY, SHELLING, trait, traits

CASES = [
    ("the same act, told twice", {}, True),
    ("another word for it", {"type": "attack"}, True),
    ("the other way round", {"actors": ("BBB",), "targets": ("AAA",)}, False),
    ("by somebody else", {"actors": ("ccc",), "sides": ("BBB", "ccc")}, False),
    ("a week later", {"first": DAY + timedelta(7), "last": DAY + timedelta(7)}, False),
    ("the next night, same town", {"first": DAY + timedelta(1), "last": DAY + timedelta(1)}, True),
    ("half a continent away", {"places": ("farville",), "points": ((30.0, 60.0),)}, False),
    ("the next village", {"places": ("nearby",), "points": ((10.1, 20.1),)}, True),
    ("no place and no time", {"places": (), "points": (), "timed": "imputed"}, True),
    ("a war long ago", {"frame": "background", "first": None, "last": None, "timed": "none"}, False),
    ("talks between the two", {"theme": "talks", "type": "talks"}, False),
]
VAGUE = {"places": (), "points": (), "timed": "imputed", "first": DAY - timedelta(3)}
#: Two claims, each as it differs from a shelling of a town.
PAIRS = [
    ("civilians aimed at, and the fire as a whole", VAGUE, {**VAGUE, "civil": True}, False),
    ("civilians aimed at, told twice", {**VAGUE, "civil": True}, {**VAGUE, "civil": True}, True),
    ("civilians hit in the town that was shelled", {}, {"civil": True}, True),
    ("an act after the other's paper was printed", VAGUE, {"first": DAY + timedelta(1), "last": DAY + timedelta(1)}, False),
    ("an act on the day before the paper", VAGUE, {"first": DAY - timedelta(1), "last": DAY - timedelta(1)}, True),
    ("a front of two towns and a town far along it",
     {"places": ("eastport", "westham"), "points": ((10.0, 20.0), (10.5, 20.0))}, {"places": ("farville",), "points": ((13.0, 20.0),)}, True),
]  # fmt: skip
CONTROL = {"theme": "control", "type": "territory_taken", "points": ()}
GROUND = [
    ("an advance, told twice", {"places": ()}, {"places": ()}, True),
    ("an advance and the capture of a town", {"places": (), "timed": "imputed"}, {}, False),
    ("the town taken, and held by the other side",
     {}, {"type": "territory_held", "actors": ("BBB",), "targets": ("AAA",)}, True),
    ("another town held by the other side",
     {}, {"type": "territory_held", "actors": ("BBB",), "targets": ("AAA",), "places": ("westham",)}, False),
]  # fmt: skip


@pytest.mark.parametrize(("what", "changes", "one"), CASES, ids=[case[0] for case in CASES])
def test_what_tells_one_incident(what: str, changes: dict[str, object], one: bool) -> None:
    assert (compare(SHELLING, trait(1, **changes)).total >= THRESHOLD) is one


@pytest.mark.parametrize(("what", "left", "right", "one"), PAIRS, ids=[case[0] for case in PAIRS])
def test_what_tells_one_act_of_force(what: str, left: dict[str, object], right: dict[str, object], one: bool) -> None:
    assert (compare(trait(1, **left), trait(2, **right)).total >= THRESHOLD) is one


@pytest.mark.parametrize(("what", "left", "right", "one"), GROUND, ids=[case[0] for case in GROUND])
def test_what_tells_of_one_ground(what: str, left: dict[str, object], right: dict[str, object], one: bool) -> None:
    assert (compare(trait(1, **(CONTROL | left)), trait(2, **(CONTROL | right))).total >= THRESHOLD) is one


def test_bare_tolls_are_told_apart_by_whose_dead_they_are() -> None:
    mine = trait(1, theme="toll", type="casualties", actors=(), targets=("AAA",), whose=("AAA",), places=(), points=())
    theirs = trait(
        2, theme="toll", type="casualties", actors=(), targets=("BBB",), whose=("BBB",), places=(), points=()
    )
    both = trait(3, theme="toll", type="casualties", actors=(), targets=(), whose=(), places=(), points=())
    assert compare(mine, theirs).total < 0 and compare(mine, both).total < 0


def test_every_part_names_the_two_values() -> None:
    parts = {part.name: (part.left, part.right) for part in compare(SHELLING, trait(1, places=("nearby",))).parts}
    assert parts["place"] == ("eastport", "nearby")
    assert parts["doer"] == ("AAA → BBB", "AAA → BBB")
    assert parts["time"] == ("2021-05-10", "2021-05-10")


@settings(max_examples=60, deadline=None)
@given(st.lists(traits(), min_size=2, max_size=8))
def test_the_arrays_weigh_as_the_pairs_do(rows: list[Trait]) -> None:
    i, j = (axis.ravel() for axis in np.indices((len(rows), len(rows))))
    found = sums(Columns.of(rows), i, j)
    for left, right, weight in zip(i.tolist(), j.tolist(), found.tolist(), strict=True):
        if left == right:
            continue
        total = compare(rows[left], rows[right]).total
        assert compare(rows[right], rows[left]).total == pytest.approx(total)
        if total > FORBIDDEN / 2:
            assert weight == pytest.approx(total, abs=1e-4)
        else:
            assert weight <= FORBIDDEN / 2


def test_distance() -> None:
    assert distance_km((40.18, 44.51), (40.41, 49.87)) == pytest.approx(455, abs=5)  # Yerevan to Baku
