"""Who began: does a claim say that its actor opened the fighting, or that it did not?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.lang.wordlists import words
from counterclaim.records import Attribution, Document, Event, Evidence, Found, Sentence
from counterclaim.syntax import Tree, tree_of

LEXICON = "started"


@dataclass(frozen=True, slots=True)
class _Scene:
    tree: Tree
    trigger: int
    event: Event

    def listed(self, name: str) -> frozenset[str]:
        """One of the word lists."""
        return words("en", LEXICON).get(name, frozenset())


def started_of(
    doc: Document, sentences: Sequence[Sentence], si: int, ti: int, event: Event, attribution: Attribution
) -> Found[bool] | None:
    """True if the claim says that its actor began the fighting, False if that it did not, None if it is silent on that.

    A claim without an actor names nobody and so is silent.
    """
    if not event.actor:
        return None
    scene = _Scene(tree_of(sentences[si].tokens), ti, event)
    denied = attribution.speech.value == "denies" or _negated(scene)
    if (back := _returned(scene)) is not None:
        return Found(False, Evidence("en.started.returned/1", 0.7, scene.tree.words(back)))
    for method, score, rule in RULES:
        found = rule(scene)
        if found:
            return Found(not denied, Evidence(f"en.started.{method}/1", score, scene.tree.words(found)))
    return None


def _negated(scene: _Scene) -> bool:
    """True if the predicate that says who began is itself negated: "did not start the fighting"."""
    tree = scene.tree
    for word in [scene.trigger, *list(tree.up(scene.trigger))[:1]]:
        if any(tree.lemma(c) in ("not", "n't", "never") for c in tree.kids(word, "advmod")):
            return True
    return False


def _first(scene: _Scene) -> list[int] | None:
    """ "Attacked first", "fired the shells first"; not "the first attack" and not "at first"."""
    tree = scene.tree
    head = tree.head(scene.trigger)
    places = [scene.trigger] if head is None or not _nominal(scene) else [scene.trigger, head]
    for place in places:
        for child in tree.kids(place, "advmod", "xcomp"):
            token = tree.tokens[child]
            if token.text.casefold() in scene.listed("first") and child > place and not tree.kids(child, "case"):
                return [child]
    return None


def _first_to(scene: _Scene) -> list[int] | None:
    """ "Was the first to open fire", "fired the first shot"."""
    tree, trigger = scene.tree, scene.trigger
    head = tree.head(trigger)
    for word in [trigger] if head is None else [trigger, head]:
        above = tree.head(word)
        opens = above is not None and tree.rel(word) in ("acl", "xcomp", "advcl")
        if above is not None and opens and tree.lemma(above) in scene.listed("first") and not tree.kids(above, "case"):
            return [above]
    shots = [trigger, *tree.kids(trigger, "obj")]
    for shot in (word for word in shots if tree.lemma(word) in scene.listed("shots")):
        the = any(tree.lemma(c) == "the" for c in tree.kids(shot, "det"))
        firsts = [c for c in tree.kids(shot, "amod") if tree.lemma(c) in scene.listed("first")]
        if the and firsts:
            return firsts
    return None


def _returned(scene: _Scene) -> list[int] | None:
    """ "Returned fire", "fired back": who answers fire did not begin."""
    tree, words_of = scene.tree, sorted(scene.tree.covering(scene.event.trigger.span))
    head = tree.head(scene.trigger)
    near = {*words_of, scene.trigger, *tree.kids(scene.trigger, "obj"), *([head] if head is not None else [])}
    fire = any(tree.lemma(w) in ("fire", "shot") for w in near)
    if fire and any(tree.lemma(w) == "return" and tree.tokens[w].upos == "VERB" for w in near):
        return [scene.trigger]
    back = [
        w for w in tree.kids(scene.trigger, "advmod", "compound") if tree.low[w] == "back" and w == scene.trigger + 1
    ]
    return back if back and tree.lemma(scene.trigger) in ("fire", "shoot", "shell") else None


def _nominal(scene: _Scene) -> bool:
    return scene.tree.tokens[scene.trigger].upos in ("NOUN", "PROPN")


def _began(scene: _Scene) -> list[int] | None:
    """ "Started the fighting", "the bombardment was begun by", and the means of it: "by shelling their posts"."""
    tree = scene.tree
    for word in _shared(tree, scene.trigger):
        head = tree.head(word)
        if head is None or tree.lemma(head) not in scene.listed("begin"):
            continue
        relation = tree.tokens[word].deprel
        if relation in ("obj", "nsubj:pass") and _of_fighting(scene, word, head):
            return [head]
        if relation in ("advcl", "obl") and _by(tree, word) and _starts_fighting(scene, head):
            return [head]
        if relation == "nsubj" and _from_side(scene, head):
            return [head]
    return None


def _shared(tree: Tree, word: int) -> list[int]:
    """The word and the first of its conjuncts, which holds their common place in the sentence."""
    out = [word]
    while tree.rel(word) == "conj" and (head := tree.head(word)) is not None and head not in out:
        out.append(head)
        word = head
    return out


def _of_fighting(scene: _Scene, word: int, head: int) -> bool:
    """True if the thing begun is fighting; weak words ("opened", "unleashed") need war or hostilities."""
    lemma = scene.tree.lemma(word)
    if scene.tree.lemma(head) in scene.listed("begin_weak"):
        return lemma in scene.listed("war_words")
    return lemma in scene.listed("fighting")


def _starts_fighting(scene: _Scene, verb: int) -> bool:
    tree = scene.tree
    things = [c for c in tree.children[verb] if tree.tokens[c].deprel in ("obj", "nsubj:pass")]
    return any(_of_fighting(scene, thing, verb) for thing in things)


def _by(tree: Tree, word: int) -> bool:
    return any(tree.tokens[c].text.casefold() == "by" for c in tree.kids(word, "mark", "case"))


def _from_side(scene: _Scene, verb: int) -> bool:
    """ "Fighting started from the northern side": the actor stands where the fighting came from."""
    tree = scene.tree
    actors = {i for actor in scene.event.actor for i in tree.covering(actor.mention)}
    for child in tree.kids(verb, "obl", "advmod"):
        if child in actors and any(tree.tokens[c].text.casefold() == "from" for c in tree.kids(child, "case")):
            return True
    return False


def _unprovoked(scene: _Scene) -> list[int] | None:
    """ "An unprovoked attack"."""
    tree = scene.tree
    return [
        c for c in tree.kids(scene.trigger, "amod") if tree.tokens[c].text.casefold() in scene.listed("unprovoked")
    ][:1]


def _provocation(scene: _Scene) -> list[int] | None:
    """ "A large-scale provocation by": the word blames the fighting that followed on its author."""
    tree = scene.tree
    if tree.lemma(scene.trigger) not in scene.listed("provocation"):
        return None
    modifiers = tree.kids(scene.trigger, "amod", "compound", "advmod", "nmod")
    return [c for c in modifiers if tree.tokens[c].text.casefold().strip("“”\"'") in scene.listed("large")][:1]


def _answered(scene: _Scene) -> list[int] | None:
    """ "Was answering attacks by the other side", "in response to shelling by": what is answered came first."""
    tree = scene.tree
    for word in _shared(tree, scene.trigger):
        head = tree.head(word)
        if head is None or tree.rel(word) not in ("obj", "obl", "nmod", "advcl", "acl"):
            continue
        prepositions = {tree.tokens[c].text.casefold() for c in tree.kids(word, "case", "mark")}
        verb = tree.tokens[head].upos == "VERB" and tree.lemma(head) in scene.listed("answer_verbs")
        noun = tree.tokens[head].upos == "NOUN" and tree.lemma(head) in scene.listed("answer_nouns")
        if (verb and (prepositions & {"to"} or tree.rel(word) == "obj")) or (noun and prepositions & {"to"}):
            return [head]
    return None


#: In order: the outright words first.
RULES = (
    ("first", 0.9, _first),
    ("first_to", 0.85, _first_to),
    ("began", 0.9, _began),
    ("unprovoked", 0.8, _unprovoked),
    ("provocation", 0.75, _provocation),
    ("answered", 0.7, _answered),
)
