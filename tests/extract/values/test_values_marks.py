"""Marks of counts: parts of another number, deaths of wounds, killed and wounded told as one, whose people they were."""

from __future__ import annotations

import pytest

from counterclaim.extract.values import find_counts
from counterclaim.records import Count
from tests.extract.values.reading import sentences


def counts(text: str) -> list[Count]:
    return [hit.count for sentence in sentences(text) for hit in find_counts(sentence, text)]


# Sentence; then each count with the words of its whole (None: it stands for itself).
PARTS = [
    ("Fifty men were killed, among them eight guards.", [("Fifty men", None), ("eight guards", "Fifty men")]),
    ("The blast killed 14 people, including three children.", [("14 people", None), ("three children", "14 people")]),
    ("The blast killed nine people, two of them sailors.", [("nine people", None), ("two of them", "nine people")]),
    ("Twelve men were wounded, three of them badly.", [("Twelve men", None), ("three of them", "Twelve men")]),
    (
        "Thirty men died: 19 sailors and eleven guards.",
        [("Thirty men", None), ("19 sailors", "Thirty men"), ("eleven guards", "Thirty men")],
    ),
    ("Seven soldiers and two civilians were killed.", [("Seven soldiers", None), ("two civilians", None)]),
    ("The toll has risen to 87, up from 64 on Friday.", [("87", None), ("64", None)]),
    ("The shells killed three people and wounded eight.", [("three people", None), ("eight", None)]),
    ("Two men were killed; 14 women died of hunger.", [("Two men", None), ("14 women", None)]),
]


@pytest.mark.parametrize(("text", "want"), PARTS)
def test_parts_have_a_whole(text: str, want: list[tuple[str, str | None]]) -> None:
    assert [(c.mention.text, c.part_of.text if c.part_of else None) for c in counts(text)] == want


WOUNDS = [
    ("Two of the wounded died in hospital.", True),
    ("Four soldiers died of their wounds.", True),
    ("Two soldiers wounded on Monday died later.", True),
    ("Four soldiers died in the ambush.", False),
    ("Four soldiers were killed and three wounded.", False),
    ("The attack killed two patients in a hospital.", False),
]


@pytest.mark.parametrize(("text", "wounds"), WOUNDS)
def test_deaths_of_wounds(text: str, wounds: bool) -> None:
    assert any(c.of_wounds for c in counts(text)) is wounds


JOINT = [
    ("The brigade suffered 30 casualties.", [("killed", True), ("wounded", True)]),
    ("No casualties were reported.", [("killed", True), ("wounded", True)]),
    ("The brigade lost 30 men.", [("killed", False)]),
    ("Thirty men were killed or wounded.", [("killed", True), ("wounded", True)]),
]


@pytest.mark.parametrize(("text", "want"), JOINT)
def test_casualties_are_killed_and_wounded_together(text: str, want: list[tuple[str, bool]]) -> None:
    assert [(c.kind, c.joint) for c in counts(text)] == want


BEARERS = [
    ("Norland lost 70 men.", "Norland"),
    ("Norland said it had lost 70 men.", "it"),
    ("The army suffered 200 casualties.", "The army"),
    ("The army captured 60 rebels, losing seven of its own.", "The army"),
    ("The attack killed 70 men.", None),
    ("Seventy men were killed.", None),
]


@pytest.mark.parametrize(("text", "people"), BEARERS)
def test_who_bore_the_loss(text: str, people: str | None) -> None:
    assert [c.people.text if c.people else None for c in counts(text)][-1] == people


def test_a_long_list_of_numbers_is_read_in_one_pass() -> None:
    text = "Killed were " + ", ".join(f"{n} soldiers and {n} of them sailors" for n in range(2, 120)) + "."
    assert len(counts(text)) < 400
