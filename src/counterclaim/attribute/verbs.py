"""Verbs of saying in the active voice: who says what, with which force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.attribute.apart import quoted_after, said
from counterclaim.attribute.cue import Cue, cue, force, listed, negated
from counterclaim.attribute.insertion import CLOSING, insertion
from counterclaim.attribute.passives import passive_cues
from counterclaim.attribute.quoting import quoting
from counterclaim.attribute.reported import RAISED, asides, astray, before_as, complements, relative
from counterclaim.attribute.speaker import issuer, may_speak, speaker
from counterclaim.attribute.verdicts import below, trades_blame, verdict
from counterclaim.clauses import passive
from counterclaim.phrases import members
from counterclaim.syntax import Tree

#: A saying that has not taken place: "will announce".
_MODALS = frozenset({"will", "would", "shall", "should", "may", "might", "could", "'ll", "'d"})
#: "Each other" stands within so many words of the verb.
_EACH_OTHER = 12
#: But "went on to say", "was the first to report".
_GOES_ON = frozenset({"go", "continue", "first", "begin", "proceed", "tend"})
#: "Many believe": nobody in particular.
_ANYBODY = frozenset(
    {"many", "some", "few", "most", "people", "one", "you", "nobody", "somebody", "everyone", "anyone", "all"}
)


def verb_cues(tree: Tree, verb: int) -> Iterator[Cue]:
    """The cues that a verb makes; none for verbs that say nothing here."""
    lemma = tree.lemma(verb)
    if lemma in ("quote", "cite"):
        yield from quoting(tree, verb)
        return
    found = verdict(tree, verb)
    if found is not None:
        yield found
        return
    speech = force(lemma)
    if lemma == "go" and not any(tree.lemma(c) == "on" for c in tree.children[verb]):
        return
    if speech is None or unsaid(tree, verb) or _gives_no_toll(tree, verb):
        return
    apart = insertion(tree, verb)
    if apart is not None and _nobody(tree, apart.source):
        return
    if apart is None and passive(tree, verb):
        yield from passive_cues(tree, verb, speech)
        return
    if apart is not None and not negated(tree, verb):
        if not _first_person(tree, apart.source) and not (
            lemma in listed("minds") and tree.lemma(apart.source) in _ANYBODY
        ):
            found = cue(tree, verb, issuer(tree, apart.source), speech, said(tree, verb, apart), "inserted")
            yield replace(found, name=apart.name)
        return
    who = speaker(tree, verb)
    if who is None or tree.lemma(who) == "there" or _first_person(tree, who) or _bare_participle(tree, verb):
        return
    if _nobody(tree, who):
        return
    if negated(tree, verb):
        if speech != "admits":
            return
        speech = "denies"
    yield from _plain(tree, verb, who, speech)
    if speech == "denies":
        yield from _denied_charge(tree, verb)


def _gives_no_toll(tree: Tree, verb: int) -> bool:
    """ "Raised the flag", "gave an order": verbs that say something only of a toll."""
    gives = tree.lemma(verb) in listed("figures") and tree.lemma(verb) != "estimate"
    return gives and not any(tree.lemma(w) in listed("tolls") for w in tree.kids(verb, "obj", "nsubj"))


def _nobody(tree: Tree, who: int) -> bool:
    """ "Neither side has confirmed", "no group has claimed", "nobody said": a saying that has not been."""
    none = ("neither", "no", "none", "nobody")
    return tree.lemma(who) in none or any(tree.lemma(c) in none for c in tree.kids(who, "det", "cc:preconj"))


def _first_person(tree: Tree, who: int) -> bool:
    """ "We believe": the words of somebody who is quoted, and named elsewhere."""
    return tree.lemma(who) in ("i", "we", "me", "us", "you")


def _is_this_article(tree: Tree, who: int) -> bool:
    """ "An earlier version of this article": the outlet about itself."""
    return any(
        tree.lemma(w) in ("article", "story", "report") and any(tree.lemma(c) == "this" for c in tree.kids(w, "det"))
        for w in tree.under(who)
    )


def _leads_on(tree: Tree, verb: int) -> bool:
    """ "The mayor added:" before a quotation of its own sentence."""
    return tree.tokens[-1].text == ":" and tree.rel(verb) in ("root", "conj")


def _bare_participle(tree: Tree, verb: int) -> bool:
    """ "As first stated": a participle without a subject or an auxiliary of its own."""
    return tree.tokens[verb].xpos == "VBN" and not tree.kids(verb, "aux", "nsubj") and tree.rel(verb) != "conj"


def unsaid(tree: Tree, verb: int) -> bool:
    """True for a saying that is refused, planned or supposed: "declined to say", "will announce", "in order to warn"."""
    if any(tree.lemma(c) in _MODALS and not _parted(tree, c, verb) for c in tree.kids(verb, "aux")):
        return True
    if any(tree.lemma(c) == "without" for c in tree.kids(verb, "mark", "case")):
        return True
    head = tree.head(verb)
    bare = any(tree.lemma(c) == "to" for c in tree.kids(verb, "mark"))
    return bare and head is not None and not (tree.rel(verb) == "xcomp" and tree.lemma(head) in _GOES_ON)


def _parted(tree: Tree, aux: int, verb: int) -> bool:
    """ "“It will,” said X": a mark parts an auxiliary of what was said from the verb that the parse gave it to."""
    return any(tree.tokens[w].text in CLOSING for w in range(aux, verb))


def _plain(tree: Tree, verb: int, who: int, speech: str) -> Iterator[Cue]:
    lemma = tree.lemma(verb)
    mind = lemma in listed("minds") | listed("senses")
    if _is_this_article(tree, who):
        return
    if mind and (tree.lemma(who) in _ANYBODY or not _in_particular(tree, verb, who)):
        return
    if lemma == "claim" and any(tree.lemma(w) in ("life", "victim") for w in tree.kids(verb, "obj")):
        return  # "the war has claimed the lives of"
    if lemma in listed("evidence") and not may_speak(tree, who):
        return  # "the craters show that …"
    if _each_other(tree, verb):
        return  # "the two sides blamed each other for the violence" says nothing of what either said
    scope = complements(tree, verb, speech) | quoted_after(tree, verb) | before_as(tree, verb) | astray(tree, verb)
    if lemma in listed("figures"):
        scope |= below(tree, verb, who)
    scope |= relative(tree, verb, who)
    if speech == "denies":
        scope -= asides(tree, scope)
    if scope or _leads_on(tree, verb):
        method = "mind" if mind else "verb" if speech == "asserts" else speech
        yield cue(tree, verb, who, speech, scope, method)


def _in_particular(tree: Tree, verb: int, who: int) -> bool:
    """Somebody who may tell: "officials believe"; "saw" only of those who were there."""
    if not tree.kids(verb, "nsubj"):
        return False
    if tree.lemma(verb) in listed("senses"):
        return tree.lemma(who) in (
            "witness",
            "resident",
            "photographer",
            "reporter",
            "correspondent",
            "journalist",
            "villager",
        )
    return True


def _each_other(tree: Tree, verb: int) -> bool:
    blamed = tree.kids(verb, "obj")
    if tree.lemma(verb) != "blame" or reciprocal(tree, verb):
        return False
    return not blamed or any(tree.lemma(x) == "other" for w in blamed for x in tree.under(w))


def reciprocal(tree: Tree, verb: int) -> bool:
    """ "A and B accused each other of …": two that are named, of whom each charges the other."""
    who = next(iter(tree.kids(verb, "nsubj")), None)
    two = who is not None and len(list(members(tree, who))) == 2
    if two and trades_blame(tree, verb):
        return True
    near = range(verb + 1, min(verb + _EACH_OTHER, len(tree.tokens)))
    return two and any(tree.low[x : x + 2] in (["each", "other"], ["one", "another"]) for x in near)


def _denied_charge(tree: Tree, verb: int) -> Iterator[Cue]:
    """ "X accuses Y of shelling, an allegation Y denies", "…, which Y denies": the whole clause before is denied."""
    for which in [
        w for w in tree.kids(verb, "obj") if tree.lemma(w) == "which" and w and tree.tokens[w - 1].text == ","
    ]:
        deniers = [c for c in tree.kids(verb, "nsubj") if tree.lemma(c) not in RAISED]
        if deniers:
            yield cue(tree, verb, deniers[0], "denies", set(range(which)), "denied_charge")
    related = tree.tokens[verb].deprel == "acl:relcl"
    heads = [tree.head(verb)] if related else [c for c in tree.kids(verb, "nsubj") if c < verb]
    noun = next((h for h in heads if h is not None and tree.lemma(h) in listed("charges")), None)
    if noun is None:
        return
    who = [c for c in tree.kids(verb, "nsubj") if tree.lemma(c) not in RAISED and c != noun]
    start = min(tree.under(noun))
    if who and start > 0 and any(tree.tokens[w].text in (",", "—", "–") for w in (start - 1, start)):
        yield cue(tree, verb, who[0], "denies", set(range(start)), "denied_charge")
