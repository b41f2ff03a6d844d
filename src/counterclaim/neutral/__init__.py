"""Words without their side: what the learned reader sees of a sentence.

Every word of a name of a party, place, person or organisation and every demonym is masked before anything is weighed, so that
what was learned cannot know which side is which: swap two sides' names and the masked words stay the same.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from counterclaim.codebook.parties import single_names
from counterclaim.lang.capitals import ordinary
from counterclaim.lang.wordlists import words
from counterclaim.neutral.names import names, persons, prefix_of
from counterclaim.records import Sentence, Token

__all__ = ["masked_words", "names", "persons"]


@cache
def _people() -> frozenset[str]:
    """Nouns for whoever fights, civilians, institutions: a name's part that is no side's own ("Ministry", "Army")."""
    return frozenset(word for row in words("en", "participants").values() for word in row)


def masked_words(sentence: Sentence, keep: Collection[str], title_case: bool = False) -> tuple[str | None, ...]:
    """The sentence's words as they stand, None for every word of a name, demonyms included, and "" for those of a side's or a town's
    name beside its main word: a name of two words is one name.

    `keep` are words of events and weapons, which stay even where a headline's capital makes them look like a name.
    """
    out = [_masked(token, i == 0 or title_case, keep) for i, token in enumerate(sentence.tokens)]
    for name in names([token.text for token in sentence.tokens]):
        out[name.start : name.end] = [None if i == name.head else "" for i in range(name.start, name.end)]
        before = out[name.start - 1] if name.start else None
        if before in ("an", "An") and not prefix_of(sentence.tokens[name.start].text):
            out[name.start - 1] = before[:1]
    return tuple(out)


def _masked(token: Token, capital_expected: bool, keep: Collection[str]) -> str | None:
    lemma = token.lemma.casefold()
    if {lemma, token.text.casefold()} & single_names() and not (token.text.islower() and token.text in ordinary()):
        return None  # "Who" may be the WHO, "who" is not
    if lemma in _people() or (lemma in keep and (token.name == "O" or token.upos != "PROPN")):
        return token.text
    if token.name != "O" or token.upos == "PROPN":
        return None
    if token.text[:1].isupper() and not capital_expected and token.upos != "PRON":
        return None
    return token.text
