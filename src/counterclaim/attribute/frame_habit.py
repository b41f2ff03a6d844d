"""Patterns and habits: what is told of no one day."""

from __future__ import annotations

from counterclaim.attribute.frame_scene import Scene, headline, predicate_of, present

#: Types of which a verb in the simple present tells a habit.
OFTEN_DONE = frozenset(
    {"shooting", "shelling", "attack", "killing", "bombing", "airstrike", "abduction", "torture", "other_conflict"}
)


def often(scene: Scene) -> list[int] | None:
    """ "Often fire at night", "increasing attacks", "a clear trend that", "continued to launch attacks"."""
    tree, trigger = scene.tree, scene.trigger
    for child in tree.kids(trigger, "amod"):
        if tree.tokens[child].text.casefold() in scene.listed("habit_adjectives"):
            return [child]
    predicate = predicate_of(tree, trigger)
    for child in tree.kids(predicate, "advmod"):
        if present(tree, predicate) and tree.tokens[child].text.casefold() in scene.listed("habit_adverbs"):
            return [child]
    head = tree.head(predicate)
    if head is not None and tree.rel(predicate) in ("ccomp", "acl") and tree.lemma(head) in scene.listed("habit_nouns"):
        return [head]
    return _kept_up(scene, predicate)


def habit(scene: Scene) -> list[int] | None:
    """ "Firing slackens by day", "they shoot when we sleep", "accuses them of backing rebels"."""
    tree, trigger = scene.tree, scene.trigger
    predicate = predicate_of(tree, trigger)
    above = tree.head(trigger)
    if predicate == trigger and tree.rel(trigger) == "nsubj" and above is not None:
        predicate = above  # "firing", tagged as a verb
    now = present(tree, predicate)
    subject = predicate != trigger and tree.rel(trigger) in ("nsubj", "conj")
    if subject and now and tree.lemma(predicate) in scene.listed("ebb"):
        return None if headline(scene) else [predicate]
    if predicate == trigger and now and _plain_clause(scene):
        return [trigger]
    if scene.event.type == "other_conflict" and scene.attribution.speech.value == "accuses" and not scene.times:
        return [trigger]
    return _mass(scene, predicate)


def _plain_clause(scene: Scene) -> bool:
    """True for a verb of force or harm in the simple present outside a headline: "they shoot when we sleep"."""
    tree, trigger = scene.tree, scene.trigger
    if headline(scene) or scene.event.type not in OFTEN_DONE:
        return False
    return not tree.kids(trigger, "aux") and tree.rel(trigger) in ("root", "ccomp", "parataxis", "conj")


def _kept_up(scene: Scene, predicate: int) -> list[int] | None:
    """ "Continues to commit massacres", "continued to launch attacks"."""
    tree = scene.tree
    head = tree.head(predicate)
    if head is None or tree.rel(predicate) != "xcomp" or tree.lemma(head) not in scene.listed("habit_verbs"):
        return None
    many = tree.plural(scene.trigger) and predicate != scene.trigger
    return [head] if many or (present(tree, head) and not scene.outlet) else None


def _mass(scene: Scene, predicate: int) -> list[int] | None:
    """Abuses in the plural with no time and no number said: a pattern. Other acts so only in the present tense."""
    tree = scene.tree
    if scene.times or scene.event.counts or not tree.plural(scene.trigger) or headline(scene):
        return None
    abuses = tree.lemma(scene.trigger) in scene.listed("abuses") and scene.event.type != "ceasefire_violation"
    mass = tree.lemma(scene.trigger) in scene.listed("mass") and present(tree, predicate)
    return [scene.trigger] if abuses or mass else None
