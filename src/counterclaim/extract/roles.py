"""Roles: who did it and to whom, read off the tree around a trigger.

Every rule gives indices of head words with its method id; `extract` turns them into participants.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.codebook.events import event_types
from counterclaim.extract.phrases import antecedent, members
from counterclaim.extract.scene import Scene, Trigger

AT = frozenset({"on", "at", "against", "upon", "onto", "toward", "towards"})
#: Nouns whose "of" names who suffers; for other nouns too, unless listed in `OF_DOER`.
OF_DOER = frozenset({"clash", "talks", "withdrawal", "ceasefire", "agreement", "protest", "mobilization", "deployment",
                     "threat", "condemnation", "appeal", "incursion", "provocation"})
#: Types whose subject suffers: "people fled", "soldiers died".
SUFFERED = frozenset({"casualties", "displacement"})
DIES = frozenset({"die", "perish", "flee", "lose", "relocate", "leave", "evacuate"})
_NOT_DOERS = frozenset({"it", "there", "what", "this", "that", "which", "monday", "tuesday", "wednesday", "thursday",
                        "friday", "saturday", "sunday", "week", "month", "year", "day", "night", "hour"})


@dataclass(slots=True)
class Roles:
    """Head words of actors and targets, each with the method that found it, in the order found."""

    actors: dict[int, str] = field(default_factory=dict)
    targets: dict[int, str] = field(default_factory=dict)


def roles_of(scene: Scene, trigger: Trigger) -> Roles:
    """Actors and targets of a trigger. For types whose parties are all actors, nobody is a target."""
    roles = Roles()
    head = trigger.head
    if scene.tree.tokens[head].upos in ("VERB", "AUX") and trigger.method != "en.extract.held_by_adjective/1":
        _verb(scene, trigger, head, roles)
    else:
        _noun(scene, trigger, head, roles)
    for verb in trigger.drops:
        _dropped(scene, trigger, verb, roles)
    if event_types()[trigger.type].mutual:
        if trigger.type == "talks":
            roles.actors.update({w: m for w, m in roles.targets.items() if w not in roles.actors})
        elif trigger.type == "clash" and scene.tree.tokens[head].upos == "VERB":
            roles.actors.update({w: m for w, m in roles.targets.items() if w not in roles.actors})
        roles.targets.clear()
    _clean(scene, trigger, roles)
    return roles


def _clean(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """Weapons, times and the event itself are no participants; a list falls apart into its members."""
    blocked = set(trigger.words) | {i for i in scene.weapon_at if scene.lemmas[i] not in scene.people}
    blocked |= {hit.head for hit in scene.times}
    for table in (roles.actors, roles.targets):
        found = {}
        for word, method in table.items():
            for member in members(scene.tree, antecedent(scene.tree, word)):
                if member not in blocked and not (table is roles.actors and scene.lemmas[member] in _NOT_DOERS
                                                  and scene.lemmas[member] != "it"):
                    found.setdefault(member, method)
        table.clear()
        table.update(found)
    for word in list(roles.actors):
        if scene.lemmas[word] in scene.lexicon.nouns and scene.lemmas[word] not in scene.people:
            del roles.actors[word]
    for word in list(roles.targets):
        if word in roles.actors:
            del roles.targets[word]


def cases(scene: Scene, word: int) -> set[str]:
    """The prepositions of a phrase."""
    return {scene.lemmas[c] for c in scene.tree.kids(word, "case")}


def passive(scene: Scene, verb: int) -> bool:
    """True for a passive, a bare past participle after its noun included."""
    tree = scene.tree
    if any(tree.tokens[c].deprel in ("nsubj:pass", "aux:pass") for c in tree.children[verb]):
        return True
    if any(tree.tokens[c].deprel == "nsubj" for c in tree.children[verb]):
        return False
    if tree.tokens[verb].xpos != "VBN":
        return False
    return tree.rel(verb) in ("acl", "advcl", "amod") or _by(scene, verb) is not None


def _by(scene: Scene, verb: int) -> int | None:
    """The doer in "by X"; means and times are left out later."""
    for word in scene.tree.kids(verb, "obl", "nmod"):
        if "by" in cases(scene, word) and word not in scene.weapon_at:
            return word
    return None


def subject(scene: Scene, verb: int, depth: int = 0) -> int | None:
    """Who a verb is said of: its own subject, or one shared along coordination, "began to …", or a participle."""
    tree = scene.tree
    own = [c for c in tree.children[verb] if tree.rel(c) == "nsubj"]
    if own:
        return own[0]
    head = tree.head(verb)
    if head is None or depth > 6:
        return None
    rel = tree.tokens[verb].deprel
    if rel == "conj" or rel == "parataxis":
        return subject(scene, head, depth + 1) if tree.verbal(head) else None
    if rel == "xcomp":
        objects = tree.kids(head, "obj")
        return objects[0] if objects else subject(scene, head, depth + 1)
    if rel == "acl:relcl":
        return head
    if rel == "acl":
        return None if scene.lemmas[head] in ("decision", "plan", "attempt", "effort") else head
    if rel == "advcl" and not tree.finite(verb):
        if scene.lemmas[head] in ("accuse", "blame", "suspect") and tree.kids(head, "mark", "case", "obj"):
            objects = tree.kids(head, "obj") or [c for c in tree.kids(head, "nsubj") if passive(scene, head)]
            return objects[0] if objects else None
        return None if passive(scene, head) and scene.tree.tokens[verb].xpos == "VBN" else subject(scene, head, depth + 1)
    if rel in ("ccomp", "csubj") and not tree.finite(verb):
        return subject(scene, head, depth + 1)
    return None


def _verb(scene: Scene, trigger: Trigger, verb: int, roles: Roles) -> None:
    tree = scene.tree
    who, by = subject(scene, verb), _by(scene, verb)
    objects = tree.kids(verb, "obj")
    if passive(scene, verb):
        if who is not None:
            roles.targets[who] = "en.role.passive_subject/1"
        elif tree.rel(verb) == "amod" and (head := tree.head(verb)) is not None:
            roles.targets[head] = "en.role.participle/1"
        if by is not None:
            roles.actors[by] = "en.role.by/1"
    elif trigger.type in SUFFERED and scene.lemmas[verb] in DIES:
        if who is not None and scene.lemmas[verb] not in ("lose", "evacuate"):
            roles.targets[who] = "en.role.sufferer/1"
        elif who is not None and scene.lemmas[verb] == "evacuate" and not objects:
            roles.targets[who] = "en.role.sufferer/1"
    else:
        if who is not None:
            roles.actors[who] = "en.role.subject/1"
    for word in objects:
        if word not in scene.weapon_at and word not in trigger.words:
            roles.targets[word] = "en.role.object/1"
    _aimed(scene, trigger, verb, roles)
    if trigger.type == "peacekeeping" or (trigger.type == "deployment" and not roles.actors):
        for word in list(roles.targets):
            if not roles.actors and passive(scene, verb):
                roles.actors[word] = "en.role.deployed/1"
        roles.targets.clear()
    if trigger.type == "capture_persons" and scene.lemmas[verb] == "surrender":
        return
    if trigger.type == "territory_held" and scene.lemmas[verb] == "belong":
        roles.actors = {w: "en.role.holder/1" for w in tree.kids(verb, "obl") if "to" in cases(scene, w)}
        roles.targets.clear()


def _aimed(scene: Scene, trigger: Trigger, verb: int, roles: Roles) -> None:
    """"Fired on X", "called on X", "met with X", "spoke to X"."""
    for word in scene.tree.kids(verb, "obl", "nmod"):
        at = cases(scene, word)
        if any(hit.head == word for hit in scene.times):
            continue
        if trigger.type in ("talks", "clash", "agreement", "ceasefire"):
            if at & {"with", "to", "between", "against"}:
                roles.actors[word] = "en.role.with/1"
        elif at & AT and (trigger.type in ("shooting", "shelling", "airstrike", "attack", "drone_strike", "bombing", "appeal",
                                           "mine_laying", "threat", "provocation") or "against" in at):
            if not (trigger.type == "mine_laying") and not passive(scene, verb):
                roles.targets[word] = "en.role.aimed_at/1"
        elif trigger.type == "appeal" and at & {"to", "from"}:
            roles.targets[word] = "en.role.aimed_at/1"


def _armed(scene: Scene, word: int) -> bool:
    token = scene.tree.tokens[word]
    return token.name != "O" or scene.lemmas[word] in scene.people


def _noun(scene: Scene, trigger: Trigger, noun: int, roles: Roles) -> None:
    tree = scene.tree
    harmed = trigger.type in ("casualties", "displacement")
    for child in sorted(tree.children[noun]):
        rel, at = tree.tokens[child].deprel, cases(scene, child)
        if rel == "nmod:poss":
            (roles.targets if harmed else roles.actors)[child] = "en.role.possessor/1"
        elif rel in ("compound", "amod") and _armed(scene, child) and child not in trigger.words:
            if rel == "amod" and tree.tokens[child].name[2:] not in ("NORP", "LOC", "ORG"):
                continue
            (roles.targets if harmed else roles.actors)[child] = "en.role.modifier/1"
        elif rel.startswith("nmod"):
            _complement(scene, trigger, child, at, roles)
        elif rel == "acl" and tree.tokens[child].xpos == "VBN":
            by = _by(scene, child)
            if by is not None:
                roles.actors[by] = "en.role.participle_by/1"
    if trigger.method == "en.extract.held_by_adjective/1" and tree.tokens[trigger.first].upos != "PUNCT":
        roles.actors[trigger.first] = "en.role.holder/1"
    for word in (noun, *([h] if tree.rel(noun) == "conj" and (h := tree.head(noun)) is not None else [])):
        _light(scene, trigger, word, roles)
    if tree.rel(noun) == "conj" and (head := tree.head(noun)) is not None and not tree.verbal(head):
        _shared(scene, trigger, head, roles)


def _shared(scene: Scene, trigger: Trigger, head: int, roles: Roles) -> None:
    """"An artillery barrage and drone attacks on X": what hangs on one member is the other's too."""
    other: Roles = Roles()
    for child in sorted(scene.tree.children[head]):
        if scene.tree.tokens[child].deprel == "nmod:poss":
            other.actors[child] = "en.role.shared/1"
        elif scene.tree.rel(child) == "nmod" and cases(scene, child) & {"on", "by", "against", "at"}:
            _complement(scene, trigger, child, cases(scene, child), other)
    if not roles.actors:
        roles.actors.update(other.actors)
    if not roles.targets:
        roles.targets.update(other.targets)


def _complement(scene: Scene, trigger: Trigger, word: int, at: set[str], roles: Roles) -> None:
    """"By X", "on X", "of X", "between X and Y", "with X" after a noun."""
    mutual = event_types()[trigger.type].mutual
    if "by" in at:
        roles.actors[word] = "en.role.by/1"
    elif mutual and at & {"between", "with", "against", "among"}:
        if not any(h.head == word and not h.is_name for h in scene.places):
            roles.actors[word] = "en.role.between/1"
    elif trigger.type == "territory_held" and at & {"of", "by"}:
        roles.actors[word] = "en.role.holder/1"
    elif at & AT or (trigger.type == "casualties" and at & {"among", "of", "in"} and _armed(scene, word)):
        roles.targets[word] = "en.role.aimed_at/1"
    elif "of" in at and not mutual:
        if trigger.type == "territory_held":
            return
        table = roles.actors if trigger.type in OF_DOER else roles.targets
        table[word] = "en.role.of/1"
    elif "from" in at and trigger.type in ("shooting", "shelling", "attack") and _armed(scene, word):
        if not scene.tree.tokens[word].name.endswith("LOC"):
            roles.actors[word] = "en.role.from/1"
    elif "to" in at and trigger.type in ("threat", "appeal", "arms_supply", "release"):
        roles.targets[word] = "en.role.aimed_at/1"


def _light(scene: Scene, trigger: Trigger, noun: int, roles: Roles) -> None:
    """"X launched an attack on Y", "Y came under fire from X", "the attack was carried out by X"."""
    tree = scene.tree
    verb = tree.head(noun)
    if verb is None or tree.tokens[verb].upos != "VERB":
        return
    rel = tree.tokens[noun].deprel
    lemma = scene.lemmas[verb]
    if rel == "obj" and lemma in scene.lexicon.light | {"open", "return", "have", "use", "fire", "impose", "offer", "give", "take"}:
        who = subject(scene, verb) if not passive(scene, verb) else _by(scene, verb)
        if who is not None and lemma not in scene.lexicon.outside:
            suffers = lemma in scene.lexicon.suffered
            if suffers:
                roles.targets.setdefault(who, "en.role.light_verb/1")
            elif not (event_types()[trigger.type].mutual and lemma in ("announce", "declare", "halt", "end")):
                roles.actors.setdefault(who, "en.role.light_verb/1")
        _aimed(scene, trigger, verb, roles)
    elif rel == "nsubj:pass":
        by = _by(scene, verb)
        if by is not None and lemma not in scene.lexicon.outside:
            roles.actors.setdefault(by, "en.role.light_verb_by/1")
        _aimed(scene, trigger, verb, roles)
    elif rel == "obl" and "under" in cases(scene, noun):
        who = subject(scene, verb)
        if who is not None:
            roles.targets.setdefault(who, "en.role.under/1")
        for word in tree.kids(verb, "obl"):
            if "from" in cases(scene, word) and _armed(scene, word) and word != noun:
                roles.actors.setdefault(word, "en.role.from/1")
    elif rel == "nsubj" and trigger.type in ("clash", "talks"):
        for word in tree.kids(verb, "obl"):
            if cases(scene, word) & {"between", "with"}:
                roles.actors.setdefault(word, "en.role.between/1")
    elif rel == "obj" and trigger.type in ("agreement", "ceasefire", "talks"):
        who = subject(scene, verb)
        if who is not None and lemma not in scene.lexicon.outside:
            roles.actors.setdefault(who, "en.role.light_verb/1")


def _dropped(scene: Scene, trigger: Trigger, verb: int, roles: Roles) -> None:
    """The verb that only carries the noun: "airstrikes targeted X", "killed in shelling by Y"."""
    tree = scene.tree
    harmed = passive(scene, verb)
    for word in tree.kids(verb, "obj") if not harmed else [c for c in tree.kids(verb, "nsubj")]:
        if word not in scene.weapon_at:
            roles.targets.setdefault(word, "en.role.carried/1")
    if scene.lemmas[verb] in DIES and not harmed:
        who = subject(scene, verb)
        if who is not None and who != trigger.head:
            roles.targets.setdefault(who, "en.role.carried/1")
    by = _by(scene, verb)
    if by is not None and by != trigger.head and harmed:
        roles.actors.setdefault(by, "en.role.by/1")
