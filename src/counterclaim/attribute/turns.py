"""Speakers set apart from their words: the turns of a transcript ("BRELL: We stay."), and names that sign a quotation behind a dash."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from counterclaim.attribute.cue import Cue
from counterclaim.attribute.insertion import CLOSING, OPENING
from counterclaim.attribute.quotes import quotations
from counterclaim.lang.wordlists import words
from counterclaim.records import Document, Sentence, Span
from counterclaim.syntax import Tree

_DASHES = frozenset({"—", "–", "―", "--"})
#: A name that signs a quotation has no more words than this, what is said of the person included.
_LONGEST = 14
#: So many labels, each of them more than once, make a transcript: others may be headings ("UPDATE: …").
_LEAST = 3


def signature(tree: Tree) -> Cue | None:
    """ "— Anna Brell, teacher", a sentence of its own: the cue of the quotation before it, with an empty scope."""
    size = len(tree.tokens)
    if not 2 <= size <= _LONGEST or tree.tokens[0].text not in _DASHES or not tree.tokens[1].name.endswith("PER"):
        return None
    if any(t.upos == "VERB" for t in tree.tokens):
        return None
    head = next((w for w in range(1, size) if tree.tokens[w].head not in range(1, size)), 1)
    return Cue(0, head, "asserts", frozenset(), "signed")


def label(tree: Tree) -> Cue | None:
    """ "BRELL: We stay": the cue of a turn that opens a paragraph, the rest of the sentence its scope."""
    first = 1 if tree.tokens and tree.tokens[0].text in OPENING | CLOSING else 0
    colon = next((w for w in range(first, min(first + 5, len(tree.tokens))) if tree.tokens[w].text == ":"), first)
    name = range(first, colon)
    if not name or not all(tree.tokens[w].text.isupper() or tree.tokens[w].text == "." for w in name):
        return None
    if sum(len(tree.tokens[w].text) for w in name) < 2:
        return None
    return Cue(colon, name[-1], "asserts", frozenset(range(colon + 1, len(tree.tokens))), "turn", name=name)


def turns(doc: Document, sentences: Sequence[Sentence], trees: Sequence[Tree]) -> list[tuple[range, Cue]]:
    """The turns of a transcript: the numbers of their sentences, and the cue that stands in the first.

    A paragraph without a label goes on with the turn before it where the quotation runs on; where no marks stand around
    the turns, up to the next label. A host or moderator who is not named is the outlet's own voice.
    """
    firsts = [i for i, s in enumerate(sentences) if i == 0 or s.block != sentences[i - 1].block]
    found = [(i, cue) for i in firsts if (cue := label(trees[i])) is not None]
    names = Counter(_name(trees[i], cue) for i, cue in found)
    if sum(n for n in names.values() if n > 1) < _LEAST:
        return []  # headings come once each
    quoted = quotations(doc, sentences)
    hosts, out = words("en", "sources")["hosts"], []
    for number, (i, cue) in enumerate(found):
        last = found[number + 1][0] if number + 1 < len(found) else len(sentences)
        if not hosts & set(_name(trees[i], cue).split()):
            out.append((range(i, _end(sentences, i, last, quoted)), cue))
    return out


def _name(tree: Tree, cue: Cue) -> str:
    return " ".join(tree.tokens[w].text.casefold() for w in cue.name or ())


def _end(sentences: Sequence[Sentence], first: int, last: int, quoted: Sequence[Span]) -> int:
    """Where a turn ends: with its paragraph, or with the last of the paragraphs that its quotation runs on over."""
    end = next((i for i in range(first, last) if sentences[i].block != sentences[first].block), last)
    while end < last and any(q.start <= sentences[end].start < q.end for q in quoted):
        end = next((i for i in range(end, last) if sentences[i].block != sentences[end].block), last)
    return end
