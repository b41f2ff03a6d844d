"""Which accounts speak of one target, one stretch of ground, one hour."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.link.across import Told, relate_across
from counterclaim.records import Claim, Evidence, Mention, TimeSpan
from tests.link.story import Story


def across(*claims: Claim, field: str) -> list[str]:
    """The verdicts in this field when each claim stands in a document of its own, in this order."""
    tolds = [
        Told(replace(claim, id=f"c-{i}", doc_id=f"d-{i}"), f"d-{i}", f"2021-05-0{i}", f"d-{i}", 0)
        for i, claim in enumerate(claims, 1)
    ]
    return [relation.verdict for relation in relate_across(tolds) if relation.field == field]


@pytest.mark.parametrize(
    ("said", "denied", "verdicts"),
    [
        ("civilian objects", "civilians", ["conflicts"]),
        ("a barracks", "civilians", []),  # whoever denies that civilians were shelled says nothing of a barracks
        (None, "civilians", []),
        ("civilians", None, []),  # hit what? a bare denial stays with what was said in its own text
        (None, None, ["conflicts"]),
    ],
)
def test_a_denial_is_of_what_it_names(said: str | None, denied: str | None, verdicts: list[str]) -> None:
    story = Story()
    one = story.says("SUD", "shelling", "NOR", struck=said)
    other = story.says("NOR", "shelling", "NOR", struck=denied, denies=True)
    assert across(one, other, field="occurrence") == verdicts


@pytest.mark.parametrize(
    ("event", "word", "verdicts"),
    [
        ("attack", "attack", ["conflicts"]),
        ("attack", "aggression", []),  # a judgement on an act, which tells no act
        ("provocation", "provocation", []),
    ],
)
def test_whether_an_act_was_a_provocation_is_no_question_of_what_happened(
    event: str, word: str, verdicts: list[str]
) -> None:
    story = Story()
    one = story.says("SUD", event, "NOR", word=word)
    other = story.says("NOR", event, "NOR", word=word, denies=True)
    assert across(one, other, field="occurrence") == verdicts


@pytest.mark.parametrize(
    ("ground", "other", "verdicts"),
    [
        ("some heights", "several heights east of Eastport", ["agrees"]),
        ("some heights", "a village", []),
        (None, "a village", []),  # "gained ground" somewhere confirms no village
    ],
)
def test_two_accounts_agree_on_who_took_ground_only_where_it_is_one_ground(
    ground: str | None, other: str, verdicts: list[str]
) -> None:
    story = Story()
    one = story.says("SUD", "territory_taken", "NOR", struck=ground)
    two = story.says("OST", "territory_taken", "NOR", struck=other)
    assert across(one, two, field="control") == verdicts


def test_who_denies_that_any_land_was_taken_denies_each_part_of_it() -> None:
    story = Story()
    taken = story.says("SUD", "territory_taken", "NOR", "SUD", struck="10 square kilometres")
    whole = story.says("NOR", "territory_taken", target="SUD", struck="any Sudrian land", denies=True)
    town = story.says("NOR", "territory_taken", struck="the town of Westham", denies=True)
    assert across(taken, whole, field="control") == ["conflicts"]
    assert across(taken, town, field="control") == []


def at(claim: Claim, words: str, earliest: str, latest: str | None, precision: str = "hour") -> Claim:
    time = TimeSpan(Mention(1, 1 + len(words), words), Evidence("test/1"), earliest, latest, precision)
    return replace(claim, event=replace(claim.event, time=time))


Said = tuple[str, str, str | None]
EIGHT: Said = ("8 p.m. on Monday", "2021-05-03T20:00+04:00", "2021-05-03T20:59+04:00")
NINE: Said = ("9 a.m. on Tuesday", "2021-05-04T09:00", "2021-05-04T09:59")


@pytest.mark.parametrize(
    ("one", "other", "verdicts"),
    [
        # 20:00 on the spot is 16:00 in Greenwich; "since" names the hour at which the truce began.
        (EIGHT, ("since 1600 GMT on Monday", "2021-05-03T16:00+00:00", None), ["agrees"]),
        (EIGHT, ("since 1800 GMT on Monday", "2021-05-03T18:00+00:00", None), ["conflicts"]),
        # A bare hour is read on the day of publication, which is not the day of the truce.
        (NINE, ("at 9 a.m.", "2021-05-07T09:00", "2021-05-07T09:59"), ["agrees"]),
        (NINE, ("at 11 a.m.", "2021-05-07T11:00", "2021-05-07T11:59"), ["conflicts"]),
        (NINE, ("9 a.m. on Friday", "2021-05-07T09:00", "2021-05-07T09:59"), ["conflicts"]),
    ],
)
def test_when_a_truce_began(one: Said, other: Said, verdicts: list[str]) -> None:
    story = Story()
    left, right = story.says("SUD", "ceasefire"), story.says("OST", "ceasefire")
    assert across(at(left, *one), at(right, *other), field="time") == verdicts


def test_fire_heard_at_one_hour_and_at_another_of_one_night_is_no_contradiction() -> None:
    story = Story()
    left, right = story.says("SUD", "shelling", "NOR"), story.says("OST", "shelling", "NOR")
    night = at(left, "between midnight and 04:00 on Tuesday", "2021-05-04T00:00", "2021-05-04T04:00")
    assert across(night, at(right, "about 1 a.m.", "2021-05-06T01:00", "2021-05-06T01:59"), field="time") == [
        "compatible"
    ]
