"""What a bomb was set at."""

from __future__ import annotations

from counterclaim.extract.reach import THROWS, Roles, cases, subject
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.lang.wordlists import words

BLASTS = frozenset({"detonate", "explode", "blow", "go"})


_DRIVEN = frozenset(
    {
        "vehicle",
        "car",
        "truck",
        "lorry",
        "van",
        "jeep",
        "ambulance",
        "pick-up",
        "pickup",
        "patrol",
        "column",
        "boat",
        "ship",
        "minibus",
        "bus",
    }
)
_RUNS_INTO = frozenset({"hit", "strike", "detonate", "trigger", "run", "drive"})


def ran_into(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "Their vehicle hit a mine", "a bus detonated a landmine": what drove into it is what was hit."""
    tree, verb = scene.tree, trigger.head
    if trigger.type != "bombing" or scene.lemmas[verb] not in _RUNS_INTO or tree.tokens[verb].upos != "VERB":
        return
    who = subject(scene, verb)
    mines = [
        w
        for w in tree.kids(verb, "obj", "obl")
        if w in scene.weapon_at and scene.weapon_at[w].weapon.id in ("mine", "ied")
    ]
    if who is not None and mines and scene.lemmas[who] in words("en", "places")["struck"] | _DRIVEN:
        roles.actors.pop(who, None)
        roles.targets = {w: how for w, how in roles.targets.items() if w not in mines}
        roles.targets.setdefault(who, "en.role.ran_into/1")


def blown_up_at(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """ "A bomb exploded near the buses", "was placed outside the office": what it was set at, where nothing else is hit and it is no place."""
    tree, verb = scene.tree, trigger.head
    laid = trigger.type == "mine_laying" or scene.lemmas[verb] in THROWS
    if any(word not in scene.weapon_at for word in roles.targets) or not (
        laid or (trigger.type == "bombing" and scene.lemmas[verb] in BLASTS)
    ):
        return
    apart = {hit.head for hit in scene.places} | {hit.head for hit in scene.times}
    for word in tree.kids(verb, "obl"):
        if cases(scene, word) & {"near", "beside", "outside", "under"} and word not in apart:
            roles.targets[word] = "en.role.near_blast/1"
