"""Nouns of saying, thinking and wanting: "his decision to", "made the case that", "her bet is that"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.attribute.cue import Cue
from counterclaim.attribute.speaker import speaker
from counterclaim.attribute.stance_content import VERBS, content, stance_cue, stance_words, tied
from counterclaim.clauses import passive, subject
from counterclaim.syntax import Tree


def noun_stances(tree: Tree, noun: int) -> Iterator[Cue]:
    """The cue of a noun with an owner, with a verb that lends itself to it, or with "is": at most one."""
    lemma, verb = tree.lemma(noun), tree.head(noun)
    if lemma in stance_words("nouns") and (found := _equated(tree, noun)):
        yield found
        return
    light = is_light(tree, noun)
    copular = bool(tree.kids(noun, "cop")) and lemma in stance_words("partisans")
    if lemma not in stance_words("nouns") and not copular and not light:
        return
    scope = _of_noun(tree, noun)
    if not scope:
        return
    if copular:
        yield stance_cue(
            tree, noun, subject(tree, noun), scope, "stance_noun", min([*tree.kids(noun, "cop", "aux"), noun])
        )
    elif light and verb is not None and not passive(tree, verb):
        yield _of_light(tree, verb, noun, scope)
    else:
        owners = [c for c in tree.children[noun] if tree.tokens[c].deprel == "nmod:poss"]
        if owners:
            yield stance_cue(tree, noun, owners[0], scope, "stance_noun", max(tree.under(owners[0])) + 1)


def _equated(tree: Tree, noun: int) -> Cue | None:
    """ "Her bet is that prices fall", "his best response was to say so": the noun with its "is"."""
    head = tree.head(noun)
    owners = [c for c in tree.children[noun] if tree.tokens[c].deprel == "nmod:poss"]
    if head is None or tree.rel(noun) != "nsubj" or not owners:
        return None
    cops = [c for c in tree.kids(head, "cop") if noun < c < head]
    opens = [c for c in tree.kids(head, "mark") if tree.lemma(c) in ("that", "to")]
    if not cops or not opens or opens[0] != cops[-1] + 1:
        return None
    first = max(tree.under(owners[0])) + 1
    if tree.lemma(opens[0]) == "to" and tree.lemma(head) in stance_words("speaks"):
        return stance_cue(tree, head, owners[0], content(tree, head), "stance_noun", first)
    return stance_cue(
        tree,
        cops[-1],
        owners[0],
        {w for w in tree.under(head) if w > cops[-1] and tree.tokens[w].text != "."},
        "stance_noun",
        first,
    )


def _of_light(tree: Tree, verb: int, noun: int, scope: set[int]) -> Cue:
    """ "Issued a statement calling the raid a crime": the verb behind the noun ends the cue, what it is about is the content."""
    told = next((c for c in tree.kids(noun, "acl") if tree.tokens[c].xpos == "VBG" and content(tree, c)), None)
    if told is not None and tree.lemma(told) in stance_words(*VERBS):
        return stance_cue(tree, told, speaker(tree, verb), content(tree, told), "stance_noun", verb)
    return stance_cue(tree, noun, speaker(tree, verb), scope, "stance_noun", verb)


def as_told(tree: Tree, cue: Cue) -> Cue:
    """A cue that claims are read by, as a reader would bound it.

    "Called the strike a crime" is about the strike alone, whatever else is said with it; of "expressed doubts about X" the noun
    is a part of the cue.
    """
    if cue.method in ("names", "mind") and (told := content(tree, cue.word)):
        return replace(cue, scope=frozenset(told - {cue.word}))
    noun = next((c for c in tree.kids(cue.word, "obj") if is_light(tree, c)), None)
    if cue.method == "verb" and noun is not None and not tree.kids(cue.word, "ccomp"):
        found = _of_light(tree, cue.word, noun, _of_noun(tree, noun))
        return replace(found, source=cue.source, method=cue.method)
    return cue


def _of_noun(tree: Tree, noun: int) -> set[int]:
    clauses = [c for c in tree.kids(noun, "acl", "ccomp") if tree.tokens[c].deprel != "acl:relcl"]
    return {w for c in clauses for w in tree.under(c)} or tied(tree, noun)


def is_light(tree: Tree, noun: int) -> bool:
    """ "Made [the case] that", "issued [a statement] calling": what is said is told by the noun rather than by its verb."""
    verb = tree.head(noun)
    if verb is None or tree.rel(noun) != "obj" or tree.lemma(verb) not in stance_words("lights") or noun < verb:
        return False
    return tree.lemma(noun) in stance_words("nouns", "beside_light") and bool(_of_noun(tree, noun))
