"""Where an event happened: the places that stand in its clause, not those that name parties or belong to a speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.codebook.parties import single_names
from counterclaim.codebook.party_words import fold
from counterclaim.extract.attach import nearest, within
from counterclaim.extract.elsewhere import apart, elsewhere, of_other_clause, signs_off
from counterclaim.extract.holding import BY_ADJECTIVE, ground_of
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.extract.values import PlaceHit
from counterclaim.extract.values.sides import sides_at
from counterclaim.lang.wordlists import words
from counterclaim.records import Place

#: "On X" after these is whom the words are meant for, not where.
_SPOKEN = frozenset({"appeal", "condemnation", "threat", "sanction", "mediation"})
_THROUGHOUT = frozenset({"in", "across", "throughout", "around", "inside", "outside", "near"})
_GRIPS = frozenset(
    {"grip", "rock", "rack", "wrack", "plague", "ravage", "shake", "engulf", "roil", "tear", "hit", "devastate"}
)
_RELATIVE = frozenset({"that", "which"})
AT = frozenset({"on", "at", "against", "upon"})


def places_of(scene: Scene, triggers: Sequence[Trigger]) -> dict[int, list[Place]]:
    """Places by the first word of their event. Speakers named by a place ("Moscow said") are none."""
    out = {t.first: places for t in triggers if (places := ground_of(scene, t))}
    settled = set(out)
    for trigger in triggers:
        ground = _told_of(scene, trigger) or _gripped(scene, trigger)
        if ground is not None and trigger.first not in out:
            out[trigger.first] = [ground]
    named = [t for t in triggers if t.method not in BY_ADJECTIVE]
    acts = [t for t in named if t.first not in settled]
    for hit in scene.places:
        top = _top(scene, hit)
        if not _scene_word(scene, hit, top) or elsewhere(scene, triggers, hit):
            continue
        first = nearest(scene, named, hit.head)
        if first is not None and first.first in settled and hit.place not in out[first.first]:
            continue  # "X, which belongs to Y": Y holds it
        for owner in _owners(scene, acts, hit, top):
            if owner.first not in settled and hit.place not in out.get(owner.first, []):
                out.setdefault(owner.first, []).append(hit.place)
    return out


def _told_of(scene: Scene, trigger: Trigger) -> Place | None:
    """ "A district that was shelled", "X, which rebels seized", "the town where they clashed": the place in front."""
    tree = scene.tree
    clause = trigger.head
    head = tree.head(clause)
    if tree.tokens[clause].deprel != "acl:relcl" or head is None or trigger.type in _SPOKEN:
        return None
    thing = [w for w in tree.kids(clause, "obj") if scene.lemmas[w] in _RELATIVE]
    thing += [
        w for w in tree.kids(clause, "nsubj") if tree.tokens[w].deprel == "nsubj:pass" and scene.lemmas[w] in _RELATIVE
    ]
    where = [w for w in tree.kids(clause, "advmod", "obl") if scene.lemmas[w] == "where" and not tree.kids(w, "case")]
    found = next((hit for hit in scene.places if hit.head == head), None)
    return found.place if found is not None and (where or thing) else None


def _gripped(scene: Scene, trigger: Trigger) -> Place | None:
    """ "X has been gripped by fighting", "the city was rocked by a blast": X."""
    tree, verb = scene.tree, scene.tree.head(trigger.head)
    if verb is None or scene.lemmas[verb] not in _GRIPS or tree.finite(trigger.head):
        return None
    if "by" not in {scene.lemmas[c] for c in tree.kids(trigger.head, "case", "mark")}:
        return None
    return next((h.place for h in scene.places if h.head in tree.kids(verb, "nsubj") and h.is_name), None)


def _owners(scene: Scene, acts: Sequence[Trigger], hit: PlaceHit, top: int) -> Iterator[Trigger]:
    """The events that a place belongs to: the nearest, and those coordinated with it where it is said once for all."""
    if acts and signs_off(scene, hit):
        yield min(acts, key=lambda t: (len(list(scene.tree.up(t.head))), t.first))
        return
    owners = within(scene, [t for t in acts if not of_other_clause(scene, t, hit)], hit.head)
    for owner in owners:
        shared = owner is owners[0] or _outside(scene, owners[0], owner, hit)
        if shared and not apart(scene, owner, hit) and _fits(scene, owner, hit, top):
            yield owner


def _top(scene: Scene, hit: PlaceHit) -> int:
    """The first member of the list that a place stands in."""
    top = hit.head
    while scene.tree.rel(top) in ("conj", "flat") and (up := scene.tree.head(top)) is not None:
        top = up
    return top


def _outside(scene: Scene, first: Trigger, other: Trigger, hit: PlaceHit) -> bool:
    """True for a place before or after both of two coordinated events: it is said once for both."""
    low, high = sorted((first.head, other.head))
    if low < hit.head < high:
        return False
    tree = scene.tree
    aimed = hit.prep is not None and scene.lemmas[hit.prep] in AT and tree.verbal(other.head)
    other_doer = tree.verbal(high) and bool(tree.kids(high, "nsubj"))  # "a bomb exploded and two people died in X"
    return not (aimed or other_doer) or hit.head < low


def _fits(scene: Scene, trigger: Trigger, hit: PlaceHit, top: int) -> bool:
    """What is hit is a place of the event only if it has a name or is ground; "called on X" is no place at all."""
    prep = scene.lemmas[hit.prep] if hit.prep is not None else None
    if trigger.type in _SPOKEN and (prep is None or prep in AT | {"to"}):
        return False
    laid = trigger.type in ("mine_laying", "clash", "protest", "deployment")
    if not hit.is_name and (prep in AT or prep is None) and not (laid and prep is not None):
        return _ground(scene, hit)
    return prep is not None or _of_war(scene, top) or _hit_itself(scene, trigger, top)


def _ground(scene: Scene, hit: PlaceHit) -> bool:
    """An unnamed place that is more than a thing in it: "the border", "a rebel-held town"; not "a market", "some hills"."""
    tree, lists = scene.tree, words("en", "places")
    nested = hit.place.mention.end > tree.tokens[hit.head].end
    within_town = {scene.lemmas[i] for i in tree.covering(hit.place.mention.span)} & lists["towns"]
    if (
        (nested and within_town)
        or (nested and scene.lemmas[hit.head] in lists["settled"] | lists["lines"] | {"height", "hill"})
        or (tree.tokens[hit.head].upos == "ADV")
    ):
        return True  # "a village along the border", "there"
    if scene.lemmas[hit.head] in lists["lines" if hit.prep is not None else "ground_lines"]:
        return True
    near = tree.kids(hit.head, "det", "nmod", "amod", "compound")
    said = {scene.lemmas[c] for c in near} & {"the", "this", "its", "their", "hold", "control"}
    of_side = any(tree.tokens[c].name != "O" for c in near)
    return scene.lemmas[hit.head] in lists["settled"] and bool(said or of_side)


def _hit_itself(scene: Scene, trigger: Trigger, top: int) -> bool:
    """A place that is the event's own object: "attacked X", not "accused X of attacking"."""
    head = scene.tree.head(top)
    if scene.tree.rel(trigger.head) == "nsubj" and head == scene.tree.head(trigger.head):
        return True  # "aid reached the camp"
    return head in (*trigger.words, *trigger.drops) or scene.tree.rel(top) == "advmod"


def _scene_word(scene: Scene, hit: PlaceHit, top: int) -> bool:
    """A place where something happens: what is hit or taken, or what stands after a preposition of place.

    Subjects ("Moscow said"), possessors and "by X" are parties, not places.
    """
    prep = scene.lemmas[hit.prep] if hit.prep is not None else None
    whole = prep in _THROUGHOUT and not scene.tree.plural(hit.head)  # "across the country", "outside parliament"
    if not hit.is_name and scene.lemmas[hit.head] in scene.people and not whole:
        return False  # "between the two countries"
    if prep is None and hit.is_name and _of_war(scene, top):
        return True
    if hit.is_name and _bare_possessor(scene, hit):
        return False
    if prep is None and scene.tree.rel(top) == "compound":  # "the Eastport attack"
        return hit.is_name and top not in sides_at(scene.tree)
    if prep is None:
        return scene.tree.tokens[top].deprel in ("obj", "nsubj:pass", "advmod")
    return prep in words("en", "places")["where"] and not (hit.is_name and prep in ("by", "with", "between"))


def _bare_possessor(scene: Scene, hit: PlaceHit) -> bool:
    """ "Syrias eastern provinces", typed without its apostrophe: it says whose."""
    name = fold(hit.place.mention.text)
    return name.endswith("s") and name not in single_names() and name[:-1] in single_names()


def _of_war(scene: Scene, top: int) -> bool:
    """ "X's civil war", "the wars: X and Y": the place of a war stands before it or beside it; of an attack, its doer."""
    head = scene.tree.head(top)
    if head is None or scene.lemmas[head] not in words("en", "places")["wars"]:
        return False
    bare = scene.tree.rel(top) == "compound" and fold(scene.tree.tokens[top].text)[:-1] in single_names()
    return bare or scene.tree.tokens[top].deprel == "nmod:poss" or (scene.tree.rel(top) == "appos" and top > head)
