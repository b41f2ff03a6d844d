"""What a bomb was set at."""

from __future__ import annotations

from counterclaim.extract.reach import THROWS, Roles, cases
from counterclaim.extract.scene import Scene, Trigger

BLASTS = frozenset({"detonate", "explode", "blow", "go"})


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
