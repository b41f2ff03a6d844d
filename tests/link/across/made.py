"""Traits made by hand or at random, for the tests of linking."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from counterclaim.link.across.trait import THEMES, Trait

DAY = date(2021, 5, 10)
SHELLING = Trait(
    "c-00", "d-1", "new", "force", "shelling", ("AAA",), ("BBB",), False, ("AAA", "BBB"), (), DAY, DAY, "said", ("eastport",),
    ((10.0, 20.0),), (),
)  # fmt: skip


def trait(number: int, **changes: object) -> Trait:
    """`SHELLING` with a claim and document of its own, and with these fields changed."""
    base = replace(SHELLING, claim=f"c-{number:02}", doc=f"d-{number}")
    return replace(base, **changes)


_SIDES = st.lists(st.sampled_from(["AAA", "BBB", "ccc"]), max_size=2, unique=True).map(lambda row: tuple(sorted(row)))
_BOUND = st.one_of(st.none(), st.integers(0, 60))
_TOLLS = st.lists(
    st.tuples(st.sampled_from(["killed", "wounded"]), st.sampled_from(["", "AAA", "BBB"]), _BOUND, _BOUND), max_size=2
).map(tuple)


@st.composite
def traits(draw: st.DrawFn) -> Trait:
    """Any trait that linking may meet."""
    kind = draw(
        st.sampled_from(
            [
                "shelling",
                "airstrike",
                "clash",
                "casualties",
                "ceasefire",
                "ceasefire_violation",
                "talks",
                "territory_taken",
                "territory_held",
            ]
        )
    )
    timed = draw(st.sampled_from(["said", "imputed", "none"]))
    first = None if timed == "none" else DAY + timedelta(draw(st.integers(-5, 5)))
    last = None if first is None else first + timedelta(draw(st.integers(0, 4)))
    named = draw(st.sampled_from([(), ("eastport",), ("westham",), ("eastport", "westham")]))
    points = (
        draw(st.sampled_from([(), ((10.0, 20.0),), ((10.1, 20.1),), ((11.0, 20.0), (30.0, 20.0))])) if named else ()
    )
    actors, targets = draw(_SIDES), draw(_SIDES)
    return Trait(
        draw(st.uuids()).hex, "d", draw(st.sampled_from(["new", "background", "general"])), THEMES.get(kind, kind), kind,
        actors, targets, False, tuple(sorted({*actors, *targets})), draw(_SIDES) if kind == "casualties" else (), first, last,
        timed, named, points, draw(_TOLLS), draw(st.booleans()),
    )  # fmt: skip
