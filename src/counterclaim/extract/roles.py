"""Roles: who did it and to whom, read off the tree around a trigger.

Every rule gives indices of head words with its method id; `extract` turns them into participants.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim import clauses
from counterclaim.codebook.events import event_types
from counterclaim.codebook.parties import single_names
from counterclaim.codebook.party_words import fold
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.phrases import antecedent, members

AT = frozenset({"on", "at", "against", "upon", "onto", "toward", "towards"})
#: Nouns whose "of" names who suffers; for other nouns too, unless listed in `OF_DOER`.
OF_DOER = frozenset(
    {
        "clash",
        "talks",
        "withdrawal",
        "ceasefire",
        "agreement",
        "protest",
        "mobilization",
        "deployment",
        "threat",
        "condemnation",
        "appeal",
        "incursion",
        "provocation",
    }
)
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
#: Verbs by which parties or brokers make a truce or a deal.
MAKES = frozenset(
    {"broker", "mediate", "agree", "sign", "reach", "negotiate", "conclude", "settle", "accept", "strike"}
)
_SHOTS = frozenset({"shot", "round", "bullet", "shell", "salvo", "volley", "weapon", "ground", "control", "fire"})
#: Types whose subject suffers: "people fled", "soldiers died".
SUFFERED = frozenset({"casualties", "displacement"})
DIES = frozenset({"die", "perish", "flee", "lose", "relocate", "leave", "evacuate"})
#: Verbs that say what an act in "in …" did: "hit the town in air strikes".
CARRY_IN = frozenset({"hit", "target", "deal", "kill", "strike", "destroy", "pound", "wound", "injure"})
CARRIED = frozenset({"shelling", "airstrike", "drone_strike", "attack", "bombing"})
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


@dataclass(slots=True)
class Roles:
    """Head words of actors and targets, each with the method that found it, in the order found."""

    actors: dict[int, str] = field(default_factory=dict)
    targets: dict[int, str] = field(default_factory=dict)


def roles_of(scene: Scene, trigger: Trigger) -> Roles:
    """Actors and targets of a trigger. For types whose parties are all actors, nobody is a target."""
    roles = Roles()
    head = trigger.head
    if _verbal(scene, trigger):
        _verb(scene, trigger, head, roles)
    else:
        _noun(scene, trigger, head, roles)
    if event_types()[trigger.type].mutual:
        if trigger.type == "talks" or (trigger.type == "clash" and scene.tree.tokens[head].upos == "VERB"):
            roles.actors.update({w: m for w, m in roles.targets.items() if w not in roles.actors})
        roles.targets.clear()
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
    return roles


def _verbal(scene: Scene, trigger: Trigger) -> bool:
    """A verb with subject and object; "in fighting", "rebel-held" are built like nouns."""
    tree, head = scene.tree, trigger.head
    if tree.tokens[head].upos not in ("VERB", "AUX") or trigger.method == "en.extract.held_by_adjective/1":
        return False
    lead = {tree.lemma(c) for c in tree.kids(head, "mark", "case")}
    named = head > 0 and tree.tokens[head - 1].upos == "DET"  # "the fighting", whatever the tagger says
    return not (tree.tokens[head].xpos == "VBG" and ("in" in lead or named))


def _clean(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """Weapons, times and the event itself are no participants; a list falls apart into its members."""
    blocked = set(trigger.words) | {i for i in scene.weapon_at if scene.lemmas[i] not in scene.people}
    blocked |= {hit.head for hit in scene.times}
    blocked |= {i for i, lemma in enumerate(scene.lemmas) if lemma in _SHOTS}
    for table in (roles.actors, roles.targets):
        found: dict[int, str] = {}
        for word, method in table.items():
            for member in members(scene.tree, antecedent(scene.tree, word)):
                if member not in blocked and not (
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
        if word in roles.actors or told or scene.lemmas[word] in ("range", "scene", "time"):
            del roles.targets[word]


def cases(scene: Scene, word: int) -> set[str]:
    """The prepositions of a phrase."""
    return clauses.cases(scene.tree, word)


def passive(scene: Scene, verb: int) -> bool:
    """True for a passive, a bare past participle after its noun included."""
    return clauses.passive(scene.tree, verb)


def subject(scene: Scene, verb: int) -> int | None:
    """Who a verb is said of, None where the sentence does not say."""
    return clauses.subject(scene.tree, verb)


def _by(scene: Scene, verb: int) -> int | None:
    """The doer in "by X"; means and times are left out later."""
    for word in scene.tree.kids(verb, "obl", "nmod"):
        if "by" in cases(scene, word) and (word not in scene.weapon_at or scene.lemmas[word] in scene.people):
            return word
    return None


def _verb(scene: Scene, trigger: Trigger, verb: int, roles: Roles) -> None:
    tree = scene.tree
    who, by = subject(scene, verb), _by(scene, verb)
    objects = tree.kids(verb, "obj", "iobj")
    if (
        trigger.type == "casualties"
        and scene.lemmas[verb] in ("suffer", "sustain", "lose")
        and not passive(scene, verb)
    ):
        if who is not None and scene.lemmas[verb] != "lose":
            roles.targets[who] = "en.role.sufferer/1"
        roles.targets.update({w: "en.role.object/1" for w in objects if scene.lemmas[w] in scene.people})
        return
    if passive(scene, verb):
        if who is not None:
            roles.targets[who] = "en.role.passive_subject/1"
        elif tree.rel(verb) == "amod" and (head := tree.head(verb)) is not None:
            roles.targets[head] = "en.role.participle/1"
        if by is not None:
            roles.actors[by] = "en.role.by/1"
        for means in (
            w for w in tree.kids(verb, "obl") if "by" in cases(scene, w) and w in scene.weapon_at and w != by
        ):
            roles.actors.update(
                {c: "en.role.owner_of_means/1" for c in tree.kids(means, "amod", "nmod") if _armed(scene, c)}
            )
    elif trigger.type in SUFFERED and scene.lemmas[verb] in DIES:
        if (who is not None and scene.lemmas[verb] not in ("lose", "evacuate")) or (
            who is not None and scene.lemmas[verb] == "evacuate" and not objects
        ):
            roles.targets[who] = "en.role.sufferer/1"
    else:
        if who is not None:
            roles.actors[who] = "en.role.subject/1"
    for word in objects:
        if scene.lemmas[verb] in ("flee", "leave"):
            break
        if word not in scene.weapon_at and word not in trigger.words:
            roles.targets[word] = "en.role.object/1"
    _aimed(scene, trigger, verb, roles)
    if trigger.type == "peacekeeping" or (trigger.type == "deployment" and not roles.actors):
        for word in list(roles.targets):
            if not roles.actors and passive(scene, verb):
                roles.actors[word] = "en.role.deployed/1"
        roles.targets.clear()
    if trigger.type == "capture_persons" and scene.lemmas[verb] == "surrender":
        roles.targets.update(roles.actors)
        roles.actors.clear()
    if trigger.type == "territory_held" and scene.lemmas[verb] == "belong":
        roles.actors = {w: "en.role.holder/1" for w in tree.kids(verb, "obl") if "to" in cases(scene, w)}
        roles.targets.clear()


def _aimed(scene: Scene, trigger: Trigger, verb: int, roles: Roles) -> None:
    """ "Fired on X", "called on X", "met with X", "spoke to X"."""
    for word in scene.tree.kids(verb, "obl", "nmod"):
        at = cases(scene, word)
        if any(hit.head == word for hit in scene.times):
            continue
        if trigger.type in ("talks", "clash", "agreement", "ceasefire"):
            if at & {"with", "to", "between", "against"}:
                roles.actors[word] = "en.role.with/1"
        elif at & (AT - {"at"} if trigger.type in ("attack", "drone_strike", "bombing") else AT) and (
            trigger.type
            in ("shooting", "shelling", "airstrike", "attack", "drone_strike", "appeal", "threat", "provocation")
            or "against" in at
        ):
            if not passive(scene, verb) or scene.tree.tokens[trigger.head].upos != "VERB" or _shots_fired(scene, verb):
                roles.targets[word] = "en.role.aimed_at/1"
        elif trigger.type == "appeal" and at & {"to", "from"}:
            roles.targets[word] = "en.role.aimed_at/1"


def _shots_fired(scene: Scene, verb: int) -> bool:
    """ "Mortars were fired at X": what is fired is the subject, so that "at X" is the target all the same."""
    return any(c in scene.weapon_at or scene.lemmas[c] in _SHOTS for c in scene.tree.kids(verb, "nsubj"))


def _armed(scene: Scene, word: int) -> bool:
    token = scene.tree.tokens[word]
    return token.name != "O" or scene.lemmas[word] in scene.people


def _noun(scene: Scene, trigger: Trigger, noun: int, roles: Roles) -> None:
    tree = scene.tree
    harmed = trigger.type in ("casualties", "displacement")
    for child in sorted(tree.children[noun]):
        rel, at = tree.tokens[child].deprel, cases(scene, child)
        if rel == "nmod:poss":
            owner = _owner(scene, trigger, child)
            (roles.targets if harmed else roles.actors)[owner] = "en.role.possessor/1"
        elif rel == "amod" and (by := _made_by(scene, child)) is not None:
            roles.actors[by] = "en.role.made_by/1"
        elif (
            rel in ("compound", "amod")
            and _armed(scene, child)
            and not (set(trigger.words) | set(scene.weapon_at)) & {child}
        ):
            if rel == "amod" and tree.tokens[child].name[2:] not in ("NORP", "LOC", "ORG"):
                continue
            (roles.targets if harmed else roles.actors)[child] = "en.role.modifier/1"
        elif rel.startswith("nmod"):
            _complement(scene, trigger, child, at, roles)
        elif rel == "acl" and tree.tokens[child].xpos == "VBN":
            by = _by(scene, child)
            if by is not None and scene.lemmas[child] not in scene.lexicon.outside:
                roles.actors[by] = "en.role.participle_by/1"
        elif rel == "acl:relcl" and scene.lemmas[child] in MAKES | scene.lexicon.light:
            who = subject(scene, child) if not passive(scene, child) else _by(scene, child)
            if who is not None and antecedent(tree, who) != noun and scene.lemmas[child] not in ("announce", "declare"):
                roles.actors.setdefault(who, "en.role.relative_clause/1")
    if trigger.method == "en.extract.held_by_adjective/1" and tree.tokens[trigger.first].upos != "PUNCT":
        roles.actors[trigger.first] = "en.role.holder/1"
    for word in (noun, *([h] if tree.rel(noun) == "conj" and (h := tree.head(noun)) is not None else [])):
        _light(scene, trigger, word, roles)
    if tree.rel(noun) == "conj" and (head := tree.head(noun)) is not None and not tree.verbal(head):
        _shared(scene, trigger, head, roles)


def _side(scene: Scene, trigger: Trigger, word: int) -> bool:
    """A modifier that names a side: "Borland shelling", "rebel attack"; a mere place or "the Borlandian war" does not."""
    name = scene.tree.tokens[word].name[2:]
    if (
        trigger.type == "clash"
        and len([c for c in scene.tree.kids(trigger.head, "amod", "compound") if scene.tree.tokens[c].name != "O"]) < 2
    ):
        return False
    if name == "LOC":
        return fold(scene.tree.tokens[word].text) in single_names()
    return _armed(scene, word)


def _made_by(scene: Scene, word: int) -> int | None:
    """ "A Borland-brokered deal", "the X-led assault": X."""
    if scene.tree.tokens[word].xpos != "VBN" or scene.lemmas[word] == "back":
        return None
    who = [c for c in scene.tree.children[word] if c < word and scene.tree.tokens[c].name != "O"]
    return who[0] if who else None


def _owner(scene: Scene, trigger: Trigger, word: int) -> int:
    """Whose: "X used mortars in its attack" means X, the subject of the verb the noun hangs on."""
    tree = scene.tree
    if tree.tokens[word].upos != "PRON":
        return word
    verb = next((w for w in tree.up(trigger.head) if tree.verbal(w)), None)
    who = subject(scene, verb) if verb is not None else None
    plural = scene.lemmas[word] == "their"
    if (
        who is None
        or who == trigger.head
        or tree.tokens[who].upos == "PRON"
        or plural != (tree.plural(who) or bool(tree.kids(who, "conj")))
    ):
        return word
    return antecedent(tree, who)


def _shared(scene: Scene, trigger: Trigger, head: int, roles: Roles) -> None:
    """ "An artillery barrage and drone attacks on X": what hangs on one member is the other's too."""
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
    """ "By X", "on X", "of X", "between X and Y", "with X" after a noun."""
    mutual = event_types()[trigger.type].mutual
    if "by" in at:
        roles.actors[word] = "en.role.by/1"
    elif mutual and at & {"between", "with", "against", "among"}:
        if not any(h.head == word and not h.is_name for h in scene.places):
            roles.actors[word] = "en.role.between/1"
    elif trigger.type == "territory_held" and at & {"of", "by"}:
        if "in" not in cases(scene, trigger.head):  # "in control of X": X is held
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
    """ "X launched an attack on Y", "Y came under fire from X", "the attack was carried out by X"."""
    tree = scene.tree
    verb = tree.head(noun)
    if verb is None or tree.tokens[verb].upos != "VERB":
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
        who = subject(scene, verb) if not passive(scene, verb) else _by(scene, verb)
        if who is not None and lemma not in scene.lexicon.outside:
            suffers = lemma in scene.lexicon.suffered
            if suffers:
                roles.targets.setdefault(who, "en.role.light_verb/1")
            elif trigger.type not in ("casualties", "ceasefire", "agreement") and not (
                trigger.type == "clash" and lemma in ("halt", "end", "stop")
            ):
                roles.actors.setdefault(who, "en.role.light_verb/1")
        _aimed(scene, trigger, verb, roles)
    elif rel == "obj" and lemma == "blame":
        for word in tree.kids(verb, "obl"):
            if "on" in cases(scene, word):
                roles.actors.setdefault(word, "en.role.blamed/1")
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
    elif rel == "nsubj" and trigger.type == "clash" and lemma in ("start", "begin", "erupt", "come"):
        for word in tree.kids(verb, "obl"):
            if "from" in cases(scene, word) and (
                _armed(scene, word) or any(_armed(scene, c) for c in tree.children[word])
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
        who = subject(scene, verb) if not passive(scene, verb) else _by(scene, verb)
        if who is not None:
            roles.actors.setdefault(who, "en.role.makes/1")


def _dropped(scene: Scene, trigger: Trigger, verb: int, roles: Roles, *, victims: bool) -> None:
    """The verb that only carries the noun: "airstrikes targeted X", "killed in shelling by Y"."""
    tree = scene.tree
    harmed = passive(scene, verb)
    found = tree.kids(verb, "nsubj") if harmed else tree.kids(verb, "obj", "iobj")
    who = subject(scene, verb) if scene.lemmas[verb] in DIES and not harmed else None
    if who is not None and who != trigger.head:
        found = [*found, who]
    if victims:
        for word in found:
            if word not in scene.weapon_at and scene.lemmas[word] not in ("life", "toll"):
                roles.targets.setdefault(word, "en.role.carried/1")
    by = _by(scene, verb)
    if by is not None and by != trigger.head and harmed:
        roles.actors.setdefault(by, "en.role.by/1")
