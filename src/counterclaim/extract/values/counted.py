"""Who or what a number counts: the noun, whose people they are, whether soldiers or civilians, whether a running total."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.extract.values.groups import has, people
from counterclaim.extract.values.numbers import Number
from counterclaim.lang.wordlists import words
from counterclaim.syntax import Tree

#: How far right of a number its noun may stand where the tree does not link them ("31 Norlandic soldiers").
_NEAR = 5
_PREMODIFIERS = ("ADJ", "PROPN", "NOUN", "VERB", "PUNCT", "NUM", "ADV", "DET", "PRON", "PART")


def top_of(tree: Tree, number: Number) -> int:
    """The word by which the number hangs in the tree."""
    for i in range(number.core, number.first - 1, -1):
        head = tree.tokens[i].head
        if not number.first <= head < number.end:
            return i
    return number.core


def noun_of(tree: Tree, low: Sequence[str], number: Number) -> tuple[int, int | None, int]:
    """The head of the number's phrase, the noun counted (None: a bare number), and where the phrase ends."""
    top = top_of(tree, number)
    if _cut_off(tree, low, number):
        return number.core, None, number.end
    head = tree.head(top)
    if number.end < len(low) and low[number.end] == "of":
        group = _of(tree, number)
        if group is not None and tree.tokens[group].upos == "PRON":
            return top, None, group + 1
        if group is not None:
            return top, group, group + 1
    if head is not None and head >= number.end and _counts(tree, top, head):
        return head, head, _phrase_end(tree, head)
    near = _near(tree, low, number)
    if near is not None:
        return near, near, _phrase_end(tree, near)
    end = number.end
    if (
        end < len(low)
        and low[end] in ("more", "others")
        and tree.rel(end) in ("advmod", "amod", "nsubj", "obj", "fixed", "nmod")
    ):
        end += 1
        if head == end - 1:
            top = head
    return top, None, end


def _cut_off(tree: Tree, low: Sequence[str], number: Number) -> bool:
    """ "Killed two and injured scores": a new verb follows, whatever the parse hangs the number on."""
    verb = number.end + 1
    return (
        verb + 1 < len(low)
        and low[number.end] in ("and", "but", ",")
        and tree.tokens[verb].upos == "VERB"
        and tree.tokens[verb].xpos in ("VBD", "VBN", "VBG")
        and number.first > 0
        and tree.tokens[number.first - 1].upos == "VERB"
    )


def _counts(tree: Tree, top: int, head: int) -> bool:
    """True if the number hangs on this word as numbers hang on nouns."""
    if tree.rel(top) not in ("nummod", "amod", "det", "compound", "nmod", "advmod", "dep"):
        return False
    if tree.tokens[head].upos == "VERB":
        return tree.rel(top) in ("nummod", "amod", "det")
    return tree.tokens[head].upos in ("NOUN", "PROPN", "ADJ", "NUM", "PRON")


def _of(tree: Tree, number: Number) -> int | None:
    """The noun of "dozens of …", "50 of its …"."""
    for word in (number.core, *range(number.first, number.core)):
        for child in tree.kids(word, "nmod"):
            if child > number.end:
                return child
    head = tree.head(number.end)
    return head if head is not None and head > number.end else None


def _near(tree: Tree, low: Sequence[str], number: Number) -> int | None:
    """The first noun for people right of the number, over what may stand before a noun."""
    table = words("en", "people")
    for i in range(number.end, min(len(low), number.end + _NEAR)):
        lemma = tree.lemma(i)
        if tree.tokens[i].upos in ("NOUN", "PROPN") and (people(lemma) or lemma in table["equipment"]):
            return i
        if tree.tokens[i].upos not in _PREMODIFIERS or tree.finite(i) or low[i] in (",", ".", ":", ";"):
            return None
    return None


def _phrase_end(tree: Tree, noun: int) -> int:
    """Past the noun and an "of" phrase right after it ("members of the guard")."""
    for child in tree.kids(noun, "nmod"):
        case = tree.kids(child, "case")
        if case and case[0] == noun + 1 and tree.lemma(case[0]) == "of" and child - noun < _NEAR + 2:
            return child + 1
    return noun + 1


def status_of(tree: Tree, group: int | None, end: int, before: Sequence[str | None]) -> str | None:
    """`military`, `civilian` or None; "others" and "more" are what the count before was.

    `end` is where the count's words end, `before` the status of each count before it.
    """
    last = tree.tokens[end - 1].text.casefold() if group is None else tree.lemma(group)
    if last in ("other", "others", "more"):
        return before[-1] if before else None
    if group is None:
        return None
    table, lemma = words("en", "people"), tree.lemma(group)
    modifiers = {tree.lemma(c) for c in tree.kids(group, "amod", "compound")}
    if modifiers & table["civilian_mod"]:
        return "civilian"
    for status in ("military", "civilian"):
        if lemma in table[status] or lemma in table[f"more_{status}"]:
            return status
    armed = modifiers & table["military_mod"] or (lemma == "member" and _of_armed(tree, group))
    return "military" if armed and people(lemma) else None


def _of_armed(tree: Tree, group: int) -> bool:
    """ "Members of the Free Falcons Brigade", "members of the PKK": of a body that bears arms."""
    words_there = [w for c in tree.kids(group, "nmod") for w in tree.under(c)] + list(tree.kids(group, "compound"))
    bodies = words("en", "people")["armed_bodies"]
    return any(
        tree.lemma(w) in bodies or (tree.tokens[w].text.isupper() and len(tree.tokens[w].text) > 2) for w in words_there
    )


def owner_of(tree: Tree, word: int, node: int, number: Number) -> tuple[int, int] | None:
    """The words outside the count that say whose people they are: "its own dead at 64", "19 from the army"."""
    at = number.end
    if (
        at < len(tree.tokens)
        and tree.tokens[at].text.casefold() == "from"
        and (child := tree.head(at)) is not None
        and child > at
    ):
        return at + 1, child + 1
    if (bearer := _bearer(tree, word)) is not None:
        return bearer
    if tree.tokens[word].upos not in ("NOUN", "ADJ", "PROPN") or word == node:
        return None
    owners = [
        c
        for c in tree.kids(word, "nmod", "amod", "compound")
        if c < word and (tree.tokens[c].deprel == "nmod:poss" or tree.tokens[c].name.endswith(("NORP", "LOC", "ORG")))
    ]
    if not owners or number.first <= owners[0] < number.end:
        return None
    return owners[0], owners[0] + 1


def _bearer(tree: Tree, word: int) -> tuple[int, int] | None:
    """Who lost or suffered what is counted: "the army" of "the army lost 40 men", of "losing 40 men", "suffered 40 deaths"."""
    verb: int | None = word
    for _ in range(3):
        if verb is None or has("bear", tree.lemma(verb)):
            break
        above = tree.head(verb)
        verb = above if above is not None and tree.rel(verb) in ("obj", "xcomp", "nmod") else None
    if verb is None or not has("bear", tree.lemma(verb)) or any(t == "nsubj:pass" for t in _relations(tree, verb)):
        return None
    holder: int | None = verb
    for _ in range(3):
        subject = next((c for c in tree.kids(holder, "nsubj") if c < verb), None) if holder is not None else None
        if subject is not None:
            return min([subject, *tree.kids(subject, "det", "amod", "compound", "nmod", "flat")]), subject + 1
        if holder is None or tree.rel(holder) not in ("advcl", "conj", "xcomp"):
            return None
        holder = tree.head(holder)
    return None


def _relations(tree: Tree, word: int) -> list[str]:
    return [tree.tokens[c].deprel for c in tree.children[word]]


def cumulative(tree: Tree, word: int, node: int) -> bool:
    """A running total: "since the start of the war", "so far", "to date", "in total"."""
    near = {*tree.children[word], *tree.children[node]}
    head = tree.head(word)
    if head is not None and tree.tokens[word].upos != "VERB":
        near |= set(tree.children[head])
        if tree.lemma(head) in ("bring", "raise") and tree.rel(word) == "obj":
            return True
    for i in near:
        marks = {tree.lemma(c) for c in tree.kids(i, "case", "mark")}
        if (
            "since" in marks
            or tree.lemma(i) == "since"
            or (tree.lemma(i) == "far" and any(tree.lemma(c) == "so" for c in tree.children[i]))
        ):
            return True
        if tree.lemma(i) in ("date", "total") and marks & {"to", "in"}:
            return True
    return False
