"""Lists of Arabic place names typed without commas: "Kafr Zita Jub al-Rayan and Kafr Nabudah" are three places."""

from __future__ import annotations

from counterclaim.lang.wordlists import words
from counterclaim.syntax import Tree

#: Fewer words than this are one name.
_LEAST = 3


def split_names(tree: Tree, first: int, end: int) -> list[tuple[int, int]]:
    """The names in words `first` to `end` (exclusive): several only before "and" and a further name, with Arabic parts."""
    table = words("en", "places")
    tokens = tree.tokens
    if end + 1 >= len(tokens) or tokens[end].text != "and" or tokens[end + 1].upos != "PROPN":
        return [(first, end)]
    folded = [t.text.casefold() for t in tokens[first:end]]
    if len([w for w in folded if w.isalpha()]) < _LEAST or not {*folded} & (table["articles"] | table["first_parts"]):
        return [(first, end)]
    out, at = [], first
    while at < end:
        stop = _one(tree, at, end)
        out.append((at, stop))
        at = stop
    pair = len(out) == 2 and out[0][1] - out[0][0] == 1 and folded[1] in table["articles"]
    return [(first, end)] if pair else out  # "Seif al-Dawla and Zubdiya"


def _one(tree: Tree, at: int, end: int) -> int:
    """Where the name that begins at `at` ends: a first part takes the next word, an article the one after it."""
    table = words("en", "places")
    word = tree.tokens[at].text.casefold()
    stop = at + 1
    if word in table["first_parts"] and stop < end:
        return _one(tree, stop, end)
    if word in table["articles"] and stop < end:
        stop += tree.tokens[stop].text == "-"
        return min(stop + 1, end)
    while stop + 1 < end and tree.tokens[stop].text == "-":
        stop += 2
    return stop
