"""Which words of a sentence are the main words of sides' names, however many words such a name has."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.codebook.parties import own_names, single_names
from counterclaim.codebook.party_forms import party_forms
from counterclaim.codebook.party_words import fold
from counterclaim.gazetteer import CITY, is_city
from counterclaim.remembered import remembered
from counterclaim.syntax import Tree


def is_town(name: str, last: str, people: int = CITY) -> bool:
    """True for a city's name, be it that of a seat of government, that is no side's own: "Chad" is none. `last` is its last word."""
    return is_city(name, people) and fold(last) not in own_names()


@remembered(64)
def sides_at(tree: Tree) -> Mapping[int, tuple[int, int]]:
    """Where each name begins and ends, by its main word: "Chad", the "Arabia" of "Saudi Arabia", "Sudanese", "Kyiv", "Hamas", "NATO"."""
    words = [token.text for token in tree.tokens]
    long = [form for form in party_forms(words) if form.end - form.start > 1]
    inside = {i for form in long for i in range(form.start, form.end)}
    alone = (
        i
        for i, word in enumerate(words)
        if word[:1].isupper() and i not in inside and _one_word(word) in single_names()
    )
    return {i: (i, i + 1) for i in alone} | {form.head: (form.start, form.end) for form in long}


def _one_word(word: str) -> str:
    """As the tables have names of one word: "N'Djamena" stands there as "Ndjamena", too."""
    return fold(word).replace("'", "").replace("’", "")
