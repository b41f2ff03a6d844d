"""How a claim looks to linking: its theme, its places."""

from __future__ import annotations

import pytest

from counterclaim.link.across.trait import Setting, trait_of, traits_of
from counterclaim.records import Claim, Document
from tests.link.story import Story

NOWHERE = Setting(None, frozenset())


@pytest.mark.parametrize(
    ("event", "word", "denies", "began", "theme"),
    [
        ("shelling", "shelling", False, True, "force"),  # who is said to have begun by shelling is said to have shelled
        ("shelling", "shelling", True, False, "clash"),  # who denies having begun speaks of the fighting as a whole
        ("shelling", "shelling", True, None, "force"),
        ("provocation", "provocation", True, None, "clash"),
        ("provocation", "provocation", False, None, "force"),
        ("territory_held", "part of", False, None, "status"),
        ("territory_held", "controls", False, None, "control"),
    ],
)
def test_the_theme_of_a_claim(event: str, word: str, denies: bool, began: bool | None, theme: str) -> None:
    claim = Story().says("NOR", event, "NOR", "SUD", word=word, denies=denies, began=began)
    assert trait_of(claim, NOWHERE).theme == theme


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("Eastport", ("eastport",)),
        ("the town of Eastport", ("eastport",)),
        ("the heights east of Eastport", ()),
        ("some heights", ()),
    ],
)
def test_the_places_of_a_claim(words: str, places: tuple[str, ...]) -> None:
    assert trait_of(Story().says("NOR", "shelling", place=words), NOWHERE).places == places


@pytest.mark.parametrize(("struck", "civil"), [("civilian objects", True), ("a barracks", False)])
def test_whether_civilians_were_aimed_at(struck: str, civil: bool) -> None:
    assert trait_of(Story().says("NOR", "shelling", struck=struck), NOWHERE).civil is civil


def told(*claims: Claim) -> list[tuple[str, ...]]:
    """Whom each of the claims of one document concerns."""
    document = Document("d-1", "x", "text", "x", ())
    return [trait.sides for trait in traits_of(document, claims)]


def test_a_text_that_knows_two_states_tells_of_these_two() -> None:
    story = Story()
    act = story.says("SUD", "shelling", "NOR", struck="the market")
    assert told(act) == [("NOR", "SUD")]
    third = story.says("OST", "condemnation", "OST")
    assert told(act, third)[0] == ("NOR",)  # the market may be anybody's
    assert told(story.says("NOR", "talks", "NOR"), story.says("SUD", "talks", "SUD"))[0] == ("NOR",)


def test_a_headline_that_names_nobody_is_about_those_of_its_text() -> None:
    story = Story()
    headline, act = story.says(None, "shelling"), story.says("OST", "shelling", "NOR", "SUD")
    assert told(headline, act)[0] == ("NOR", "SUD")
    other = story.says("OST", "shelling", "NOR", "OST")
    assert told(headline, act, other)[0] == ()
