"""Passive saying: "it was confirmed by X", "a truce announced by X", "X was accused by Y of …"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.attribute.cue import Cue, cue, listed
from counterclaim.clauses import agents, subject
from counterclaim.syntax import Tree

#: "The killing is attributed by police to X": what is told is the subject.
_LAID_AT = frozenset({"attribute", "ascribe", "blame", "pin"})
_BACK = frozenset({"it", "this", "that", "which"})


def passive_cues(tree: Tree, verb: int, speech: str) -> Iterator[Cue]:
    """Passives with an agent. "X is said to have …" names nobody: that is a hedge, and the article's own."""
    by = [w for w in agents(tree, verb) if w > verb]  # "by Thursday no raid had been recorded" names nobody
    if not by:
        return
    who, head = subject(tree, verb), tree.head(verb)
    if speech == "denies" and tree.rel(verb) == "acl" and head is not None and tree.lemma(head) in listed("charges"):
        start = min(tree.under(head))
        if start > 0 and tree.tokens[start - 1].text == ",":  # "…, a charge rejected by X"
            yield cue(tree, verb, by[0], speech, set(range(start)), "denied_charge")
            return
    scope: set[int] = set()
    for child in tree.kids(verb, "ccomp", "csubj", "xcomp"):
        scope |= tree.under(child)
    if speech == "accuses":
        scope |= {w for c in tree.kids(verb, "obl", "advcl") if c not in by for w in tree.under(c)}
    if not scope or speech in ("denies", "confirms") or tree.lemma(verb) in _LAID_AT:
        scope |= _of_subject(tree, verb, who)
    scope -= set().union(*(tree.under(w) for w in by))
    if tree.lemma(verb) == "claim" and who is not None and not tree.kids(verb, "ccomp"):
        yield cue(tree, verb, by[0], "claims-responsibility", {who}, "claimed_by")
        return
    yield cue(tree, verb, by[0], speech, scope, "passive")


def _of_subject(tree: Tree, verb: int, who: int | None) -> set[int]:
    """What "it was confirmed by X" points back to, else the subject's own words."""
    head = tree.head(verb)
    if who is None:
        return set()
    if tree.lemma(who) not in _BACK:
        if tree.rel(verb) == "acl" and not tree.kids(verb, "aux"):
            return {who, *tree.kids(who, "compound", "amod")}
        return tree.under(who)
    if head is not None and tree.rel(verb) in ("parataxis", "conj") and tree.lemma(verb) not in listed("minds"):
        return tree.under(head) - tree.under(verb)
    return set()
