"""What ties a denial to an account, two accounts to one deed, two figures to one toll: each part by what it changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.link import denials, relate, rivals
from tests.link.story import Story

Tell = Callable[[Story], None]


def pointing_back(s: Story) -> None:
    s.says("NOR", "shooting", "SUD", "NOR", word="fired")
    s.says("SUD", "shooting", denies=True, word="shooting")


def in_a_wider_word(s: Story) -> None:
    s.says("WIT", "casualties", "SUD", kind="witness", speaker="villagers", struck="19 civilians", word="killed")
    s.says("SUD", "killing", "SUD", denies=True, struck="civilians", word="killed")


def of_soldiers_not_civilians(s: Story) -> None:
    s.says("NOR", "shelling", "SUD", struck="army posts")
    s.says("SUD", "shelling", "SUD", struck="civilians", denies=True)


def far_off_and_of_another_act(s: Story) -> None:
    s.says("NOR", "abduction", "SUD")
    for _ in range(12):
        s.says(None, "talks")
    s.says("SUD", "shelling", "SUD", denies=True)


def two_accuse_each_other(s: Story) -> None:
    s.says("NOR", "bombing", "SUD", speech="accuses", struck="the market")
    s.says("SUD", "bombing", "NOR", speech="accuses", struck="the market")


def each_at_the_others_door(s: Story) -> None:
    s.says("NOR", "shelling", "SUD", speech="accuses")
    s.says("SUD", "shelling", "NOR", speech="accuses")


def a_doctor_counts_more(s: Story) -> None:
    s.says("NOR", "bombing", tolls=(("killed", 8, 8, None),), kind="police", speaker="police")
    s.says("WIT", "casualties", tolls=(("killed", 11, 11, None),), kind="medical", speaker="a doctor", word="bodies")


def a_doctor_counts_others(s: Story) -> None:
    s.says("NOR", "bombing", tolls=(("killed", 8, 8, None),), kind="police", speaker="police")
    s.says("WIT", "casualties", tolls=(("killed", 300, 300, None),), kind="medical", speaker="a doctor", word="dead")


@pytest.mark.parametrize(
    ("tell", "field"),
    [
        (pointing_back, "occurrence"),
        (in_a_wider_word, "occurrence"),
        (of_soldiers_not_civilians, None),
        (far_off_and_of_another_act, None),
        (two_accuse_each_other, "responsibility"),
        (each_at_the_others_door, "responsibility"),
        (a_doctor_counts_more, "killed"),
        (a_doctor_counts_others, None),
    ],
)
def test_what_is_in_conflict(tell: Tell, field: str | None) -> None:
    story = Story()
    tell(story)
    assert [r.field for r in relate(story.claims) if r.verdict == "conflicts"] == ([field] if field else [])


def test_every_part_of_a_tie_has_a_weight_and_is_named() -> None:
    story = Story()
    told = story.says("NOR", "shelling", "SUD", "NOR", speech="accuses")
    denied = story.says("SUD", "shelling", "SUD", "NOR", denies=True)
    parts = denials.tie(told, denied, nearest=True, apart=1)
    assert parts["one kind of act"] == denials.PARTS["one kind of act"]
    assert {"laid to the side that denies it", "the same was struck", "told before it is denied"} <= set(parts)
    assert "the nearest of its kind" not in denials.tie(told, denied, nearest=False, apart=1)
    other = story.says("SUD", "shelling", "NOR", "NOR", speech="accuses")
    assert {"two accusations", "the same was struck"} <= set(rivals.tie(told, other, next_of_kind=True, apart=1))
    assert rivals.tie(told, story.says("OST", "shelling", "SUD", "NOR"), next_of_kind=True, apart=1) == {}
