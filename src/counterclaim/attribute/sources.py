"""Sources: the words that name who says it, of which kind they are, whom they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.attribute.coreference import Named, described, is_pronoun, meant, named
from counterclaim.attribute.kinds import for_whom, kind_of, listed_kind
from counterclaim.lang.wordlists import words
from counterclaim.phrases import antecedent, members, mention, words_of
from counterclaim.records import Document, Evidence, Mention, Source
from counterclaim.syntax import Tree

#: Bodies of a state that "the …" names anew, whatever official was named before.
_BODIES = frozenset({"government", "army", "military", "navy"})


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence as the rules of sources see it: its number and tree, who was named up to here, and titles said anywhere."""

    doc: Document
    number: int
    tree: Tree
    before: Sequence[Named]
    known: Mapping[str, str]


def source_of(place: Place, head: int, evidence: Evidence, name: range | None = None) -> Source:
    """The source whose head word is `head`; `name` are its words where the tree does not tell them."""
    tree = place.tree
    said = source_words(place.doc, tree, head) if name is None else mention(tree, place.doc.text, list(name))
    who = meant(tree, head, place.number, place.before)
    if is_pronoun(tree, head):
        return Source(said, who.kind if who else "unnamed", evidence, None, who.said if who else None)
    kind = for_whom(kind_of(place.doc, tree, head, place.known, name), said.text)
    if who is None:
        return Source(said, _owner_kind(place, head) or kind, evidence)
    if described(tree.lemma(head)):
        return Source(said, who.kind, evidence, None, who.said)
    kept = kind not in ("official", "unnamed", "rebel") or tree.lemma(head) in _BODIES
    return Source(said, kind if kept else who.kind, evidence, None, who.said)


def source_words(doc: Document, tree: Tree, head: int) -> Mention:
    """The words as said: the noun phrase with "there" or "in …" behind it, an apposition that names the person, its name."""
    phrase = set(words_of(tree, head, frozenset(_outside(tree, head))))
    while _name_goes_on(tree, head, max(phrase) + 1):
        phrase.add(max(phrase) + 1)
    for child in sorted(tree.children[head]):
        if child <= head or tree.lemma(child) in ("who", "which"):
            continue
        place = tree.tokens[child].deprel == "advmod" and tree.lemma(child) in ("there", "here")
        inside = tree.rel(child) == "nmod" and any(tree.lemma(c) == "in" for c in tree.kids(child, "case"))
        near = min(tree.under(child)) <= max(phrase) + 5
        if (place or inside or _named_beside(tree, head, child)) and near:
            phrase |= set(range(head, max(words_of(tree, child)) + 1))
    return mention(tree, doc.text, list(range(_from(tree, head, min(phrase)), max(phrase) + 1)))


def _name_goes_on(tree: Tree, head: int, word: int) -> bool:
    """The rest of a name that the parse has torn into two subjects: "Padoh | Saw Taw Nee said"."""
    if tree.tokens[head].upos != "PROPN" or word >= len(tree.tokens) or word <= head:
        return False
    torn = tree.rel(word) == "nsubj" and tree.tokens[word].head == tree.tokens[head].head
    return tree.tokens[word].upos == "PROPN" and (torn or tree.rel(word) == "flat")


def _tight(tree: Tree, hyphen: int) -> bool:
    """A hyphen within a word; "MOSCOW - Russia's ministry" begins with a dateline."""
    before, mark, after = tree.tokens[hyphen - 1 : hyphen + 2]
    return before.end == mark.start and mark.end == after.start


def _from(tree: Tree, head: int, first: int) -> int:
    """The first word of a name that the parse cut: "Britain-[based Centre]", "Deputy Secretary of [State A B]"."""
    while first > 1 and tree.tokens[first - 1].text == "-" and _tight(tree, first - 1):
        first -= 2
    if tree.tokens[head].name.endswith("PER"):
        at = first
        while at > 0 and (
            tree.tokens[at - 1].upos in ("NOUN", "PROPN", "ADJ", "PART") or tree.lemma(at - 1) in ("of", "for")
        ):
            at -= 1
        if any(listed_kind(tree.lemma(w)) for w in range(at, first)):
            first = at
    if (
        first > 0
        and tree.tokens[first - 1].upos == "DET"
        and tree.lemma(first - 1) not in ("what", "which", "whatever")
    ):
        first -= 1
    while first < head and tree.tokens[first].upos in ("ADP", "PART", "PUNCT"):
        first += 1
    return first


def _outside(tree: Tree, head: int) -> set[int]:
    """Words before a name that belong to the clause: "what officials called", "there a monitor said"."""
    return {
        w for c in tree.children[head] if c < head and tree.lemma(c) in ("what", "there", "who") for w in tree.under(c)
    }


def _named_beside(tree: Tree, head: int, child: int) -> bool:
    """ "The policy chief, A B": a name in apposition to a title; "the news agency NAN": a name beside what bears it."""
    if (
        child == max(words_of(tree, head)) + 1
        and tree.rel(child) in ("appos", "flat")
        and tree.tokens[child].name != "O"
    ):
        return True
    return tree.rel(child) == "appos" and tree.tokens[child].name.endswith("PER") and tree.tokens[head].name == "O"


def _owner_kind(place: Place, head: int) -> str | None:
    """ "His spokesman", "its office": the kind of whom they speak for, where that is no state."""
    tree = place.tree
    owners = [c for c in tree.kids(head, "nmod") if tree.tokens[c].deprel == "nmod:poss" and is_pronoun(tree, c)]
    if not owners or tree.lemma(head) not in words("en", "sources")["offices"]:
        return None
    who = meant(tree, owners[0], place.number, place.before)
    return who.kind if who is not None and who.kind in ("igo", "ngo", "rebel", "police") else None


def leaves(place: Place, head: int, source: Source) -> Named | None:
    """What the source leaves for later pronouns; None for a pronoun that stands for nobody known."""
    if source.mention is None:
        return None
    if is_pronoun(place.tree, head):
        who = meant(place.tree, head, place.number, place.before)
        return None if who is None else Named(who.said, who.kind, place.number, who.person, who.plural, who.lemmas)
    return named(place.tree, head, source.stands_for or source.mention, source.kind, place.number)


def speakers(tree: Tree, head: int) -> list[int]:
    """Both of "A and B said"; a relative pronoun's antecedent. "A, an analyst and a former reporter" is one person."""
    first = antecedent(tree, head)
    out = [antecedent(tree, word) for word in members(tree, first)]
    return [w for w in out if w == first or _speaks_too(tree, first, w)]


def _speaks_too(tree: Tree, first: int, word: int) -> bool:
    counted = tree.tokens[word].upos == "NUM" or (tree.kids(word, "nummod") and listed_kind(tree.lemma(word)) is None)
    return not counted and (tree.tokens[word].name != "O" or not tree.tokens[first].name.endswith("PER"))
