"""Parts of a number: "50, among them eight guards", "nine people, two of them women", "thirty died: 19 sailors and …".

A part is a count of its own, marked with the words of its whole, so that nobody adds the two up.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.extract.values.groups import has, people
from counterclaim.extract.values.hits import Counted, CountHit
from counterclaim.extract.values.spans import word_count
from counterclaim.extract.values.verbs import Reading
from counterclaim.records import Mention
from counterclaim.syntax import Tree

#: The method of a number read as a part of the one before it.
PART = "en.values.count.part/1"
#: The method of an earlier figure ("up from 64").
WAS = "en.values.count.was/1"
#: How many words may stand between a part and its whole ("half of the village's 2,000 inhabitants").
_SHARE = 5
#: A whole stands at most so many counts before its part.
_BACK = 8
_THEM = frozenset({"them", "whom", "these", "those", "which"})
_AMONG = frozenset({"include", "including", "among", "amongst", "includ"})


def share_of(tree: Tree, part: Counted, whole: Counted) -> bool:
    """ "Five of the ten suspects": only the part is counted."""
    between = tree.tokens[part.number.end : whole.number.first]
    definite = any(t.upos == "DET" or t.text in ("'s", "’s") or "Poss=Yes" in t.feats for t in between)
    return (
        definite
        and word_count(tree.tokens, part.number.end, whole.number.first) <= _SHARE
        and between[0].text.casefold() == "of"
    )


def readings_of_part(tree: Tree, low: Sequence[str], counted: Counted, before: Sequence[CountHit]) -> list[Reading]:
    """A number that says nothing itself, by the number just given: its parts, and what it was ("up from 64")."""
    if not before or (counted.group is not None and not people(tree.lemma(counted.group))):
        return []
    last = before[-1]
    if _was(low, counted):
        return [_like(last)]
    if not _less(counted, last):
        return []
    between = low[last.end : counted.number.first]
    opened = any(mark in between for mark in (":", "including", "among")) or (
        _of_them(low, counted) and not _stops(between)
    )
    carried = last.count.part_of is not None and "and" in between
    return [_like(last)] if opened or carried else []


def whole_of(
    tree: Tree, low: Sequence[str], counted: Counted, reading: Reading, before: Sequence[CountHit]
) -> Mention | None:
    """The words of the count before that this one is a part of; None where it stands for itself."""
    same = (hit for hit in reversed(before[-_BACK:]) if hit.count.kind == reading.kind and not hit.count.joint)
    last = next(same, None)
    if last is None or _was(low, counted):
        return None
    between = low[last.end : counted.number.first]
    if last.count.part_of is not None:
        near = word_count(tree.tokens, last.end, counted.number.first) <= _SHARE
        carried = "and" in between and near and not _stops(between)
        return last.count.part_of if carried and (reading.part or _listed(tree, last, counted)) else None
    marked = reading.part or _of_them(low, counted) or _included(tree, low, counted)
    return last.count.mention if marked and _less(counted, last) else None


def _like(last: CountHit) -> Reading:
    return Reading(last.count.kind, last.kind_from if last.kind_from is not None else last.head, 0.7, True)


def _was(low: Sequence[str], counted: Counted) -> bool:
    return tuple(low[max(0, counted.number.first - 2) : counted.number.first]) in (("up", "from"), ("down", "from"))


def _less(counted: Counted, last: CountHit) -> bool:
    """True unless the number is larger than its whole; a vague whole has room for any."""
    whole, own = last.count.high or last.count.low, counted.number.low or counted.number.high
    if last.count.low == 0 == last.count.high:
        return False
    return own is not None and (whole is None or own <= whole or last.count.high is None)


def _of_them(low: Sequence[str], counted: Counted) -> bool:
    """ "Two of them", "three of whom"."""
    end = counted.number.end
    return tuple(low[end : end + 1]) == ("of",) and tuple(low[end + 1 : end + 2]) != () and low[end + 1] in _THEM


def _included(tree: Tree, low: Sequence[str], counted: Counted) -> bool:
    """ "Including three children", "among them two officers", "two officers among them"."""
    first, end = counted.number.first, counted.end
    if any(word in _AMONG for word in low[max(0, first - 2) : first]):
        return True
    return low[end : end + 1] == ["among"] and low[end + 1 : end + 2] == ["them"]


def _listed(tree: Tree, last: CountHit, counted: Counted) -> bool:
    return tree.rel(counted.node) == "conj" and tree.head(counted.node) == last.head


def _stops(between: Sequence[str]) -> bool:
    """True if a new statement lies between: the number goes with that."""
    return any(mark in (";", ".", "!", "?") for mark in between)


def died_of_wounds(tree: Tree, reading: Reading, counted: Counted) -> bool:
    """ "Two of the wounded died", "died of their injuries", "died later in hospital": perhaps wounded in an earlier report."""
    if reading.kind != "killed" or not has("killed_subject", tree.lemma(reading.word)):
        return False
    near = [w for c in tree.kids(reading.word, "obl", "advcl", "obj") for w in (c, *tree.kids(c, "nmod", "obl"))]
    told = {tree.lemma(w) for w in near} & {"wound", "injury", "burn", "hospital"}
    hurt = [counted.group, counted.node] if counted.group is not None else [counted.node]
    said = any(
        _hurt(tree, w) for word in hurt if word is not None for w in (word, *tree.kids(word, "amod", "acl", "nmod"))
    )
    later = any(tree.lemma(c) in ("later", "subsequently", "afterwards") for c in tree.kids(reading.word, "advmod"))
    return bool(told) or said or later


def _hurt(tree: Tree, word: int) -> bool:
    raw = tree.tokens[word].text.casefold()
    return has("wounded_word", raw) or (has("wounded_object", tree.lemma(word)) and tree.tokens[word].xpos == "VBN")
