"""Where the words of a toll stand to the act they tell of, whatever the parse makes of them: "…, left 20 dead", "dead in …"."""

from __future__ import annotations

from collections.abc import Container

from counterclaim.extract.scene import Scene, Trigger

_IN = frozenset({"in", "during"})
_HARMED = frozenset({"wounded", "injured", "injure", "wound", "hurt", "other"})
#: What may stand between "in" and the noun of an act.
_BETWEEN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "VERB", "PRON", "PART"})
#: So far back from "left" its act may stand, and so far after "in".
_BACK, _ON = 18, 5


def said_with(scene: Scene, toll: Trigger, acts: Container[int]) -> int:
    """The head word of the act that a toll is said with, -1 for none. `acts`: head words of all events."""
    return next((i for i in (_left(scene, toll, acts), _dead_in(scene, toll, acts)) if i >= 0), -1)


def _left(scene: Scene, toll: Trigger, acts: Container[int]) -> int:
    """ "Clashes over the weekend left 20 soldiers dead": the last act before "left"."""
    tree = scene.tree
    if toll.head - toll.first > 1 or scene.lemmas[toll.head] not in ("dead", *_HARMED):
        return -1
    left = next((w for w in (toll.head, *tree.up(toll.head)) if scene.lemmas[w] == "leave" and w < toll.head), -1)
    if left < 0 or any(scene.lemmas[w] in scene.people for w in tree.kids(left, "nsubj")):
        return -1
    return next((i for i in range(left - 1, max(-1, left - _BACK), -1) if i in acts), -1)


def _more(scene: Scene, i: int) -> bool:
    """A word of a second toll: "and many more wounded"."""
    return scene.tree.tokens[i].upos in ("CCONJ", "ADV", "NUM", "ADJ", "AUX") or scene.lemmas[i] in _HARMED


def _dead_in(scene: Scene, toll: Trigger, acts: Container[int]) -> int:
    """ "20 dead in border clashes", "many more wounded in heavy shelling"."""
    tokens = scene.tree.tokens
    at = toll.end
    while at < len(tokens) and at < toll.end + _ON and scene.lemmas[at] not in _IN and _more(scene, at):
        at += 1
    if at >= len(tokens) or scene.lemmas[at] not in _IN:
        return -1
    for i in range(at + 1, min(at + 1 + _ON, len(tokens))):
        if i in acts:
            return i
        if tokens[i].upos not in _BETWEEN:
            return -1
    return -1
