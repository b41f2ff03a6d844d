"""Times that an event shares with another of its sentence: participles, coordination, what an act was part of, "when" clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.extract.scene import Scene, Trigger
from counterclaim.extract.timing import APART, opened, says, words_of
from counterclaim.extract.values import TimeHit

#: Prepositions that keep what they open in the verb's own time.
_WITHIN = frozenset({"in", "during", "with", "by"})


def lent(scene: Scene, trigger: Trigger, triggers: Sequence[Trigger], have: Mapping[int, TimeHit]) -> TimeHit | None:
    """A time that an event shares with another of its sentence."""
    tree = scene.tree
    for clause in tree.kids(trigger.head, "advcl"):
        if "since" in opened(scene, clause):
            begun = [hit for hit in have.values() if hit.head in tree.under(clause)]
            if begun:
                return begun[0]
    for other in triggers:
        if other is trigger or other.first not in have:
            continue
        hit = have[other.first]
        if _shares_clause(scene, trigger, other, hit) or _coordinate(scene, trigger, other, hit):
            return hit
        above = tree.head(other.head)
        inside = above is not None and above in (*trigger.words, *trigger.drops)
        if (
            inside
            and {tree.lemma(c) for c in tree.kids(other.head, "case")} & _WITHIN
            and hit.head in tree.under(other.head)
        ):
            return hit
        if (
            _when(scene, trigger, hit)
            or _subject_of(scene, trigger, other, hit)
            or _told_in(scene, trigger, other, hit)
            or _side_by_side(scene, trigger, other, hit)
        ):
            return hit
    return None


def _shares_clause(scene: Scene, trigger: Trigger, other: Trigger, have: TimeHit) -> bool:
    """The event of the clause that a participle belongs to: "fighting erupted …, with forces unleashing a barrage"."""
    tree = scene.tree
    clause = tree.clause_head(trigger.head)
    above = tree.head(clause)
    if above is None or tree.rel(clause) != "advcl" or tree.finite(clause):
        return False
    return tree.clause_head(other.head) == tree.clause_head(above) and not have.mention.text.casefold().startswith(
        "for "
    )


def _coordinate(scene: Scene, trigger: Trigger, other: Trigger, hit: TimeHit) -> bool:
    """ "On Monday they laid mines and directed fire at posts": what stands in front is of both."""
    tree = scene.tree
    clause = tree.clause_head(trigger.head)
    joined = tree.rel(clause) == "conj" and tree.head(clause) == tree.clause_head(other.head)
    own_subject = bool(tree.kids(clause, "nsubj"))
    return joined and not own_subject and hit.head < other.head < trigger.head


def _told_in(scene: Scene, trigger: Trigger, other: Trigger, hit: TimeHit) -> bool:
    """ "In 2020 they retook the hills in a war of six weeks": a time in front is also that of what the act was part of."""
    tree = scene.tree
    if not hit.head < other.head < trigger.head or tree.tokens[trigger.head].upos != "NOUN":
        return False
    if not opened(scene, trigger.head) & {"in", "during"}:
        return False
    return hit.head in tree.children[other.head] and other.head in list(tree.up(trigger.head))[:2]


def _side_by_side(scene: Scene, trigger: Trigger, other: Trigger, hit: TimeHit) -> bool:
    """ "The conflict began in March with protests": both are told of one dated verb that is no event itself."""
    tree = scene.tree
    verb = tree.head(hit.head)
    return (
        verb is not None
        and tree.tokens[verb].upos == "VERB"
        and not says(scene, verb)
        and tree.head(trigger.head) == verb == tree.head(other.head)
        and tree.rel(trigger.head) in ("nsubj", "obl")
        and not opened(scene, trigger.head) & APART
    )


def _when(scene: Scene, trigger: Trigger, hit: TimeHit) -> bool:
    """ "The war of 2020, when towns were shelled": a clause that tells what was then."""
    tree, tokens = scene.tree, scene.sentence.tokens
    clause = tree.clause_head(trigger.head)
    when = next((c for c in tree.children[clause] if tree.lemma(c) == "when"), None)
    if when is None:
        return False
    before = when - 2 if when >= 2 and tokens[when - 1].text == "," else when - 1
    return before in words_of(scene, hit)


def _subject_of(scene: Scene, trigger: Trigger, other: Trigger, hit: TimeHit) -> bool:
    """ "In April a four-day war broke the truce": the event that did it is of the same time."""
    tree = scene.tree
    return tree.head(trigger.head) == other.head == tree.head(hit.head) and tree.rel(trigger.head) == "nsubj"
