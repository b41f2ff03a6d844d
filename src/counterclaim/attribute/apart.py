"""What is said where the verb of saying stands apart: "…, it added.", "The army, the ministry said, had …"."""

from __future__ import annotations

from counterclaim.attribute.cue import listed
from counterclaim.attribute.speaker import closing_name
from counterclaim.syntax import Tree

_LEFT = frozenset({",", '"', "”", ";", "—", "–", "''", "?", "!", "("})
_RIGHT = frozenset({",", ".", ";", '"', "“", ":", "—", "–", "``", ")"})
#: Words that open a clause which goes its own way after an interposed verb: "…, he said, as the council met".
_OWN_WAY = frozenset({"as", "while", "when", "after", "before", "whereas", "although", "though"})
#: How far the speaker may stand from the verb, in words.
REACH = 14


def standing_apart(tree: Tree, verb: int, source: int | None) -> set[int]:
    """The words said, empty where the verb does not stand apart."""
    if tree.lemma(verb) not in listed("apart") or _complement(tree, verb):
        return set()
    start = _start(tree, verb, source)
    end = _end(tree, verb)
    if start == 0 or verb - start > REACH or not _plain(tree, verb, start, end):
        return set()
    first = max((w + 1 for w in range(start - 1) if tree.tokens[w].text == ";"), default=0)
    return set(range(first, start)) | _goes_on(tree, verb, start, end)


def _complement(tree: Tree, verb: int) -> bool:
    """True if what is said follows as the verb's own clause, as after "said that"."""
    return any(c > verb and (tree.verbal(c) or tree.kids(c, "mark", "nsubj")) for c in tree.kids(verb, "ccomp")) or any(
        c > verb and tree.verbal(c) for c in tree.kids(verb, "xcomp")
    )


def _start(tree: Tree, verb: int, source: int | None) -> int:
    start = verb
    while start > 0 and tree.tokens[start - 1].text not in _LEFT:
        start -= 1
    if source is not None and source < verb:  # "…, A B, the secretary of C, announced": the apposition is the speaker's
        start = min(start, min(w for w in tree.under(source) if w > source - REACH))
    if start == 0 or (verb - start > REACH and source is not None and source < verb):
        name = closing_name(tree, verb)
        return name if name is not None else 0
    return start


def _end(tree: Tree, verb: int) -> int:
    end = verb + 1
    while end < len(tree.tokens) and tree.tokens[end].text not in _RIGHT:
        end += 1
    return end


def _plain(tree: Tree, verb: int, start: int, end: int) -> bool:
    """True if the stretch between the marks is a speaker and a verb, no clause of its own, and something was said before it."""
    inside = range(start, end)
    others = [w for w in inside if w != verb and tree.tokens[w].upos == "VERB" and tree.rel(w) not in ("acl", "amod")]
    named = any(tree.tokens[w].upos in ("NOUN", "PROPN", "PRON") for w in inside)
    opened = tree.tokens[start].upos == "SCONJ" or tree.lemma(start) in ("who", "which", "that")
    return named and not others and not opened and any(tree.tokens[w].upos in ("VERB", "NOUN", "PROPN") for w in range(start))


def _goes_on(tree: Tree, verb: int, start: int, end: int) -> set[int]:
    """The rest of what is said, after an interposed verb."""
    if end >= len(tree.tokens) or tree.tokens[end].text not in (",", "—", "–"):
        return set()
    last = next((w for w in range(end, len(tree.tokens)) if tree.tokens[w].text == ";"), len(tree.tokens))
    rest = set(range(end, last))
    for word in sorted(rest):
        if tree.rel(word) == "advcl" and tree.finite(word) and _own_way(tree, word):
            if (head := tree.head(word)) is None or head < end:
                rest -= tree.under(word)
        elif tree.rel(word) in ("advcl", "conj") and tree.head(word) == verb:
            rest -= tree.under(word)
    return rest


def _own_way(tree: Tree, word: int) -> bool:
    return any(tree.lemma(c) in _OWN_WAY for c in tree.kids(word, "mark", "advmod"))
