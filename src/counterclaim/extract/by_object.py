"""Verbs whose object says which event they name: people expelled are driven out, diplomats are a sanction; a ship lost is destroyed."""

from __future__ import annotations

from counterclaim.extract.ground import verb_object, with_list
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.lang.wordlists import words

#: Whom a state sends home.
_DIPLOMATS = frozenset(
    {
        "diplomat",
        "ambassador",
        "envoy",
        "attache",
        "attaché",
        "consul",
        "staff",
        "journalist",
        "correspondent",
        "official",
        "spy",
    }
)
_MACHINES = frozenset({"aircraft", "helicopter", "tank", "ship", "drone", "vehicle"})


def driven_out(scene: Scene, i: int) -> Trigger | None:
    """ "Expelled the last of 15,000 villagers": who is driven from home, where none is a diplomat and no state is meant."""
    tree = scene.tree
    if scene.lemmas[i] not in ("expel", "evict") or tree.tokens[i].upos != "VERB":
        return None
    gone = with_list(scene, [*verb_object(scene, i), *tree.kids(i, "nsubj:pass")])
    gone += [w for word in gone for w in tree.kids(word, "nmod", "obl")]  # "the last of 15,000 villagers"
    people = [
        w for w in gone if scene.lemmas[w] in scene.people or (tree.plural(w) and tree.tokens[w].name.endswith("NORP"))
    ]
    if not people or any(scene.lemmas[w] in _DIPLOMATS for w in gone):
        return None
    return Trigger(i, i + 1, i, "displacement", "en.extract.driven_out/1", 0.8)


def seized_gear(scene: Scene, i: int) -> Trigger | None:
    """ "Captured two tanks", "60 rifles were seized": arms taken from the enemy are neither prisoners nor ground."""
    tree = scene.tree
    if scene.lemmas[i] not in ("capture", "seize", "take") or tree.tokens[i].upos != "VERB":
        return None
    things = with_list(
        scene, [*verb_object(scene, i), *(w for w in tree.kids(i, "nsubj") if tree.tokens[w].deprel == "nsubj:pass")]
    )
    gear = [w for w in things if w in scene.weapon_at or scene.lemmas[w] in words("en", "people")["equipment"]]
    if not gear or len(gear) != len(things) or not all(tree.kids(w, "nummod") or tree.plural(w) for w in gear):
        return None
    if any(scene.lemmas[w] in scene.people for w in gear) or (
        scene.lemmas[i] == "take" and not any(tree.kids(w, "nummod") for w in gear)
    ):
        return None
    return Trigger(i, i + 1, i, "other_conflict", "en.extract.seized_gear/1", 0.75)


def seized_power(scene: Scene, i: int) -> Trigger | None:
    """ "Soldiers seized power": a coup takes neither prisoners nor ground."""
    if scene.lemmas[i] not in ("seize", "grab", "usurp") or scene.tree.tokens[i].upos != "VERB":
        return None
    power = any(scene.lemmas[w] == "power" for w in verb_object(scene, i))
    return Trigger(i, i + 1, i, "other_conflict", "en.extract.seized_power/1", 0.8) if power else None


def lost_machine(scene: Scene, i: int) -> Trigger | None:
    """ "Lost two tanks", "the loss of a jet": machines are destroyed, they do not die."""
    tree = scene.tree
    if scene.lemmas[i] == "lose" and tree.tokens[i].upos == "VERB":
        things = with_list(scene, verb_object(scene, i))
    elif scene.lemmas[i] == "loss" and tree.tokens[i].upos == "NOUN":
        things = [w for w in tree.kids(i, "nmod") if "of" in {scene.lemmas[c] for c in tree.kids(w, "case")}]
    else:
        return None
    hits = [scene.weapon_at[w] for w in things if w in scene.weapon_at]
    named = any(scene.lemmas[w] in words("en", "people")["equipment"] for w in things)
    if not named and not any(hit.weapon.id in _MACHINES for hit in hits):
        return None
    return Trigger(i, i + 1, i, "destruction", "en.extract.lost_machine/1", 0.8)
