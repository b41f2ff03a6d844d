"""What a word such as "Sudanese" or "Iraqis" stands for, by the words around it alone: what it belongs to, or people.

The ending is not asked. "Chadians" tells its number and "Sudanese" does not, and no side may be read better for its name; so
every such word is told by the company it keeps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from counterclaim.codebook.party_forms import HYPHENS, PartyForm
from counterclaim.lang.capitals import ordinary
from counterclaim.lang.classes import classes
from counterclaim.lang.wordlists import numbers_of
from counterclaim.lang.wordlists import words as word_lists
from counterclaim.parse.lemmas import table

#: Members of a list, and adjectives in a row, that are looked through.
_LIST, _ROW = 8, 3
_AND = frozenset({"and", "or", "nor", "&", "/"})
_ENDS = frozenset((*".,;:?!)—'", "'s", "’s", "--", "..."))


def told(words: Sequence[str], found: Sequence[PartyForm]) -> list[str | None]:
    """For each demonym among the names: "adjective" ("Sudanese troops", "is Sudanese", "a Sudanese"), "people" ("21 Sudanese
    crossed"), or None where the neighbours leave it open ("Sudanese fire")."""
    here = [name for name in found if name.form == "demonym"]
    starts, ends = {name.start: name.end for name in here}, {name.end: name.start for name in here}
    return [_told(words, name, starts, ends) for name in here]


def _told(words: Sequence[str], name: PartyForm, starts: Mapping[int, int], ends: Mapping[int, int]) -> str | None:
    end, start = name.end, name.start
    for _ in range(_LIST):  # "Turkish, Iranian and Sudanese troops", "seven Turkish and six Sudanese soldiers"
        after = end + 1 + (end + 2 in starts and _kind(words[end + 1]) == "figure")
        if not (after in starts and _joins(words[end])):
            break
        end = starts[after]
    before_noun = _before_noun(words, end, starts)
    if before_noun is None:
        return None
    for _ in range(_LIST):
        if not (start - 1 in ends and _joins(words[start - 1])):
            break
        start = ends[start - 1]
    return "adjective" if before_noun or _of_one(words, start) else "people"


def _joins(word: str) -> bool:
    return word == "," or word.lower() in _AND


def _before_noun(words: Sequence[str], end: int, starts: Mapping[int, int]) -> bool | None:
    """True if the words from `end` on begin with what a noun phrase goes on with, None if they may."""
    if end + 1 < len(words) and words[end].lower() in _AND and _kind(words[end + 1]) not in ("other", "figure"):
        return None  # "Sudanese and rebel troops"
    for i in range(end, min(end + _ROW, len(words))):
        if i in starts or (i == end and words[i] in HYPHENS | {"/"}):
            return True
        kind = _kind(words[i])
        if kind == "either":
            return True if i > end else None  # "medical aid", but "Sudanese aid"
        if kind != "adjective":
            if kind == "other":
                return False if i == end else None  # "the Sudanese military said", "Sudanese able to"
            return True if kind == "noun" else None
    return None if end < len(words) else False


@lru_cache(maxsize=20_000)
def _kind(word: str) -> str | None:
    """What a word does for a demonym before it: `noun`, `adjective`, `other` (it ends the phrase), `figure`, `either` a noun or a
    verb, None (unknown)."""
    low = word.lower()
    if word in _ENDS or low in word_lists("en", "sides")["closed"] or low in word_lists("en", "times")["calendar"]:
        return "other"
    if word[:1].isdigit() or any(low in numbers_of(name, "numbers") for name in ("ones", "scales")):
        return "figure"
    if not word[:1].isalnum():
        return None
    if word[:1].isupper() and low not in ordinary():
        return "noun"
    found = classes().get(low)
    if low.endswith("s") and not low.endswith("ss") and found != "adjective":
        return "noun"  # what is said of several people has no -s: "Sudanese forces" are no Sudanese that force
    if found is None and low in table().known["ADV"]:
        return "other"
    return found


def _of_one(words: Sequence[str], start: int) -> bool:
    """True for one person ("a young Sudanese") and for what is said of somebody ("were Sudanese")."""
    for i in range(start - 1, max(start - 1 - _ROW, -1), -1):
        low = words[i].lower()
        if low in word_lists("en", "sides")["of_one"]:
            return True
        if classes().get(low) != "adjective" and low not in table().known["ADV"]:
            return False
    return False
