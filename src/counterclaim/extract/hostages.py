""" "Took 71 workers hostage", "held soldiers as hostages", "was being held hostage": an abduction told by the word for the held."""

from __future__ import annotations

from counterclaim.extract.ground import with_list
from counterclaim.extract.reach import Roles, doer, passive, subject
from counterclaim.extract.scene import Scene, Trigger

_TAKE = frozenset({"take", "hold", "keep", "seize"})


def hostages(scene: Scene, i: int) -> Trigger | None:
    """The word for hostages under a verb of taking or holding people; a city or a country held hostage is a figure of speech."""
    verb = taking(scene, i)
    if verb is None:
        return None
    held = _held(scene, verb, i)
    themselves = held == [i]
    if themselves and (scene.tree.rel(i) != "obj" or scene.tree.kids(i, "compound")):
        return None
    if not themselves and not any(_person(scene, word) for word in held):
        return None
    first = verb if verb == i - 1 else i
    return Trigger(first, i + 1, i, "abduction", "en.extract.hostage/1", 0.85)


def _person(scene: Scene, word: int) -> bool:
    token = scene.tree.tokens[word]
    return scene.lemmas[word] in scene.people or token.name.endswith("PER") or token.upos in ("PRON", "NUM")


def taking(scene: Scene, i: int) -> int | None:
    """The verb of taking or holding that a word for hostages completes, None where there is none."""
    if scene.lemmas[i] not in ("hostage", "hostages"):
        return None
    for verb in scene.tree.up(i):
        if scene.tree.tokens[verb].upos == "VERB":
            return verb if scene.lemmas[verb] in _TAKE else None
    return None


def _held(scene: Scene, verb: int, i: int) -> list[int]:
    tree = scene.tree
    if passive(scene, verb):
        who = subject(scene, verb)
        return with_list(scene, [who]) if who is not None else []
    objects = _objects(scene, verb, i)
    people = {c for w in objects for c in tree.kids(w, "nmod")}  # "a group of students"
    return [*with_list(scene, objects), *sorted(people - {i})] or [i]


def _objects(scene: Scene, verb: int, i: int) -> list[int]:
    """Whom the verb has as its objects; of "took as hostages engineers X and Y" what follows without a preposition."""
    tree = scene.tree
    bare = [w for w in tree.kids(verb, "obl") if w > i and not tree.kids(w, "case") and _person(scene, w)]
    return [w for w in tree.kids(verb, "obj") if w != i] or bare[:1]


def hostage_roles(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """Who holds whom, by the verb."""
    verb = taking(scene, trigger.head)
    if trigger.type != "abduction" or verb is None:
        return
    held = passive(scene, verb)
    who = doer(scene, verb) if held else subject(scene, verb)
    objects = _objects(scene, verb, trigger.head)
    if held and (suffers := subject(scene, verb)) is not None:
        objects = [suffers]
    roles.actors = {who: "en.role.hostage_taker/1"} if who is not None else {}
    roles.targets = dict.fromkeys(objects or ([] if held else [trigger.head]), "en.role.hostage/1")
