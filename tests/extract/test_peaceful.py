"""Words of war in peace name no event; beside them, the same words of force do."""

from __future__ import annotations

import pytest

from counterclaim.pipeline import code_document, load_coder
from evals.common import record


def types(text: str) -> list[str]:
    return [claim.event.type for claim in code_document(record("x", text), load_coder(rules_alone=True)).claims]


@pytest.mark.parametrize(
    "text",
    [
        "The strike of the tanker drivers ended on Tuesday.",
        "Teachers in the city have called off their strike over pay.",
        "The manager was fired on Tuesday.",
        "The mayor withdrew the motion.",
        "She lost her fight with tuberculosis in 2022.",
        "The ministry fought corruption for eleven years.",
        "A tornado killed a farmer near the town.",
        "Nine people died when a bus overturned near the town.",
        "The general died of cancer on Sunday.",
        "A cafe run by survivors of the fire reopened on Monday.",
        "Most of the victims belonged to the lawyer community.",
        "A fire broke out at the market on Monday.",
    ],
)
def test_words_of_war_in_peace(text: str) -> None:
    assert types(text) == []
    assert types("Troops shelled the port. " + text) == ["shelling"]  # in a text of war as well


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Troops shelled the port. Most of the town is run by the rebels.", ["shelling", "territory_held"]),
        ("Troops shelled the port. A base belonging to the army was quiet.", ["shelling", "territory_held"]),
        (
            "Troops shelled the port. The cease-fire broke down on Monday.",
            ["shelling", "ceasefire", "ceasefire_violation"],
        ),
        ("An air strike on the drivers' camp killed nine people.", ["airstrike"]),
        ("Rockets were fired at the manager on Tuesday.", ["shelling"]),
        ("Troops shelled the port. The army withdrew its tanks from the town.", ["shelling", "withdrawal"]),
        ("Troops fought rebels for eleven days.", ["clash"]),
        ("Nine people died when a shell hit a bus near the town.", ["shelling"]),
        ("Troops shelled the port. Two of the wounded died of their injuries.", ["shelling", "casualties"]),
    ],
)
def test_words_of_war_in_war(text: str, found: list[str]) -> None:
    assert types(text) == found


def test_a_sides_own_strikes_are_no_labour_dispute() -> None:
    assert types("Jets bombed the port on Monday. Israel began its air strikes at dawn.") == ["airstrike", "airstrike"]
