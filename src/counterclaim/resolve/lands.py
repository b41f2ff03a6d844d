"""Names of states and of their people, as the party tables have them."""

from __future__ import annotations

from functools import cache

from counterclaim.codebook.parties import aliases, parties
from counterclaim.codebook.party_words import fold as fold_word


@cache
def _states() -> frozenset[str]:
    """The names of states, folded."""
    return frozenset(
        " ".join(alias.words)
        for names in aliases().values()
        for alias in names
        if alias.role == "name"
        and alias.party
        and alias.party in parties()
        and parties()[alias.party].kind == "state"
        and not alias.scope
    )


def known_state(name: str) -> bool:
    """True for a name of a state: "Xland", "U.X."."""
    return " ".join(fold_word(word) for word in name.replace("-", " ").split()) in _states()


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(
        " ".join(alias.words)
        for names in aliases().values()
        for alias in names
        if alias.role == "demonym" and alias.party is not None
    )


def is_demonym(name: str) -> bool:
    """True for an adjective or people of a state or another party ("Xlandic", "Xlanders")."""
    folded = " ".join(fold_word(word) for word in name.replace("-", " ").split())
    return folded in _demonyms() or folded.removesuffix("s") in _demonyms()
