"""What is said where the verb of saying stands apart from it: around an insertion, or in the marks that follow."""

from __future__ import annotations

from counterclaim.attribute.cue import force
from counterclaim.attribute.insertion import CLOSING, OPENING, RIGHT, Insertion
from counterclaim.syntax import Tree

#: Words that open a clause which goes its own way after an insertion: "…, he said, as the council met".
_OWN_WAY = frozenset({"as", "while", "when", "after", "before", "whereas", "although", "though"})
#: Verbs that gloss what was said: "“They shell us,” he said, referring to the army".
_GLOSSES = frozenset({"refer", "use", "allude", "speak"})
#: A quotation follows its verb within so many words: "said in a statement on Monday: “…".
_NEAR = 12


def said(tree: Tree, verb: int, around: Insertion) -> set[int]:
    """The words said: those before the insertion, and those after it that go on with them."""
    first = max((w + 1 for w in range(around.start - 1) if tree.tokens[w].text == ";"), default=0)
    if first and not _speaks(tree, range(first - 1)):
        first = 0
    return set(range(first, around.start)) | _goes_on(tree, verb, around.start, around.end)


def quoted_after(tree: Tree, verb: int) -> set[int]:
    """ "She said, “We stay”", "the ministry said: “…": the words in marks that a comma or colon after the verb leads to."""
    for word in range(verb + 1, min(verb + _NEAR, len(tree.tokens) - 1)):
        text = tree.tokens[word].text
        if text in (",", ":") and _opens(tree, word + 1):
            last = next(
                (w for w in range(word + 2, len(tree.tokens)) if tree.tokens[w].text in CLOSING), len(tree.tokens)
            )
            return set(range(word + 1, last))
        if text in RIGHT or tree.tokens[word].upos == "VERB":
            return set()
    return set()


def _opens(tree: Tree, mark: int) -> bool:
    """True for a mark that opens a quotation; a straight one stands close to what follows it."""
    if tree.tokens[mark].text not in OPENING or mark + 1 >= len(tree.tokens):
        return False
    return tree.tokens[mark].text not in CLOSING or tree.tokens[mark].end == tree.tokens[mark + 1].start


def _speaks(tree: Tree, part: range) -> bool:
    """True if a part between semicolons names a speaker of its own."""
    return any(
        tree.lemma(w) in ("accord", "according") or (force(tree.lemma(w)) is not None and bool(tree.kids(w, "nsubj")))
        for w in part
    )


def _goes_on(tree: Tree, verb: int, start: int, end: int) -> set[int]:
    """The rest of what is said, after the insertion."""
    size = len(tree.tokens)
    if end + 1 >= size or tree.tokens[end].text not in (",", "—", "–", "--"):
        return set()
    if tree.tokens[start - 1].text in CLOSING and tree.tokens[end + 1].text not in OPENING:
        return set()  # "“We stay,” she said, and the siren rang."
    last = next((w for w in range(end, size) if tree.tokens[w].text == ";"), size)
    last = last if _speaks(tree, range(last, size)) else size
    rest = set(range(end, last))
    for word in range(end, last):
        if _leaves(tree, verb, word, end):
            rest -= tree.under(word)
    return rest


def _leaves(tree: Tree, verb: int, word: int, end: int) -> bool:
    """True for a clause after the insertion that goes its own way, or glosses what was said."""
    head = tree.head(word)
    if head == verb:
        return tree.rel(word) == "conj" or (
            tree.rel(word) == "advcl" and (not tree.finite(word) or _own_way(tree, word))
        )
    if tree.rel(word) != "advcl" or (head is not None and head >= end):
        return False
    return _own_way(tree, word) or tree.lemma(word) in _GLOSSES


def _own_way(tree: Tree, word: int) -> bool:
    """ "…, as the council met", but not "…, just as the army had"."""
    marks = [c for c in tree.kids(word, "mark", "advmod") if tree.lemma(c) in _OWN_WAY]
    return tree.finite(word) and any(m == 0 or tree.lemma(m - 1) != "just" for m in marks)
