"""Attaches weapons and counts to the event whose clause they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.extract.scene import Scene, Trigger
from counterclaim.extract.values import CountHit, WeaponHit
from counterclaim.records import Count, Weapon

#: Farther than this from the trigger along the tree, a value belongs to something else.
_FAR = 6
_CASUALTY = frozenset({"killed", "wounded", "missing"})
_OWN_COUNTS = {
    "captured": frozenset({"capture_persons", "abduction", "arrest", "release", "casualties"}),
    "displaced": frozenset({"displacement"}),
    "detained": frozenset({"arrest", "abduction", "capture_persons"}),
    "lost_equipment": frozenset(
        {"destruction", "shootdown", "casualties", "attack", "airstrike", "shelling", "drone_strike", "other_conflict"}
    ),
    "strength": frozenset(
        {"peacekeeping", "deployment", "mobilization", "withdrawal", "incursion", "attack", "protest"}
    ),
}
_ARMED = frozenset(
    {
        "shelling",
        "airstrike",
        "drone_strike",
        "shooting",
        "bombing",
        "attack",
        "clash",
        "mine_laying",
        "use_of_chemical",
        "shootdown",
        "destruction",
        "killing",
        "arms_supply",
        "ceasefire_violation",
        "provocation",
        "incursion",
        "casualties",
    }
)
#: Types whose victims may carry weapons of their own.
_STRUCK = frozenset({"destruction", "shootdown"})
_FITTED = frozenset({"equip", "arm", "fit", "mount", "load", "laden", "carry"})
#: So many steps farther an event may lie that fits the weapon better.
_LEAP = 4
#: How fast the cost rises when a path leaves a clause.
_CLAUSE = 2


def distance(scene: Scene, trigger: Trigger, word: int) -> int:
    """Steps along the tree from a trigger to a word; leaving or entering a clause costs `_CLAUSE` more."""
    tree = scene.tree
    best = 99
    for own in (trigger.head, *trigger.drops):
        up = {own: 0}
        cost = 0
        previous = own
        for step in tree.up(own):
            cost += 1 + (_CLAUSE if tree.opens_clause(previous) and tree.rel(previous) != "xcomp" else 0)
            up[step] = cost
            previous = step
        cost, at = 0, word
        for step in (word, *tree.up(word)):
            if step != word:
                cost += 1 + (_CLAUSE if tree.opens_clause(at) else 0)
                at = step
            if step in up:
                best = min(best, cost + up[step])
                break
    return best


def nearest(scene: Scene, triggers: Sequence[Trigger], word: int) -> Trigger | None:
    """The event a word belongs to: the nearest along the tree, the earlier of two equals; None if all are far."""
    ranked = sorted((distance(scene, t, word), abs(t.head - word), t.first) for t in triggers)
    if not ranked or ranked[0][0] > _FAR:
        return None
    return next(t for t in triggers if t.first == ranked[0][2])


def within(scene: Scene, triggers: Sequence[Trigger], word: int) -> list[Trigger]:
    """All events as near as the nearest or one step more, coordinated ones: they share what is said once."""
    first = nearest(scene, triggers, word)
    if first is None:
        return []
    tree = scene.tree
    out = [first]
    for other in triggers:
        if other is not first and (
            (tree.tokens[other.head].deprel == "conj" and tree.head(other.head) == first.head)
            or (tree.tokens[first.head].deprel == "conj" and tree.head(first.head) == other.head)
        ):
            out.append(other)
    return out


def weapons_of(scene: Scene, triggers: Sequence[Trigger]) -> dict[int, list[Weapon]]:
    """Weapons by the first word of their event."""
    out: dict[int, list[Weapon]] = {}
    armed = [t for t in triggers if t.type in _ARMED]
    for hit in scene.weapons:
        inside = [t for t in armed if hit.head in t.words]
        owner = inside[0] if inside else _nearer(scene, armed, hit, _user(scene, armed, hit))
        owner = _violation(scene, triggers, hit) or owner
        if owner is not None and not (owner.type in _STRUCK and _carried(scene, hit.head)):
            out.setdefault(owner.first, []).append(hit.weapon)
    return out


def _violation(scene: Scene, triggers: Sequence[Trigger], hit: WeaponHit) -> Trigger | None:
    """ "The truce was broken by mortar fire": the violation that the weapon's own act is part of."""
    around = {hit.head, *scene.tree.up(hit.head)}
    return next((t for t in triggers if t.type == "ceasefire_violation" and around & set(t.drops)), None)


def _carried(scene: Scene, word: int) -> bool:
    """ "Vehicles fitted with machine guns were destroyed": the weapon of what was struck, not of who struck it."""
    return any(scene.lemmas[up] in _FITTED and scene.tree.rel(up) in ("acl", "amod") for up in scene.tree.up(word))


def _nearer(scene: Scene, armed: Sequence[Trigger], hit: WeaponHit, owner: Trigger | None) -> Trigger | None:
    """ "Attacked first, pounding the town with mortars": of a verb and its participle, the last one before the weapon."""
    tree = scene.tree
    if owner is None or not owner.head < hit.head or hit.head not in tree.children[owner.head]:
        return owner
    after = [t for t in armed if owner.head < t.head < hit.head and t.head in tree.kids(owner.head, "advcl")]
    return after[-1] if after and not tree.finite(after[-1].head) else owner


def _user(scene: Scene, armed: Sequence[Trigger], hit: WeaponHit) -> Trigger | None:
    """The event a weapon was used in: the nearest, but one that is done with such weapons before a nearer other."""
    kind = scene.lexicon.by_weapon.get(hit.weapon.id)
    first = nearest(scene, armed, hit.head)
    if first is None or first.type == kind:
        return first
    fitting = nearest(scene, [t for t in armed if t.type == kind], hit.head)
    near = fitting is not None and distance(scene, fitting, hit.head) <= distance(scene, first, hit.head) + _LEAP
    return fitting if near else first


def counts_of(scene: Scene, triggers: Sequence[Trigger]) -> dict[int, list[Count]]:
    """Counts by the first word of their event."""
    out: dict[int, list[Count]] = {}
    for hit in scene.counts:
        if hit.count.kind == "strength" and hit.count.high == 0:
            continue  # "no soldier crossed the border" is a denial, not a force of none
        owner = count_owner(scene, triggers, hit)
        if owner is not None:
            out.setdefault(owner.first, []).append(hit.count)
    return out


def count_owner(scene: Scene, triggers: Sequence[Trigger], hit: CountHit) -> Trigger | None:
    """The event whose count it is: the one whose word says so, else the nearest of a fitting type; None if all are far."""
    if hit.kind_from is not None:
        for trigger in triggers:
            if hit.kind_from in trigger.words or hit.kind_from in trigger.drops:
                sent_home = trigger.type == "sanction" and hit.count.kind == "displaced"  # "expelled two diplomats"
                return None if sent_home else trigger
    own = _OWN_COUNTS.get(hit.count.kind)
    fitting = [
        t for t in triggers if (t.type in own if own is not None else t.type in _ARMED | {"casualties", "killing"})
    ]
    return nearest(scene, fitting, hit.kind_from if hit.kind_from is not None else hit.head)
