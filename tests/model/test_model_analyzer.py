"""The shipped model: what it says of plain sentences, and that no words can upset it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim import model
from counterclaim.errors import ResourceError
from counterclaim.model.decode import is_tree

ANALYZER = model.load()

#: word/UPOS/head/relation/name; the root's head is 0.
TABLE = [
    "Troops/NOUN/2/nsubj/O shelled/VERB/0/root/O the/DET/4/det/O village/NOUN/2/obj/O ./PUNCT/2/punct/O",
    "The/DET/2/det/O army/NOUN/3/nsubj/O denied/VERB/0/root/O that/SCONJ/7/mark/O it/PRON/7/nsubj/O had/AUX/7/aux/O "
    "fired/VERB/3/ccomp/O ./PUNCT/3/punct/O",
    "Nine/NUM/2/nummod/O soldiers/NOUN/4/nsubj:pass/O were/AUX/4/aux:pass/O killed/VERB/0/root/O near/ADP/6/case/O "
    "Geneva/PROPN/4/obl/B-LOC ./PUNCT/4/punct/O",
    "French/ADJ/2/amod/B-NORP troops/NOUN/3/nsubj/O left/VERB/0/root/O Mali/PROPN/3/obj/B-LOC ./PUNCT/3/punct/O",
    # a headline in capitals, a sentence without its commas and full stop, one in small letters
    "REBELS/NOUN/2/nsubj/O KILL/VERB/0/root/O NINE/NUM/4/nummod/O SOLDIERS/NOUN/2/obj/O",
    "Rebels/NOUN/2/nsubj/O captured/VERB/0/root/O the/DET/4/det/O town/NOUN/2/obj/O",
    "troops/NOUN/2/nsubj/O shelled/VERB/0/root/O the/DET/4/det/O town/NOUN/2/obj/O ./PUNCT/2/punct/O",
]


@pytest.mark.parametrize("marked", TABLE)
def test_plain_sentences(marked: str) -> None:
    cells = [word.rsplit("/", 4) for word in marked.split()]
    a = ANALYZER.analyze([c[0] for c in cells])
    heads = [str(h + 1) for h in a.heads]
    assert list(zip(a.upos, heads, a.deprels, a.names, strict=True)) == [tuple(c[1:]) for c in cells]


def whole(words: list[str]) -> model.Analysis:
    a = ANALYZER.analyze(words)
    for row in (a.upos, a.xpos, a.feats, a.heads, a.deprels, a.names):
        assert len(row) == len(words)
    assert not words or is_tree([h + 1 for h in a.heads])
    assert [r == "root" for r in a.deprels] == [h < 0 for h in a.heads]
    for before, label in zip(("O", *a.names), a.names, strict=False):
        assert label[0] != "I" or before[2:] == label[2:]
    return a


@given(st.lists(st.text(max_size=12), max_size=25))
@settings(max_examples=40, deadline=None)
def test_any_words_are_analysed(words: list[str]) -> None:
    whole(words)


@pytest.mark.parametrize(
    "words",
    [[], [""], ["\x00"], ["\U0001f4a3"] * 3, ["a" * 100_000], ["!" * 300] * 4, ["word"] * 247,
     ["word"] * 248, ["word"] * 249,
     ["Troops", "fired", ","] * 1_700],
    ids=["none", "empty", "control", "emoji", "one of 100,000", "signs", "247", "248", "249", "5,100"],
)  # fmt: skip
def test_extremes(words: list[str]) -> None:
    whole(words)


def test_a_long_sentence_is_cut_after_punctuation() -> None:
    half = ["Troops", "shelled", "the", "village", "on", "Monday", ","] * 20
    a = whole(half * 2)
    roots = [i for i, r in enumerate(a.deprels) if r == "root"]
    assert len(roots) == 1
    assert "parataxis" in a.deprels


def test_the_same_words_give_the_same_analysis() -> None:
    words = ["The", "ministry", "said", "on", "Monday", "that", "nine", "people", "had", "been", "wounded", "."]
    before = ANALYZER.analyze(words)
    ANALYZER.analyze(["Something", "else", "entirely", "!"] * 30)
    assert ANALYZER.analyze(words) == before
    assert model.Analyzer().analyze(words) == before


def test_one_model_a_process() -> None:
    assert model.load() is model.load()
    assert model.load().version.startswith("minilm-ud-names/1+")


def test_files_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="cannot be read"):
        model.Analyzer(tmp_path)
    for name in ("model.onnx", "vocab.txt", "labels.json"):
        (tmp_path / name).write_bytes((model.DATA / name).read_bytes())
    labels = json.loads((tmp_path / "labels.json").read_text("utf-8"))
    labels["version"] = "minilm-ud-names/1+000000000000"
    (tmp_path / "labels.json").write_text(json.dumps(labels), "utf-8")
    with pytest.raises(ResourceError, match="is of version"):
        model.Analyzer(tmp_path)


def test_parsing_is_offered_without_loading_the_runtime() -> None:
    script = "import sys, counterclaim.parse; sys.exit('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
