import json

import numpy as np
import pytest

from counterclaim.errors import ResourceError
from counterclaim.extract import extract
from counterclaim.model import load
from counterclaim.model.reader import DATA, Reader, load_reader
from counterclaim.parse import parse
from counterclaim.records import Block, Document

TEXT = "{a} forces pummelled {b} with artillery on Monday. The {b} army said {a} soldiers had opened fire on its posts."


def document(a: str, b: str) -> Document:
    text = TEXT.format(a=a, b=b)
    return Document("d-1", "d", text, "", (Block(0, len(text), "paragraph"),))


def read(a: str, b: str) -> list[tuple[str, str, str, float]]:
    doc = document(a, b)
    events = extract(doc, parse(doc, load()), load_reader())
    return [(e.type, e.trigger.text, e.evidence.method, e.evidence.score) for e in events]


def test_the_same_words_give_the_same_events_whichever_side_bears_which_name():
    assert read("Armenian", "Azerbaijani") == read("Azerbaijani", "Armenian")
    assert read("Armenian", "Azerbaijani")


def test_a_word_that_the_rules_do_not_know_is_read_and_says_who_read_it():
    doc = document("Armenian", "Azerbaijani")
    assert [e.trigger.text for e in extract(doc, parse(doc, load()))] == ["opened fire"]
    told = {word: method for _, word, method, _ in read("Armenian", "Azerbaijani")}
    assert told == {"pummelled": "reader.trigger/1", "opened fire": "en.extract.phrase/1"}


def test_the_same_reader_gives_the_same_scores_again():
    assert read("Armenian", "Azerbaijani") == read("Armenian", "Azerbaijani")


@pytest.mark.parametrize("damage", ["bytes", "missing", "other version"])
def test_damaged_weights_are_refused(tmp_path, damage):
    raw = bytearray((DATA / "reader.npz").read_bytes())
    about = json.loads((DATA / "reader.json").read_text("utf-8"))
    if damage == "bytes":
        raw[len(raw) // 2] ^= 1
    if damage == "other version":
        about["version"] = "reader/1+000000000000"
    if damage != "missing":
        (tmp_path / "reader.npz").write_bytes(raw)
    (tmp_path / "reader.json").write_text(json.dumps(about), "utf-8")
    with pytest.raises(ResourceError, match="cannot be read"):
        Reader(tmp_path)


def test_chances_are_chances():
    reader = load_reader()
    shares = reader.heads["type"].shares(["1", "w=shell"], [reader.vector("shell"), reader.vector("^")])
    assert np.isclose(sum(shares.values()), 1) and min(shares.values()) >= 0
    assert 0 <= reader.heads["trigger"].probability(["1"]) <= 1
