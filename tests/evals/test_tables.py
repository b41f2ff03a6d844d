"""Our own tables of marked passages are well formed, large enough, and even-handed; a bad mark is an error, not a gap."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from counterclaim.attribute.kinds import KINDS
from counterclaim.codebook.parties import parties
from evals.parties import score as score_parties
from evals.passages import TABLES, Marked, Passage, labelled, passages
from evals.speakers import score as score_speakers

PARTIES = passages(TABLES / "parties.txt")
SPEAKERS = passages(TABLES / "speakers.txt")
BOTH = pytest.mark.parametrize("table", [PARTIES, SPEAKERS], ids=["parties", "speakers"])


@BOTH
def test_heads_and_offsets(table: tuple[Passage, ...]) -> None:
    assert not [name for name, n in Counter(passage.id for passage in table).items() if n > 1]
    for passage in table:
        assert date(1985, 1, 1) <= date.fromisoformat(passage.published) <= date(2026, 12, 31), passage.id
        assert passage.document().text == passage.text
        assert all(passage.text[mark.start : mark.end] == mark.text == mark.text.strip() for mark in passage.marks)
        assert any(labelled(passage)), passage.id


def test_the_tables_are_large_enough() -> None:
    mentions = [mark.labels[0] for passage in PARTIES for mark in labelled(passage)]
    sides = {part for label in mentions for part in label.split("+")}
    assert len(PARTIES) >= 130 and len(mentions) >= 650
    assert mentions.count("-") >= 50 and sum("+" in label for label in mentions) >= 20
    assert sum(label.startswith("?") for label in mentions) >= 10
    assert len(sides) >= 250
    assert len(SPEAKERS) >= 90 and sum(1 for passage in SPEAKERS for _ in labelled(passage)) >= 220


def test_parties_are_known_and_unknown_groups_are_not() -> None:
    """A group that the tables have learnt since must lose its question mark."""
    for passage in PARTIES:
        for mark in labelled(passage):
            for part in mark.labels[0].split("+"):
                known = part.removeprefix("?") in parties()
                assert part == "-" or known is not part.startswith("?"), f"{passage.id}: {part}"


def test_speakers_name_chains_that_stand_before_them() -> None:
    for passage in SPEAKERS:
        chains: set[str] = set()
        for mark in passage.marks:
            if mark.chain:
                chains.add(mark.chain)
            elif mark.labels[0] != "-":
                asked, _, opened = mark.labels[0].removeprefix("of ").partition("=")
                assert set(asked.split("+")) <= chains, f"{passage.id}: {mark}"
                assert len(mark.labels) == 3 and mark.labels[1] in {*parties(), "-", "*"}, f"{passage.id}: {mark}"
                assert mark.labels[2] in {*KINDS, "*"}, f"{passage.id}: {mark}"
                chains |= {opened} - {""}


@pytest.mark.parametrize(
    "pair", [("ARM", "AZE"), ("IND", "PAK"), ("KHM", "THA"), ("ECU", "PER"), ("KGZ", "TJK"), ("RUS", "UKR")]
)
def test_both_sides_speak_as_often(pair: tuple[str, str]) -> None:
    spoken = Counter(mark.labels[1] for passage in SPEAKERS for mark in labelled(passage) if len(mark.labels) > 1)
    assert abs(spoken[pair[0]] - spoken[pair[1]]) <= 2, {side: spoken[side] for side in pair}


@pytest.mark.parametrize(
    "block",
    [
        "=== one | 2020-01-01 | Paper\nNo title.",
        "=== one | 2020-01-01 | Paper | Title\n[[Chad|TCD fired.",
        "=== one | 2020-01-01 | Paper | Title\n[[Chad and [[Togo|TGO]]|TCD]] fired.",
    ],
)
def test_a_bad_passage_is_an_error(tmp_path: Path, block: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(block, encoding="utf-8")
    with pytest.raises(ValueError, match="one"):
        passages(path)


def test_marks_leave_the_text() -> None:
    (passage,) = (passage for passage in PARTIES if passage.id == "cauc-01")
    assert passage.text.startswith(
        "Azerbaijani forces shelled three border villages overnight, Armenia's Defence Ministry"
    )
    assert passage.marks[0] == Marked(0, 18, "Azerbaijani forces", ("AZE",))


def test_outcomes_of_mentions_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "few.txt"
    path.write_text(
        "=== one | 2020-01-01 | Paper | Title\n[[Chad|TCD]] fired. [[Togo|BEN]] fired. [[A baker|GHA]] slept. [[Malta|-]] slept.",
        encoding="utf-8",
    )
    figures, errors = score_parties(passages(path))
    assert (figures["accuracy"], figures["wrong_side"], figures["missed"], figures["false"]) == (
        25.0,
        33.3,
        33.3,
        100.0,
    )
    assert [line.split()[0] for line in errors] == ["wrong", "missed", "false"]


def test_outcomes_of_speakers_are_told_apart(tmp_path: Path) -> None:
    text = "{1:Peru's army} said Chilean troops shelled a post. [[It|1|%s|military]] said two soldiers were killed."
    path = tmp_path / "few.txt"
    for side, verdict in (("PER", "accuracy"), ("CHL", "wrong")):
        path.write_text(f"=== one | 2020-01-01 | Paper | Title\n{text % side}", encoding="utf-8")
        assert score_speakers(passages(path))[0][verdict] == 100.0
