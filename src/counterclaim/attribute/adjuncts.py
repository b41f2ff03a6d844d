"""Phrases that name a source without a verb: "according to X", "by the account of X", "Ministry: shells hit the town"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.attribute.cue import Cue, cue, listed
from counterclaim.attribute.insertion import CLOSING
from counterclaim.attribute.speaker import issuer
from counterclaim.clauses import cases
from counterclaim.lang.wordlists import words
from counterclaim.syntax import Tree

_ACCORD = frozenset({"accord", "according"})
_BY = frozenset({"by", "in", "on"})


def according(tree: Tree, word: int) -> Iterator[Cue]:
    """ "According to X": the sentence, or where several sources share it each its own stretch."""
    if word + 1 >= len(tree.tokens) or tree.lemma(word + 1) != "to":
        return
    source = tree.head(word)
    if source is None or source < word:
        following = [
            w
            for w in range(word + 2, min(word + 12, len(tree.tokens)))
            if tree.tokens[w].upos in ("NOUN", "PROPN", "PRON")
        ]
        source = following[0] if following else None
    if source is None:
        return
    phrase = {w for w in tree.under(source) if w >= word}
    found = issuer(tree, source)
    scope = _stretch(tree, word, phrase) - phrase
    yield cue(tree, word, found, "asserts", scope, "according_to")


def _stretch(tree: Tree, word: int, phrase: set[int]) -> set[int]:
    size = len(tree.tokens)
    others = [
        w for w in range(size) if w != word and tree.lemma(w) in _ACCORD and w + 1 < size and tree.lemma(w + 1) == "to"
    ]
    breaks = [w for w in range(size) if tree.tokens[w].text == ";"]
    after = max(phrase) + 1 if phrase else word + 2
    first = max((b + 1 for b in breaks if b < word), default=0)
    last = min((b for b in breaks if b > word), default=size)
    if not others:
        if (
            word == 0
            or tree.tokens[word - 1].text in (",", "—", "–")
            or after >= size - 1
            or tree.tokens[after].text == ","
        ):
            return set(range(first, last))
        held = [w for w in tree.up(word) if tree.opens_clause(w)]
        return tree.under(held[0]) if held else set(range(first, last))
    if word <= first + 1:
        return set(range(first, min([last, *(o for o in others if o > word)])))
    before = [o for o in others if o < word]
    own = set(range(_past(tree, before[-1]) if before else first, word))
    if before and not any(
        tree.tokens[w].upos == "VERB" for w in own
    ):  # "…, and six, according to Y": the verb is shared
        own |= set([w for w in range(first, before[-1]) if tree.tokens[w].upos == "VERB"][-1:])
    return own


def _past(tree: Tree, word: int) -> int:
    """The first word after another "according to …" phrase: past its comma."""
    return next((w + 1 for w in range(word + 2, len(tree.tokens)) if tree.tokens[w].text in (",", ";")), word + 3)


def by_account(tree: Tree, word: int) -> Iterator[Cue]:
    """ "By the two sides' own count", "by the account of X", "in his words", "in her view"."""
    head = tree.head(word)
    if not cases(tree, word) & _BY or head is None or tree.rel(word) not in ("obl", "nmod", "advcl"):
        return
    owners = [c for c in tree.children[word] if tree.tokens[c].deprel == "nmod:poss"]
    owners += [c for c in tree.kids(word, "nmod") if "of" in cases(tree, c)]
    if not owners or (tree.lemma(word) == "account" and "on" in cases(tree, word)):
        return
    clause = tree.clause_head(head)
    scope = tree.under(clause) - tree.under(word)
    if tree.tokens[clause].deprel == "acl:relcl" and (noun := tree.head(clause)) is not None:
        scope |= {noun, *tree.kids(noun, "compound")}
    yield cue(tree, word, owners[0], "asserts", scope, "by_account")


def headline(tree: Tree, word: int) -> Iterator[Cue]:
    """ "Ministry: shells hit the town" and "Shells hit the town: ministry": a short name beside a colon says the rest."""
    size = len(tree.tokens)
    for name, rest in ((range(word), range(word + 1, size)), (range(word + 1, size), range(word))):
        if 0 < len(name) < 6 < len(rest) + 4 and _names_somebody(tree, name):
            head = next((w for w in reversed(name) if tree.tokens[w].head not in name), name[-1])
            yield cue(tree, word, head, "asserts", set(rest), "headline")
            return


def signed(tree: Tree, word: int) -> Iterator[Cue]:
    """ "“We stayed.” — A B, teacher": a name behind a dash signs the quotation before it."""
    if word < 2 or tree.tokens[word - 1].text not in CLOSING or word + 1 >= len(tree.tokens):
        return
    if tree.tokens[word + 1].name.endswith("PER"):
        rest = range(word + 1, len(tree.tokens))
        head = next((w for w in rest if tree.tokens[w].head not in rest), word + 1)
        yield cue(tree, word, head, "asserts", set(range(word)), "signed")


def _names_somebody(tree: Tree, name: range) -> bool:
    if not all(tree.tokens[w].upos in ("PROPN", "NOUN", "ADJ", "PART") for w in name):
        return False
    return any(tree.tokens[w].name != "O" or tree.lemma(w) in _persons_of_word() for w in name)


def _persons_of_word() -> frozenset[str]:
    table = words("en", "sources")
    return (
        table["unnamed"]
        | table["expert"]
        | table["witness"]
        | table["ngo"]
        | table["police"]
        | table["official"]
        | table["military"]
    )


def is_account(tree: Tree, word: int) -> bool:
    """True for "count", "view" and the like."""
    return tree.tokens[word].upos == "NOUN" and (
        tree.lemma(word) in listed("accounts") or (tree.lemma(word) == "word" and tree.plural(word))
    )
