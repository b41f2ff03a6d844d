"""Who came through an attack: "the governor survived an assassination attempt", "X emerged unscathed from the blast"."""

from __future__ import annotations

from counterclaim.codebook.events import family_of
from counterclaim.extract.reach import Roles, subject
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.phrases import antecedent

_FROM = frozenset({"escape", "emerge", "flee"})
_OBJECT = frozenset({"survive", "escape", "evade"})
#: "Escaped unharmed", without which to flee from an attack may be to leave a place.
_UNHURT = frozenset({"unharmed", "unhurt", "unscathed", "uninjured", "alive", "unwounded"})
#: Nouns that an act stands before: "an assassination attempt".
_WHOLES = frozenset({"attempt", "bid", "plot", "attack"})


def survived(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """A single person who survived it, or escaped it unhurt, was its target."""
    if (
        roles.targets
        or family_of(trigger.type) not in ("force", "harm")
        or scene.tree.tokens[trigger.head].upos == "VERB"
    ):
        return
    for noun in (trigger.head, *_whole(scene, trigger.head)):
        verb = _verb(scene, noun)
        who = subject(scene, verb) if verb is not None else None
        if who is not None and _person(scene, antecedent(scene.tree, who)):
            roles.targets[who] = "en.role.survivor/1"
            roles.actors.pop(who, None)
            return


def _whole(scene: Scene, noun: int) -> list[int]:
    head = scene.tree.head(noun)
    return [head] if head is not None and scene.tree.rel(noun) == "compound" and scene.lemmas[head] in _WHOLES else []


def _verb(scene: Scene, noun: int) -> int | None:
    """The verb of surviving that the noun is the object of, that leads "from" it, or that its relative clause has."""
    tree, head = scene.tree, scene.tree.head(noun)
    if head is not None and tree.rel(noun) == "obj" and scene.lemmas[head] in _OBJECT:
        return head
    away = {scene.lemmas[c] for c in tree.kids(noun, "case")} & {"from"}
    if head is not None and tree.rel(noun) in ("obl", "nmod") and away:
        verb = head if scene.lemmas[head] in _FROM else tree.head(head)
        return verb if verb is not None and scene.lemmas[verb] in _FROM and _unhurt(scene, verb) else None
    clauses = [c for c in tree.kids(noun, "acl") if scene.lemmas[c] in _FROM | _OBJECT]
    return next((c for c in clauses if _unhurt(scene, c) or scene.lemmas[c] in _OBJECT), None)


def _unhurt(scene: Scene, verb: int) -> bool:
    return any(scene.lemmas[w] in _UNHURT for w in scene.tree.under(verb))


def _person(scene: Scene, who: int) -> bool:
    """One person: a name, a pronoun, a noun for people; not a town or a truce."""
    token = scene.tree.tokens[who]
    return token.name.endswith("PER") or token.upos == "PRON" or scene.lemmas[who] in scene.people
