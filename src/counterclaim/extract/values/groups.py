"""Nouns for what is counted: people, soldiers, civilians, equipment; which kinds of count fit them."""

from __future__ import annotations

from counterclaim.lang.wordlists import words
from counterclaim.syntax import Tree

_FORCES = frozenset({"guard", "officer", "policeman", "personnel", "observer", "monitor", "police", "force", "member"})


def has(name: str, lemma: str) -> bool:
    """True if this list of `numbers.yaml` holds the lemma; a list that is not there holds none."""
    return lemma in words("en", "numbers").get(name, ())


def people(lemma: str) -> bool:
    """True for a noun for people."""
    table = words("en", "people")
    lists = ("military", "civilian", "people", "more_military", "more_civilian")
    return any(lemma in table[name] for name in lists)


def military(tree: Tree, noun: int | None) -> bool:
    """True for a noun for fighters."""
    return noun is not None and tree.lemma(noun) in words("en", "people")["military"]


def equipment(tree: Tree, noun: int | None) -> bool:
    """True for a noun for equipment that can be lost."""
    return noun is not None and tree.lemma(noun) in words("en", "people")["equipment"]


def fits(tree: Tree, kind: str, noun: int | None) -> bool:
    """People are killed, captured, displaced; equipment is lost; only forces have a strength. None is a bare number."""
    if noun is None:
        return kind not in ("strength", "lost_equipment")
    lemma, token = tree.lemma(noun), tree.tokens[noun]
    if kind == "lost_equipment":
        return equipment(tree, noun)
    if kind == "strength":
        return military(tree, noun) or lemma in _FORCES
    if equipment(tree, noun):
        return False
    if kind in ("killed", "wounded", "detained"):
        return True
    return (
        people(lemma)
        or token.name.endswith("NORP")
        or token.upos in ("NUM", "ADJ")
        or has("vague", token.text.casefold())
    )
