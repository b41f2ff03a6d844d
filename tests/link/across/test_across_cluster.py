"""Incidents from claims: what joins, what stays apart, and that order plays no part."""

import random
from collections.abc import Mapping, Sequence
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.link.across import Ints, link_claims
from counterclaim.link.across.cluster import cluster
from counterclaim.link.across.trait import Trait
from counterclaim.records import Judgement
from counterclaim.store import Engine
from tests.link.across.made import DAY, trait, traits


def ask(columns: Mapping[str, Ints], sql: str) -> Ints:
    with Engine() as engine:
        engine.table("trait", columns)
        return engine.column(sql)


def link(rows: Sequence[Trait], *judgements: Judgement) -> list[list[str]]:
    order = {row.claim: (row.claim,) for row in rows}
    return [list(one.claims) for one in link_claims(rows, ask, order, {}, judgements).incidents]


def judged(kind: str, left: int, right: int, at: str = "2024-01-01", withdrawn: str | None = None) -> Judgement:
    return Judgement(f"j-{kind}{at}", kind, f"c-{left:02}", f"c-{right:02}", "ann", at, "", withdrawn)


WEST = {"places": ("westham",), "points": ((40.0, 60.0),)}
VAGUE = {"places": (), "points": (), "timed": "imputed", "first": DAY - timedelta(1), "last": DAY + timedelta(1)}


def test_two_towns_are_two_incidents() -> None:
    rows = [trait(1), trait(2), trait(3, **WEST), trait(4, **WEST)]
    assert link(rows) == [["c-01", "c-02"], ["c-03", "c-04"]]


def test_a_vague_claim_ties_no_two_incidents_and_joins_neither_of_two_equals() -> None:
    rows = [trait(1), trait(2), trait(3, **WEST), trait(4, **WEST), trait(5, **VAGUE)]
    assert link(rows) == [["c-01", "c-02"], ["c-03", "c-04"], ["c-05"]]


def test_a_vague_claim_joins_the_only_incident_that_fits() -> None:
    assert link([trait(1), trait(2), trait(5, **VAGUE)]) == [["c-01", "c-02", "c-05"]]


def test_vague_claims_of_one_act_are_an_incident_by_themselves() -> None:
    assert link([trait(1, **VAGUE), trait(2, **VAGUE)]) == [["c-01", "c-02"]]


def test_judgements_overrule_the_scores() -> None:
    rows = [trait(1), trait(2), trait(3, **WEST), trait(4, **WEST)]
    assert link(rows, judged("same", 1, 3)) == [["c-01", "c-02", "c-03", "c-04"]]
    assert link(rows, judged("same", 1, 3), judged("different", 2, 4)) == [["c-01", "c-02"], ["c-03", "c-04"]]
    assert link(rows, judged("different", 1, 2)) == [["c-01"], ["c-02"], ["c-03", "c-04"]]
    assert link(rows, judged("different", 1, 2, withdrawn="2024-02-02")) == link(rows)


def test_a_judgement_holds_across_blocks() -> None:
    later = {"first": DAY + timedelta(60), "last": DAY + timedelta(60)}
    rows = [trait(1), trait(2, **later)]
    assert link(rows) == [["c-01"], ["c-02"]]
    assert link(rows, judged("same", 1, 2)) == [["c-01", "c-02"]]


def test_the_later_judgement_on_a_pair_counts() -> None:
    rows = [trait(1), trait(2)]
    both = (judged("different", 1, 2, "2024-01-01"), judged("same", 1, 2, "2024-01-02"))
    assert link(rows, *both) == [["c-01", "c-02"]]


@settings(max_examples=25, deadline=None)
@given(st.lists(traits(), min_size=2, max_size=14, unique_by=lambda row: row.claim), st.randoms())
def test_the_order_of_the_claims_plays_no_part(rows: list[Trait], shuffle: random.Random) -> None:
    first = link(rows)
    shuffle.shuffle(rows)
    assert link(rows) == first


@settings(max_examples=25, deadline=None)
@given(st.lists(traits(), max_size=14, unique_by=lambda row: row.claim))
def test_every_claim_is_in_one_incident(rows: list[Trait]) -> None:
    assert sorted(claim for one in link(rows) for claim in one) == sorted(row.claim for row in rows)


#: Two incidents, four vague claims that fit the first alone, and one that fits both alike.
FIRST, SECOND, CROWD, LAST = range(4)
FIT = {(FIRST, FIRST): 5.0, (SECOND, SECOND): 5.0, (CROWD, CROWD): 5.0, (FIRST, CROWD): 4.0,
       (FIRST, LAST): 2.8, (SECOND, LAST): 2.8, (CROWD, LAST): 2.8}  # fmt: skip


@pytest.mark.parametrize(
    "kinds", [[FIRST] * 2 + [SECOND] * 2 + [CROWD] * 4 + [LAST], [CROWD] * 4 + [FIRST] * 2 + [LAST] + [SECOND] * 2]
)
def test_a_vague_claim_rather_joins_the_incident_that_has_grown_whatever_the_ids(kinds: list[int]) -> None:
    scores = np.array([[FIT.get((min(a, b), max(a, b)), 0.0) for b in kinds] for a in kinds])
    placed = np.array([kind in (FIRST, SECOND) for kind in kinds])
    (groups,) = cluster(scores[None], placed[None], [()])
    assert sorted(sorted(kinds[at] for at in group) for group in groups.found()) == [
        [FIRST, FIRST, CROWD, CROWD, CROWD, CROWD, LAST],
        [SECOND, SECOND],
    ]


def test_incidents_of_one_pair_close_in_time_are_one_episode() -> None:
    soon = {"first": DAY + timedelta(2), "last": DAY + timedelta(2), "actors": ("BBB",), "targets": ("AAA",)}
    late = {"first": DAY + timedelta(30), "last": DAY + timedelta(30)}
    rows = [trait(1), trait(2, **soon), trait(3, **late)]
    found = link_claims(rows, ask, {row.claim: (row.claim,) for row in rows}, {}).incidents
    assert [one.episode for one in found] == ["e-01", "e-01", "e-03"]
    assert [one.id for one in found] == ["i-01", "i-02", "i-03"]
