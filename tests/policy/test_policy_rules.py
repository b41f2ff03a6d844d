"""What each policy makes of accounts: tables of cases with near misses, and what holds for all of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.errors import UsageError
from counterclaim.policy import POLICIES, columns, policy_named, settle, side_totals, vague_words
from counterclaim.policy.vague import reading
from tests.policy.figures import A, B, Told, count, figure, struck, view, whole

Numbers = tuple[int, int, int] | None
OWN, ENEMY, WITNESS = "12", "40", "10"

#: name → accounts, and low, best, high under each policy (None: no figure).
CASES: dict[str, tuple[list[Told], dict[str, Numbers]]] = {
    "one own figure": (
        [figure(A, "12")],
        {"lowest": (12, 12, 12), "ucdp-like": (12, 12, 12), "majority": (12, 12, 12), "own-losses-only": (12, 12, 12), "range": (12, 12, 12),
         "pending": None},
    ),
    "the enemy alone": (
        [figure(B, "40")],
        {"lowest": (40, 40, 40), "ucdp-like": (0, 0, 40), "majority": (40, 40, 40), "own-losses-only": None, "range": (40, 40, 40)},
    ),
    "own and enemy": (
        [figure(A, "12"), figure(B, "40")],
        {"lowest": (12, 12, 12), "ucdp-like": (12, 12, 40), "majority": (12, 12, 40), "own-losses-only": (12, 12, 12), "range": (12, 12, 40)},
    ),
    "a third party is no enemy": ([figure("witness", "40")], {"ucdp-like": (40, 40, 40), "own-losses-only": None}),
    "an observer's state is no belligerent": ([figure("FRA", "40")], {"ucdp-like": (40, 40, 40)}),
    "a belligerent on people of no stated side": ([figure(B, "40", None)], {"ucdp-like": (0, 0, 40), "own-losses-only": None}),
    "most independent sources": (
        [figure("nurse", "10"), figure("farmer", "10"), figure(A, "12")],
        {"lowest": (10, 10, 10), "ucdp-like": (10, 10, 12), "majority": (10, 10, 12)},
    ),
    "one voice in three papers is one source": (
        [figure(B, "40", day=day, doc=f"p{day}") for day in (1, 2, 3)] + [figure("nurse", "10"), figure("farmer", "10")],
        {"majority": (10, 10, 40)},
    ),
    "two against two: the lower": (
        [figure("a", "10"), figure("b", "10"), figure("c", "12"), figure("d", "12")],
        {"majority": (10, 10, 12)},
    ),
    "a later figure of one voice replaces the earlier": ([figure(A, "49"), figure(A, "105", day=3)], {"lowest": (105, 105, 105)}),
    "also downwards": ([figure(A, "60"), figure(A, "50", day=3)], {"majority": (50, 50, 50)}),
    "in one document the greater is the later": ([figure(A, "105", doc="p"), figure(A, "49", doc="p")], {"lowest": (105, 105, 105)}),
    "a vague word replaces no number": ([figure(A, "49"), figure(A, "dozens", day=2)], {"lowest": (49, 49, 49)}),
    "at least": ([figure(A, "49+")], {"lowest": (49, 49, 49), "range": (49, 49, 49)}),
    "at least fits more": ([figure("a", "49+"), figure("b", "60"), figure("c", "60")], {"majority": (49, 60, 60)}),
    "up to": ([figure("a", "<100")], {"lowest": (1, 1, 1), "range": (1, 1, 100)}),
    "up to nought": ([figure("a", "<0")], {"range": (0, 0, 0)}),
    "almost": ([figure("a", "~100")], {"lowest": (100, 100, 100)}),
    "casualties are killed or wounded": ([figure("a", "=30")], {"range": (1, 1, 30)}),
    "from to": ([figure("a", "10-20")], {"lowest": (10, 10, 10), "majority": (10, 10, 20)}),
    "vague": (
        [figure("a", "dozens")],
        {"lowest": (12, 12, 12), "ucdp-like": (12, 12, 99), "majority": (12, 12, 99), "range": (24, 24, 99)},
    ),
    "an open vague word": ([figure("a", "many")], {"lowest": (3, 3, 3), "range": (3, 3, 3)}),
    "a share is no number": ([figure("a", "half")], {"lowest": None, "range": None}),
    "a word of no table is no number": ([figure("a", "umpteen")], {"range": None}),
    "denied figures are none": ([figure(A, "12", modality="negated")], {"range": None}),
    "a plan is none": ([figure(A, "12", modality="planned")], {"range": None}),
    "hedged counts": ([figure(A, "12", modality="hedged")], {"range": (12, 12, 12)}),
    "no losses": ([figure(A, "0", modality="negated"), figure(B, "40")], {"ucdp-like": (0, 0, 40), "lowest": (0, 0, 0)}),
    "a part is in its whole": (
        [whole(figure(A, "50"), replace(count("8"), part_of=count("50").mention))],
        {"majority": (50, 50, 50)},
    ),
    "a part told before its whole": (
        [whole(figure(A, "50"), count("8"))],
        {"majority": (50, 50, 50)},
    ),
    "civilians within a total": ([whole(figure("a", "50", status=None), count("8", status="civilian"))], {"majority": (50, 50, 50)}),
    "a whole told lower than its soldiers": (
        [figure(A, "12"), figure("nurse", "10", status=None)],
        {"lowest": (10, 10, 10), "majority": (12, 12, 12), "range": (12, 12, 12)},
    ),
    "a whole told lower than soldiers and civilians": (
        [whole(figure(A, "12"), count("3", status="civilian")), figure("nurse", "14", status=None)],
        {"lowest": (14, 14, 14), "majority": (15, 15, 15)},
    ),
    "a whole told higher than its soldiers": ([figure(A, "10"), figure("nurse", "12", status=None)], {"lowest": (12, 12, 12)}),
    "a whole of the other side is no whole of these": ([figure(A, "12"), figure("nurse", "3", B, None)], {"lowest": (15, 15, 15)}),
    "people of no stated side may be a part": ([figure(A, "12"), figure("nurse", "3", None, None)], {"lowest": (12, 12, 12)}),
    "soldiers and civilians add up": ([whole(figure("a", "50"), count("8", status="civilian"))], {"majority": (58, 58, 58)}),
    "both sides add up": ([figure(A, "12"), figure(B, "7", B)], {"own-losses-only": (19, 19, 19)}),
    "a total of both sides contains them": ([figure(A, "12"), figure(B, "7", B), figure("a", "19", None)], {"majority": (19, 19, 19)}),
    "whose they are by whom it hit": ([struck(figure(B, "40", None), A)], {"ucdp-like": (0, 0, 40)}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    told, expected = CASES[name]
    for policy, numbers in expected.items():
        found = columns(settle(view(*told), POLICIES[policy]), A, B)
        assert (None if found is None else (found.low, found.best, found.high)) == numbers, policy


def test_who_died_is_open_where_the_whole_is_told_lower() -> None:
    found = settle(view(figure(A, "12"), figure("nurse", "10", status=None)), POLICIES["lowest"])
    made = columns(found, A, B)
    assert made is not None and (made.deaths_a, made.unknown, made.best) == (0, 10, 10)
    (soldiers,) = (one for one in found.choices if one.status == "military")
    assert soldiers.numbers is None and [why for _, why in soldiers.left] == ["the whole is told lower: 10"]


def test_every_figure_is_used_or_left_out_with_a_reason() -> None:
    for told, _ in CASES.values():
        for policy in POLICIES.values():
            settled = settle(view(*told), policy)
            stated = {
                c.id for _, c in told if c.modality.value in ("asserted", "hedged") or c.event.counts[0].high == 0
            }
            assert set(settled.claims) == stated, policy.name
            assert all(why for choice in settled.choices for _, why in choice.left)


def test_a_part_needs_its_mark() -> None:
    part = replace(count("8"), part_of=count("50").mention)
    eight_first = whole(figure(A, "8"), count("50"))
    marked = (eight_first[0], replace(eight_first[1], event=replace(eight_first[1].event, counts=(part, count("50")))))
    for told, best in ((eight_first, 8), (marked, 50)):
        found = columns(settle(view(told), POLICIES["majority"]), A, B)
        assert found is not None and found.best == best


def test_a_monitor_does_not_tell_of_its_own_staff() -> None:
    told = figure("A", "98", "syrian-observatory-for-human-rights", "civilian")
    source = replace(told[1].attribution.source, party=told[1].event.counts[0].party)
    claim = replace(told[1], attribution=replace(told[1].attribution, source=source))
    assert set(side_totals(settle(view((told[0], claim)), POLICIES["range"]))) == {""}


def test_a_name_that_is_no_policy() -> None:
    assert policy_named("range").name == "range"
    with pytest.raises(UsageError, match="lowest, ucdp-like"):
        policy_named("truth")


def test_the_table_of_vague_words_is_in_order() -> None:
    for word, row in vague_words().items():
        if row.least is None or row.span is None:
            continue
        for how in ("least", "span", "mixed"):
            found = reading(count(word), how)
            assert found.low is not None and found.best is not None, word
            assert found.low <= found.best <= (found.high if found.high is not None else found.best), word


_FIGURES = st.builds(
    figure,
    st.sampled_from([A, B, "FRA", "nurse", "farmer", None]),
    st.sampled_from(["0", "3", "12", "40", "12+", "<20", "~100", "10-20", "=30", "dozens", "many", "half"]),
    st.sampled_from([A, B, None]),
    st.sampled_from(["military", "civilian", None]),
    day=st.integers(1, 5),
    doc=st.sampled_from(["p", "q", "r"]),
    modality=st.sampled_from(["asserted", "asserted", "hedged", "negated", "planned"]),
    running=st.booleans(),
)
_ACCOUNTS = st.lists(_FIGURES, max_size=7, unique_by=lambda told: told[1].id)


@settings(max_examples=150, deadline=None)
@given(_ACCOUNTS, st.sampled_from(sorted(POLICIES)))
def test_low_best_high_and_their_sum(told: list[Told], policy: str) -> None:
    settled = settle(view(*told), POLICIES[policy])
    found = columns(settled, A, B)
    if found is None:
        return
    assert 0 <= found.low <= found.best <= found.high
    assert found.best == found.deaths_a + found.deaths_b + found.civilians + found.unknown
    assert min(found.deaths_a, found.deaths_b, found.civilians, found.unknown) >= 0
    sides = side_totals(settled).values()
    assert sum(side.best for side in sides) == found.best
    assert all(side.low <= side.best <= side.high for side in sides)


def _swapped(told: Told) -> Told:
    document, claim = told
    other = {A: B, B: A}
    source, (number,) = claim.attribution.source, claim.event.counts
    if source.party:
        party = other.get(source.party.value, source.party.value)
        source = replace(source, party=replace(source.party, value=party))
    if number.party:
        number = replace(number, party=replace(number.party, value=other[number.party.value]))
    event, said = replace(claim.event, counts=(number,)), replace(claim.attribution, source=source)
    return document, replace(claim, event=event, attribution=said)


@settings(max_examples=100, deadline=None)
@given(_ACCOUNTS, st.sampled_from(sorted(POLICIES)))
def test_swapping_the_sides_swaps_the_columns(told: list[Told], policy: str) -> None:
    one = columns(settle(view(*told), POLICIES[policy]), A, B)
    two = columns(settle(view(*map(_swapped, told)), POLICIES[policy]), A, B)
    if one is None or two is None:
        assert one is two
        return
    assert replace(one, deaths_a=one.deaths_b, deaths_b=one.deaths_a) == two


@settings(max_examples=60, deadline=None)
@given(_ACCOUNTS, st.sampled_from(sorted(POLICIES)), st.randoms(use_true_random=False))
def test_the_order_of_input_does_not_matter(told: list[Told], policy: str, chance: object) -> None:
    mixed = list(told)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert settle(view(*told), POLICIES[policy]).choices == settle(view(*mixed), POLICIES[policy]).choices


def test_more_copies_of_a_story_change_nothing() -> None:
    told = [figure("nurse", "10", doc="p"), figure(A, "12", doc="q")]
    more = [*told, *(figure("nurse", "10", doc=f"copy{n}") for n in range(4))]
    stories = {f"d-copy{n}": "d-p" for n in range(4)}
    for order in permutations(more, len(more)) if len(more) < 5 else [more]:
        one = columns(settle(view(*told), POLICIES["majority"]), A, B)
        two = columns(settle(view(*order, stories=stories), POLICIES["majority"]), A, B)
        assert one == two
