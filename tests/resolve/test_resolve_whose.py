"""Sides that no rule gives: weighed by what the text tells, given with their chance, and blind to which side is which."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from counterclaim.pipeline import Coder, load_coder
from counterclaim.records import Claim, Resolution
from counterclaim.resolve import Atlas, by_rules
from counterclaim.resolve.whose import ENOUGH, METHOD, SURE, asked, known, weighed
from counterclaim.resolve.whose.columns import FIRST, SECOND, rows, second
from counterclaim.resolve.whose.learned import weights
from counterclaim.resolve.whose.said import Telling, telling_of
from tests.reports import coded

BORDER = (
    "{A} troops shelled {B} posts near the border on Monday, {B}'s Defence Ministry said. It said that 26 soldiers were killed. "
    "{A} said that its army had lost two men, and that a patrol had been fired on first.\n\n"
    "The ministry also spoke of mines on a supply road."
)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return load_coder()


def by_the_rules(text: str, folder: Path, coder: Coder) -> tuple[Atlas, tuple[Claim, ...]]:
    """What the rules alone make of the claims that the whole program reads."""
    kept: list[tuple[Atlas, tuple[Claim, ...]]] = []

    def resolve(*given: object) -> tuple[Claim, ...]:
        kept.append(by_rules(*given))  # type: ignore[arg-type]
        return kept[0][1]

    coded(text, folder, replace(coder, resolve=resolve))
    return kept[0]


def telling(text: str, folder: Path, coder: Coder) -> Telling:
    return telling_of(*by_the_rules(text, folder, coder))


def settled(claims: Sequence[Claim]) -> list[tuple[str, Resolution]]:
    """The words and resolutions of the participants and sources whose side was weighed."""
    out = []
    for claim in claims:
        for one in (claim.attribution.source, *claim.event.actor, *claim.event.target):
            if one.mention is not None and one.resolution is not None and one.resolution.evidence.method == METHOD:
                out.append((one.mention.text, one.resolution))
    return out


def test_a_side_is_given_with_its_chance_and_its_rivals(tmp_path: Path, coder: Coder) -> None:
    text = "Our artillery opened up on the Portuguese camp on Monday. Portugal lost 26 soldiers, and the garrison left a radio behind."
    found = [how for words, how in settled(coded(text, tmp_path, coder).claims) if words == "26 soldiers"]
    assert [how.status for how in found] == ["resolved"]
    best, *rest = found[0].candidates
    assert best.value == "PRT" and best.score == found[0].evidence.score >= ENOUGH
    assert all(other.score <= best.score for other in rest)


def test_what_the_words_name_is_not_asked(tmp_path: Path, coder: Coder) -> None:
    table = telling(BORDER.format(A="Sudan", B="Egypt"), tmp_path, coder)
    assert table.said and all(table.said[k].rule not in SURE for k in asked(table))
    chances = known(table)
    for row, one in zip(chances, table.said, strict=True):
        assert row.sum() == (one.party is not None)


def test_a_text_without_sides_is_left_as_it_is(tmp_path: Path, coder: Coder) -> None:
    atlas, claims = by_the_rules(
        "Gunmen fired on a bus on Monday, killing six people, witnesses said.", tmp_path, coder
    )
    assert claims and weighed(atlas, claims) == claims


@pytest.mark.parametrize(
    ("one", "other"), [("Sudan", "Saudi Arabia"), ("Burkina Faso", "Mali"), ("Peru", "El Salvador")]
)
def test_the_questions_are_the_same_with_the_sides_exchanged(
    one: str, other: str, tmp_path: Path, coder: Coder
) -> None:
    left = telling(BORDER.format(A=one, B=other), tmp_path, coder)
    right = telling(BORDER.format(A=other, B=one), tmp_path, coder)
    tables = [rows(table, [table.said[k] for k in asked(table)]) for table in (left, right)]
    assert tables[0].size and np.array_equal(*tables, equal_nan=True)
    names = [[side.party for side in table.sides] for table in (left, right)]
    assert names[0] == names[1][::-1] and len(names[0]) == 2


def test_the_second_look_sees_what_the_first_came_to(tmp_path: Path, coder: Coder) -> None:
    table = telling(BORDER.format(A="Sudan", B="Egypt"), tmp_path, coder)
    numbers = asked(table)
    first = rows(table, [table.said[k] for k in numbers])
    chances = known(table)
    chances[numbers] = 0.25
    looked = second(table, numbers, first, chances)
    assert looked.shape == (len(numbers) * len(table.sides), len(SECOND))
    assert np.array_equal(looked[:, : len(FIRST)], first, equal_nan=True)
    assert set(looked[:, SECOND.index("first chance")]) == {0.25}


def test_weights_ask_only_columns_that_there_are() -> None:
    assert weights().first.column.max() < len(FIRST) and weights().second.column.max() < len(SECOND)


def test_who_denies_what_its_troops_did_speaks_of_its_own(
    tmp_path: Path, coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Sudan's Defence Ministry {} that its troops had shelled Egyptian posts on Monday."

    def others(telling: Telling, numbers: Sequence[int], *_: object) -> np.ndarray:
        """Every mention is the other side's, whatever the rules gave."""
        given = [telling.said[k].party for k in numbers]
        return np.array([[0.9 * (one is None or side.party != one.value) for side in telling.sides] for one in given])

    monkeypatch.setattr("counterclaim.resolve.whose.chances", others)
    doers = {}
    for verb in ("denied", "said"):
        (claim,) = coded(text.format(verb), tmp_path, coder).claims
        (doer,) = claim.event.actor
        doers[verb] = doer.party.value if doer.party else None
    assert doers == {"denied": "SDN", "said": "EGY"}
