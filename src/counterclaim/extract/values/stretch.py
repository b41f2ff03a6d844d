"""Stretches of words that are places, and how places inside places become one: "a market in Northfield", "heights east of X"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterclaim.extract.values.sides import sides_at
from counterclaim.lang.wordlists import words
from counterclaim.syntax import Tree

#: Between a place and the wider one around it.
_INSIDE = frozenset({"in", "inside", "within"})
#: Joins a place to the wider one only before "the outskirts of X" and the like.
_ALONG = frozenset({"on", "at", "along"})
#: Says that a name is one of a list typed without commas.
UNMARKED = "en.values.place.unmarked_list/1"
_UNITS = frozenset({"km", "kilometer", "kilometre", "mile"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words `first` to `end` (exclusive) that are a place, its head word, whether it has a name, and who says so."""

    first: int
    end: int
    head: int
    is_name: bool
    method: str
    score: float


def nested(tree: Tree, found: list[Stretch]) -> list[Stretch]:
    """The places in text order, each with the wider ones around it that its own words go on to name.

    The narrower place gives the head word. A list after the preposition ("roads near X, Y and Z") stays a list.
    """
    out: list[Stretch] = []
    for place in sorted(found, key=lambda s: s.first):
        last = out[-1] if out else None
        if last is not None and _goes_on(tree, last, place):
            out[-1] = replace(last, end=place.end, is_name=last.is_name or place.is_name)
        else:
            out.append(place)
    return out


def _goes_on(tree: Tree, narrow: Stretch, wide: Stretch) -> bool:
    """True where the wider place only says where the narrower one lies."""
    gap = [tree.lemma(i) for i in range(narrow.end, wide.first)]
    if tree.kids(wide.head, "conj") or wide.method == UNMARKED:
        return False
    tied = tree.head(wide.head) in range(narrow.first, narrow.end) and tree.rel(wide.head) in ("appos", "nmod", "flat")
    if gap in ([","], [",", "in"]):
        alone = tree.kids(narrow.head, "conj") == [wide.head] and not tree.kids(wide.head, "cc")
        return (tied or alone) and wide.is_name
    if _party(tree, narrow):
        return False
    bearing = tree.lemma(wide.first) in words("en", "places")["points"] and wide.end > wide.first + 1
    if not gap or (bearing and all(_measure(tree, i) for i in range(narrow.end, wide.first))):
        return bearing or (tied and (not tree.kids(wide.head, "case") or not narrow.is_name))
    edge = tree.lemma(wide.head) in words("en", "places")["sides"]
    if gap == ["of"]:
        return tied and tree.lemma(narrow.end - 1) in words("en", "places")["sides"]
    if not (gap[-1:] == gap and (gap[0] in _INSIDE or (gap[0] in _ALONG and (edge or tied)))):
        return False
    return tied or tree.head(wide.head) in (narrow.head, tree.head(narrow.head))


def _measure(tree: Tree, i: int) -> bool:
    """A word of a distance: "50 km", "some 25 kilometres (15 miles)"."""
    return tree.tokens[i].upos in ("NUM", "ADV", "DET") or tree.lemma(i) in _UNITS or tree.tokens[i].text in "()"


def _party(tree: Tree, place: Stretch) -> bool:
    """ "Borland in the valley": a side, not a place that lies in another."""
    return place.is_name and sides_at(tree).get(place.head) == (place.first, place.end)
