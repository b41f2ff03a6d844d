"""Words of war in peace: a teachers' strike, a withdrawn motion, a lost fight with a disease, a storm's dead.

The words are in `lang/en/peaceful.yaml`. Each check is False only where the sentence itself says so.
"""

from __future__ import annotations

from counterclaim.clauses import cases, passive, subject
from counterclaim.extract.ground import verb_object
from counterclaim.extract.scene import Scene
from counterclaim.lang.wordlists import words


def _of(scene: Scene, i: int | None, name: str) -> bool:
    return i is not None and scene.lemmas[i].casefold() in words("en", "peaceful")[name]


def with_force(scene: Scene, i: int) -> bool:
    """False for a strike of those who stop work; one with a weapon, or "on" something, is a blow."""
    tree = scene.tree
    if tree.tokens[i].upos not in ("NOUN", "PROPN"):
        return True
    if any(c in scene.weapon_at for c in tree.children[i]) or any(
        cases(tree, c) & {"on", "against"} for c in tree.kids(i, "nmod", "obl")
    ):
        return True
    if any(_of(scene, c, "labour") for c in tree.kids(i, "nmod", "compound", "amod")):
        return False
    if any(cases(tree, c) & {"over", "for"} and _of(scene, c, "grievances") for c in tree.kids(i, "nmod")):
        return False
    verb = tree.head(i)
    stops = verb is not None and tree.rel(i) in ("obj", "obl") and _of(scene, verb, "stopping")
    return not (stops and verb is not None and _of(scene, subject(tree, verb), "labour"))


def leaves(scene: Scene, i: int) -> bool:
    """False for what is taken back in words: "withdrew the motion"."""
    tree = scene.tree
    if tree.tokens[i].upos == "VERB":
        around = [*verb_object(scene, i), *([s] if passive(tree, i) and (s := subject(tree, i)) is not None else [])]
    else:
        around = [c for c in tree.kids(i, "nmod") if "of" in cases(tree, c)]
    return not any(_of(scene, w, "retracted") for w in around)


def with_arms(scene: Scene, i: int) -> bool:
    """False for a fight with a disease, a blaze, corruption."""
    tree = scene.tree
    around = [c for c in tree.kids(i, "nmod", "obl") if cases(tree, c) & {"with", "against", "to", "on"}]
    return not any(_of(scene, w, "foes") for w in (*around, *verb_object(scene, i)))


def of_conflict(scene: Scene, i: int) -> bool:
    """False for the dead of a storm, of the traffic, of an illness, where nothing else in the sentence is an act of force."""
    tree = scene.tree
    if scene.weapon_at:
        return True
    verb = i if tree.tokens[i].upos == "VERB" else None
    if verb is None:
        return True
    killer = subject(tree, verb)
    if _of(scene, killer, "nature") and not passive(tree, verb):
        return False
    for c in tree.kids(verb, "obl", "advcl"):
        at = cases(tree, c)
        if at & {"of", "from", "with"} and _of(scene, c, "ends"):
            return False
        if at & {"in", "by", "during"} and _of(scene, c, "nature"):
            return False
        if tree.rel(c) == "advcl" and _of(scene, c, "traffic"):
            return False
    return True
