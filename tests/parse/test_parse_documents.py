"""Documents to sentences: what is read, exact offsets, and that a sentence's parse is its own."""

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim import model
from counterclaim.parse import parse
from counterclaim.records import Block, Document, Sentence

MODEL = model.load()
PIECES = ["Troops shelled the village.", " “We deny it,” said Lt. Gen. Ada Moreau.", "\n\n", " ", "The U.S.-led men"]
PIECES += [" 5,000 fled", "\x00", "\u200b", "\U0001f4a3", " don't", "—", "…", "é", "\r\n"]


def document(*blocks: tuple[str, str]) -> Document:
    """A document of (kind, text) blocks, an empty line between them."""
    text, made = "", []
    for kind, part in blocks:
        made.append(Block(len(text), len(text) + len(part), kind))
        text += part + "\n\n"
    return Document(id="d", ref="d", text=text, text_sha256="", blocks=tuple(made))


def bare(sentence: Sentence) -> list[tuple[str, str, str, int, str, str]]:
    return [(t.text, t.lemma, t.upos, t.head, t.deprel, t.name) for t in sentence.tokens]


def test_all_kinds_but_furniture_are_read() -> None:
    doc = document(
        ("headline", "Nine killed in Northfield"),
        ("furniture", "Subscribe now. Share this."),
        ("paragraph", "The army denied it. It blamed rebels."), ("list", "Two were hurt."), ("caption", "A burnt car."),
    )  # fmt: skip
    sentences = parse(doc, MODEL)
    assert [(s.block, doc.text[s.start : s.end]) for s in sentences] == [
        (0, "Nine killed in Northfield"), (2, "The army denied it."), (2, "It blamed rebels."), (3, "Two were hurt."),
        (4, "A burnt car."),
    ]  # fmt: skip


def test_a_parsed_sentence() -> None:
    (sentence,) = parse(document(("paragraph", "French troops didn't shell Prime Minister Lund's house.")), MODEL)
    assert [t.lemma for t in sentence.tokens] == [
        "French", "troops", "do", "not", "shell", "Prime", "Minister", "Lund", "'s", "house", ".",
    ]  # fmt: skip
    assert [t.head for t in sentence.tokens].count(-1) == 1
    assert sentence.tokens[4].deprel == "root"
    assert sentence.tokens[0].name == "B-NORP"


def test_nothing_visible_gives_no_sentence() -> None:
    assert parse(document(("paragraph", ""), ("paragraph", " \n \x00 \u200b ")), MODEL) == ()


@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(max_examples=25, deadline=None)
def test_offsets_are_exact(pieces: list[str]) -> None:
    doc = document(("paragraph", "".join(pieces)), ("list", "".join(reversed(pieces))))
    at = 0
    for s in parse(doc, MODEL):
        block = doc.blocks[s.block]
        assert at <= s.start < s.end <= block.end
        assert block.start <= s.start
        at = s.start
        for t in s.tokens:
            assert t.text == doc.text[t.start : t.end]
            assert at <= t.start < t.end <= s.end
            at = t.end


def test_a_parse_does_not_depend_on_its_neighbours() -> None:
    lines = ["Rebels shot down a drone near Varna.", "The ministry said nine soldiers had died.", "It was quiet."]
    together = parse(document(("paragraph", " ".join(lines))), MODEL)
    alone = [parse(document(("paragraph", line)), MODEL)[0] for line in reversed(lines)]
    assert [bare(s) for s in together] == [bare(s) for s in reversed(alone)]


def test_the_same_document_gives_the_same_sentences() -> None:
    doc = document(("headline", "Truce holds"), ("paragraph", "Both sides said so on Monday. Few believed them."))
    assert parse(doc, MODEL) == parse(doc, MODEL)
