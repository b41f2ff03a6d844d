"""Quotations: which sentences stand in quotation marks that opened earlier, and words quoted within a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.records import Document, Sentence
from counterclaim.syntax import Tree

_OPEN, _CLOSE, _BOTH = "“«„", "”»", '"'


def quoted_sentences(doc: Document, sentences: Sequence[Sentence]) -> list[bool]:
    """For each sentence, whether all of it is quoted: it begins inside marks, or with one, and no cue can stand outside."""
    out, inside, block = [], False, -1
    for sentence in sentences:
        text = doc.text[sentence.start : sentence.end].strip()
        if sentence.block != block and not text.startswith(tuple(_OPEN + _BOTH)):
            inside = False  # marks left open end with their paragraph, unless the next opens anew
        block = sentence.block
        begins = inside or text.startswith(tuple(_OPEN + _BOTH))
        stays = inside and not text.startswith(tuple(_OPEN + _BOTH))
        state = stays
        left_at = -1
        for at, char in enumerate(text):
            if char in _OPEN or (char in _BOTH and not state):
                state = True
            elif char in _CLOSE or (char in _BOTH and state):
                state = False
                left_at = at
        rest = text[left_at + 1 :].strip(" .,;!?)") if left_at >= 0 and not state else ""
        out.append(begins and not rest)
        inside = state
    return out


def in_short_quote(doc: Document, tree: Tree, word: int) -> bool:
    """True for a word inside marks that open and close within its sentence: words that somebody else must have said."""
    start, end = tree.tokens[0].start, tree.tokens[-1].end
    text, at = doc.text[start:end], tree.tokens[word].start - start
    before = text[:at]
    if any(before.rfind(mark) > max(before.rfind(c) for c in _CLOSE) for mark in _OPEN):
        return any(c in text[at:] for c in _CLOSE)
    return before.count('"') % 2 == 1 and '"' in text[at:]
