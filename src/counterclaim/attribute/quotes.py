"""Quotations: the stretches of the text that stand in quotation marks, over sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from counterclaim.records import Document, Sentence, Span
from counterclaim.syntax import Tree

_OPEN, _CLOSE, _STRAIGHT = "“«„", "”»", '"'
_MARKS = re.compile(r"[“«„”»\"]|'(?=')")
#: Fewer words than this in quotation marks are a name or a word held at arm's length, not a saying.
LEAST_WORDS = 4


def quotations(doc: Document, sentences: Sequence[Sentence]) -> list[Span]:
    """The quoted stretches, in order.

    Marks that never close end with their sentence; but a paragraph that leaves them open goes on in the next, if that opens
    anew: the usage of the press. Straight marks open after a space and close before one.
    """
    out: list[Span] = []
    blocks: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        blocks.setdefault(sentence.block, []).append(sentence)
    rows = list(blocks.values())
    for number, row in enumerate(rows):
        following = rows[number + 1] if number + 1 < len(rows) else None
        out += _in_block(doc.text, row, following is not None and _opens(doc.text, following[0]))
    return out


def _opens(text: str, sentence: Sentence) -> bool:
    return text[sentence.start : sentence.end].lstrip().startswith((*_OPEN, _STRAIGHT, "''"))


def _in_block(text: str, row: Sequence[Sentence], runs_on: bool) -> list[Span]:
    start, end = row[0].start, row[-1].end
    out: list[Span] = []
    opened: int | None = None
    for at in (found.start() for found in _MARKS.finditer(text, start, end)):
        kind = _mark(text, at, start, end)
        if kind == "open":
            if opened is not None:
                out.append(Span(opened, _sentence_end(row, opened)))
            opened = at
        elif kind == "close" and opened is not None:
            out.append(Span(opened, at + (1 if text[at] != "'" else 2)))
            opened = None
    if opened is not None:
        whole = runs_on or _sentence_end(row, opened) == end
        out.append(Span(opened, end if whole else _sentence_end(row, opened)))
    return out


def _mark(text: str, at: int, start: int, end: int) -> str | None:
    char = text[at]
    if char == "'" and text[at + 1 : at + 2] == "'":  # two apostrophes for a mark, as some archives have it
        char = _STRAIGHT
    elif char == "'":
        return None
    if char in _OPEN:
        return "open"
    if char in _CLOSE:
        return "open" if _turned_round(text, at, start, end) else "close"
    if char != _STRAIGHT:
        return None
    width = 1 if text[at] == _STRAIGHT else 2
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < end else " "
    if (before.isspace() or before in "([—–-") and not after.isspace():
        return "open"
    return "close"


def _turned_round(text: str, at: int, start: int, end: int) -> bool:
    """A closing mark typed for an opening one: after white space and right before a word."""
    return (at == start or text[at - 1].isspace()) and at + 1 < end and text[at + 1].isalnum()


def _sentence_end(row: Sequence[Sentence], at: int) -> int:
    found = bisect_right(row, at, key=lambda s: s.start) - 1
    return row[found].end if found >= 0 and at < row[found].end else row[-1].end


def touched(sentences: Sequence[Sentence], span: Span) -> range:
    """The numbers of the sentences that a stretch runs over."""
    first = bisect_right(sentences, span.start, key=lambda s: s.start) - 1
    first = max(first, 0)
    if sentences and sentences[first].end <= span.start:
        first += 1
    return range(first, bisect_left(sentences, span.end, key=lambda s: s.start))


def quoted_words(tree: Tree, quotation: Span) -> set[int]:
    """The words of a sentence inside a quotation."""
    return {i for i, t in enumerate(tree.tokens) if quotation.start <= t.start and t.end <= quotation.end}


def is_saying(tree: Tree, words: set[int]) -> bool:
    """True for quoted words long enough to be something said, not a word held at arm's length. A name is one word."""
    told = (tree.tokens[w] for w in words)
    return sum(t.upos != "PUNCT" and not t.name.startswith("I-") for t in told) >= LEAST_WORDS
