"""The same people told of in several incidents count once; different people do not become one."""

from __future__ import annotations

from itertools import permutations

import pytest

from counterclaim.policy import POLICIES, columns, settle_episode
from counterclaim.records import Relation
from counterclaim.report.incident import View
from tests.policy.figures import A, B, Told, figure, view


def related(one: Told, other: Told, verdict: str) -> tuple[Relation, ...]:
    return (Relation(one[1].id, other[1].id, "killed", verdict, "told so", "test/1"),)


def best(*views: View, policy: str = "majority") -> dict[str, int]:
    """Incident → its best figure; those without one are left out."""
    found = settle_episode(views, POLICIES[policy])
    rows = {name: columns(settled, A, B) for name, settled in found.items()}
    return {name: row.best for name, row in rows.items() if row is not None}


FIRST, LATER, SAME = figure(A, "49"), figure(A, "105", day=3), figure(A, "49", day=2)
SMALL, OTHER_SMALL = figure(A, "3"), figure(A, "3", day=2)
MAY_1, MAY_2, MAY_3 = (("2031-05-01", "2031-05-01"), ("2031-05-02", "2031-05-02"), ("2031-05-03", "2031-05-03"))


def test_an_update_in_another_incident_replaces_the_earlier_figure() -> None:
    one = view(FIRST, name="i-1", relations=related(FIRST, LATER, "updates"))
    two = view(LATER, name="i-2")
    assert sum(best(one, two).values()) == 105


def test_without_a_relation_two_figures_are_two() -> None:
    assert sum(best(view(FIRST, name="i-1"), view(LATER, name="i-2")).values()) == 154


@pytest.mark.parametrize("verdict", ["conflicts", "compatible"])
def test_figures_that_only_can_both_be_true_are_two(verdict: str) -> None:
    one = view(FIRST, name="i-1", relations=related(FIRST, LATER, verdict))
    assert sum(best(one, view(LATER, name="i-2")).values()) == 154


def test_one_telling_number_is_one_toll() -> None:
    assert sum(best(view(FIRST, name="i-1"), view(SAME, name="i-2")).values()) == 49


def test_a_small_number_repeats_by_chance() -> None:
    assert sum(best(view(SMALL, name="i-1"), view(OTHER_SMALL, name="i-2")).values()) == 6


def test_one_number_of_two_sides_is_two_tolls() -> None:
    assert sum(best(view(FIRST, name="i-1"), view(figure(B, "49", B), name="i-2")).values()) == 98


def test_one_number_on_two_days_is_two_tolls() -> None:
    assert sum(best(view(FIRST, name="i-1", days=MAY_1), view(SAME, name="i-2", days=MAY_3)).values()) == 98


def test_one_number_at_two_places_is_two_tolls() -> None:
    one, two = view(FIRST, name="i-1", places=("velm",)), view(SAME, name="i-2", places=("orth",))
    assert sum(best(one, two).values()) == 98


def test_the_place_beside_a_bare_toll_tells_nothing() -> None:
    one, two = view(FIRST, name="i-1", places=("velm",)), view(SAME, name="i-2", places=("capital",), theme="toll")
    assert sum(best(one, two).values()) == 49


def test_the_incident_that_gives_its_figures_away_says_where_they_went() -> None:
    one = view(FIRST, name="i-1", relations=related(FIRST, LATER, "updates"))
    found = settle_episode([one, view(LATER, figure(B, "90"), name="i-2")], POLICIES["majority"])
    reasons = [why for choice in found["i-1"].choices for _, why in choice.left]
    assert reasons == ["the same people are counted in i-2"]


def test_soldiers_or_civilians() -> None:
    civil = figure("nurse", "49", status="civilian")
    one = view(FIRST, civil, name="i-1", relations=related(FIRST, civil, "agrees"))
    assert best(one) == {"i-1": 49}
    assert best(view(FIRST, civil, name="i-1")) == {"i-1": 98}  # nobody says that they are the same people


def test_a_running_total_is_less_what_is_told_elsewhere() -> None:
    total = figure(A, "60", day=3, running=True)
    one, two = view(FIRST, name="i-1", days=MAY_1), view(total, name="i-2", days=("2031-05-01", "2031-05-03"))
    assert best(one, two) == {"i-1": 49, "i-2": 11}


def test_soldiers_of_no_stated_side_are_among_those_of_the_sides() -> None:
    both = figure(None, "100", None, day=2)
    one, two = view(FIRST, name="i-1"), view(both, name="i-2", places=("velm",))
    assert best(one, two) == {"i-1": 49, "i-2": 51}


def test_people_at_a_place_are_not() -> None:
    people = figure(None, "5", None, None, day=2)
    one, two = view(FIRST, name="i-1"), view(people, name="i-2", places=("velm",))
    assert best(one, two) == {"i-1": 49, "i-2": 5}


def test_the_order_of_incidents_does_not_matter() -> None:
    views = [
        view(FIRST, name="i-1", relations=related(FIRST, LATER, "updates"), days=MAY_1),
        view(LATER, figure(B, "7", B), name="i-2", days=("2031-05-01", "2031-05-03")),
        view(SAME, figure(None, "200", None), name="i-3", days=MAY_2),
        view(figure(A, "120", day=4, running=True), name="i-4", days=("2031-05-01", "2031-05-04")),
    ]
    for policy in POLICIES.values():
        found = [settle_episode(order, policy) for order in permutations(views)]
        assert all(one == found[0] for one in found)
