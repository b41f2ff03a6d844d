"""One claim for an act and its toll: "shelling killed three" is a shelling, with a count.

Decided in the codebook: an act together with its toll is one claim of the act; a verb that only carries the noun of
the event ("airstrikes targeted the town") is no event of its own.
"""

from __future__ import annotations

from dataclasses import replace

from counterclaim.codebook.events import family_of
from counterclaim.extract.scene import Scene, Trigger

_IN = frozenset({"in", "by", "during", "from", "with", "after", "as"})
_ACTS = frozenset(
    {
        "clash",
        "shelling",
        "airstrike",
        "drone_strike",
        "shooting",
        "bombing",
        "attack",
        "use_of_chemical",
        "killing",
        "provocation",
        "siege",
        "incursion",
    }
)
_CARRIERS = frozenset(
    {
        "target",
        "hit",
        "strike",
        "kill",
        "wound",
        "injure",
        "die",
        "martyr",
        "hurt",
        "maim",
        "slay",
        "perish",
        "destroy",
        "explode",
        "pound",
        "attack",
    }
)


def merge(scene: Scene, triggers: list[Trigger]) -> list[Trigger]:
    """The triggers left when tolls and carrying verbs are given to the act they belong to."""
    heads = {t.head: t for t in triggers}
    drops: dict[int, list[int]] = {}
    gone: set[int] = set()
    for trigger in triggers:
        act = _act_of(scene, trigger, heads)
        if act is not None and act.head not in gone:
            gone.add(trigger.head)
            drops.setdefault(act.head, []).append(trigger.head)
    return [replace(t, drops=tuple(drops.get(t.head, ()))) for t in triggers if t.head not in gone]


def _act_of(scene: Scene, trigger: Trigger, heads: dict[int, Trigger]) -> Trigger | None:
    """The act that a toll or a carrying verb tells of, None where it stands on its own."""
    tree, head = scene.tree, trigger.head
    toll = trigger.type == "casualties"
    carrier = toll or (
        scene.lemmas[head] in _CARRIERS and tree.tokens[head].upos == "VERB" and trigger.end - trigger.first == 1
    )
    if not carrier:
        return None
    for word in _candidates(scene, head, toll):
        act = heads.get(word)
        if act is not None and act.type in _ACTS and act.head != head and (toll or _nominal(scene, act)):
            return act
    return None


def _nominal(scene: Scene, act: Trigger) -> bool:
    return scene.tree.tokens[act.head].upos != "VERB" and family_of(act.type) == "force"


def _candidates(scene: Scene, head: int, toll: bool) -> list[int]:
    """Where the act may stand: subject, "in …", the clause above a participle, the noun of a relative clause, "when …"."""
    tree = scene.tree
    out: list[int] = []
    verb = head
    if toll and not tree.verbal(head) and (up := tree.head(head)) is not None and tree.verbal(up):
        verb = up  # "left three people dead", "the toll … rose"
    for child in sorted(tree.children[verb]):
        rel = tree.rel(child)
        at = {scene.lemmas[c] for c in tree.kids(child, "case")}
        if (rel == "nsubj" and child != head) or (rel in ("obl", "nmod") and at & _IN):
            out.append(child)
            out.extend(tree.kids(child, "conj"))
            if rel != "nsubj":
                out.extend(c for c in tree.children[child] if tree.rel(c) in ("compound", "nmod"))
            elif scene.lemmas[child] in ("toll", "number"):
                out.extend(c for c in tree.children[child] if tree.rel(c) == "nmod")
        elif toll and rel == "advcl" and {scene.lemmas[c] for c in tree.kids(child, "mark", "advmod")} & {"when", "as"}:
            out.append(child)
    above = tree.head(verb)
    if above is not None:
        rel = tree.tokens[verb].deprel
        if rel in ("advcl", "acl", "acl:relcl", "xcomp") and (toll or rel.startswith("acl")):
            if rel != "advcl" or not tree.finite(verb):
                out.append(above)
        elif toll and rel == "conj":
            out.extend(_candidates(scene, above, toll) if above != verb and scene.lemmas[above] in _CARRIERS else [])
    if toll and not tree.verbal(head):
        out.extend(
            c for c in tree.kids(head, "nmod") if {scene.lemmas[k] for k in tree.kids(c, "case")} & {"in", "from", "of"}
        )
    return out
