"""Accounts across documents: what agrees, conflicts, updates, and what is one voice told twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.link.across import Told, relate_across
from counterclaim.records import Claim
from tests.link.story import Story


def told(claim: Claim, doc: str, day: str, origin: str | None = None, incident: int = 0) -> Told:
    moved = replace(claim, id=f"{claim.id}-{doc}", doc_id=doc)
    return Told(moved, doc, day, origin or doc, incident)


def verdicts(*tolds: Told) -> list[tuple[str, str, str, str]]:
    return [(r.field, r.verdict, r.left[-1], r.right[-1]) for r in relate_across(tolds)]


def toll(source: str | None, low: int | None, high: int | None, side: str = "NOR", **more: object) -> Claim:
    return Story().says(source, "casualties", target=side, tolls=(("killed", low, high, side),), **more)  # type: ignore[arg-type]


A, B, C = ("a", "2021-05-01"), ("b", "2021-05-02"), ("c", "2021-05-03")


def test_one_ministry_in_two_papers_is_one_source() -> None:
    assert verdicts(told(toll("NOR", 49, None), *A), told(toll("NOR", 49, 49), *B)) == [
        ("killed", "same_origin", "a", "b")
    ]


def test_a_later_and_higher_figure_of_one_voice_is_an_update() -> None:
    assert verdicts(told(toll("NOR", 49, None), *A), told(toll("NOR", 105, 105), *B)) == [
        ("killed", "updates", "a", "b")
    ]


def test_a_lower_figure_of_one_voice_is_no_update() -> None:
    assert verdicts(told(toll("NOR", 50, 50), *A), told(toll("NOR", 42, 42), *B)) == []


def test_two_sides_that_give_one_figure_agree() -> None:
    assert verdicts(told(toll("NOR", 50, 50), *A), told(toll("SUD", 50, None), *B)) == [("killed", "agrees", "a", "b")]


def test_at_least_49_and_105_are_compatible() -> None:
    assert verdicts(told(toll("NOR", 49, None), *A), told(toll("SUD", 105, 105), *B)) == [
        ("killed", "compatible", "a", "b")
    ]


def test_50_and_no_losses_conflict() -> None:
    assert verdicts(told(toll("SUD", 50, 50), *A), told(toll("NOR", 0, 0), *B)) == [("killed", "conflicts", "a", "b")]


def test_figures_of_two_sides_dead_are_not_compared() -> None:
    assert verdicts(told(toll("NOR", 50, 50, "NOR"), *A), told(toll("SUD", 71, 71, "SUD"), *B)) == []


def test_a_reprint_corroborates_nothing() -> None:
    wire = toll(None, 12, 12)
    assert verdicts(told(wire, *A, origin="wire"), told(wire, *B, origin="wire")) == [
        ("killed", "same_origin", "a", "b")
    ]
    assert verdicts(told(wire, *A), told(wire, *B)) == [("killed", "agrees", "a", "b")]


def test_an_accusation_and_its_denial_conflict_once_however_many_carry_them() -> None:
    story = Story()
    accusation = story.says("SUD", "shelling", "NOR", "SUD", began=True)
    denial = story.says("NOR", "shelling", "NOR", "SUD", denies=True, began=False)
    found = verdicts(told(accusation, *A), told(denial, *B), told(accusation, *C))
    assert ("initiator", "conflicts", "a", "b") in found
    assert [row for row in found if row[:2] == ("initiator", "conflicts")] == [("initiator", "conflicts", "a", "b")]
    assert ("initiator", "same_origin", "a", "c") in found


def test_each_side_naming_the_other_as_the_first_conflicts() -> None:
    one = Story().says("SUD", "attack", "NOR", began=True)
    other = Story().says("NOR", "attack", "SUD", began=True)
    assert ("initiator", "conflicts", "a", "b") in verdicts(told(one, *A), told(other, *B))


def test_two_independent_voices_naming_one_doer_agree() -> None:
    one = Story().says("SUD", "shelling", "NOR", "SUD")
    other = Story().says("OST", "shelling", "NOR", "SUD")
    assert verdicts(told(one, *A), told(other, *B)) == [("responsibility", "agrees", "a", "b")]


def test_claims_of_one_document_are_left_to_its_own_relations() -> None:
    assert verdicts(told(toll("NOR", 50, 50), *A), told(toll("SUD", 71, 71), "a", "2021-05-01")) == []


@pytest.mark.parametrize("swap", [False, True])
def test_the_order_given_plays_no_part(swap: bool) -> None:
    rows = [told(toll("NOR", 49, None), *A), told(toll("NOR", 105, 105), *B), told(toll("SUD", 80, 80), *C)]
    found = relate_across(rows[::-1] if swap else rows)
    assert [(r.field, r.verdict, r.left[-1], r.right[-1]) for r in found] == [
        ("killed", "updates", "a", "b"),
        ("killed", "conflicts", "b", "c"),
    ]


def test_every_reason_names_both_accounts() -> None:
    (relation,) = relate_across([told(toll("NOR", 49, None), *A), told(toll("SUD", 105, 105), *B)])
    assert "Norland ministry" in relation.reason and "Sudria ministry" in relation.reason


def reasons(one: Claim, other: Claim, field: str) -> list[str]:
    return [r.reason for r in relate_across([told(one, *A), told(other, *B)]) if r.field == field]


def test_a_reason_says_whom_each_account_names_as_the_doer() -> None:
    one = Story().says("SUD", "shelling", "NOR", "SUD")
    other = Story().says("OST", "shelling", "NOR", "SUD")
    (reason,) = reasons(one, other, "responsibility")
    assert reason.endswith(" Both name Norway (“Norland troops”) as the doer.")
    words = replace(other.event.actor[0], mention=replace(other.event.actor[0].mention, text="northern guns"))
    (reason,) = reasons(one, replace(other, event=replace(other.event, actor=(words,))), "responsibility")
    assert reason.endswith(
        " The first names Norway (“Norland troops”) as the doer, the second Norway (“northern guns”)."
    )


def test_a_reason_says_who_began_according_to_whom() -> None:
    accusation = Story().says("SUD", "shelling", "NOR", "SUD", began=True)
    denial = Story().says("NOR", "shelling", "NOR", "SUD", denies=True, began=False)
    (reason,) = reasons(accusation, denial, "initiator")
    doer = "Norway (“Norland troops”)"
    assert reason.endswith(f" The first says that {doer} began, the second that {doer} did not begin.")
