"""Sentences that are worth reading: each once, and no run of other articles' headlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.lang.capitals import in_capitals
from counterclaim.records import Document, Sentence

#: A shorter sentence may be said twice ("They fled.").
_LONG = 40
#: So many words in a row that begin with a capital make no headline but several.
_RUN = 14


def told_once(doc: Document, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences without later repeats of the same words."""
    seen: set[str] = set()
    for sentence in sentences:
        text = " ".join(doc.text[sentence.start : sentence.end].split())
        if len(text) < _LONG or text not in seen:
            seen.add(text)
            yield sentence


def links(sentence: Sentence) -> range:
    """The words of the first long run of capitalised ones ("Related: …"); short words may stand between; else none.

    In a sentence all in capitals there is nothing to go by.
    """
    if in_capitals([token.text for token in sentence.tokens]):
        return range(0)
    run: list[int] = []
    for i, token in enumerate(sentence.tokens):
        if len(token.text) <= 3 or not token.text[0].isalpha():
            continue
        if token.text[0].isupper():
            run.append(i)
        elif len(run) >= _RUN:
            break
        else:
            run = []
    return range(run[0], run[-1] + 1) if len(run) >= _RUN else range(0)
