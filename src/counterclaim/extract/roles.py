"""Roles: who did it and to whom, read off the tree around a trigger.

Every rule gives indices of head words with its method id; `participants` turns them into words.
"""

from __future__ import annotations

from counterclaim.codebook.events import event_types
from counterclaim.extract.beside import beside
from counterclaim.extract.doers import CREW, is_munition, manned
from counterclaim.extract.nouns import noun_roles
from counterclaim.extract.reach import (
    SHOTS,
    Roles,
    aimed_at,
    armed,
    bare_ground,
    cases,
    doer,
    of_headline,
    passive,
    subject,
)
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.phrases import antecedent, members

#: Rules that read "between X and Y", "with X".
_BETWEEN = frozenset({"en.role.between/1", "en.role.with/1"})
#: Rules that may give a word of the weapon, or of the trigger, as a doer.
_MAY_BE_WEAPON = frozenset({"en.role.holder/1", "en.role.means_of_owner/1", CREW})
#: Types without a target: what moves is a force, what is entered or held is a place.
NO_TARGET = frozenset(
    {
        "mobilization",
        "withdrawal",
        "deployment",
        "peacekeeping",
        "territory_held",
        "ceasefire_violation",
        "incursion",
        "mediation",
    }
)


#: Types whose subject suffers: "people fled", "soldiers died".
SUFFERED = frozenset({"casualties", "displacement"})


#: What carries people out is nobody who drove them out.
CARRIERS = frozenset({"bus", "coach", "convoy", "train", "truck", "boat", "ferry", "plane"})

DIES = frozenset({"die", "perish", "fall", "flee", "lose", "relocate", "leave", "evacuate"})


_NOT_DOERS = frozenset(
    {
        "it",
        "there",
        "what",
        "this",
        "that",
        "which",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "week",
        "month",
        "year",
        "day",
        "night",
        "hour",
    }
)


def roles_of(scene: Scene, trigger: Trigger) -> Roles:
    """Actors and targets of a trigger. For types whose parties are all actors, nobody is a target."""
    roles = Roles()
    head = trigger.head
    if _verbal(scene, trigger):
        _verb(scene, trigger, head, roles)
    else:
        noun_roles(scene, trigger, head, roles)
    beside(scene, trigger, roles)
    if event_types()[trigger.type].mutual:
        if trigger.type == "talks" or (trigger.type == "clash" and scene.tree.tokens[head].upos == "VERB"):
            roles.actors.update({w: m for w, m in roles.targets.items() if w not in roles.actors})
        roles.targets.clear()
        if trigger.type == "clash" and not roles.actors:
            for verb in trigger.drops:
                _fought(scene, verb, roles)
    else:
        for verb in trigger.drops:  # victims count only where nothing else is hit, and the first toll's stand for all
            _dropped(scene, trigger, verb, roles, victims=not roles.targets)
        if trigger.type in NO_TARGET:
            roles.targets.clear()
        if trigger.type == "ceasefire_violation" and scene.lemmas[head] in (
            "collapse",
            "last",
            "fail",
            "fall",
            "unravel",
            "hold",
        ):
            roles.actors.clear()
    _clean(scene, trigger, roles)
    if trigger.type == "clash":
        _ground_between(scene, roles)
    if trigger.type == "displacement":
        for word in [word for word in roles.actors if scene.lemmas[word] in CARRIERS]:
            del roles.actors[word]
    return roles


def _fought(scene: Scene, verb: int, roles: Roles) -> None:
    """ "Soldiers killed 12 rebels in a clash": both fought."""
    who = None if passive(scene, verb) else subject(scene, verb)
    if who is not None and armed(scene, who):
        others = [w for w in scene.tree.kids(verb, "obj") if armed(scene, w)]
        roles.actors.update(dict.fromkeys((who, *others), "en.role.carried_by/1"))


def _ground_between(scene: Scene, roles: Roles) -> None:
    """ "Fighting between Homs and Hama": where it is fought, not who fights."""
    between = [word for word, method in roles.actors.items() if method in _BETWEEN]
    if between and all(bare_ground(scene, w) for w in between):
        for word in between:
            del roles.actors[word]


def _verbal(scene: Scene, trigger: Trigger) -> bool:
    """A verb with subject and object; "in fighting", "rebel-held" are built like nouns."""
    tree, head = scene.tree, trigger.head
    if tree.tokens[head].upos not in ("VERB", "AUX") or trigger.method == "en.extract.held_by_adjective/1":
        return False
    lead = {tree.lemma(c) for c in tree.kids(head, "mark", "case")}
    # "The fighting", "new fighting", whatever the tagger says.
    named = (head > 0 and tree.tokens[head - 1].upos == "DET") or bool(tree.kids(head, "amod"))
    after = "in" in lead or (trigger.type == "clash" and bool(lead & {"of", "from", "during", "by"}))
    return not (tree.tokens[head].xpos == "VBG" and (after or named))


def _clean(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """Weapons, times and the event itself are no participants; a list falls apart into its members."""
    blocked = set(trigger.words) | {i for i in scene.weapon_at if scene.lemmas[i] not in scene.people}
    blocked |= {hit.head for hit in scene.times}
    spared = set(scene.weapon_at) - set(trigger.words) if trigger.type in ("shootdown", "destruction") else set()
    blocked |= {i for i, lemma in enumerate(scene.lemmas) if lemma in SHOTS}
    blocked |= {i for i, token in enumerate(scene.sentence.tokens) if token.start < scene.body}
    for table in (roles.actors, roles.targets):
        found: dict[int, str] = {}
        for word, method in table.items():
            for member in members(scene.tree, antecedent(scene.tree, word)):
                struck = table is roles.targets and member in spared and method == "en.role.passive_subject/1"
                if (member not in blocked or struck or method in _MAY_BE_WEAPON) and not (
                    table is roles.actors and scene.lemmas[member] in _NOT_DOERS and scene.lemmas[member] != "it"
                ):
                    found.setdefault(member, method)
        table.clear()
        table.update(found)
    for word in list(roles.actors):
        if scene.lemmas[word] in scene.lexicon.nouns and scene.lemmas[word] not in scene.people:
            del roles.actors[word]
    for word in list(roles.targets):
        told = trigger.type == "condemnation" and (
            scene.lemmas[word] in scene.lexicon.nouns or scene.lemmas[word] in scene.lexicon.means_nouns
        )
        if word in roles.actors or told or scene.lemmas[word] in ("range", "scene", "time", "damage", "loss", "panic"):
            del roles.targets[word]


def _verb(scene: Scene, trigger: Trigger, verb: int, roles: Roles) -> None:
    lemma = scene.lemmas[verb]
    who = subject(scene, verb)
    objects = _objects(scene, verb)
    if trigger.type == "casualties" and lemma in ("suffer", "sustain", "lose") and not passive(scene, verb):
        if who is not None and lemma != "lose":
            roles.targets[who] = "en.role.sufferer/1"
        roles.targets.update({w: "en.role.object/1" for w in objects if scene.lemmas[w] in scene.people})
        return
    if passive(scene, verb) or of_headline(scene, verb, who):
        _passive(scene, verb, who, roles)
    elif trigger.type in SUFFERED and lemma in DIES:
        if who is not None and lemma != "lose" and (lemma != "evacuate" or not objects):
            roles.targets[who] = "en.role.sufferer/1"
    elif who is not None and who in scene.weapon_at and scene.lemmas[who] not in scene.people:
        owners = _owners(scene, who)
        if owners and is_munition(scene, who):
            roles.actors.update(owners)
        elif owners:
            roles.actors[who] = "en.role.means_of_owner/1"
    elif who is not None:
        roles.actors[who] = "en.role.subject/1"
    if lemma not in ("flee", "leave"):
        for word in objects:
            if word not in scene.weapon_at and word not in trigger.words:
                roles.targets[word] = "en.role.object/1"
    aimed_at(scene, trigger, verb, roles)
    if trigger.type == "territory_taken":
        roles.targets.update(_ground_and_loser(scene, trigger, verb))
    _turned(scene, trigger, verb, roles)


def _ground_and_loser(scene: Scene, trigger: Trigger, verb: int) -> dict[int, str]:
    """ "Regained control of X", "recaptured X from Y", "liberated from the control of Y"."""
    tree = scene.tree
    inside = [w for i in trigger.words for w in tree.kids(i, "nmod") if "of" in cases(scene, w)]
    out = dict.fromkeys(inside, "en.role.taken/1")
    for word in tree.kids(verb, "obl"):
        if "from" in cases(scene, word):
            losers = [w for w in tree.kids(word, "nmod") if "of" in cases(scene, w)] or [word]
            out.update(
                {w: "en.role.loser/1" for w in losers if armed(scene, w) and not tree.tokens[w].name.endswith("LOC")}
            )
    return out


def _objects(scene: Scene, verb: int) -> list[int]:
    """The verb's objects, shared ones included: "shelled and burned the town"."""
    tree = scene.tree
    objects, above = tree.kids(verb, "obj", "iobj"), tree.head(verb)
    if not objects and tree.rel(verb) == "conj" and above is not None:
        return [w for w in tree.kids(above, "obj") if w > verb]
    if not objects and not passive(scene, verb):  # "shot and wounded a man"
        after = [c for c in tree.kids(verb, "conj") if tree.verbal(c) and not tree.kids(c, "nsubj")]
        between = tree.kids(verb, "obl", "xcomp", "ccomp")
        return [w for c in after[:1] for w in tree.kids(c, "obj") if not any(b < c for b in between)]
    return objects


def _passive(scene: Scene, verb: int, who: int | None, roles: Roles) -> None:
    """ "X was shelled by Y", "mines laid by Y", "killed by Borland's mines": the owner of the means did it."""
    tree, by = scene.tree, doer(scene, verb)
    if who is not None:
        head = tree.head(who)  # "X, a town besieged by …"
        apposed = tree.rel(who) == "appos" and tree.rel(verb) == "acl"
        name = head if apposed and head is not None and tree.tokens[head].upos == "PROPN" else who
        roles.targets[name] = "en.role.passive_subject/1"
    elif tree.rel(verb) == "amod" and (head := tree.head(verb)) is not None:
        roles.targets[head] = "en.role.participle/1"
    if by is not None:
        roles.actors[by] = "en.role.by/1"
    for means in tree.kids(verb, "obl"):
        if "by" in cases(scene, means) and means in scene.weapon_at and means != by:
            roles.actors.update({means: CREW} if manned(scene, means) else _owners(scene, means))


def _owners(scene: Scene, means: int) -> dict[int, str]:
    """Whose weapon it is: "Borland's drones", "Avalian artillery"."""
    before = [means - 1] if means and scene.tree.tokens[means - 1].name.endswith("NORP") else []
    near = [*scene.tree.kids(means, "amod", "nmod", "compound"), *before]
    near += [
        w for c in scene.tree.kids(means, "compound") for w in scene.tree.kids(c, "compound")
    ]  # "rebel mortar rounds"
    return {c: "en.role.owner_of_means/1" for c in near if armed(scene, c) and c not in scene.weapon_at}


def _turned(scene: Scene, trigger: Trigger, verb: int, roles: Roles) -> None:
    """Types in which object or subject stand for the other role."""
    if trigger.type == "peacekeeping" or (trigger.type == "deployment" and not roles.actors):
        if not roles.actors and passive(scene, verb):
            roles.actors.update(dict.fromkeys(roles.targets, "en.role.deployed/1"))
        roles.targets.clear()
    if trigger.type == "capture_persons" and scene.lemmas[verb] == "surrender":
        roles.targets.update(roles.actors)
        roles.actors.clear()
    if trigger.type == "territory_held" and scene.lemmas[verb] == "belong":
        roles.actors = {w: "en.role.holder/1" for w in scene.tree.kids(verb, "obl") if "to" in cases(scene, w)}
        roles.targets.clear()


def _dropped(scene: Scene, trigger: Trigger, verb: int, roles: Roles, *, victims: bool) -> None:
    """The verb that only carries the noun: "airstrikes targeted X", "killed in shelling by Y"."""
    tree = scene.tree
    harmed = passive(scene, verb)
    found = tree.kids(verb, "nsubj") if harmed else tree.kids(verb, "obj", "iobj")
    up = tree.head(verb)
    if not tree.verbal(verb) and up is not None and tree.tokens[up].upos == "VERB":
        found = tree.kids(up, "obj")  # "left five policemen dead"
    who = subject(scene, verb) if scene.lemmas[verb] in DIES and not harmed else None
    if who is not None and who != trigger.head:
        found = [*found, who]
    if victims:
        for word in found:
            if word not in scene.weapon_at and scene.lemmas[word] not in ("life", "toll"):
                roles.targets.setdefault(word, "en.role.carried/1")
    by = doer(scene, verb)
    if by is not None and by != trigger.head and harmed:
        roles.actors.setdefault(by, "en.role.by/1")
