"""Parts of blocks: nothing that may be one incident is torn apart, and a part comes out as its block does."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.link.across import compare
from counterclaim.link.across.cluster import cluster
from counterclaim.link.across.columns import Columns
from counterclaim.link.across.parts import LEAST, Parts, parts
from counterclaim.link.across.tables import NEVER, tables
from counterclaim.link.across.trait import Trait
from tests.link.across.made import DAY, trait, traits

ROWS = st.lists(traits(), min_size=1, max_size=20, unique_by=lambda row: row.claim).map(
    lambda rows: sorted(rows, key=lambda row: row.claim)
)


def listed(found: Parts) -> list[list[int]]:
    ends = (found.start + found.size).tolist()
    return [found.claims[begin:end].tolist() for begin, end in zip(found.start.tolist(), ends, strict=True)]


def groups(columns: Columns, of: Parts) -> list[list[int]]:
    """The groups of all parts, each claim by its number."""
    out = of.claims[of.sized(1)].tolist()
    for one in tables(columns, of):
        for members, found in zip(
            one.members.tolist(), cluster(one.scores, columns.placed[one.members], [()] * len(one.members)), strict=True
        ):
            out += [[members[at] for at in group] for group in found.found()]
    return sorted(out)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.data())
def test_claims_that_are_near_are_of_one_part_and_claims_of_two_blocks_never(
    rows: list[Trait], data: st.DataObject
) -> None:
    block = np.array([data.draw(st.integers(0, 1)) for _ in rows])
    found = listed(parts(Columns.of(rows), block))
    of = {claim: number for number, part in enumerate(found) for claim in part}
    assert sorted(of) == list(range(len(rows))) and all(part == sorted(part) for part in found)
    for i, left in enumerate(rows):
        for j, right in enumerate(rows[:i]):
            if block[i] != block[j]:
                assert of[i] != of[j]
            elif compare(left, right).total >= LEAST:
                assert of[i] == of[j]


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_a_block_comes_out_as_its_parts_do(rows: list[Trait]) -> None:
    columns, every = Columns.of(rows), np.arange(len(rows))
    whole = Parts(every, np.array([0]), np.array([len(rows)]))
    assert groups(columns, parts(columns, np.zeros_like(every))) == groups(columns, whole)


def test_a_chain_of_near_claims_is_one_part_however_few_pairs_are_weighed_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    days = [DAY + timedelta(n) for n in (3, 0, 2, 1, 40)]
    columns = Columns.of([trait(n, first=day, last=day) for n, day in enumerate(days)])
    for chunk in (1, 2, 1000):
        monkeypatch.setattr("counterclaim.link.across.parts.CHUNK", chunk)
        assert listed(parts(columns, np.zeros(5, dtype=np.int64))) == [[0, 1, 2, 3], [4]]
    assert listed(parts(columns, np.zeros(5, dtype=np.int64), [(1, 4)])) == [[0, 1, 2, 3, 4]]


def test_claims_that_a_person_holds_apart_stand_so_in_the_table() -> None:
    columns = Columns.of([trait(n) for n in range(3)])
    (one,) = tables(columns, parts(columns, np.zeros(3, dtype=np.int64)), [(0, 2)])
    assert one.members.tolist() == [[0, 1, 2]]
    assert one.scores[0, 0, 2] == one.scores[0, 2, 0] == NEVER < 0 < one.scores[0, 0, 1] == one.scores[0, 1, 2]
