"""Example codings of single sentences: what a sentence is mainly about, and how CAMEO's and PLOVER's files are scored."""

import json
from pathlib import Path

import pytest

from counterclaim.pipeline import load_coder
from counterclaim.records import Span
from evals import cameo, plover
from evals.single import coded, overlapping

TEXTS = [
    ("Syrian forces shelled a village near Aleppo on Monday, killing five civilians.", 4, ["Syrian forces"]),
    ("The Russian foreign ministry accused Ukraine of shelling a village.", 3, ["The Russian foreign ministry"]),
    ("The minister said on Monday that the budget would be cut.", 0, ["The minister"]),
    ("Rain fell on the hills.", None, []),
]


@pytest.mark.parametrize(("text", "quad", "source"), TEXTS)
def test_what_a_sentence_is_about(text: str, quad: int | None, source: list[str]) -> None:
    (one,) = coded([(text, None)])
    assert (one.quad, [text[s.start : s.end] for s in one.source()]) == (quad, source)


def test_each_of_ours_is_used_once() -> None:
    assert overlapping([Span(0, 5), Span(6, 9)], [Span(2, 8)]) == 1
    assert overlapping([Span(0, 5), Span(6, 9)], [Span(2, 3), Span(8, 12)]) == 2


def test_words_and_labels(tmp_path: Path) -> None:
    lines = [
        "Syrian B-S",
        "troops I-S",
        "( O",
        "all O",
        ") O",
        "shelled O",
        "a B-T",
        "village I-T",
        "near O",
        "Aleppo O",
        ". O",
    ]
    (tmp_path / "test.txt").write_text("\n".join(lines) + "\n\nRain O\nfell O\n", "utf-8")
    first, second = cameo.rows(tmp_path / "test.txt")
    text, spans = cameo.joined(first)
    assert text == "Syrian troops (all) shelled a village near Aleppo." and len(second) == 2
    assert [text[s.start : s.end] for s in cameo.labelled(first, spans, "T")] == ["a village"]
    figures, _ = cameo.spans_of(tmp_path / "test.txt", load_coder())
    assert figures["target"]["overlap_recall"] == 100.0


def test_quad_classes(tmp_path: Path) -> None:
    rows = [f"{text}\t{quad if quad is not None else 1}" for text, quad, _ in TEXTS]
    (tmp_path / "test.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    figures, errors = cameo.quads_of(tmp_path / "test.tsv", load_coder())
    assert (figures["coverage"], figures["accuracy"], figures["accuracy_of_all"]) == (75.0, 100.0, 75.0)
    assert figures["recall"]["1"] == 0.0 and len(errors) == 1


def test_example_codings(tmp_path: Path) -> None:
    rows = [
        {"event": "DOCUMENT"},
        {
            "event": "FIGHT",
            "mode": "heavy-weapons",
            "date": "2020-01-01",
            "text": "{The Syrian army shelled a village near Aleppo.}",
            "source": [{"code": "SYR", "sector": "MIL"}],
            "target": "",
        },
        {"event": "AID", "date": "2020-01-01", "text": "Rain fell.", "source": [{"code": "FRA", "sector": "***"}]},
    ]
    file = tmp_path / "codings.json"
    file.write_text(json.dumps(rows), "utf-8")
    figures, errors = plover.score(file)
    assert (figures["codings"], figures["coverage"], figures["event"], figures["mode"]) == (2, 50.0, 100.0, 100.0)
    source = {"asked": 2, "coverage": 50.0, "country": 100.0, "sector_coverage": 100.0, "sector": 100.0}
    assert figures["source"] == source and figures["target"]["asked"] == 0
    assert errors == ["AID not None: Rain fell."]
