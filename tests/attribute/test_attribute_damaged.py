"""Whatever the parse and the text: no rule fails, offsets point into the text, every event makes a claim."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.attribute import attribute
from counterclaim.records import SPEECH, Block, Document, Event, Evidence, Mention, Sentence, Token

WORDS = re.findall(
    r"\S+",
    'said according to ministry accused of shelling the rebels that it , . " “ ” ; : denied claim by its count in he quoted '
    "as saying told announced which who attack not will responsible holds lie statement there and - what called",
)
POS = st.sampled_from(
    [
        ("VERB", "VBD"),
        ("VERB", "VBN"),
        ("VERB", "VBG"),
        ("NOUN", "NN"),
        ("NOUN", "NNS"),
        ("PROPN", "NNP"),
        ("PRON", "PRP"),
        ("PUNCT", ","),
        ("ADP", "IN"),
        ("DET", "DT"),
        ("AUX", "VBD"),
        ("SCONJ", "IN"),
        ("ADV", "RB"),
        ("CCONJ", "CC"),
    ]
)
RELATIONS = re.findall(
    r"\S+",
    "root nsubj nsubj:pass obj iobj obl nmod nmod:poss acl acl:relcl advcl ccomp xcomp conj parataxis appos case mark det "
    "punct compound flat amod nummod aux aux:pass cop advmod dep",
)
LEMMAS = {
    "said": "say",
    "accused": "accuse",
    "according": "accord",
    "denied": "deny",
    "quoted": "quote",
    "told": "tell",
    "holds": "hold",
    "announced": "announce",
    "called": "call",
    "saying": "say",
    "rebels": "rebel",
    "shelling": "shell",
    "its": "its",
}


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, tuple[Sentence, ...], tuple[Event, ...]]:
    """A few sentences of reporting words with any tree at all: cycles, several roots, heads out of range."""
    text, sentences, events = "", [], []
    for block in range(draw(st.integers(1, 3))):
        size = draw(st.integers(1, 14))
        start, tokens = len(text), []
        for _ in range(size):
            word, (upos, xpos) = draw(st.sampled_from(WORDS)), draw(POS)
            at = len(text)
            text += word + " "
            head, rel = draw(st.integers(-2, size)), draw(st.sampled_from(RELATIONS))
            name = draw(st.sampled_from(["O", "O", "B-PER", "I-PER", "B-ORG", "B-LOC"]))
            tokens.append(Token(word, at, at + len(word), LEMMAS.get(word, word), upos, xpos, "", head, rel, name))
        sentence = Sentence(start, len(text) - 1, tuple(tokens), block)
        sentences.append(sentence)
        token = draw(st.sampled_from(tokens))
        trigger = Mention(token.start, token.end, token.text)
        events.append(
            Event(draw(st.sampled_from(["shelling", "talks", "appeal"])), trigger, sentence.span, Evidence("test/1"))
        )
    blocks = tuple(Block(s.start, s.end, "paragraph") for s in sentences)
    return Document("d-1", "test", text, "", blocks), tuple(sentences), tuple(events)


@settings(max_examples=150, deadline=None)
@given(documents())
def test_no_parse_breaks_it(case: tuple[Document, tuple[Sentence, ...], tuple[Event, ...]]) -> None:
    doc, sentences, events = case
    claims = attribute(doc, sentences, events)
    assert {(c.event.trigger, c.event.type) for c in claims} == {(e.trigger, e.type) for e in events}
    assert claims == attribute(doc, sentences, events[::-1])
    assert len({c.id for c in claims}) == len(claims)
    for claim in claims:
        told = claim.attribution
        assert told.speech.value in SPEECH and 0 < claim.confidence <= 1
        assert (told.source.mention is None) == (told.source.kind == "outlet")
        for mention in (told.source.mention, told.source.stands_for, told.cue):
            assert mention is None or doc.text[mention.start : mention.end] == mention.text
