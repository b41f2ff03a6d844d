"""Verbs of saying in the active voice: who says what, with which force."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.attribute.apart import standing_apart
from counterclaim.attribute.cue import Cue, cue, force, listed, negated
from counterclaim.attribute.passives import passive_cues
from counterclaim.attribute.quoting import quoting
from counterclaim.attribute.speaker import speaker
from counterclaim.attribute.verdicts import verdict
from counterclaim.clauses import cases, passive
from counterclaim.syntax import Tree

#: "Refused to confirm", "did nothing but repeat": the saying itself did not take place.
_UNSAID = frozenset({"refuse", "decline", "fail", "forget", "hesitate"})
#: "Many believe": nobody in particular.
_ANYBODY = frozenset({"many", "some", "few", "most", "people", "one", "you", "nobody", "somebody", "everyone", "anyone", "all"})
_RAISED = frozenset({"what", "which", "that", "who", "whom"})


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
    if speech is None or _unsaid(tree, verb):
        return
    if passive(tree, verb):
        yield from passive_cues(tree, verb, speech)
        return
    who = speaker(tree, verb)
    if who is None or tree.lemma(who) == "there" or _first_person(tree, who):
        return
    if negated(tree, verb):
        if speech != "admits":
            return
        speech = "denies"
    yield from _plain(tree, verb, who, speech)
    if speech == "denies":
        yield from _denied_charge(tree, verb)


def _first_person(tree: Tree, who: int) -> bool:
    """ "We believe": the words of somebody who is quoted, and named elsewhere."""
    return tree.lemma(who) in ("i", "we", "me", "us", "you")


def _unsaid(tree: Tree, verb: int) -> bool:
    head = tree.head(verb)
    return head is not None and tree.rel(verb) == "xcomp" and tree.lemma(head) in _UNSAID


def _plain(tree: Tree, verb: int, who: int, speech: str) -> Iterator[Cue]:
    lemma = tree.lemma(verb)
    mind = lemma in listed("minds") | listed("senses")
    if mind and not (tree.lemma(who) not in _ANYBODY and _in_particular(tree, verb, who)):
        return
    if lemma in ("put", "raise", "revise") and not any(tree.lemma(w) in listed("tolls") for w in tree.kids(verb, "obj")):
        return
    if _each_other(tree, verb):
        return  # "the two sides blamed each other for the violence" says nothing of what either said
    scope = complements(tree, verb, speech) | standing_apart(tree, verb, who) | _before_as(tree, verb)
    scope |= relative(tree, verb, who)
    if scope:
        method = "mind" if mind else "verb" if speech == "asserts" else speech
        yield cue(tree, verb, who, speech, scope, method, 0.8 if mind else 0.92)


def _in_particular(tree: Tree, verb: int, who: int) -> bool:
    """Somebody who may tell: "officials believe"; "saw" only of those who were there."""
    if tree.lemma(verb) in listed("senses"):
        return tree.lemma(who) in ("witness", "resident", "photographer", "reporter", "correspondent", "journalist", "villager")
    return True


def _each_other(tree: Tree, verb: int) -> bool:
    blamed = tree.kids(verb, "obj")
    return tree.lemma(verb) == "blame" and (not blamed or any(tree.lemma(w) == "other" for w in blamed))


def complements(tree: Tree, verb: int, speech: str) -> set[int]:
    """What a verb of saying reports: its clause; the noun that it reports; what it speaks "of"; whom it charges, with what."""
    out: set[int] = set()
    for child in tree.children[verb]:
        if _reported(tree, verb, child, speech):
            out |= tree.under(child)
    return out


def _reported(tree: Tree, verb: int, child: int, speech: str) -> bool:
    rel, lemma = tree.rel(child), tree.lemma(verb)
    if rel in ("ccomp", "csubj"):
        return True
    if rel == "xcomp":
        return tree.verbal(child) or speech != "asserts"
    if rel == "parataxis":
        return tree.verbal(child) and child > verb and not _itself(tree, child)
    if rel == "obj":
        return speech != "asserts" or lemma in listed("with_object") | listed("senses") | listed("figures")
    if rel in ("obl", "nmod"):
        prepositions = cases(tree, child)
        if speech == "accuses":
            return bool(prepositions & {"of", "for", "on", "over", "in"})
        return lemma in listed("with_phrase") and bool(prepositions & {"of", "about", "as"})
    if rel in ("advcl", "acl"):
        marks = {tree.lemma(c) for c in tree.kids(child, "mark", "case")}
        return (speech == "accuses" and bool(marks & {"of", "for", "by"})) or (speech != "asserts" and not marks and child > verb and tree.tokens[child].xpos == "VBG" and speech != "denies")
    return rel == "iobj" and speech == "accuses"


def _itself(tree: Tree, word: int) -> bool:
    return force(tree.lemma(word)) is not None and bool(tree.kids(word, "nsubj"))


def _before_as(tree: Tree, verb: int) -> set[int]:
    """ "Shells hit the town, as the ministry said": the clause that "as" leans on; so too a parenthesis."""
    head = tree.head(verb)
    if head is None or complements(tree, verb, "asserts") or tree.lemma(verb) not in listed("apart"):
        return set()
    leans = tree.rel(verb) == "advcl" and "as" in {tree.lemma(c) for c in tree.kids(verb, "mark", "advmod", "case")}
    beside = tree.rel(verb) == "parataxis" and head < verb
    return tree.under(head) - tree.under(verb) if leans or beside else set()


def relative(tree: Tree, verb: int, who: int | None) -> set[int]:
    """ "The truce that X announced", "the attack which X said was …": the noun itself is said by X, too."""
    if tree.tokens[verb].deprel != "acl:relcl":
        return set()
    head = tree.head(verb)
    if head is None or head == who or (who is not None and tree.lemma(who) in _RAISED):
        return set()
    return {head, *tree.kids(head, "compound")}


def _denied_charge(tree: Tree, verb: int) -> Iterator[Cue]:
    """ "X accuses Y of shelling, an allegation Y denies": the whole clause before is denied."""
    noun = tree.head(verb)
    if tree.tokens[verb].deprel != "acl:relcl" or noun is None or tree.lemma(noun) not in listed("charges"):
        return
    who = [c for c in tree.kids(verb, "nsubj") if tree.lemma(c) not in _RAISED]
    start = min(tree.under(noun))
    if who and start > 0 and tree.rel(noun) in ("appos", "parataxis", "dep", "conj", "obj", "obl"):
        yield cue(tree, verb, who[0], "denies", set(range(start)), "denied_charge", 0.8)
