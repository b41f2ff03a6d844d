"""Nouns of saying: "X's claim that …", "accusations by X of …", "reports in the media that …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.attribute.cue import Cue, cue, listed
from counterclaim.clauses import cases
from counterclaim.syntax import Tree

_PRESS = frozenset({"media", "medium", "press", "outlet", "newspaper"})


def noun_cues(tree: Tree, word: int) -> Iterator[Cue]:
    """The cue of a noun that tells what was said; one without an owner has no source."""
    lemma = tree.lemma(word)
    inner = [w for c in tree.kids(word, "nmod") for w in tree.kids(c, "acl")]  # the parse may hang the clause on "reports in X that"
    clauses = [
        c for c in (*tree.kids(word, "acl", "ccomp"), *inner) if tree.tokens[c].deprel != "acl:relcl" and tree.kids(c, "mark", "nsubj")
    ]
    charged = lemma in listed("noun_accusations") | listed("noun_denials")
    of = [c for c in tree.kids(word, "nmod") if charged and "of" in cases(tree, c)]
    if not clauses and not of:
        return
    scope = set().union(*(tree.under(c) for c in (*clauses, *of)))
    speech = "denies" if lemma in listed("noun_denials") else "accuses" if lemma in listed("noun_accusations") else "asserts"
    owners = _owners(tree, word, of)
    yield replace(cue(tree, word, owners[0] if owners else None, speech, scope, "noun", 0.85), noun=True)


def _owners(tree: Tree, word: int, of: list[int]) -> list[int]:
    """Whose claim it is, the surest first."""
    phrases = tree.kids(word, "nmod")
    out = [c for c in tree.children[word] if tree.tokens[c].deprel == "nmod:poss"]
    out += [c for c in phrases if cases(tree, c) & {"by", "from"}]
    out += [c for c in phrases if "of" in cases(tree, c) and c not in of]
    out += [c for c in phrases if "in" in cases(tree, c) and tree.lemma(c) in _PRESS]
    return out + [c for c in tree.kids(word, "amod", "compound") if tree.tokens[c].name != "O"]
