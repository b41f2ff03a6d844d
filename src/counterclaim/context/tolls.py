"""What a thing cost and how strong a force was: counts that belong to the thing itself, never to the acts of the day."""

from __future__ import annotations

from counterclaim.clauses import passive
from counterclaim.context.find import Named
from counterclaim.context.scene import Scene, settled_counts
from counterclaim.context.words import cases, is_in, low
from counterclaim.extract.values import CountHit
from counterclaim.records import Count
from counterclaim.syntax import Tree

#: Kinds of count that make a toll.
TOLL = frozenset({"killed", "wounded", "missing", "captured", "displaced", "detained"})


def strength(scene: Scene, named: Named) -> tuple[Count, ...]:
    """How many were sent: the count of the force's own words."""
    if named.kind != "deployment":
        return ()
    hits = [hit for hit in scene.counts if hit.count.kind == "strength" and named.head in (hit.head, hit.group)]
    return settled_counts(scene, hits)


def toll(scene: Scene, named: Named) -> tuple[Count, ...]:
    """What a war cost: "that killed …", "in which … died", "… killed in the war of 2020", "… since the conflict began"."""
    if named.kind != "war":
        return ()
    hits = [hit for hit in scene.counts if hit.count.kind in TOLL and _of_war(scene, hit, named.head)]
    return settled_counts(scene, hits)


def _of_war(scene: Scene, hit: CountHit, head: int) -> bool:
    tree = scene.tree
    if hit.head == head:  # "a second one … killed"
        return False
    own = {c.mention.span for claim in scene.on(head) for c in claim.event.counts}
    if hit.count.mention.span in own:
        return True
    path = [hit.head, *tree.up(hit.head)]
    if head in path:
        return not _measured(tree, head, path)
    verb = next((w for w in path if tree.verbal(w) or tree.opens_clause(w)), hit.head)
    return _costs(tree, verb, head) or _scene_of(tree, verb, head) or _since_begun(tree, verb, head)


def _measured(tree: Tree, head: int, path: list[int]) -> bool:
    """True where the count stands in a clause that only happened after the war: "the war since which 40 have died"."""
    inside = path[: path.index(head)]
    return any(low(tree, c) == "since" for w in inside for c in tree.kids(w, "mark", "case"))


def _costs(tree: Tree, verb: int, head: int) -> bool:
    """ "The conflict has claimed the lives of …"."""
    holder = tree.head(head)
    if holder is None or tree.rel(head) != "nsubj" or not is_in(tree, holder, "kills"):
        return False
    return verb == holder or (holder in tree.up(verb) and tree.rel(verb) in ("conj", "xcomp"))


def _scene_of(tree: Tree, verb: int, head: int) -> bool:
    """ "At least 6,600 people were killed in the war of 2020"; not "in the deadliest clash since the war"."""
    holder = tree.head(head)
    return (
        holder == verb
        and tree.rel(head) == "obl"
        and bool(cases(tree, head) & {"in", "during", "throughout"})
        and not cases(tree, head) & {"since", "after", "before"}
    )


def _since_begun(tree: Tree, verb: int, head: int) -> bool:
    """ "Have been killed since the conflict began", "since the start of the conflict": all that it cost so far."""
    holder = tree.head(head)
    perfect = [verb, *([h] if tree.rel(verb) == "conj" and (h := tree.head(verb)) is not None else [])]
    if holder is None or not any(tree.lemma(c) == "have" for v in perfect for c in tree.kids(v, "aux")):
        return False
    if not passive(tree, verb) and tree.lemma(verb) not in ("die", "perish"):  # else it is somebody's share of the toll
        return False
    began = tree.rel(head) == "nsubj" and is_in(tree, holder, "begins")
    opened = began or ("of" in cases(tree, head) and is_in(tree, holder, "begin_nouns"))
    if not opened or "since" not in cases(tree, holder):
        return False
    top = tree.head(holder)
    return top in perfect or (top is not None and top in tree.kids(verb, "conj"))
