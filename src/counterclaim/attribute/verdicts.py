"""Verdicts: judgements, demands, charges and rebuttals that verbs make together with other words."""

from __future__ import annotations

from counterclaim.attribute.cue import Cue, cue, listed
from counterclaim.attribute.speaker import speaker
from counterclaim.clauses import cases, claimed_by, passive
from counterclaim.syntax import Tree

_CREDIT = frozenset({"responsibility", "credit"})
#: What two sides may trade.
_TRADED = frozenset({"blame", "accusation", "charge", "recrimination"})
_BLAMABLE = frozenset({"responsible", "accountable", "liable"})


def verdict(tree: Tree, verb: int) -> Cue | None:
    """The cue of such a phrase, None where there is none."""
    for rule in (_trade, _responsibility, _holds_responsible, _calls_a_lie, _judges, _demands, _names):
        found = rule(tree, verb)
        if found is not None and found.scope and (found.source is None or tree.lemma(found.source) not in ("i", "we")):
            return found
    return None


def below(tree: Tree, verb: int, who: int | None) -> set[int]:
    """All under a verb but its subject."""
    out = tree.under(verb) - {verb}
    for child in tree.children[verb]:
        if tree.rel(child) == "nsubj" or any(
            tree.lemma(c) in ("accord", "according") for c in tree.kids(child, "case")
        ):
            out -= tree.under(child)
    return out - ({who} if who is not None else set())


def _responsibility(tree: Tree, verb: int) -> Cue | None:
    """ "Claimed responsibility for the blast"; passive, of an act: "the attack, claimed by X"."""
    if tree.lemma(verb) not in ("claim", "take", "assume"):
        return None
    head = tree.head(verb)
    if tree.rel(verb) == "amod" and head is not None and tree.lemma(head) in _CREDIT and _nominal(tree, verb - 1):
        scope = {w for w in below(tree, head, None) if w > verb}  # a headline's verb, taken for a participle
        return cue(tree, verb, verb - 1, "claims-responsibility", scope, "responsibility")
    if tree.lemma(verb) == "claim" and not passive(tree, verb):
        acts = [
            w for w in (*tree.kids(verb, "obj"), tree.head(verb)) if w is not None and tree.lemma(w) in listed("acts")
        ]
        for act in acts:
            if (own := claimed_by(tree, act)) is not None:
                scope = {act, *tree.kids(act, "compound", "amod")} if act < verb else tree.under(act)
                return cue(tree, verb, own, "claims-responsibility", scope, "responsibility")
    who = speaker(tree, verb)
    if who is None or passive(tree, verb) or not any(tree.lemma(w) in _CREDIT for w in tree.kids(verb, "obj")):
        return None
    return cue(tree, verb, who, "claims-responsibility", below(tree, verb, who), "responsibility")


def trades_blame(tree: Tree, verb: int) -> bool:
    """ "A and B trade blame for the bomb", "exchanged accusations over the shelling"."""
    return tree.lemma(verb) in ("trade", "exchange", "swap") and any(
        tree.lemma(w) in _TRADED for w in tree.kids(verb, "obj")
    )


def _trade(tree: Tree, verb: int) -> Cue | None:
    who = next(iter(tree.kids(verb, "nsubj")), None)
    if who is None or not trades_blame(tree, verb):
        return None
    about = [*tree.kids(verb, "obl", "nmod"), *(c for w in tree.kids(verb, "obj") for c in tree.kids(w, "nmod", "acl"))]
    told = [c for c in about if cases(tree, c) & {"for", "over", "of", "about"} or tree.rel(c) == "acl"]
    scope = {w for c in told for w in tree.under(c)}
    return cue(tree, verb, who, "accuses", scope, "accuses")


def _nominal(tree: Tree, word: int) -> bool:
    return word >= 0 and tree.tokens[word].upos in ("NOUN", "PROPN")


def _holds_responsible(tree: Tree, verb: int) -> Cue | None:
    """ "Holds X responsible for"."""
    if tree.lemma(verb) != "hold" or passive(tree, verb):
        return None
    inside = tree.under(verb)
    blamed = [w for w in sorted(inside) if w > verb and tree.lemma(w) in _BLAMABLE]
    who = speaker(tree, verb)
    if not blamed or who is None:
        return None
    return cue(tree, verb, who, "accuses", {w for w in inside if w > blamed[0]}, "holds_responsible")


def _calls_a_lie(tree: Tree, verb: int) -> Cue | None:
    """ "Called the report a lie", "described as baseless the claim that": denies what was reported."""
    if tree.lemma(verb) not in listed("names") | {"dismiss", "reject"} or passive(tree, verb):
        return None
    inside = {w for c in tree.kids(verb, "obj", "obl", "xcomp", "ccomp", "advcl") for w in tree.under(c)}
    who = speaker(tree, verb)
    said = {tree.lemma(w) for w in inside} | {tree.tokens[w].text.casefold() for w in inside}
    if who is None or not said & listed("lies"):
        return None
    return cue(tree, verb, who, "denies", inside, "calls_a_lie")


def _judges(tree: Tree, verb: int) -> Cue | None:
    """ "Condemned the strikes on the town": what is judged is told by the judge."""
    if tree.lemma(verb) not in listed("judges") | listed("welcomes") or passive(tree, verb):
        return None
    who = speaker(tree, verb)
    held = [
        c
        for c in tree.children[verb]
        if tree.rel(c) in ("obj", "ccomp") or (tree.rel(c) == "obl" and "for" in cases(tree, c))
    ]
    if who is None or not held or tree.lemma(who) in ("i", "we"):
        return None
    method = "condemned" if tree.lemma(verb) in listed("judges") else "welcomed"
    return cue(tree, verb, who, "asserts", set().union(*(tree.under(c) for c in held)), method)


def _demands(tree: Tree, verb: int) -> Cue | None:
    """ "Urged X to end its provocations": a guilty word in a demand is a charge; what else is demanded has not happened."""
    if tree.lemma(verb) not in listed("demands") or passive(tree, verb):
        return None
    if tree.lemma(verb) == "call" and not any(
        tree.lemma(w) in ("on", "upon", "for") for w in range(verb + 1, min(verb + 3, len(tree.tokens)))
    ):
        return None
    who = speaker(tree, verb)
    if who is None:
        return None
    guilty = [w for w in below(tree, verb, who) if tree.lemma(w) in listed("crimes")]
    return cue(tree, verb, who, "accuses", {w for g in guilty for w in tree.under(g)}, "demanded")


def _names(tree: Tree, verb: int) -> Cue | None:
    """ "What officials called an unprovoked attack", "described the strike as an act of aggression"."""
    if tree.lemma(verb) not in listed("names") | {"believe"} or passive(tree, verb):
        return None
    who = speaker(tree, verb)
    if who is None or tree.lemma(who) in ("i", "we", "they", "many", "some", "what"):
        return None
    if tree.lemma(verb) == "see" and not tree.kids(verb, "nsubj"):
        return None
    what = any(tree.lemma(w) == "what" for w in range(max(0, verb - 8), verb))
    objects = tree.kids(verb, "obj")
    second = [c for c in tree.kids(verb, "xcomp", "obl", "advcl", "ccomp") if tree.rel(c) == "xcomp" or _as(tree, c)]
    names = objects and (second or len(objects) > 1) and tree.lemma(verb) not in ("see", "believe")
    if what or names:
        return cue(tree, verb, who, "asserts", below(tree, verb, who), "names")
    return None


def _as(tree: Tree, word: int) -> bool:
    return any(tree.lemma(c) == "as" for c in tree.kids(word, "case", "mark"))
