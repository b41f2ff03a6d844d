"""Who did it and to whom where the words stand beside the event, not under it: "accused X of shelling", "set fire to Y"."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.codebook.events import event_types, family_of
from counterclaim.extract.blasts import blown_up_at, ran_into
from counterclaim.extract.doers import crew, demonstrators, fired_from, fought_with, helped_by, in_control, part_of
from counterclaim.extract.hostages import hostage_roles
from counterclaim.extract.nouns import responsible
from counterclaim.extract.reach import Roles, armed, cases, doer, passive, subject
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.extract.survived import survived
from counterclaim.lang.wordlists import words

_BLAMES = frozenset({"accuse", "suspect", "blame", "convict", "acquit"})
_LAYS = frozenset(
    {
        "plant",
        "place",
        "lay",
        "leave",
        "hide",
        "throw",
        "hurl",
        "toss",
        "lob",
        "set",
        "conceal",
        "attach",
        "detonate",
        "activate",
    }
)
_GIVES = frozenset({"grant", "give", "promise", "offer", "guarantee"})
#: What an act is aimed at.
_AIM = frozenset({"target", "victim", "object", "objective"})
_MEETS = frozenset({"meet", "contend", "cope", "struggle", "deal", "live"})
_TAKES = frozenset({"order", "plan", "authorize", "authorise", "approve", "lead", "mastermind", "organize", "organise"})


def beside(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """Adds actors and targets that the tree around the trigger's own word does not give."""
    for rule in _RULES:
        rule(scene, trigger, roles)


def _accused(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "Accused X of an attack", "each accused the other of shelling", "blamed X for the raid": X."""
    tree, noun = scene.tree, trigger.head
    up = tree.head(noun)
    if (
        roles.actors
        or up is None
        or tree.verbal(noun)
        or event_types()[trigger.type].mutual
        or not cases(scene, noun) & {"of", "for"}
    ):
        return
    verb = up if scene.lemmas[up] in _BLAMES else tree.head(up)
    if verb is None or scene.lemmas[verb] not in _BLAMES:
        return
    who = tree.kids(verb, "obj", "iobj") or (tree.kids(verb, "nsubj") if passive(scene, verb) else [])
    roles.actors.update(dict.fromkeys(who, "en.role.accused/1"))


def _responsible(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "X is responsible for the raid": X, unless "those responsible" are meant."""
    if roles.actors or event_types()[trigger.type].mutual or scene.tree.verbal(trigger.head):
        return
    for who in responsible(scene, trigger.head):
        if armed(scene, who) or scene.tree.tokens[who].upos == "PRON":
            roles.actors[who] = "en.role.responsible/1"


def _planted_by(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "A bomb placed by X exploded", "a grenade thrown by X killed two": who laid or threw the weapon."""
    tree = scene.tree
    if roles.actors or trigger.type != "bombing":
        return
    for weapon in [w for w in tree.kids(trigger.head, "nsubj", "obl", "nmod") if w in scene.weapon_at]:
        for laid in tree.kids(weapon, "acl"):
            by = doer(scene, laid) if scene.lemmas[laid] in _LAYS else None
            if by is not None and armed(scene, by):
                roles.actors[by] = "en.role.laid_by/1"


def _riddled(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "X was riddled with bullets": X, also where the parse takes it for an adjective."""
    if scene.lemmas[trigger.first] in ("riddle", "riddled"):
        for who in scene.tree.kids(trigger.head, "nsubj"):
            roles.actors.pop(who, None)
            roles.targets[who] = "en.role.passive_subject/1"


def _right_after(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "Air strikes by X targeted …": the phrase in "by" right after the noun, however the parse hangs it."""
    tree, at = scene.tree, trigger.end
    if roles.actors or tree.verbal(trigger.head) or at >= len(tree.tokens) or scene.lemmas[at] != "by":
        return
    who = tree.head(at)
    if who is not None and who > at and tree.rel(at) == "case" and armed(scene, who):
        roles.actors[who] = "en.role.by/1"


def _carried_out_with(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "X answered with artillery fire", "IS targeted the commander in a car bombing": X."""
    tree, noun = scene.tree, trigger.head
    verb = tree.head(noun)
    if roles.actors or verb is None or tree.tokens[verb].upos != "VERB" or family_of(trigger.type) != "force":
        return
    if tree.rel(noun) != "obl" or event_types()[trigger.type].mutual or passive(scene, verb):
        return
    who = subject(scene, verb)
    did = "with" in cases(scene, noun) and scene.lemmas[verb] not in scene.lexicon.suffered | _MEETS
    if did and who is not None and who != noun and armed(scene, who):
        roles.actors[who] = "en.role.carried_by/1"


def _faced(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "X was faced with an offensive": X suffers it."""
    tree, noun = scene.tree, trigger.head
    verb = tree.head(noun)
    if verb is None or scene.lemmas[verb] not in ("face", "confront") or "with" not in cases(scene, noun):
        return
    if passive(scene, verb) and not event_types()[trigger.type].mutual:
        who = subject(scene, verb)
        if who is not None and not roles.targets:
            roles.targets[who] = "en.role.faced/1"


def _planned(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "X ordered the invasion", "X planned the offensive"."""
    tree, noun = scene.tree, trigger.head
    verb = tree.head(noun)
    called_up = trigger.type == "mobilization"  # "X ordered the mobilisation of 300,000 reservists"
    if verb is None or scene.lemmas[verb] not in _TAKES or tree.rel(noun) != "obj" or (roles.actors and not called_up):
        return
    who = subject(scene, verb)
    if who is not None and (called_up or family_of(trigger.type) == "force"):
        roles.actors = {who: "en.role.light_verb/1"}


def _given(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "X were granted safe passage": X."""
    tree = scene.tree
    verb = next((w for w in tree.up(trigger.head) if scene.lemmas[w] in _GIVES), None)
    if trigger.type != "displacement" or verb is None or tree.head(trigger.head) != verb:
        return
    who = subject(scene, verb) if passive(scene, verb) else next(iter(tree.kids(verb, "iobj")), None)
    if who is not None:
        roles.targets.clear()
        roles.targets[who] = "en.role.given/1"


def _set_fire(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "Set fire to X", "cut ties with X", "withdrew its ambassador from X"."""
    tree = scene.tree
    wanted = {"destruction": {"to"}, "sanction": {"with", "from", "against", "on"}}.get(trigger.type, set())
    if not wanted or roles.targets:
        return
    for word in {w for i in trigger.words for w in tree.kids(i, "obl", "nmod")} - set(trigger.words):
        if cases(scene, word) & wanted and not any(hit.head == word for hit in scene.times):
            roles.targets[word] = "en.role.set_fire/1"


def _asked_to(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "Demanded that X withdraw": X."""
    tree = scene.tree
    if trigger.type != "appeal" or roles.targets or tree.tokens[trigger.head].upos != "VERB":
        return
    for clause in tree.kids(trigger.head, "ccomp"):
        for who in tree.kids(clause, "nsubj"):
            if armed(scene, who) and who not in roles.actors:
                roles.targets[who] = "en.role.asked/1"


def _present(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "Peacekeepers have been present in the valley"."""
    tree = scene.tree
    offensive = family_of(trigger.type) == "force" and "on" in cases(scene, trigger.head)  # "were on the offensive"
    present = trigger.type in ("peacekeeping", "deployment") or offensive
    if present and not roles.actors and tree.kids(trigger.head, "cop"):
        roles.actors.update(dict.fromkeys(tree.kids(trigger.head, "nsubj"), "en.role.subject/1"))


def _agreed_between(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "A deal reached between X and Y", "the deadliest fighting between X and Y", "signed a statement on a ceasefire"."""
    tree, noun = scene.tree, trigger.head
    if not event_types()[trigger.type].mutual or roles.actors or tree.tokens[noun].upos == "VERB":
        return
    above = tree.head(noun)
    around = [*tree.kids(noun, "acl"), *([above] if above is not None and tree.rel(noun) == "nsubj" else [])]
    for word in [w for a in around for w in tree.kids(a, "obl", "nmod")]:
        if cases(scene, word) & {"between", "among"} and armed(scene, word):
            roles.actors[word] = "en.role.between/1"
    if roles.actors or trigger.type not in ("ceasefire", "agreement") or above is None or tree.rel(noun) != "nmod":
        return
    verb = tree.head(above)
    if verb is not None and scene.lemmas[verb] in ("sign", "conclude", "reach") and tree.rel(above) == "obj":
        who = subject(scene, verb)
        if who is not None and not passive(scene, verb):
            roles.actors[who] = "en.role.makes/1"


def _struck_compound(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "The convoy attack", "the embassy bombing": a thing before the noun of an act of force is what was hit."""
    tree, noun = scene.tree, trigger.head
    if roles.targets or family_of(trigger.type) != "force" or tree.tokens[noun].upos == "VERB":
        return
    struck = words("en", "places")["struck"]
    things = [w for w in tree.kids(noun, "compound") if w not in trigger.words and scene.lemmas[w] in struck]
    roles.targets.update(dict.fromkeys(things[-1:], "en.role.struck/1"))


def _target_of(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "The embassy was the target of an attack", "the target of the attack was the embassy"."""
    tree, noun = scene.tree, trigger.head
    head = tree.head(noun)
    if roles.targets or head is None or tree.rel(noun) != "nmod" or "of" not in cases(scene, noun):
        return
    if scene.lemmas[head] not in _AIM or family_of(trigger.type) not in ("force", "harm"):
        return
    said = tree.head(head) if tree.rel(head) == "nsubj" else head
    if said is None or not tree.kids(said, "cop"):
        return
    struck = [said] if said != head else tree.kids(head, "nsubj")
    roles.targets.update(dict.fromkeys(struck, "en.role.target_of/1"))


def _lost_lives(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "49 soldiers lost their lives"."""
    lost = {scene.lemmas[i] for i in (*trigger.words, *scene.tree.kids(trigger.head, "obj"))}
    who = subject(scene, trigger.head)
    if trigger.type == "casualties" and {"lose", "life"} <= lost and who is not None:
        roles.targets[who] = "en.role.sufferer/1"


def _fell(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "The town has fallen to rebels": they took it."""
    tree, verb = scene.tree, trigger.head
    if trigger.type != "territory_taken" or scene.lemmas[verb] != "fall":
        return
    roles.targets.update(dict.fromkeys(roles.actors, "en.role.fallen/1"))
    roles.actors = {w: "en.role.fallen_to/1" for w in tree.kids(verb, "obl") if "to" in cases(scene, w)}


def _not_suffered(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "An arrest on the square", "a protest against prices": places and causes suffer nothing."""
    if trigger.type == "protest":
        keep = [w for w in roles.targets if armed(scene, w)]
    elif trigger.type in (
        "appeal",
        "arms_supply",
    ):  # "demanded a referendum", "will give eight launchers": asked of, given to somebody
        keep = [w for w in roles.targets if armed(scene, w) or scene.tree.tokens[w].upos in ("PRON", "PROPN")]
        keep = [w for w in keep if w not in scene.weapon_at]
    elif family_of(trigger.type) == "harm":
        keep = [w for w, how in roles.targets.items() if how != "en.role.aimed_at/1" or armed(scene, w)]
    else:
        return
    roles.targets = {w: roles.targets[w] for w in keep}


_RULES: tuple[Callable[[Scene, Trigger, Roles], None], ...] = (
    _accused,
    _responsible,
    _planted_by,
    _riddled,
    _right_after,
    _carried_out_with,
    _faced,
    _planned,
    _given,
    _set_fire,
    ran_into,
    blown_up_at,
    demonstrators,
    _asked_to,
    _present,
    _agreed_between,
    _struck_compound,
    _target_of,
    survived,
    hostage_roles,
    crew,
    fired_from,
    part_of,
    in_control,
    helped_by,
    fought_with,
    _lost_lives,
    _fell,
    _not_suffered,
)
