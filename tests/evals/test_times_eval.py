"""Times are scored as at TempEval-3: strict, relaxed, and relaxed with the right value."""

import json
from pathlib import Path

from evals.times import score


def row(text: str, *timex: tuple[str, str, str]) -> str:
    spans = [[text.index(said), text.index(said) + len(said), kind, value] for said, kind, value in timex]
    return json.dumps({"id": "made", "dct": "2022-09-15", "text": text, "timex": spans})


def test_scores(tmp_path: Path) -> None:
    file = tmp_path / "times.jsonl"
    rows = [
        row("It fell on 13 September 2022.", ("13 September 2022", "DATE", "2022-09-13")),
        row("It fell early on Tuesday.", ("Tuesday", "DATE", "2022-09-13")),
        row("It fell on Friday.", ("Friday", "DATE", "2022-09-16")),
        row("It fell in the age of iron.", ("the age of iron", "DATE", "XXXX")),
        row(
            "It fell in May.",
        ),
    ]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    tally = score([file])
    assert (tally.gold, tally.found, tally.strict, tally.relaxed, tally.value) == (4, 4, 2, 3, 2)
    assert (tally.f1(tally.relaxed), tally.figures()["recall"]) == (75.0, 75.0)
    assert sorted(line.split()[0] for line in tally.errors) == ["extent", "extra", "missed", "value"]
