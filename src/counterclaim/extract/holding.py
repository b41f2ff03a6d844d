"""Ground that is held or besieged: said by a subject ("X is under siege"), before a clause ("X, besieged by …"), by an adjective."""

from __future__ import annotations

from counterclaim.clauses import passive, subject
from counterclaim.extract.ground import is_ground
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.lang.wordlists import words
from counterclaim.phrases import antecedent, first_member, members, mention, words_of
from counterclaim.records import Evidence, Place

#: "One of the last bastions".
_PARTS = frozenset({"one", "some", "part", "last", "most"})
#: "Rebel-held X": methods of triggers that stand before their own ground.
BY_ADJECTIVE = frozenset({"en.extract.held_by_adjective/1"})


def ground_of(scene: Scene, trigger: Trigger) -> list[Place]:
    """What is held or besieged, whatever the name model takes it for; empty for other events and where it is an object."""
    if trigger.method in BY_ADJECTIVE:
        return _after_adjective(scene, trigger)
    tree = scene.tree
    if trigger.type not in ("territory_held", "siege") or (
        tree.tokens[trigger.head].upos == "VERB" and not _of(scene, trigger)
    ):
        return []
    head = tree.head(trigger.head)
    part = head is not None and tree.rel(trigger.head) == "nmod" and scene.lemmas[head] in _PARTS
    who = head if tree.rel(trigger.head) == "appos" else subject(tree, trigger.head)
    if who is None and head is not None and (part or tree.rel(trigger.head) != "nmod"):
        who = subject(tree, head)
    if who is None:
        return []
    who = _before(scene, antecedent(tree, who))
    while tree.rel(who) == "appos" and (up := tree.head(who)) is not None:  # "X, a town besieged by …"
        who = up
    named = [h.place for h in scene.places if h.is_name and who in _kinds_above(scene, h.head)]
    return named or [_place(scene, w) for w in members(tree, who) if _ground(scene, w)]


def _before(scene: Scene, word: int) -> int:
    """ "X a town besieged by …", without a comma: the name right before an indefinite noun for ground."""
    tree = scene.tree
    article = [c for c in tree.kids(word, "det") if scene.lemmas[c] == "a" and c > 0]
    name = article[0] - 1 if article else -1
    return name if name >= 0 and tree.tokens[name].upos == "PROPN" and is_ground(scene, word) else word


def _kinds_above(scene: Scene, word: int) -> list[int]:
    """ "The towns of X and Y", "X and Y towns": the kind word of a list of names."""
    tree = scene.tree
    word = first_member(tree, word)
    kind = tree.head(word)
    after = max(members(tree, word)) + 1
    if (
        after < len(tree.tokens)
        and kind is not None
        and tree.head(after) == kind
        and scene.lemmas[after] in words("en", "places")["kinds"]
    ):
        return [after]  # "X and Y towns", torn apart by the parse
    tied = tree.rel(word) == "compound" or "of" in {tree.lemma(c) for c in tree.kids(word, "case")}
    return [kind] if kind is not None and tied and tree.rel(word) in ("compound", "nmod") else []


def _ground(scene: Scene, word: int) -> bool:
    """A name, or a noun for ground that is no side of the conflict."""
    return scene.tree.tokens[word].upos == "PROPN" or (
        is_ground(scene, word) and scene.lemmas[word] not in scene.people
    )


def _of(scene: Scene, trigger: Trigger) -> bool:
    """A passive, or a verb whose subject is the ground: "belongs to"."""
    return passive(scene.tree, trigger.head) or scene.lemmas[trigger.head] == "belong"


def _place(scene: Scene, word: int) -> Place:
    found = next((hit.place for hit in scene.places if hit.head == word), None)
    if found is not None:
        return found
    said = mention(scene.tree, scene.text, words_of(scene.tree, word))
    return Place(said, Evidence("en.extract.place.held/1", 0.7, said.span))


def _after_adjective(scene: Scene, trigger: Trigger) -> list[Place]:
    """ "The rebel-held town of X", "X is the last rebel-held town": the names in its own phrase, or what is said to be it."""
    tree = scene.tree
    ground = tree.head(trigger.head)
    if ground is None:
        return []
    if tree.kids(ground, "cop"):
        return [_place(scene, w) for s in tree.kids(ground, "nsubj") for w in members(tree, s) if _ground(scene, w)]
    own, todo = set(), [ground]
    while todo:
        word = todo.pop()
        own.add(word)
        todo.extend(c for c in tree.children[word] if c not in own and tree.rel(c) not in ("acl", "appos", "advcl"))
    return [h.place for h in scene.places if h.is_name and own & tree.covering(h.place.mention.span)]
