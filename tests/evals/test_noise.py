import pytest

from evals.noise import NOISE, Changed, damaged

TEXT = 'Shells fall on "Northfield"\n\nTroops shelled Northfield, the ministry said. They used “mortars” – in the municipality of Northfield.\n'


def row() -> dict:
    words = ("shelled", "Northfield, the", "mortars", "municipality of Northfield")
    spans = [{"start": TEXT.index(w), "end": TEXT.index(w) + len(w), "text": w} for w in words]
    return {"id": "x", "text": TEXT, "claims": [{"trigger": span, "actor": []} for span in spans]}


@pytest.mark.parametrize("noise", NOISE)
def test_the_annotated_words_move_with_the_text(noise):
    out = damaged(row(), NOISE[noise])
    assert out["text"] != TEXT
    for claim, before in zip(out["claims"], row()["claims"], strict=True):
        span = claim["trigger"]
        assert out["text"][span["start"] : span["end"]] == span["text"]
        told, was = (_letters(s) for s in (span["text"], before["trigger"]["text"]))
        assert told == was


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalpha())


def test_places_before_within_and_after_an_edit():
    changed = Changed("one, two, three", [(3, 4, ""), (8, 9, "XX")])
    assert changed.text == "one twoXX three"
    assert [changed.place(i) for i in (0, 3, 4, 5, 9, 10)] == [0, 3, 3, 4, 9, 10]
    assert changed.end(3) == 3 and changed.end(15) == 15


def test_what_is_put_in_belongs_to_neither_side():
    changed = Changed("said.", [(5, 5, "[1]")])
    assert (changed.text, changed.end(5)) == ("said.[1]", 5)
