"""Which claims of one document are related, and which are left apart."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from counterclaim.link import relate
from counterclaim.records import Relation
from tests.link.story import Story, swapped

Tell = Callable[[Story], None]


def both_began(s: Story) -> None:
    s.says("NOR", "attack", "SUD", began=True)
    s.says("SUD", "provocation", "NOR", began=True)


def accused_and_denied(s: Story) -> None:
    first = s.says("NOR", "clash", "SUD", began=True)
    s.says("SUD", "clash", "SUD", denies=True, began=False, again=first)


def two_sources_one_beginner(s: Story) -> None:
    s.says("NOR", "attack", "SUD", began=True)
    s.says("OST", "clash", "SUD", began=True)


def one_side_twice(s: Story) -> None:
    s.says("NOR", "attack", "SUD", began=True)
    s.says("NOR", "clash", "SUD", began=True, kind="unnamed", speaker="Norland sources")


def began_long_ago(s: Story) -> None:
    s.says("NOR", "attack", "SUD", began=True, frame="background")
    s.says("SUD", "provocation", "NOR", began=True)


def mirrored(s: Story) -> None:
    s.says("NOR", "shooting", "SUD", "NOR")
    s.says("SUD", "shelling", "NOR", "SUD")


def mirrored_without_targets(s: Story) -> None:
    s.says("NOR", "shooting", "SUD")
    s.says("SUD", "shelling", "NOR")


def own_acts_only(s: Story) -> None:
    s.says("NOR", "shelling", "NOR", "SUD")
    s.says("SUD", "shelling", "SUD", "NOR")


def planned_acts(s: Story) -> None:
    s.says("NOR", "shooting", "SUD", "NOR", modality="planned")
    s.says("SUD", "shelling", "NOR", "SUD")


def told_and_denied(s: Story) -> None:
    told = s.says("NOR", "shelling", "SUD", "NOR")
    s.says("SUD", "shelling", "SUD", "NOR", denies=True, again=told)


def denied_in_other_words(s: Story) -> None:
    s.says(None, "incursion", "SUD", kind="unnamed", speaker="a diplomat", modality="hedged")
    s.says("SUD", "incursion", "SUD", denies=True)


def denied_of_other_people(s: Story) -> None:
    s.says("NOR", "shelling", "SUD", struck="army posts")
    s.says("SUD", "shelling", "SUD", struck="civilians", denies=True)


def denied_of_another_day(s: Story) -> None:
    s.says("NOR", "shooting", "SUD", day="2031-05-01")
    s.says("SUD", "shooting", "SUD", denies=True, day="2031-05-02")


def denied_by_itself(s: Story) -> None:
    told = s.says("NOR", "capture_persons", target="SUD")
    s.says("NOR", "capture_persons", target="SUD", denies=True, again=told)


def denied_another_act(s: Story) -> None:
    s.says("NOR", "shelling", "SUD")
    s.says("SUD", "mobilization", "SUD", denies=True)


def responsibility_denied(s: Story) -> None:
    s.says("NOR", "use_of_chemical", "SUD", speech="accuses")
    s.says("SUD", "use_of_chemical", "SUD", denies=True, word="responsibility")


def role_denied_where_the_deed_stands(s: Story) -> None:
    s.says(None, "attack", struck="an army base")
    s.says("NOR", "attack", struck=None, actor="guerrillas", speech="accuses")
    s.says("SUD", "attack", "SUD", denies=True)


def two_name_one_doer(s: Story) -> None:
    s.says("NOR", "shelling", "SUD", "NOR")
    s.says("OST", "shelling", "SUD")


def two_doers_of_one_deed(s: Story) -> None:
    s.says("NOR", "bombing", "SUD", struck="a crowded market", place="Avelin")
    s.says("SUD", "bombing", "OST", struck="the market", place="Avelin")


def two_doers_of_two_deeds(s: Story) -> None:
    s.says("NOR", "bombing", "SUD", struck="a crowded market", place="Avelin")
    s.says("SUD", "bombing", "OST", struck="a school", place="Brenno")


def headline_and_source(s: Story) -> None:
    s.says(None, "casualties", target="NOR", tolls=(("killed", 49, 49, "NOR"),))
    s.says("NOR", "clash", tolls=(("killed", 49, None, "NOR"),))


def toll_updated(s: Story) -> None:
    s.says("NOR", "casualties", tolls=(("killed", 49, 49, "NOR"),))
    s.says("NOR", "casualties", tolls=(("killed", 105, 105, "NOR"),))


def tolls_of_two_sides(s: Story) -> None:
    s.says("NOR", "casualties", tolls=(("killed", 49, 49, "NOR"),))
    s.says("SUD", "casualties", tolls=(("killed", 71, 71, "SUD"),))


def toll_disputed(s: Story) -> None:
    s.says("NOR", "casualties", tolls=(("killed", 50, 50, "SUD"),))
    s.says("SUD", "casualties", tolls=(("killed", 0, 0, "SUD"),))


def toll_narrowed(s: Story) -> None:
    s.says("NOR", "casualties", tolls=(("killed", 49, None, "NOR"),))
    s.says("OST", "casualties", tolls=(("killed", 105, 105, "NOR"),))


def toll_confirmed(s: Story) -> None:
    s.says("NOR", "casualties", tolls=(("killed", 12, 12, "NOR"),))
    s.says("OST", "casualties", tolls=(("killed", 12, 12, "NOR"),))


def toll_of_an_earlier_war(s: Story) -> None:
    s.says("NOR", "casualties", tolls=(("killed", 49, 49, "NOR"),))
    s.says("SUD", "clash", tolls=(("killed", 6500, None, "NOR"),), frame="background")


def toll_split(s: Story) -> None:
    s.says("NOR", "casualties", tolls=(("killed", 50, 50, "NOR"),))
    s.says("NOR", "casualties", tolls=(("killed", 42, 42, "NOR"), ("killed", 8, 8, "NOR")))


def wounded_against_killed(s: Story) -> None:
    s.says("NOR", "casualties", tolls=(("killed", 50, 50, "NOR"),))
    s.says("SUD", "casualties", tolls=(("wounded", 7, 7, "NOR"),))


def in_law_and_in_fact(s: Story) -> None:
    s.says(None, "territory_held", "NOR", place="the Marn valley", frame="background", word="part of")
    s.says(None, "territory_held", "SUD", place="Marn valley", frame="background", word="control")


def taken_and_still_held(s: Story) -> None:
    s.says("NOR", "territory_taken", struck="the town of Avelin", place="the town of Avelin", target="SUD")
    s.says("SUD", "territory_held", "SUD", place="Avelin", word="control")


def taken_elsewhere(s: Story) -> None:
    s.says("NOR", "territory_taken", struck="the town of Avelin", place="the town of Avelin", target="SUD")
    s.says("SUD", "territory_held", "SUD", place="Brenno", word="control")


def land_taken_and_denied(s: Story) -> None:
    s.says("NOR", "territory_taken", "SUD", "NOR")
    s.says("SUD", "territory_taken", target="NOR", denies=True)


def both_say_who_took_it(s: Story) -> None:
    s.says("NOR", "territory_taken", "NOR", "SUD", place="Avelin")
    s.says("OST", "territory_taken", "NOR", "SUD", place="Avelin")


def truce_hours_differ(s: Story) -> None:
    s.says("NOR", "ceasefire", "NOR", day="2031-05-01")
    s.says("OST", "ceasefire", "NOR", day="2031-05-03")


def truce_by_one_side_twice(s: Story) -> None:
    s.says("OST", "ceasefire", "NOR", day="2031-05-01")
    s.says("OST", "ceasefire", "NOR", day="2031-05-01", speaker="a spokesman")


def two_weapons_for_one_blow(s: Story) -> None:
    s.says("NOR", "attack", struck="a crowded market", place="Avelin", weapon="missile")
    s.says("SUD", "attack", struck="the market", place="Avelin", weapon="mine")


def two_weapons_for_two_blows(s: Story) -> None:
    s.says("NOR", "attack", struck="a crowded market", place="Avelin", weapon="missile")
    s.says("SUD", "attack", struck="a school", place="Brenno", weapon="mine")


CASES: list[tuple[Tell, list[tuple[str, str]]]] = [
    (both_began, [("initiator", "conflicts")]),
    (accused_and_denied, [("initiator", "conflicts")]),
    (two_sources_one_beginner, [("initiator", "agrees")]),
    (one_side_twice, [("initiator", "same_origin")]),
    (began_long_ago, []),
    (mirrored, [("initiator", "conflicts")]),
    (mirrored_without_targets, [("responsibility", "conflicts")]),
    (own_acts_only, []),
    (planned_acts, []),
    (told_and_denied, [("occurrence", "conflicts")]),
    (denied_in_other_words, [("occurrence", "conflicts")]),
    (denied_of_other_people, []),
    (denied_of_another_day, []),
    (denied_by_itself, []),
    (denied_another_act, []),
    (responsibility_denied, [("responsibility", "conflicts")]),
    (role_denied_where_the_deed_stands, [("responsibility", "conflicts")]),
    (two_name_one_doer, [("responsibility", "agrees")]),
    (two_doers_of_one_deed, [("responsibility", "conflicts")]),
    (two_doers_of_two_deeds, []),
    (headline_and_source, [("killed", "same_origin")]),
    (toll_updated, [("killed", "updates")]),
    (tolls_of_two_sides, []),
    (toll_disputed, [("killed", "conflicts")]),
    (toll_narrowed, [("killed", "compatible")]),
    (toll_confirmed, [("killed", "agrees")]),
    (toll_of_an_earlier_war, []),
    (toll_split, []),
    (wounded_against_killed, []),
    (in_law_and_in_fact, [("control", "compatible")]),
    (taken_and_still_held, [("control", "conflicts")]),
    (taken_elsewhere, []),
    (land_taken_and_denied, [("control", "conflicts")]),
    (both_say_who_took_it, [("control", "agrees")]),
    (truce_hours_differ, [("time", "conflicts")]),
    (truce_by_one_side_twice, [("time", "same_origin")]),
    (two_weapons_for_one_blow, [("weapon", "conflicts")]),
    (two_weapons_for_two_blows, []),
]
IDS = [tell.__name__ for tell, _ in CASES]


def _story(tell: Tell) -> Story:
    story = Story()
    tell(story)
    return story


def _signs(relations: tuple[Relation, ...]) -> list[tuple[str, str]]:
    return [(relation.field, relation.verdict) for relation in relations]


@pytest.mark.parametrize(("tell", "expected"), CASES, ids=IDS)
def test_relations(tell: Tell, expected: list[tuple[str, str]]) -> None:
    assert _signs(relate(_story(tell).claims)) == expected


@pytest.mark.parametrize("tell", [tell for tell, _ in CASES], ids=IDS)
def test_swapping_the_sides_swaps_the_relations(tell: Tell) -> None:
    claims = _story(tell).claims
    there = relate([swapped(claim, "NOR", "SUD") for claim in claims])
    here = relate(claims)
    assert [(r.left, r.right, r.field, r.verdict, r.score) for r in there] == [
        (r.left, r.right, r.field, r.verdict, r.score) for r in here
    ]


@pytest.mark.parametrize("tell", [tell for tell, _ in CASES], ids=IDS)
def test_the_order_of_claims_does_not_matter(tell: Tell) -> None:
    claims = _story(tell).claims
    for seed in range(4):
        shuffled = random.Random(seed).sample(claims, len(claims))
        assert relate(shuffled) == relate(claims)


@pytest.mark.parametrize("tell", [tell for tell, _ in CASES], ids=IDS)
def test_left_stands_first_and_reasons_name_both_sources(tell: Tell) -> None:
    claims = {claim.id: claim for claim in _story(tell).claims}
    for relation in relate(list(claims.values())):
        left, right = claims[relation.left], claims[relation.right]
        assert left.event.trigger.start <= right.event.trigger.start
        for claim in (left, right):
            source = claim.attribution.source.mention
            if source and relation.field not in ("control",):
                assert source.text in relation.reason
        assert relation.reason[0].isupper() or not relation.reason[0].isalpha()
        assert relation.reason.endswith(".")


def test_claims_of_two_documents_are_not_related() -> None:
    story = _story(both_began)
    apart = [replace(claim, doc_id=f"d-{i}") for i, claim in enumerate(story.claims)]
    assert relate(apart) == ()


def test_nothing_comes_of_nothing() -> None:
    assert relate([]) == ()


def test_a_hostile_number_of_claims_stays_bounded() -> None:
    story = Story(gap=60)
    for number in range(1500):
        story.says("NOR" if number % 2 else "SUD", "shelling", "SUD" if number % 2 else "NOR", began=True)
    assert len(relate(story.claims)) < 20_000


def test_a_reason_stays_on_one_line() -> None:
    story = Story()
    story.says("NOR", "attack", "SUD", began=True, speaker="a ministry\nof " + "very " * 60 + "long name")
    story.says("SUD", "attack", "NOR", began=True)
    (relation,) = relate(story.claims)
    assert "\n" not in relation.reason
    assert len(relation.reason) < 400
