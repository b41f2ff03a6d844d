"""Trees mended where the model is known to hang words wrongly and the words themselves leave no doubt.

"The army was accused by the rebels of shelling the town": what it is accused of hangs on the verb, not on the rebels, who would then
be the ones that shelled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from counterclaim.records import Token
from counterclaim.syntax import Tree, tree_of

#: Verbs of blame that take "of" or "for" after "by …".
_BLAME = frozenset({"accuse", "suspect", "charge", "blame", "condemn", "denounce", "convict"})
#: What is charged hangs so many steps below the agent at most.
_DEEP = 4


def repaired(found: Iterable[Token]) -> tuple[Token, ...]:
    """The tokens with what "accused by X of …" tells hung on the verb."""
    tokens = tuple(found)
    blaming = [i for i, t in enumerate(tokens) if t.lemma in _BLAME and t.upos == "VERB" and t.xpos in ("VBN", "VBD")]
    if not blaming:
        return tokens
    tree, out = tree_of(tokens), list(tokens)
    for verb in blaming:
        moved = _charge(tree, verb)
        if moved is not None:
            out[moved] = replace(tokens[moved], head=verb, deprel="advcl" if tokens[moved].upos == "VERB" else "obl")
    return tuple(out)


def _charge(tree: Tree, verb: int) -> int | None:
    """The word that heads what is charged, hung somewhere below the agent; None where the verb has it already or there is none."""
    right = [c for c in tree.children[verb] if c > verb]
    agent = next((c for c in right if _opens(tree, c, "by")), None)
    if agent is None or any(_opens(tree, c, "of", "for") for c in right):
        return None
    named = tree.tokens[agent].upos in ("PROPN", "PRON")  # "by the RSF of an attack", but "by the mayor of Goma"
    for word in range(len(tree.tokens) - 1, agent, -1):
        token = tree.tokens[word]
        if agent not in islice(tree.up(word), _DEEP) or not _opens(tree, word, "of", "for"):
            continue
        if token.xpos == "VBG" and token.upos == "VERB":
            return word
        if named and token.upos == "NOUN" and token.head == agent:
            return word
    return None


def _opens(tree: Tree, word: int, *with_word: str) -> bool:
    """True for a phrase or clause that one of these words opens."""
    return any(tree.lemma(c) in with_word and c < word for c in tree.kids(word, "case", "mark"))
