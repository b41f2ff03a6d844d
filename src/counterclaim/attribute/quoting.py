"""Somebody quoted through another: "the agency quoted X as saying", "citing X", "with reference to X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.attribute.cue import Cue, cue, listed
from counterclaim.attribute.insertion import insertion
from counterclaim.attribute.speaker import issuer, may_speak, speaker
from counterclaim.clauses import agents, cases, passive, subject
from counterclaim.syntax import Tree

_SAYING = frozenset({"say", "tell", "state", "write", "claim", "add"})


def quoting(tree: Tree, verb: int) -> Iterator[Cue]:
    """The cues of "quote" and "cite": the innermost source, and through whom."""
    objects = tree.kids(verb, "obj")
    saying = [w for w in tree.kids(verb, "advcl", "xcomp", "obl", "ccomp") if tree.lemma(w) in _SAYING]
    said = {x for w in saying for x in tree.under(w)}
    if passive(tree, verb) and tree.rel(verb) != "acl" and saying:
        by, who = agents(tree, verb), subject(tree, verb)
        if who is not None:
            yield _through(tree, verb, who, said, "quoted", by[0] if by else None)
    elif objects and saying:
        yield _through(tree, verb, objects[0], said, "quoted", speaker(tree, verb))
    elif (
        objects
        and may_speak(tree, issuer(tree, objects[0]))
        and tree.rel(verb) in ("advcl", "acl", "xcomp", "parataxis", "dep")
    ):
        yield from _citing(tree, verb, issuer(tree, objects[0]))


def _citing(tree: Tree, verb: int, source: int) -> Iterator[Cue]:
    """ "Two soldiers died, the agency reported, citing the ministry": all that the citing clause leans on."""
    head = tree.head(verb)
    if head is None:
        return
    around = insertion(tree, head)
    via = speaker(tree, head) if tree.lemma(head) in listed("asserts") else None
    via = around.source if around is not None else via
    saying = [w for w in range(verb) if via is None and tree.lemma(w) in listed("apart") and tree.kids(w, "nsubj")]
    via = via if via is not None or not saying else speaker(tree, saying[-1])
    yield _through(tree, verb, source, set(range(len(tree.tokens))) - tree.under(verb), "citing", via)


def with_reference(tree: Tree, word: int) -> Iterator[Cue]:
    """ "The agency reports with reference to X"."""
    head = tree.head(word)
    if head is None or not cases(tree, word) & {"with", "in"}:
        return
    for source in tree.kids(word, "nmod"):
        if "to" in cases(tree, source):
            scope = set(range(len(tree.tokens))) - tree.under(word)
            yield _through(tree, word, source, scope, "with_reference", speaker(tree, head))


def _through(tree: Tree, word: int, source: int, scope: set[int], method: str, via: int | None) -> Cue:
    found = cue(tree, word, source, "asserts", scope, method)
    return replace(found, passes_on=True, via=via if via != source else None)


def relayed(tree: Tree, source: int) -> int | None:
    """ "According to X, quoted by the agency": through whom the source itself is quoted."""
    for child in tree.kids(source, "acl", "appos"):
        if tree.lemma(child) in ("quote", "cite") and (by := agents(tree, child)):
            return by[0]
    return None


def told(tree: Tree, verb: int) -> int | None:
    """Whom a source told: "X told the agency that …"."""
    if tree.lemma(verb) not in ("tell", "inform"):
        return None
    heard = [w for w in tree.kids(verb, "iobj", "obj", "obl") if w > verb and tree.tokens[w].name.endswith("ORG")]
    return heard[0] if heard else None
