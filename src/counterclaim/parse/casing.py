"""Sentences in capitals, as they would be written otherwise: what the analysis model reads in their place.

A word on the list of ordinary words (`lang/en/ordinary.txt`) takes small letters, also by its stem; any other is taken for a name. The
document's own words stay as they are: only the model, and the lemmas, see these.
"""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.codebook.parties import single_names
from counterclaim.lang.capitals import in_capitals, ordinary

#: Endings that a word may take off to be known: "bombings" by "bombing", "pounded" by "pound".
_ENDINGS = (("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""), ("d", ""))
#: Endings of ordinary words only.
_ORDINARY = ("tion", "tions", "ment", "ments", "ness", "ally", "ively", "able", "ists")
#: Names so short stay in capitals: "US", "UN", "PKK".
_LETTERS = 3


def uncapitalised(words: Sequence[str]) -> Sequence[str]:
    """The words of a sentence in capitals in ordinary letters; those of any other sentence as they are.

    >>> uncapitalised(["TROOPS", "SHELLED", "HARROW", ",", "THE", "UN", "SAID"])
    ['Troops', 'shelled', 'Harrow', ',', 'the', 'UN', 'said']
    """
    if not in_capitals(words):
        return words
    out = [_form(w) if w.isupper() else w for w in words]
    first = next((i for i, w in enumerate(out) if w[:1].isalpha()), None)
    if first is not None and out[first].islower():
        out[first] = out[first].capitalize()
    return out


def _form(word: str) -> str:
    low = word.lower()
    if low == "i":
        return word
    if not low.isalpha():
        return low if low.startswith(("'", "’")) or not low[:1].isalpha() else word.capitalize()
    if low in single_names() and low not in ("is", "may"):
        return word if len(word) <= _LETTERS else word.capitalize()
    if low in ordinary() or low.endswith(_ORDINARY):
        return low
    if any(low.endswith(end) and low[: -len(end)] + more in ordinary() for end, more in _ENDINGS):
        return low
    return word if len(word) <= _LETTERS else word.capitalize()
