"""Tables of sentences and the values in them, with near misses."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from counterclaim.codebook.weapons import WEAPONS, weapon_types
from counterclaim.extract.values import find_counts, find_places, find_times, find_weapons
from counterclaim.records import Count
from tests.extract.values.reading import sentences

HERE = Path(__file__).parent


def table(name: str) -> list[tuple[str, list[str]]]:
    return [(text, [str(x) for x in want]) for text, want in yaml.safe_load((HERE / name).read_text("utf-8"))]


def shown(count: Count) -> str:
    low = f"={count.vague}" if count.vague else "~" if count.low is None else str(count.low)
    high = "~" if count.high is None else str(count.high)
    return f"{count.mention.text} | {count.kind} | {low} | {high} | {count.status or '~'}"


@pytest.mark.parametrize(("text", "want"), table("counts.yaml"))
def test_counts(text: str, want: list[str]) -> None:
    assert [shown(h.count) for s in sentences(text) for h in find_counts(s, text)] == want


@pytest.mark.parametrize(("text", "want"), table("times.yaml"))
def test_times(text: str, want: list[str]) -> None:
    assert [h.mention.text for s in sentences(text) for h in find_times(s, text)] == want


@pytest.mark.parametrize(("text", "want"), table("places.yaml"))
def test_places(text: str, want: list[str]) -> None:
    found = [h for s in sentences(text) for h in find_places(s, text)]
    assert [h.place.mention.text + "*" * h.is_name for h in found] == want


EXAMPLES = [(kind.id, text) for kind in weapon_types().values() for text in kind.examples]
NEAR = [(kind.id, text) for kind in weapon_types().values() for text in kind.near_misses]


@pytest.mark.parametrize(("weapon", "text"), EXAMPLES)
def test_weapon_example(weapon: str, text: str) -> None:
    assert weapon in [h.weapon.id for s in sentences(text) for h in find_weapons(s, text)]


@pytest.mark.parametrize(("weapon", "text"), NEAR)
def test_weapon_near_miss(weapon: str, text: str) -> None:
    assert weapon not in [h.weapon.id for s in sentences(text) for h in find_weapons(s, text)]


def test_every_weapon_of_the_codebook_is_there() -> None:
    assert tuple(weapon_types()) == WEAPONS


WORDS = [
    ("Iskander missiles hit the base.", [("missile", "Iskander missiles")]),
    ("A Bayraktar TB2 drone was seen.", [("drone", "Bayraktar TB2 drone")]),
    ("They fired mortars and heavy artillery.", [("mortar", "mortars"), ("artillery", "heavy artillery")]),
    ("A gunman opened fire.", []),
    ("The air strikes went on all day.", []),
    ("Shelling was heard in the town.", []),
    ("Gunfire rang out.", []),
]


@pytest.mark.parametrize(("text", "want"), WORDS)
def test_weapon_words(text: str, want: list[tuple[str, str]]) -> None:
    assert [(h.weapon.id, h.weapon.mention.text) for s in sentences(text) for h in find_weapons(s, text)] == want


OWNERS = [
    ("Norland put its own losses at 120.", "its"),
    ("Thirty men died: 19 from the army and eleven from the police.", "the army"),
]


@pytest.mark.parametrize(("text", "people"), OWNERS)
def test_whose_people(text: str, people: str) -> None:
    said = [h.count.people.text for s in sentences(text) for h in find_counts(s, text) if h.count.people]
    assert people in said


def test_running_totals() -> None:
    text = "Since the start of the war 400 civilians have been killed."
    again = "On Monday 40 civilians were killed."
    assert [h.count.cumulative for s in sentences(text) for h in find_counts(s)] == [True]
    assert [h.count.cumulative for s in sentences(again) for h in find_counts(s)] == [False]


def test_the_words_that_give_kind_and_group() -> None:
    text = "A blast killed 12 soldiers."
    (sentence,) = sentences(text)
    (hit,) = find_counts(sentence)
    assert hit.kind_from is not None and sentence.tokens[hit.kind_from].text == "killed"
    assert hit.group == hit.head and sentence.tokens[hit.head].text == "soldiers"


def test_a_list_of_places_shares_its_preposition() -> None:
    text = "Explosions were heard in Kyiv, Lviv and Odesa."
    (sentence,) = sentences(text)
    preps = {h.prep for h in find_places(sentence)}
    assert len(preps) == 1 and sentence.tokens[preps.pop() or 0].text == "in"
