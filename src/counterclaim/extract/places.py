"""Where an event happened: the places that stand in its clause, not those that name parties or belong to a speaker."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.clauses import subject
from counterclaim.codebook.parties import single_names
from counterclaim.codebook.party_words import fold
from counterclaim.extract.attach import within
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.extract.values import PlaceHit
from counterclaim.phrases import antecedent, members
from counterclaim.records import Place

#: "On X" after these is whom the words are meant for, not where.
_SPOKEN = frozenset({"appeal", "condemnation", "threat", "sanction", "mediation"})
_AT = frozenset({"on", "at", "against", "upon"})


def places_of(scene: Scene, triggers: Sequence[Trigger]) -> dict[int, list[Place]]:
    """Places by the first word of their event. Speakers named by a place ("Moscow said") are none."""
    out: dict[int, list[Place]] = {}
    held = {t.first: _ground_of(scene, t) for t in triggers if t.type == "territory_held"}
    for first, places in held.items():
        if places:
            out[first] = places
    for hit in scene.places:
        top = _top(scene, hit)
        if not _scene_word(scene, hit, top) or _of_speaker(scene, triggers, hit.head):
            continue
        owners = within(scene, triggers, hit.head)
        for owner in owners:
            if not _fits(scene, owner, hit, top) or (owner is not owners[0] and not _outside(owners[0], owner, hit)):
                continue
            if not held.get(owner.first) and hit.place not in out.get(owner.first, []):
                out.setdefault(owner.first, []).append(hit.place)
    return out


def _ground_of(scene: Scene, trigger: Trigger) -> list[Place]:
    """What is held: the subject of "is part of X" and "is under the control of X", through "which"."""
    who = subject(scene.tree, trigger.head)
    if who is None and (head := scene.tree.head(trigger.head)) is not None:
        who = subject(scene.tree, head)
    if who is None:
        return []
    ground = set(members(scene.tree, antecedent(scene.tree, who)))
    return [hit.place for hit in scene.places if hit.head in ground and hit.is_name]


def _top(scene: Scene, hit: PlaceHit) -> int:
    """The first member of the list that a place stands in."""
    top = hit.head
    while scene.tree.rel(top) == "conj" and (up := scene.tree.head(top)) is not None:
        top = up
    return top


def _outside(first: Trigger, other: Trigger, hit: PlaceHit) -> bool:
    """True for a place before or after both of two coordinated events: it is said once for both."""
    low, high = sorted((first.head, other.head))
    return not low < hit.head < high


def _fits(scene: Scene, trigger: Trigger, hit: PlaceHit, top: int) -> bool:
    """What is hit is a place of the event only if it has a name; "called on X" is no place at all."""
    prep = scene.lemmas[hit.prep] if hit.prep is not None else None
    if trigger.type in _SPOKEN and prep in _AT | {"to"}:
        return False
    if prep in _AT and not hit.is_name and trigger.type not in ("mine_laying", "clash", "protest", "deployment"):
        return scene.lemmas[hit.head] in (
            "border",
            "frontier",
            "front",
            "line",
            "scene",
            "site",
            "edge",
            "outskirt",
            "point",
        )
    return prep is not None or _hit_itself(scene, trigger, top)


def _hit_itself(scene: Scene, trigger: Trigger, top: int) -> bool:
    """A place that is the event's own object: "attacked X", not "accused X of attacking"."""
    head = scene.tree.head(top)
    if scene.tree.rel(trigger.head) == "nsubj" and head == scene.tree.head(trigger.head):
        return True  # "aid reached the camp"
    return head in (*trigger.words, *trigger.drops) or scene.tree.rel(top) == "advmod"


def _of_speaker(scene: Scene, triggers: Sequence[Trigger], word: int) -> bool:
    """ "The ministry in X said", "residents of X said": a place within the subject of a verb that is no event."""
    tree = scene.tree
    events = {i for t in triggers for i in (*t.words, *t.drops)}
    for up in tree.up(word):
        if up in events:
            return False
        if tree.rel(up) == "nsubj":
            verb = tree.head(up)
            return verb is not None and verb not in events and bool(tree.kids(verb, "ccomp", "parataxis", "xcomp"))
    return False


def _scene_word(scene: Scene, hit: PlaceHit, top: int) -> bool:
    """A place where something happens: what is hit or taken, or what stands after a preposition of place.

    Subjects ("Moscow said"), possessors and "by X" are parties, not places.
    """
    if not hit.is_name and scene.lemmas[hit.head] in scene.people:
        return False  # "between the two countries"
    if hit.prep is None and scene.tree.rel(top) == "compound":  # "the Eastport attack"
        return hit.is_name and fold(scene.tree.tokens[top].text) not in single_names()
    if hit.prep is None:
        return scene.tree.tokens[top].deprel in ("obj", "nsubj:pass", "advmod")
    return not (hit.is_name and scene.lemmas[hit.prep] in ("by", "with", "between"))
