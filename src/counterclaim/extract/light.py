"""The doer and the sufferer of an act that a light verb carries: "launched an attack on", "came under fire from"."""

from __future__ import annotations

from counterclaim.extract.doers import COUNTS, CREW, manned
from counterclaim.extract.reach import Roles, aimed_at, armed, cases, doer, passive, subject
from counterclaim.extract.scene import Scene, Trigger

#: Verbs by which parties or brokers make a truce or a deal.
MAKES = frozenset(
    {"broker", "mediate", "agree", "sign", "reach", "negotiate", "conclude", "settle", "accept", "strike"}
)


#: Verbs that say what an act in "in …" did: "hit the town in air strikes".
CARRY_IN = frozenset({"hit", "target", "deal", "kill", "strike", "damage", "destroy", "pound", "wound", "injure"})


#: Verbs of blame that take the act as their object, and the preposition of who is blamed.
LAID_AT = {"blame": {"on"}, "pin": {"on"}, "attribute": {"to"}, "ascribe": {"to"}}


CARRIED = frozenset({"shelling", "airstrike", "drone_strike", "attack", "bombing"})


def carried_by(scene: Scene, trigger: Trigger, noun: int, roles: Roles) -> None:
    """ "X launched an attack on Y", "Y came under fire from X", "the attack was carried out by X"."""
    tree = scene.tree
    verb = tree.head(noun)
    if verb is not None and scene.lemmas[verb] in COUNTS and tree.rel(noun) == "nmod" and "of" in cases(scene, noun):
        noun, verb = verb, tree.head(verb)
    if verb is None or tree.tokens[verb].upos not in ("VERB", "AUX"):
        return
    rel = tree.tokens[noun].deprel
    lemma = scene.lemmas[verb]
    if rel == "obj" and lemma in scene.lexicon.light | {
        "open",
        "return",
        "have",
        "use",
        "fire",
        "impose",
        "offer",
        "give",
        "take",
    }:
        who = subject(scene, verb) if not passive(scene, verb) else doer(scene, verb)
        if who is not None and lemma not in scene.lexicon.outside:
            suffers = lemma in scene.lexicon.suffered
            if suffers:
                roles.targets.setdefault(who, "en.role.light_verb/1")
            elif trigger.type not in ("casualties", "ceasefire", "agreement") and not (
                trigger.type == "clash" and lemma in ("halt", "end", "stop")
            ):
                roles.actors.setdefault(who, CREW if manned(scene, who) else "en.role.light_verb/1")
        aimed_at(scene, trigger, verb, roles)
    elif rel in ("obj", "nsubj:pass") and lemma in LAID_AT:
        for word in tree.kids(verb, "obl"):
            named = armed(scene, word) or tree.tokens[word].upos == "PROPN" or scene.lemmas[word] in ("sect", "cult")
            if cases(scene, word) & LAID_AT[lemma] and named:
                roles.actors.setdefault(word, "en.role.blamed/1")
    elif rel == "nsubj:pass":
        by = doer(scene, verb)
        if by is not None and lemma not in scene.lexicon.outside:
            roles.actors.setdefault(by, "en.role.light_verb_by/1")
        for done in tree.kids(verb, "xcomp"):  # "are suspected to have been carried out by X"
            supposed = doer(scene, done) if scene.lemmas[done] in scene.lexicon.light and passive(scene, done) else None
            if by is None and supposed is not None:
                roles.actors.setdefault(supposed, "en.role.light_verb_by/1")
        aimed_at(scene, trigger, verb, roles)
    elif rel == "obl" and trigger.type == "talks" and cases(scene, noun) & {"in", "during", "at"}:
        who = subject(scene, verb)  # "in a call with X, he discussed …"
        if who is not None:
            roles.actors.setdefault(who, "en.role.speaks_in/1")
    elif rel == "obl" and "under" in cases(scene, noun):
        who = subject(scene, verb)
        if who is not None:
            roles.targets.setdefault(who, "en.role.under/1")
        for word in tree.kids(verb, "obl"):
            if "from" in cases(scene, word) and armed(scene, word) and word != noun:
                roles.actors.setdefault(word, "en.role.from/1")
    elif rel == "nsubj" and trigger.type == "casualties" and tree.kids(verb, "expl"):
        for word in tree.kids(verb, "obl"):  # "there are dead on the Borlandian side"
            if "on" in cases(scene, word) and armed(scene, word):
                roles.targets.setdefault(word, "en.role.on_side/1")
    elif rel == "nsubj" and trigger.type == "clash" and lemma in ("start", "begin", "erupt", "come"):
        for word in tree.kids(verb, "obl"):
            if "from" in cases(scene, word) and (
                armed(scene, word) or any(armed(scene, c) for c in tree.children[word])
            ):
                roles.actors.setdefault(word, "en.role.from/1")
            elif cases(scene, word) & {"between", "with"}:
                roles.actors.setdefault(word, "en.role.between/1")
    elif (
        rel == "obl"
        and trigger.type == "clash"
        and lemma in ("lock", "engage", "involve", "embroil", "trade", "participate")
    ):
        who = subject(scene, verb)
        if who is not None and "in" in cases(scene, noun):
            roles.actors.setdefault(who, "en.role.engaged_in/1")
    elif rel == "nsubj" and trigger.type in ("clash", "talks"):
        for word in tree.kids(verb, "obl"):
            if cases(scene, word) & {"between", "with"}:
                roles.actors.setdefault(word, "en.role.between/1")
    elif (
        rel in ("obl", "nsubj") and "under" not in cases(scene, noun) and lemma in CARRY_IN and trigger.type in CARRIED
    ):
        who = subject(scene, verb)
        if rel == "obl" and cases(scene, noun) & {"in", "with", "by"} and who is not None and not passive(scene, verb):
            roles.actors.setdefault(who, "en.role.carried_by/1")
    if rel in ("obj", "obl", "nmod") and trigger.type in ("agreement", "ceasefire") and lemma in MAKES:
        who = subject(scene, verb) if not passive(scene, verb) else doer(scene, verb)
        if who is not None:
            roles.actors.setdefault(who, "en.role.makes/1")
