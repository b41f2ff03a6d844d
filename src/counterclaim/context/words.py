"""The vocabulary of context, and small questions about words of a sentence."""

from __future__ import annotations

from counterclaim.lang.wordlists import words
from counterclaim.syntax import Tree


def listed(name: str) -> frozenset[str]:
    """One list of `lang/en/context.yaml`."""
    return words("en", "context")[name]


def low(tree: Tree, i: int) -> str:
    """A word as it stands, in lower case."""
    return tree.low[i]


def is_in(tree: Tree, i: int, *names: str) -> bool:
    """True if the word or its lemma stands in one of the lists."""
    said, lemma, table = tree.low[i], tree.lemmas[i], words("en", "context")
    return any(said in table[name] or lemma in table[name] for name in names)


def cases(tree: Tree, i: int) -> frozenset[str]:
    """The prepositions of a phrase, in lower case."""
    return frozenset(low(tree, c) for c in tree.kids(i, "case", "mark"))
