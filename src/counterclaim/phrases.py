"""Noun phrases: how far a participant's words reach, and how a list falls apart into its members."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.records import Mention
from counterclaim.syntax import Tree

#: Children that never belong to the words of a participant.
_APART = frozenset(
    {
        "acl",
        "appos",
        "parataxis",
        "cc",
        "conj",
        "punct",
        "case",
        "mark",
        "cop",
        "aux",
        "advcl",
        "nsubj",
        "advmod",
        "discourse",
        "vocative",
        "orphan",
        "dislocated",
        "csubj",
        "ccomp",
        "xcomp",
        "dep",
    }
)
#: Prepositions that tie a phrase to the participant ("the village of X"); others may lead to the scene of the event.
_TIED = frozenset({"of", "from", "between", "near", "in", "around", "for", "among", "inside"})


def members(tree: Tree, head: int) -> Iterator[int]:
    """The word and what is conjoined to it: the members of a list, in reading order."""
    yield head
    for child in tree.kids(head, "conj"):
        if not tree.verbal(child):
            yield from members(tree, child)


def first_member(tree: Tree, word: int) -> int:
    """The first member of the list that a word stands in; the word itself where it stands in none."""
    while tree.rel(word) == "conj" and (up := tree.head(word)) is not None:
        word = up
    return word


def words_of(tree: Tree, head: int, avoid: frozenset[int] = frozenset()) -> list[int]:
    """The words of one participant, without its clauses, its preposition and the other members of its list.

    `avoid` are words that may not be taken in: the trigger of the event itself.
    """
    keep = {head}
    todo = [head]
    while todo:
        word = todo.pop()
        for child in tree.children[word]:
            if child in keep or child in avoid or _apart(tree, word, child, head):
                continue
            keep.add(child)
            todo.append(child)
    return _run(tree, keep, head)


def named_with(tree: Tree, word: int) -> list[int]:
    """A word with those of its name before it: "South Sudanese"."""
    first = min((word, *(w for w in tree.kids(word, "compound") if tree.tokens[w].name != "O")))
    return list(range(first, word + 1))


def _apart(tree: Tree, word: int, child: int, head: int) -> bool:
    rel = tree.rel(child)
    if (
        rel == "appos"
        and word == head
        and child > word
        and min(tree.under(child)) == word + 1
        and (tree.tokens[word + 1].text == "," or tree.tokens[word + 1].upos != "PUNCT")
    ):
        return tree.tokens[child].upos != "PROPN"  # "its ally Norland"
    if word != head and child == word - 2 and tree.tokens[word - 1].text in ("-", "‑", "–"):
        return False  # "the Avalia-led coalition"
    if rel == "conj" and word != head:
        return tree.verbal(child)
    if rel in ("punct", "cc", "case", "advmod") and word != head:
        return False
    if rel == "advmod":  # "at least 49 soldiers", "more than 100"
        return not any(c in ("nummod",) for c in (tree.rel(word),)) and child > word
    if rel == "nmod" and word == head and tree.tokens[child].deprel != "nmod:poss":
        cases = [tree.lemma(c) for c in tree.kids(child, "case")]
        return bool(cases) and cases[0] not in _TIED
    if rel == "punct" and word == head:
        return tree.tokens[child].text not in "-–/"
    return rel in _APART or rel == "obl"


def _run(tree: Tree, keep: set[int], head: int) -> list[int]:
    """The unbroken run of kept words around the head; hyphens and the like inside it are let in, and "(IS)" before "group"."""
    low = high = head
    while low > 0 and (low - 1 in keep or (tree.tokens[low - 1].upos == "PUNCT" and low - 2 in keep)):
        low -= 1
    if low > 3 and [tree.tokens[low - k].text for k in (1, 3)] == [")", "("] and low - 4 in keep:
        low -= 4
        while low > 0 and low - 1 in keep:
            low -= 1
    while high + 1 < len(tree.tokens) and (
        high + 1 in keep or (tree.tokens[high + 1].upos == "PUNCT" and high + 2 in keep)
    ):
        high += 1
    while low < head and tree.tokens[low].upos in ("PUNCT", "ADP", "CCONJ", "SCONJ"):
        low += 1
    if low > 0 and tree.lemma(low) in ("least", "most") and tree.lemma(low - 1) == "at":
        low -= 1
    if low > 1 and tree.lemma(low - 1) in ("than", "to") and tree.lemma(low - 2) in ("more", "less", "fewer", "up"):
        low -= 2
    while high > head and tree.tokens[high].upos in ("PUNCT", "ADP", "CCONJ", "DET"):
        high -= 1
    return list(range(low, high + 1))


def mention(tree: Tree, text: str, words: list[int], offset: int = 0) -> Mention:
    """The words as said; a possessive ending is left out."""
    while len(words) > 1 and tree.tokens[words[-1]].xpos == "POS":
        words = words[:-1]
    start, end = tree.tokens[words[0]].start, tree.tokens[words[-1]].end
    return Mention(start, end, text[start - offset : end - offset])


def antecedent(tree: Tree, word: int) -> int:
    """What a relative pronoun stands for: "forces that shelled" gives "forces"; any other word stands for itself."""
    token = tree.tokens[word]
    if token.upos in ("PRON", "DET", "SCONJ") and tree.lemma(word) in ("which", "that", "who", "whom", "whose"):
        for up in tree.up(word):
            rel, head = tree.tokens[up].deprel, tree.head(up)
            if head is not None and (rel == "acl:relcl" or (rel == "advcl:relcl" and _it_was(tree, head))):
                return _cleft(tree, head)
    return word


def _it_was(tree: Tree, word: int) -> bool:
    """True for what a cleft sentence sets apart: "it was soldiers"."""
    return bool(tree.kids(word, "cop")) and any(tree.lemma(child) == "it" for child in tree.kids(word, "nsubj"))


def _cleft(tree: Tree, head: int) -> int:
    """ "It was soldiers, he told the council, who …": soldiers, though the clause stands behind the council."""
    for up in tree.up(head):
        if _it_was(tree, up) and any(tree.rel(w) == "parataxis" and tree.head(w) == up for w in (head, *tree.up(head))):
            return up
    return head
