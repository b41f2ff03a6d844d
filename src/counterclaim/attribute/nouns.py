"""Nouns of saying: "X's claim that …", "accusations by X of …", "reports in the media that …"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.attribute.cue import Cue, listed
from counterclaim.clauses import cases, passive, subject
from counterclaim.syntax import Tree

#: "X responded with accusations that …".
_ANSWERS = frozenset({"respond", "reply", "counter", "answer", "react", "hit"})
#: Nouns whose owner says what stands behind "of": "the militants' claim of 137 dead".
_OF = frozenset({"claim", "report", "boast", "account", "figure"})
_PRESS = frozenset({"media", "medium", "press", "outlet", "newspaper"})


def noun_cues(tree: Tree, word: int) -> Iterator[Cue]:
    """The cue of a noun that tells what was said; one without an owner has no source."""
    lemma = tree.lemma(word)
    own = [c for c in tree.kids(word, "acl", "ccomp") if _told(tree, c, tree.tokens[c].deprel == "acl:relcl")]
    phrases = [
        c for w in tree.kids(word, "nmod") for c in tree.kids(w, "acl")
    ]  # the parse may hang the clause on "reports in X that"
    clauses = own + [c for c in phrases if tree.kids(c, "nsubj") and "that" in _openers(tree, c)]
    charged = lemma in listed("noun_accusations") | listed("noun_denials")
    owned = any(tree.tokens[c].deprel == "nmod:poss" for c in tree.children[word])
    of = [c for c in tree.kids(word, "nmod") if (charged or (owned and lemma in _OF)) and "of" in cases(tree, c)]
    if not clauses and not of:
        return
    scope = set().union(*(tree.under(c) for c in (*clauses, *of)))
    speech = (
        "denies" if lemma in listed("noun_denials") else "accuses" if lemma in listed("noun_accusations") else "asserts"
    )
    owner = next(iter(_owners(tree, word, of)), None)
    yield Cue(word, owner, speech, frozenset(scope - {owner}), "noun", noun=True)


def _told(tree: Tree, clause: int, relative: bool) -> bool:
    """True for a clause that tells what was said ("the claim that troops fled"), not for "the claim that they made"."""
    if relative:
        return bool(tree.kids(clause, "nsubj")) and any(tree.lemma(c) == "that" for c in tree.kids(clause, "mark"))
    return bool(tree.kids(clause, "mark", "nsubj")) and bool(
        _openers(tree, clause) & {"that", "of", "to"} or tree.kids(clause, "nsubj")
    )


def _openers(tree: Tree, clause: int) -> set[str]:
    return {tree.lemma(c) for c in tree.children[clause] if c < clause}


def _owners(tree: Tree, word: int, of: list[int]) -> list[int]:
    """Whose claim it is, the surest first."""
    phrases = tree.kids(word, "nmod")
    out = [c for c in tree.children[word] if tree.tokens[c].deprel == "nmod:poss"]
    out += [c for c in phrases if cases(tree, c) & {"by", "from"}]
    out += [c for c in phrases if "of" in cases(tree, c) and c not in of]
    out += [c for c in phrases if "in" in cases(tree, c) and tree.lemma(c) in _PRESS]
    verb = tree.head(word)
    if verb is not None and tree.rel(word) == "obl" and tree.lemma(verb) in _ANSWERS and "with" in cases(tree, word):
        out += [who] if (who := subject(tree, verb)) is not None and not passive(tree, verb) else []
    return out + [c for c in tree.kids(word, "amod", "compound") if tree.tokens[c].name != "O"]
