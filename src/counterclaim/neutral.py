"""Words without their side: what the learned reader sees of a sentence.

Every name of a party, place, person or organisation, every demonym and every noun for people who fight or rule becomes a
placeholder before anything is weighed, so that what was learned cannot know which side is which: swap two sides' names and
the neutral words stay the same.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from counterclaim.codebook.parties import single_names
from counterclaim.lang.wordlists import words
from counterclaim.records import Sentence, Token

#: Nouns that serve many purposes beside naming people: they stay themselves.
_PLAIN = frozenset(
    {"other", "security", "service", "force", "hundred", "thousand", "dozen", "score", "power", "office"}
)


@cache
def _classes() -> dict[str, str]:
    """Lemma → placeholder of its class: whoever fights, civilians, institutions."""
    return {
        word: f"<{name[:-1]}>"
        for name, row in words("en", "participants").items()
        for word in row
        if word not in _PLAIN
    }


def neutral_words(sentence: Sentence, keep: Collection[str], title_case: bool = False) -> tuple[str, ...]:
    """The sentence's lemmas with placeholders for names, people, numbers: `<name>`, `<fighter>`, `<civilian>`, `<number>`…

    `keep` are words of events and weapons, which stay even where a headline's capital makes them look like a name.
    """
    return tuple(_neutral(token, i == 0 or title_case, keep) for i, token in enumerate(sentence.tokens))


def _neutral(token: Token, capital_expected: bool, keep: Collection[str]) -> str:
    lemma = token.lemma.casefold()
    if any(c.isdigit() for c in lemma):
        return "<number>" if token.upos == "NUM" else "<mixed>"
    named = token.name != "O"
    if lemma in single_names():
        return "<name>"
    if lemma in keep and (not named or token.upos != "PROPN"):
        return lemma
    if named or token.upos == "PROPN":
        return "<name>"
    if token.text[:1].isupper() and not capital_expected and token.upos != "PRON":
        return "<name>"
    return _classes().get(lemma, lemma)
