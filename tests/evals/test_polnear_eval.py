"""Attributions are paired by their contents, one to one, and each part is scored on the pairs."""

import json
from pathlib import Path

from evals.parts import is_held_out
from evals.polnear import Tally, add, outermost, said, score

TEXT = "The mayor said “We stay.” Rebels, he added, left. Farmers hope for rain."


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def made(source: str | None, cue: str, *content: str):  # type: ignore[no-untyped-def]
    parts = {"source": [span(source)] if source else [], "cue": [span(cue)], "content": [span(c) for c in content]}
    return said(TEXT, parts)


def test_parts_of_pairs() -> None:
    tally = Tally()
    gold = [made("The mayor", "said", "“We stay.”"), made("he", "added", "Rebels", "left"), made(None, "hope", "rain")]
    ours = [made("mayor", "said", "We stay"), made("Farmers", "hope for", "rain")]
    add(tally, TEXT, gold, ours)
    figures = tally.figures()
    assert (tally.pairs, figures["gold"], figures["found"]) == (2, 3, 2)
    assert figures["content"] == {"overlap": 80.0, "exact": 80.0, "overlap_precision": 100.0, "overlap_recall": 66.7}
    assert figures["cue"]["overlap"] == 80.0 and figures["cue"]["exact"] == 40.0
    assert figures["source"]["overlap"] == 50.0 and figures["source"]["exact"] == 0.0
    assert sorted(line.split()[0] for line in tally.errors) == ["differs", "differs", "missed"]


def test_one_partner_each_and_the_larger_share_first() -> None:
    tally = Tally()
    whole = "Rebels, he added, left"
    add(tally, TEXT, [made("he", "added", "Rebels", "left")], [made("he", "added", whole), made(None, "said", "left")])
    assert tally.pairs == 1 and tally.figures()["content"]["overlap_precision"] == 50.0


def test_what_is_said_within_another_is_left_out() -> None:
    inner, outer = made("he", "added", "left"), made("The mayor", "said", "“We stay.” Rebels, he added, left")
    assert outermost([inner, outer]) == [outer]


def test_rows_of_a_file(tmp_path: Path) -> None:
    text = "The ministry said that gunners had shelled the port."
    rows = [{"source": [[0, 12]], "cue": [[13, 17]], "content": [[18, 51]]}]
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps({"id": "made", "text": text, "attributions": rows}) + "\n", "utf-8")
    tallies = score(file)
    part = "held_out" if is_held_out("made") else "read"
    for name in ("all", part):
        assert all(tallies[name].figures()[role]["exact"] == 100.0 for role in ("source", "cue", "content"))
