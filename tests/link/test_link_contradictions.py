"""Contradictions as learned: which pairs are asked, what is asked of them, what no likeness outweighs, and that sides are alike."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from counterclaim.link import contradictions, relate
from counterclaim.link.contradictions import weighed
from counterclaim.link.contradictions.columns import COLUMNS, pairs, rows
from counterclaim.link.contradictions.learned import FIELDS, weights
from counterclaim.link.contradictions.reasons import counted, reason
from counterclaim.link.contradictions.seen import seen
from counterclaim.link.contradictions.vetoes import both_may_be_right
from counterclaim.records import Relation
from tests.link.story import Story, swapped


def column(story: Story, name: str) -> list[float]:
    table = seen(story.claims)
    found = rows(table, *pairs(table))
    return [float(value) for value in found[:, list(COLUMNS).index(name)]]


def test_two_voices_are_asked_and_no_two_denials() -> None:
    s = Story()
    s.says("NOR", "shelling", "SUD")
    s.says("NOR", "shooting", "SUD")
    s.says("SUD", "shelling", "SUD", denies=True)
    s.says("OST", "shelling", "SUD", denies=True)
    s.says("OST", "talks", "OST")
    first, second = pairs(seen(s.claims))
    assert set(zip(first.tolist(), second.tolist(), strict=True)) == {(0, 2), (1, 2), (0, 3), (1, 3), (4, 2)}


def test_a_denial_comes_second_wherever_it_stands() -> None:
    s = Story()
    s.says("SUD", "shelling", "SUD", denies=True)
    s.says("NOR", "shelling", "SUD")
    first, second = pairs(seen(s.claims))
    assert (first.tolist(), second.tolist()) == ([1], [0])
    assert column(s, "the first is told first") == [0.0]
    assert column(s, "the second speaks for the first's doer") == [1.0]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [((8, 8), (12, 12), 2.0), ((8, 8), (8, None), 1.0), ((8, None), (12, 12), 0.0), ((None, None), (12, 12), np.nan)],
)
def test_figures(left: tuple[int | None, int | None], right: tuple[int | None, int | None], expected: float) -> None:
    s = Story()
    s.says("NOR", "bombing", tolls=(("killed", *left, None),))
    s.says("WIT", "casualties", tolls=(("killed", *right, None),), kind="medical", speaker="a doctor")
    assert column(s, "killed: the figures") == pytest.approx([expected], nan_ok=True)


def test_words_that_set_an_account_against_another_stand_before_its_trigger() -> None:
    s = Story()
    told = s.says("NOR", "shelling", "SUD")
    s.says("SUD", "shelling", "NOR")
    text = [" "] * 400
    at = told.event.trigger.start
    text[at - 5 : at] = "but  "
    table = seen(s.claims, "".join(text))
    assert table.set_against.tolist() == [True, False] and not seen(s.claims).set_against.any()


def test_swapping_two_sides_changes_no_number() -> None:
    s = Story()
    s.says("NOR", "shelling", "SUD", "NOR", day="2031-05-01", place="Avelin")
    s.says("SUD", "shelling", "SUD", denies=True)
    s.says("SUD", "casualties", tolls=(("killed", 5, 5, "SUD"),))
    s.says("NOR", "casualties", tolls=(("killed", 9, 9, "SUD"),))
    one, two = seen(s.claims), seen([swapped(claim, "NOR", "SUD") for claim in s.claims])
    assert np.array_equal(rows(one, *pairs(one)), rows(two, *pairs(two)), equal_nan=True)


def test_the_order_of_claims_plays_no_part() -> None:
    s = Story()
    s.says("NOR", "shelling", "SUD", "NOR")
    s.says("SUD", "shelling", "SUD", denies=True)
    s.says("OST", "shelling", "NOR")
    assert relate(s.claims) == relate(s.claims[::-1])


def test_many_claims_are_weighed_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    s = Story()
    for n in range(12):
        s.says("NOR" if n % 2 else "SUD", "shelling", "SUD", denies=n % 4 == 0)
    whole = weighed(s.claims, [])
    monkeypatch.setattr(contradictions, "_AT_ONCE", 3)
    assert weighed(s.claims, []) == whole


def test_what_no_article_bears_out_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    s = Story()
    one = s.says("NOR", "shelling", "SUD")
    two = s.says("SUD", "abduction", "NOR", denies=True)
    made = Relation(one.id, two.id, "occurrence", "conflicts", "…", "test/1", 0.6)
    same = Relation(one.id, two.id, "time", "agrees", "…", "test/1", 0.6)
    monkeypatch.setattr(contradictions, "_chances", lambda table, first, second: np.full(len(first), 0.05))
    assert weighed(s.claims, [made, same]) == [same]
    monkeypatch.setattr(contradictions, "_chances", lambda table, first, second: np.full(len(first), 0.3))
    assert [r.verdict for r in weighed(s.claims, [made, same])] == ["conflicts", "agrees"]


def other_days(s: Story) -> str:
    s.says("NOR", "shooting", "SUD", day="2031-05-01")
    s.says("SUD", "shooting", "SUD", denies=True, day="2031-05-02")
    return "occurrence"


def long_ago(s: Story) -> str:
    s.says("NOR", "attack", "SUD", frame="background")
    s.says("SUD", "attack", "NOR")
    return "initiator"


def one_doer(s: Story) -> str:
    s.says("NOR", "attack", "SUD")
    s.says("OST", "attack", "SUD")
    return "responsibility"


def both_say_he_began(s: Story) -> str:
    s.says("NOR", "attack", "SUD", began=True)
    s.says("OST", "attack", "SUD", began=True)
    return "initiator"


def soldiers_struck_civilians_spared(s: Story) -> str:
    s.says("NOR", "shelling", "SUD", struck="soldiers")
    s.says("SUD", "shelling", "SUD", struck="civilians", denies=True)
    return "target"


def who_did_not_begin(s: Story) -> str:
    s.says("OST", "clash", "SUD")
    s.says("SUD", "clash", "SUD", denies=True, began=False)
    return "occurrence"


def two_towns(s: Story) -> str:
    s.says("NOR", "territory_taken", "NOR", place="Avelin")
    s.says("SUD", "territory_held", "SUD", place="Brenno")
    return "control"


def of_both_and_of_one(s: Story) -> str:
    s.says("SUD", "shelling", "NOR", "SUD")
    s.says("BTH", "shelling", speaker="Both sides", denies=True)
    return "initiator"


@pytest.mark.parametrize(
    "tell",
    [
        *(other_days, long_ago, one_doer, both_say_he_began, soldiers_struck_civilians_spared, who_did_not_begin),
        *(two_towns, of_both_and_of_one),
    ],
)
def test_both_may_be_right(tell: Callable[[Story], str]) -> None:
    s = Story()
    field = tell(s)
    assert both_may_be_right(seen(s.claims), 0, 1, field)


def test_a_third_partys_account_may_be_denied_by_both_sides() -> None:
    s = Story()
    s.says("OST", "shelling", "NOR", "SUD")
    s.says("BTH", "shelling", kind="unnamed", speaker="The two governments", denies=True)
    assert not both_may_be_right(seen(s.claims), 0, 1, "occurrence")


def test_who_began_and_who_only_answered_are_at_odds() -> None:
    s = Story()
    s.says("NOR", "shooting", "SUD", began=True)
    s.says("SUD", "shooting", "SUD", began=False)
    assert not both_may_be_right(seen(s.claims), 0, 1, "initiator")


def test_a_toll_needs_figures_or_a_denial() -> None:
    s = Story()
    eight = s.says("NOR", "bombing", tolls=(("wounded", 8, 8, None),))
    nine = s.says("OST", "casualties", tolls=(("wounded", 9, 9, None),))
    none = s.says("SUD", "casualties", denies=True)
    act = s.says("SUD", "bombing", "SUD")
    assert [counted(eight, nine), counted(eight, none), counted(eight, act)] == ["wounded", "wounded", None]


def test_reasons_name_both_sources_and_what_each_says() -> None:
    s = Story()
    took = s.says("NOR", "territory_taken", "NOR", word="captured")
    held = s.says("SUD", "territory_held", "SUD", word="control")
    gone = s.says("SUD", "territory_taken", "NOR", denies=True)
    said = reason("control", took, held)
    assert said.startswith("Taken by ") and "(“captured”), according to Norland ministry; held by " in said
    assert said.endswith("(“control”), according to Sudria ministry.")
    assert reason("occurrence", took, gone).endswith("denied by Sudria ministry.")
    assert "responsibility denied" in reason("responsibility", took, gone)


def test_the_weights_are_those_of_these_columns() -> None:
    table = weights()
    assert len(table.fields) == len(FIELDS) and table.at_odds.column.max() < len(COLUMNS)
