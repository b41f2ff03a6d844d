"""Sentences that are worth reading: each once, and no run of other articles' headlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.records import Document, Sentence

#: A shorter sentence may be said twice ("They fled.").
_LONG = 40
#: So many capitalised words in a row, and hardly any other, make no headline but several.
_RUN, _SHARE = 18, 0.75


def told_once(doc: Document, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences without later repeats of the same words, and without links run together ("Related: …")."""
    seen: set[str] = set()
    for sentence in sentences:
        text = " ".join(doc.text[sentence.start : sentence.end].split())
        if (len(text) >= _LONG and text in seen) or _links(sentence):
            continue
        seen.add(text)
        yield sentence


def _links(sentence: Sentence) -> bool:
    """True for a long run of words of which most begin with a capital."""
    long = [t for t in sentence.tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return len(long) >= _RUN and sum(t.text[0].isupper() for t in long) >= _SHARE * len(long)
