"""Is a thing there, or only wished for? "Called for a truce", "no deal", "could lead to war" name nothing that exists."""

from __future__ import annotations

from counterclaim.context.words import cases, is_in, low
from counterclaim.records import ContextRecord
from counterclaim.syntax import Tree

_NONE = frozenset({"no", "any", "neither", "without"})
_TOWARDS = frozenset({"for", "on", "of", "to", "about", "towards", "toward", "over", "against"})
_BACK = frozenset({"since", "after", "before", "during", "in", "under"})
_DENIED = frozenset({"not", "n't", "n’t", "’t", "never"})
_UNREAL = (
    frozenset({"will", "would", "could", "may", "might", "should", "must", "can", "shall", "if", "unless"}) | _DENIED
)
_READY = frozenset({"prepared", "ready", "willing", "likely", "able", "set", "due"})
_GOVERNED = frozenset({"obj", "obl", "nsubj", "ccomp", "xcomp", "conj"})


def wished(tree: Tree, head: int, record: ContextRecord) -> bool:
    """True for a thing that is only called for, planned or denied."""
    if any(low(tree, c) in _NONE for c in tree.kids(head, "det", "case", "advmod")):
        return True
    place, rel = head, tree.rel(head)
    for up in tree.up(head):
        if is_in(tree, up, "wishes") and cases(tree, place) & _TOWARDS:
            return True
        if tree.verbal(up):
            return rel in _GOVERNED and _of_verb(tree, up, place, rel, record)
        place, rel = up, tree.rel(up)
    return False


def _of_verb(tree: Tree, verb: int, place: int, rel: str, record: ContextRecord) -> bool:
    if is_in(tree, verb, "wished") and (rel != "nsubj" or _passive(tree, verb)) and not cases(tree, place) & _BACK:
        return True
    denied = rel == "nsubj" and not is_in(tree, verb, "agrees", "begins")  # "the truce did not last": it was there
    made = record.broker and (record.time or record.start)
    return _unreal(tree, verb, denied) and not made


def _passive(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[c].deprel in ("nsubj:pass", "aux:pass") for c in tree.children[verb])


def _unreal(tree: Tree, verb: int, denied: bool) -> bool:
    """True for what will, may or should be, and for what somebody means to do: "to sign a deal"."""
    marks = {low(tree, c) for c in tree.kids(verb, "aux", "mark", "advmod")}
    if marks & (_UNREAL - _DENIED if denied else _UNREAL):
        return True
    above = tree.head(verb)
    if "to" not in marks or tree.finite(verb) or above is None:
        return False
    return is_in(tree, above, "wished", "wishes") or low(tree, above) in _READY
