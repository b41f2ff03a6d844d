"""Documents to parsed sentences: where sentences and words end, and what the analysis model says of them.

Offsets are exact: every token's text is the document's text between its `start` and `end`. Sentences are analysed one
by one, so that a sentence's parse never depends on its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.lang.openings import opening_end
from counterclaim.neutral import persons
from counterclaim.parse.casing import uncapitalised
from counterclaim.parse.lemmas import lemma, proper
from counterclaim.parse.masks import analyzed
from counterclaim.parse.repairs import repaired
from counterclaim.parse.sentences import sentence_offsets, split_sentences
from counterclaim.parse.tokens import token_offsets, tokenize
from counterclaim.records import Document, Sentence, Token

if TYPE_CHECKING:
    from counterclaim.model import Analyzer

__all__ = ["parse", "split_sentences", "tokenize"]

READ = frozenset({"headline", "paragraph", "list", "caption"})


def parse(doc: Document, model: Analyzer) -> tuple[Sentence, ...]:
    """The sentences of a document's headline, paragraphs, lists and captions, parsed; furniture is never read.

    A stretch without a visible character gives no sentence.
    """
    found = [
        (start, end, number, token_offsets(doc.text, start, end))
        for number, block in enumerate(doc.blocks)
        if block.kind in READ
        for start, end in sentence_offsets(doc.text, block.start, block.end)
    ]
    borne = persons([doc.text[a:b] for a, b in offsets] for _, _, _, offsets in found)
    return tuple(
        Sentence(start, end, _tokens(doc.text, offsets, model, borne), number)
        for start, end, number, offsets in found
        if offsets
    )


def _tokens(text: str, offsets: list[tuple[int, int]], model: Analyzer, borne: frozenset[str]) -> tuple[Token, ...]:
    words = [text[start:end] for start, end in offsets]
    read = uncapitalised(words)
    body = opening_end(text, offsets[0][0], offsets[-1][1])
    a = analyzed(read, model, sum(start < body for start, _ in offsets), borne)
    classes = map(_class_of, a.upos, a.xpos, a.feats)
    rest = zip(a.feats, a.heads, a.deprels, a.names, strict=True)
    return repaired(
        Token(word, start, end, lemma(seen, upos, feats, proper(xpos, name)), upos, xpos, feats, head, rel, name)
        for word, seen, (start, end), (upos, xpos), (feats, head, rel, name) in zip(
            words, read, offsets, classes, rest, strict=True
        )
    )


def _class_of(upos: str, xpos: str, feats: str) -> tuple[str, str]:
    """A verb with the features of a noun is one ("Shelling damaged houses"): the model's answers contradict each other now and then."""
    return ("NOUN", "NN") if upos == "VERB" and feats == "Number=Sing" else (upos, xpos)
