"""Stretches of a sentence's words as mentions, and the head word of a stretch."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.records import Mention, Sentence, Token


def said(sentence: Sentence, first: int, end: int, text: str | None = None) -> Mention:
    """The words `first` to `end` (exclusive) as a mention.

    `text` is the document's text. Without it gaps between words are taken to be spaces, which a line broken inside a
    paragraph is not.
    """
    tokens = sentence.tokens
    start, stop = tokens[first].start, tokens[end - 1].end
    if text is not None:
        return Mention(start, stop, text[start:stop])
    out, at = [], start
    for token in tokens[first:end]:
        out.append(" " * (token.start - at) + token.text)
        at = token.end
    return Mention(start, stop, "".join(out))


def head_of(tokens: Sequence[Token], first: int, end: int) -> int:
    """The word of a stretch whose own head lies outside it: the first such word, the last word if there is none."""
    for i in range(first, end):
        if not first <= tokens[i].head < end:
            return i
    return end - 1


def word_count(tokens: Sequence[Token], first: int, end: int) -> int:
    """How many words a stretch has, a name being one however many it has: "in Papua New Guinea" is no longer than "in Chad"."""
    return sum(not token.name.startswith("I-") for token in tokens[first:end])
