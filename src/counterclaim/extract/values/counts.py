"""Counts of people and equipment: how many, of which kind, whose, with which bounds.

A number becomes a count only where a word of harm, capture, flight or deployment governs it; ages, dates, calibres, money
and distances do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from counterclaim.extract.values.numbers import Number, find_numbers
from counterclaim.lang.wordlists import words
from counterclaim.records import Count, Evidence, Mention, Sentence
from counterclaim.syntax import Tree

_KINDS = ("killed", "wounded", "missing", "captured", "displaced", "detained", "lost_equipment", "strength")
#: Verbs whose subject is counted; for all others it is the object, or the subject of the passive.
_OF_SUBJECT = frozenset({"die", "perish", "flee", "surrender", "disappear", "relocate", "leave"})
_RISES = frozenset({"rise", "reach", "climb", "pass", "exceed", "stand", "grow", "jump", "bring", "put", "raise", "hit", "top",
                    "be", "include", "surpass", "increase", "total", "give", "place", "revise"})
_TOLL = frozenset({"toll", "loss", "number", "dead", "casualty", "death", "fatality", "total", "figure", "count"})
_MONTHS = frozenset({"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                     "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
                     "dec", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec."})


@dataclass(frozen=True, slots=True)
class CountHit:
    """A count. `kind_from` is the word that gave its kind, `group` the noun for the people counted (None: not said)."""

    count: Count
    head: int
    kind_from: int | None
    group: int | None


@cache
def _kind_of(lemma: str) -> str | None:
    table = words("en", "people")
    return next((kind for kind in _KINDS if lemma in table[kind]), None)


def find_counts(sentence: Sentence, text: str) -> tuple[CountHit, ...]:
    """The counts of a sentence in text order."""
    tree = Tree(sentence.tokens)
    out: list[CountHit] = []
    for number in find_numbers(sentence.tokens):
        out.extend(_hits(text, tree, number, out))
    out.extend(_none_harmed(text, tree))
    return tuple(sorted(out, key=lambda h: (h.count.mention.start, h.count.mention.end, h.count.kind)))


def _hits(text: str, tree: Tree, number: Number, before: list[CountHit]) -> Iterator[CountHit]:
    head = _number_head(tree, number)
    group = _group(tree, number, head)
    if _no_people(tree, number, head, group):
        return
    node = group if group is not None else head
    found = _kind(tree, node, number)
    if found is None:
        found = _inherited(tree, node, number, before)
    if found is None:
        return
    kind, source = found
    if group is None and kind in ("strength", "lost_equipment"):
        return
    if not _fits(tree, kind, group):
        return
    yield _hit(text, tree, number, node, group, kind, source)
    other = _second_kind(tree, source, kind)
    if other is not None:
        yield _hit(text, tree, number, node, group, *other)


def _number_head(tree: Tree, number: Number) -> int:
    inside = range(number.first, number.end)
    for i in range(number.last, number.first - 1, -1):
        if tree.tokens[i].head not in inside:
            return i
    return number.last


def _group(tree: Tree, number: Number, head: int) -> int | None:
    """The noun that is counted: "49 → soldiers", "dozens of → people", "50 of its → troops"."""
    up = tree.head(head)
    if up is not None and tree.rel(head) in ("nummod", "amod", "det", "compound", "advmod") and tree.tokens[up].upos in ("NOUN", "PROPN", "ADJ", "NUM"):
        return up
    for child in tree.kids(head, "nmod"):
        if "of" in {tree.lemma(c) for c in tree.kids(child, "case")}:
            return child
    if tree.tokens[head].upos == "NOUN" and head not in range(number.first, number.end):
        return head
    return None


def _no_people(tree: Tree, number: Number, head: int, group: int | None) -> bool:
    """Dates, years, ages, distances, money, clock times, names with numbers."""
    tokens, last = tree.tokens, number.last
    after = tokens[last + 1].text.casefold() if last + 1 < len(tokens) else ""
    before = tokens[number.first - 1].text.casefold() if number.first else ""
    if group is not None and (tree.lemma(group) in words("en", "people")["units"] or tree.lemma(group) in _MONTHS):
        return True
    if after in _MONTHS or before in _MONTHS or after in ("%", "percent", "per", "km", "th", "st", "nd", "rd", ":") or before in ("$", "€", "£", "#", "no."):
        return True
    if after in ("-", "–") and last + 2 < len(tokens) and tokens[last + 1].start == tokens[last].end and tokens[last + 2].text[:1].isalpha():
        return True
    if tokens[head].name != "O" and group is None:
        return True
    said = tokens[last].text
    return number.low == number.high and group is None and len(said) == 4 and said[:2] in ("19", "20") and said.isdigit()


def _kind(tree: Tree, node: int, number: Number) -> tuple[str, int] | None:
    """The kind of a count and the word it comes from."""
    own = _kind_of(tree.lemma(node))
    if own in ("killed", "wounded", "displaced", "captured") and node not in range(number.first, number.end) and (
        tree.tokens[node].upos in ("NOUN", "ADJ", "VERB", "PROPN")
    ):
        better = _governor(tree, node)
        if own != "killed" and better is not None:
            return better
        if tree.lemma(node) in ("prisoner", "captive", "refugee", "evacuee") and better is None:
            return None
        return own, node
    for child in sorted(tree.children[node]):
        kind = _kind_of(tree.lemma(child))
        if kind in ("killed", "wounded", "missing", "displaced", "captured", "detained") and (
            tree.rel(child) == "acl" or (tree.rel(child) in ("amod", "dep", "xcomp") and child > node)
        ) and tree.lemma(child) not in ("leave", "bus"):
            return kind, child
    return _governor(tree, node)


def _governor(tree: Tree, node: int) -> tuple[str, int] | None:
    """The word above: verb, noun of harm, toll."""
    top = node
    while tree.rel(top) == "conj" and (up := tree.head(top)) is not None and not tree.verbal(up):
        top = up
    head = tree.head(top)
    if head is None:
        return None
    rel, lemma = tree.tokens[top].deprel, tree.lemma(head)
    kind = _kind_of(lemma)
    plain = rel.partition(":")[0]
    if kind is not None and tree.tokens[head].upos in ("VERB", "ADJ", "NOUN"):
        if tree.tokens[head].upos == "NOUN":
            of = {tree.lemma(c) for c in tree.kids(top, "case")}
            return (kind, head) if plain == "nmod" and of & {"of", "among"} and kind in ("killed", "wounded") else None
        passive = rel == "nsubj:pass" or (plain == "nsubj" and tree.tokens[head].xpos == "VBN") or tree.tokens[head].upos == "ADJ"
        if (plain in ("obj", "iobj") and lemma not in _OF_SUBJECT) or passive or (plain == "nsubj" and lemma in _OF_SUBJECT):
            return kind, head
        if plain == "nsubj" and kind in ("strength",):
            return kind, head
    return _around(tree, top, head, plain)


def _around(tree: Tree, top: int, head: int, plain: str) -> tuple[str, int] | None:
    """"Left 130 dead", "the toll rose to 112", "put its own dead at 49", "took the lives of 12", "brought the toll to"."""
    for child in sorted(tree.children[head]):
        kind = _kind_of(tree.lemma(child))
        if child != top and kind in ("killed", "wounded") and tree.rel(child) in ("xcomp", "amod", "advcl", "conj") and plain == "obj":
            return kind, child
    if plain in ("obl", "obj", "xcomp", "root", "nsubj") and (tree.lemma(head) in _RISES or plain == "root"):
        for child in sorted(tree.children[head]):
            if child != top and tree.rel(child) in ("nsubj", "obj") and tree.lemma(child) in _TOLL:
                return _toll_kind(tree, child)
    if tree.lemma(head) in _TOLL and plain in ("nmod", "appos", "dep"):
        return _toll_kind(tree, head)
    for child in sorted(tree.children[top]):
        if tree.rel(child) == "nsubj" and tree.lemma(child) in _TOLL:  # "the toll is at least 70"
            return _toll_kind(tree, child)
    return None


def _toll_kind(tree: Tree, word: int) -> tuple[str, int]:
    """A toll is of the dead unless it says of the wounded."""
    near = {tree.lemma(c) for c in tree.under(word)}
    return ("wounded" if near & {"wounded", "injured"} and not near & {"dead", "killed", "death"} else "killed"), word


def _inherited(tree: Tree, node: int, number: Number, before: list[CountHit]) -> tuple[str, int] | None:
    """A part of a count before it: "including three children", "42 from the army and eight from the border service"."""
    if not before:
        return None
    last = before[-1]
    cases = {tree.lemma(c) for c in tree.kids(node, "case")}
    lemmas = {tree.lemma(i) for i in range(max(0, number.first - 3), number.first)}
    part = bool(cases & {"including", "include", "among"}) or bool(lemmas & {"including", "include", "among", "them"})
    up = tree.head(node)
    listed = tree.rel(node) in ("conj", "appos", "parataxis", "dep") and up is not None
    if (part or listed) and last.kind_from is not None and last.count.kind in ("killed", "wounded", "displaced"):
        return last.count.kind, last.kind_from
    return None


def _fits(tree: Tree, kind: str, group: int | None) -> bool:
    """People for people's kinds, gear for gear: "destroyed 12 tanks" but not "destroyed 12 houses"."""
    if group is None:
        return True
    table, lemma = words("en", "people"), tree.lemma(group)
    if kind == "lost_equipment":
        return lemma in table["equipment"] and lemma not in table["people"]
    if kind == "strength":
        return lemma in table["military"] or lemma in ("man", "personnel", "force", "observer")
    gear = lemma in table["equipment"] and kind in ("killed", "wounded", "captured")
    return not gear


def _second_kind(tree: Tree, source: int, kind: str) -> tuple[str, int] | None:
    """"Dozens were dead or wounded": one number for both."""
    for child in tree.kids(source, "conj"):
        other = _kind_of(tree.lemma(child))
        joined = {tree.lemma(c) for c in tree.kids(child, "cc")}
        if other in ("killed", "wounded") and other != kind and "or" in joined:
            return other, child
    return None


def _hit(text: str, tree: Tree, number: Number, node: int, group: int | None, kind: str, source: int) -> CountHit:
    tokens = tree.tokens
    last = number.last
    if group is not None and group > number.last:
        last = group
        for child in tree.kids(group, "nmod"):
            if child == group + 1 + len(tree.kids(child, "case", "det", "amod", "compound")) and "of" in {
                tree.lemma(c) for c in tree.kids(child, "case")
            } and tree.lemma(group) in ("member", "number", "group"):
                last = child
    mention = Mention(tokens[number.first].start, tokens[last].end, text[tokens[number.first].start : tokens[last].end])
    evidence = Evidence("en.values.count.vague/1" if number.vague else "en.values.count.number/1",
                        0.8 if number.vague else 0.88, Mention(mention.start, mention.end).span)
    count = Count(mention, kind, evidence, number.low, number.high, number.vague, _status(tree, group, node),
                  cumulative=_cumulative(tree, source))
    return CountHit(count, node, source, group)


def _status(tree: Tree, group: int | None, node: int) -> str | None:
    table = words("en", "people")
    for word in ((group, *tree.kids(group, "compound", "amod", "nmod")) if group is not None else ()):
        lemma = tree.lemma(word)
        if lemma in table["military"]:
            return "military"
        if lemma in table["civilian"]:
            return "civilian"
    return None


def _cumulative(tree: Tree, source: int) -> bool:
    """A running total: "since 2011", "has risen to", "brings the toll to"."""
    lemmas = {tree.lemma(i) for i in range(len(tree.tokens))}
    if tree.lemma(source) in ("toll", "loss", "number") and lemmas & {"rise", "bring", "reach", "climb", "pass", "raise"}:
        return True
    head = tree.clause_head(source)
    return any("since" in {tree.lemma(c) for c in tree.kids(w, "case", "mark")} for w in tree.children[head])


def _none_harmed(text: str, tree: Tree) -> Iterator[CountHit]:
    """"No casualties", "nobody was hurt": nought."""
    for i, token in enumerate(tree.tokens):
        if tree.lemma(i) not in ("casualty", "fatality", "victim", "death") or token.upos != "NOUN":
            continue
        none = [c for c in tree.kids(i, "det") if tree.lemma(c) == "no"]
        if none:
            start = tree.tokens[none[0]].start
            mention = Mention(start, token.end, text[start : token.end])
            yield CountHit(Count(mention, "killed", Evidence("en.values.count.none/1", 0.8, mention.span), 0, 0), i, i, i)
