import json

import numpy as np
import pytest

from counterclaim.errors import ResourceError
from counterclaim.extract import extract, found_in, look_with
from counterclaim.extract.reader.windows import MOST_PIECES, windows_of
from counterclaim.model import DATA, Reader, load, load_reader
from counterclaim.parse import parse
from counterclaim.pipeline import code_document, load_coder
from counterclaim.records import Block, Document, claim_to_json

TEXT = "{a} forces pummelled {b} with artillery on Monday. The {b} army said {a} soldiers had opened fire on its posts."


def document(text: str) -> Document:
    return Document("d-1", "d", text, "", (Block(0, len(text), "paragraph"),))


def read(a: str, b: str) -> list[tuple[str, str, str, float]]:
    doc = document(TEXT.format(a=a, b=b))
    sentences = parse(doc, load())
    events = extract(doc, sentences, look_with(load_reader(), doc, sentences))
    return [(e.type, e.trigger.text, e.evidence.method, e.evidence.score) for e in events]


def test_the_same_words_give_the_same_events_whichever_side_bears_which_name():
    assert read("Armenian", "Azerbaijani") == read("Azerbaijani", "Armenian")
    assert read("Armenian", "Azerbaijani")


def test_the_same_document_gives_the_same_claims_again():
    coder, doc = load_coder(), document(TEXT.format(a="Armenian", b="Azerbaijani"))
    first, second = (code_document(doc, coder) for _ in range(2))
    assert [claim_to_json(c, "d") for c in first.claims] == [claim_to_json(c, "d") for c in second.claims]


def test_the_reader_can_be_left_out():
    coder = load_coder(rules_alone=True)
    methods = {m for c in code_document(document(TEXT.format(a="X", b="Y")), coder).claims for m in _methods(c)}
    assert not any(m.startswith("reader.") for m in methods)
    assert load_coder().version != coder.version


def _methods(claim) -> list[str]:
    out = []
    for value in claim_to_json(claim, "d")["method"].values():
        out += value if isinstance(value, list) else [value]
    return out


def test_a_text_without_conflict_is_not_read():
    doc = document("The council talks about the budget. Shares hit a record.")
    sentences = parse(doc, load())
    assert look_with(load_reader(), doc, sentences) is None


def test_windows_hold_whole_sentences_and_no_names():
    texts = (TEXT.format(a="Armenian", b="Azerbaijani").replace("Monday", f"{n} May") for n in range(1, 31))
    doc = document(" ".join(texts))
    reader, found = load_reader(), found_in(doc, parse(doc, load()))
    kept = [triggers for _, triggers in found]
    windows = list(windows_of(doc, found, kept, reader.cut, (reader.pieces.cls, reader.pieces.sep)))
    assert len(windows) > 1
    assert all(len(w.ids) <= MOST_PIECES for w in windows)
    assert [pair for w in windows for pair in w.at] == [
        (n, i) for n, (scene, _) in enumerate(found) for i in range(len(scene.tree.tokens))
    ]
    names = {*reader.pieces("Armenian"), *reader.pieces("Azerbaijani")}
    assert not names & {int(i) for w in windows for i in w.ids}


def test_a_sentence_without_end_is_read_to_the_windows_end():
    doc = document("Troops shelled " + "the long and quiet village and " * 200 + "the harbour.")
    sentences = parse(doc, load())
    opinion = look_with(load_reader(), doc, sentences)
    assert opinion is not None and max(len(w.ids) for w in opinion.windows) <= MOST_PIECES
    assert extract(doc, sentences, opinion)


@pytest.mark.parametrize("damage", ["bytes", "missing", "other version", "no limits"])
def test_damaged_weights_are_refused(tmp_path, damage):
    raw = bytearray((DATA / "reader.onnx").read_bytes())
    about = json.loads((DATA / "reader.json").read_text("utf-8"))
    if damage == "bytes":
        raw[len(raw) // 2] ^= 1
    if damage == "other version":
        about["version"] = "reader/2+000000000000"
    if damage == "no limits":
        del about["limits"]
    if damage != "missing":
        (tmp_path / "reader.onnx").write_bytes(raw)
    (tmp_path / "vocab.txt").write_bytes((DATA / "vocab.txt").read_bytes())
    (tmp_path / "reader.json").write_text(json.dumps(about), "utf-8")
    with pytest.raises(ResourceError, match="cannot be read"):
        Reader(tmp_path)


def test_scores_are_chances_and_calibration_keeps_their_order():
    reader = load_reader()
    doc = document(TEXT.format(a="Armenian", b="Azerbaijani"))
    opinion = look_with(reader, doc, parse(doc, load()))
    assert opinion is not None
    (scores,) = opinion.scores
    assert np.allclose(scores.types.sum(-1), 1, atol=1e-5) and scores.types.min() >= 0
    steps = [reader.calibrated("trigger", k / 20) for k in range(21)]
    assert steps == sorted(steps) and steps[0] >= 0 and steps[-1] <= 1
