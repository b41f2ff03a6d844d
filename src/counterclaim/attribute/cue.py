"""A cue: one act of saying in a sentence, and the words that verbs and nouns of saying are known by."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.lang.wordlists import words
from counterclaim.syntax import Tree

#: In this order where a verb stands in several lists.
FORCES = ("accuses", "denies", "confirms", "admits", "asserts")


@dataclass(frozen=True, slots=True)
class Cue:
    """One act of saying in a sentence.

    `word` is the cue's own; `source` the head word of who says it, None where nobody is named ("the report that …").
    `scope` holds the indices of what is said. `noun` marks "X's claim that …", which somebody else may answer;
    `passes_on` a cue by which somebody is quoted through another, whose word counts before the other's.
    `via` is the head word of who passed it on ("the agency quoted X as saying"); `name` the source's words where the tree
    does not tell them. `first` is the first word of a cue of several ("made the case"). `method` is the name of the rule.
    """

    word: int
    source: int | None
    speech: str
    scope: frozenset[int]
    method: str
    noun: bool = False
    passes_on: bool = False
    via: int | None = None
    name: range | None = None
    first: int | None = None


def cue(tree: Tree, word: int, source: int | None, speech: str, scope: set[int], method: str) -> Cue:
    """A cue of one word. The word itself and who says it are no part of what is said."""
    held = scope - {word}
    if source is not None:
        held -= own_words(tree, source, word)
    return Cue(word, source, speech, frozenset(held), method)


def own_words(tree: Tree, source: int, word: int) -> set[int]:
    """The words that name a source, its clauses included, save one that holds the cue: "officials who say that …"."""
    return {source} if word in tree.under(source) else tree.under(source)


def listed(name: str) -> frozenset[str]:
    """One of the lists of `reporting.yaml`."""
    return words("en", "reporting")[name]


def force(lemma: str) -> str | None:
    """The force of a reporting verb, None for other verbs."""
    return next((speech for speech in FORCES if lemma in listed(speech)), None)


def negated(tree: Tree, word: int) -> bool:
    """True for "has not acknowledged", "never admitted"."""
    return any(
        tree.lemma(c) in ("not", "n't", "never", "neither", "nor") for c in tree.kids(word, "advmod", "cc", "det")
    )
