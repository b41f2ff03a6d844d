"""What the rules of roles share: who, by whom, at whom; and the table that they fill."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim import clauses
from counterclaim.extract.scene import Scene, Trigger
from counterclaim.extract.values.sides import is_town, sides_at
from counterclaim.lang.wordlists import words
from counterclaim.phrases import first_member, members

AT = frozenset({"on", "at", "against", "upon", "onto", "toward", "towards"})


#: "On the orders of X", "on the eve of": no target.
_ABSTRACT = frozenset({"request", "order", "basis", "eve", "behalf", "ground", "occasion", "anniversary", "condition"})
#: People that a town must have for its bare name to be believed.
TOWN = 1_000
#: What is done with a grenade in the hand.
THROWS = frozenset({"throw", "hurl", "lob", "toss"})
SHOTS = frozenset({"shot", "round", "bullet", "shell", "salvo", "volley", "weapon", "ground", "control", "fire"})


@dataclass(slots=True)
class Roles:
    """Head words of actors and targets, each with the method that found it, in the order found."""

    actors: dict[int, str] = field(default_factory=dict)
    targets: dict[int, str] = field(default_factory=dict)


def cases(scene: Scene, word: int) -> set[str]:
    """The prepositions of a phrase."""
    return clauses.cases(scene.tree, word)


def passive(scene: Scene, verb: int) -> bool:
    """True for a passive, a bare past participle after its noun included."""
    return clauses.passive(scene.tree, verb)


def subject(scene: Scene, verb: int) -> int | None:
    """Who a verb is said of, None where the sentence does not say."""
    return clauses.subject(scene.tree, verb)


def of_headline(scene: Scene, verb: int, who: int | None) -> bool:
    """ "Northfield shelled at dawn": a place that is struck, in a headline's short passive; nobody else is."""
    token = scene.tree.tokens[verb]
    if who is None or scene.lemmas[verb] not in words("en", "places")["strikes"] or token.xpos not in ("VBD", "VBN"):
        return False
    subject = scene.tree.tokens[who]
    name = " ".join(scene.tree.tokens[i].text for i in sorted([who, *scene.tree.kids(who, "compound", "flat")]))
    struck = subject.upos == "PROPN" and is_town(name, subject.text, TOWN)
    struck = struck and not any(scene.lemmas[c] == "back" for c in scene.tree.children[verb])  # "Colombo hit back"
    beside = scene.tree.kids(verb, "obj", "aux")
    return (
        struck
        and not beside
        and not any(cases(scene, w) & AT and not in_time(scene, w) for w in scene.tree.kids(verb, "obl"))
    )


def in_time(scene: Scene, word: int) -> bool:
    """True for a word of a time: "at dawn on Monday"."""
    token = scene.tree.tokens[word]
    return any(hit.mention.start <= token.start < hit.mention.end for hit in scene.times)


def doer(scene: Scene, verb: int) -> int | None:
    """The doer in "by X"; means and times are left out later."""
    for word in scene.tree.kids(verb, "obl", "nmod"):
        if "by" in cases(scene, word) and (word not in scene.weapon_at or scene.lemmas[word] in scene.people):
            return word
    return None


def armed(scene: Scene, word: int) -> bool:
    """True for a name or a noun for people: somebody who can take part in an event."""
    token = scene.tree.tokens[word]
    return token.name != "O" or scene.lemmas[word] in scene.people


def bare_ground(scene: Scene, word: int) -> bool:
    """True for the name of a place, alone or in a list of names one of which is a place's, that is no side's name or seat."""
    tree, sides = scene.tree, sides_at(scene.tree)
    listed = tuple(members(tree, first_member(tree, word)))
    named = all(tree.tokens[w].upos == "PROPN" and w not in sides for w in listed)
    return named and any(tree.tokens[w].name.endswith("LOC") for w in listed)


def shots_fired(scene: Scene, verb: int) -> bool:
    """ "Mortars were fired at X": what is fired is the subject, so that "at X" is the target all the same."""
    return any(c in scene.weapon_at or scene.lemmas[c] in SHOTS for c in scene.tree.kids(verb, "nsubj"))


def _comes_at(scene: Scene, trigger: Trigger) -> bool:
    """Types whose "at" tells where or when: "the attack at the gate", "exploded at noon"; what is thrown at somebody is not so."""
    return trigger.type in ("attack", "drone_strike", "bombing") and scene.lemmas[trigger.head] not in THROWS


def aimed_at(scene: Scene, trigger: Trigger, verb: int, roles: Roles) -> None:
    """ "Fired on X", "called on X", "met with X", "spoke to X"."""
    for word in scene.tree.kids(verb, "obl", "nmod"):
        at = cases(scene, word)
        if in_time(scene, word):
            continue  # "on Monday"
        if scene.lemmas[word] in _ABSTRACT:
            continue
        if trigger.type in ("talks", "clash", "agreement", "ceasefire"):
            if at & {"with", "to", "between", "against"}:
                roles.actors[word] = "en.role.with/1"
        elif at & (AT - {"at"} if _comes_at(scene, trigger) else AT) and (
            trigger.type
            in ("shooting", "shelling", "airstrike", "attack", "drone_strike", "appeal", "threat", "provocation")
            or "against" in at
            or (trigger.type == "bombing" and scene.lemmas[trigger.head] in THROWS)
        ):
            if not passive(scene, verb) or scene.tree.tokens[trigger.head].upos != "VERB" or shots_fired(scene, verb):
                roles.targets[word] = "en.role.aimed_at/1"
        elif trigger.type == "appeal" and at & {"to", "from"}:
            roles.targets[word] = "en.role.aimed_at/1"
