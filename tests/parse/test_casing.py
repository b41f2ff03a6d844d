import pytest

from counterclaim import model
from counterclaim.lang.capitals import in_capitals
from counterclaim.parse import parse, tokenize
from counterclaim.parse.casing import uncapitalised
from counterclaim.records import Span
from tests.extract.reading import document


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("TROOPS SHELLED THE VILLAGE OF HARROW .", "Troops shelled the village of Harrow ."),
        ("THE UN SAID 40 WERE POUNDED BY PKK ROCKETS", "The UN said 40 were pounded by PKK rockets"),
        ("IRAN'S ARMY WITHDREW , I SAW IT", "Iran's army withdrew , I saw it"),
        ("The UN and the EU met NATO", "The UN and the EU met NATO"),
        ("UN TALKS", "UN TALKS"),
    ],
)
def test_capitals_are_read_as_ordinary_writing(said: str, read: str) -> None:
    words = [part for word in said.split() for part in ((word[:-2], word[-2:]) if word.endswith("'S") else (word,))]
    assert " ".join(uncapitalised(words)).replace(" 's", "'s").replace(" 'S", "'s") == read


def test_the_documents_own_words_stay_in_capitals() -> None:
    doc = document("TROOPS SHELLED THE VILLAGE OF HARROW.")
    (sentence,) = parse(doc, model.load())
    assert [t.text for t in sentence.tokens[1:4]] == ["SHELLED", "THE", "VILLAGE"]
    assert [t.lemma for t in sentence.tokens[1:4]] == ["shell", "the", "village"]
    assert (sentence.tokens[1].upos, sentence.tokens[1].name) == ("VERB", "O")


def test_what_is_in_capitals() -> None:
    assert in_capitals(["REBELS", "TAKE", "THE", "TOWN"])
    assert not in_capitals(["IAEA", "and", "NATO", "and", "OSCE", "officials", "met"])
    assert not in_capitals([])


def test_reference_marks_of_an_encyclopedia_are_no_words() -> None:
    text = "Shells fell on the town[1] on Monday.[citation needed][note 2]"
    assert [text[s.start : s.end] for s in tokenize(text, Span(0, len(text)))] == [
        "Shells",
        "fell",
        "on",
        "the",
        "town",
        "on",
        "Monday",
        ".",
    ]


def test_other_brackets_stay_words() -> None:
    text = "He [the mayor] left [sic]."
    assert "[" in [text[s.start : s.end] for s in tokenize(text, Span(0, len(text)))]
