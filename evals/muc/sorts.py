"""What sort of thing a phrase is: people (of which side), an organisation, a target, an instrument; and its value in the set fills."""

from __future__ import annotations

from functools import cache

from counterclaim.codebook.parties import aliases, parties
from counterclaim.codebook.party_words import fold
from counterclaim.lang.wordlists import words
from evals.muc.nouns import Phrase
from evals.muc.words import listed, table


def valued(name: str, phrase: Phrase) -> str | None:
    """The value that the words give: the longest run that ends in the head, else the head's, else another word's."""
    rows, lemmas = table(name), [phrase.tree.lemma(i) for i in phrase.core]
    at = phrase.core.index(phrase.head) if phrase.head in phrase.core else len(lemmas) - 1
    for size in (4, 3, 2):
        run = " ".join(lemmas[max(0, at + 1 - size) : at + 1])
        if at + 1 >= size and (found := _row(rows, run)):
            return found
    own = _row(rows, lemmas[at]) if lemmas else None
    if own is None or lemmas[at] in listed("vague_heads"):
        for other in [*lemmas[:at][::-1], *lemmas[at + 1 :]]:
            found = _row(rows, other)
            if found and found not in ("OTHER", own):
                return found
    return own


def _row(rows: dict[str, frozenset[str]], word: str) -> str | None:
    return next((value for value, found in rows.items() if word in found), None)


def is_person(phrase: Phrase) -> bool:
    """True if the phrase is people: by its head, or as a name of a person."""
    lists, lemma = words("en", "people"), phrase.lemma
    if lemma in listed("no_people"):
        return False
    if phrase.token.name.endswith("PER"):
        return True
    if any(lemma in lists[kind] for kind in ("military", "civilian", "people")):
        return True
    if any(lemma in found for found in table("victim_type").values()):
        return True
    return lemma in words("en", "participants")["civilians"] or lemma in listed("more_people")


def outlaw(phrase: Phrase) -> bool:
    """Guerrillas, terrorists, traffickers: no victims of terrorism, and no agents of a state."""
    return bool(listed("outlaws") & {phrase.lemma, *phrase.lemmas[-2:]})


def of_state(phrase: Phrase) -> bool:
    """Soldiers, police, officials: whose acts are a state's."""
    return bool(listed("state") & set(phrase.lemmas)) and not outlaw(phrase)


def military_people(phrase: Phrase) -> bool:
    """Soldiers, police and fighters: an act against them alone is guerrilla war, not terrorism. Those retired are civilians."""
    lemmas = set(phrase.lemmas)
    if lemmas & table("victim_type")["FORMER"]:
        return False
    return bool(listed("armed") & lemmas) or valued("victim_type", phrase) in ("ACTIVE MILITARY", "LAW ENFORCEMENT")


def military_thing(phrase: Phrase) -> bool:
    """Barracks, garrisons, army positions, police stations."""
    return bool(listed("military_things") & set(phrase.lemmas))


def is_target(phrase: Phrase) -> bool:
    """True for a thing of one of the types of targets; a town or a country by its name is none."""
    lemma = phrase.lemma
    named = phrase.token.name.endswith("LOC") and not any(lemma in found for found in table("target_type").values())
    return not named and valued("target_type", phrase) is not None


@cache
def _nations() -> dict[str, str]:
    """Single words for a state or its people, folded → the state."""
    rows = (alias for found in aliases().values() for alias in found)
    return {
        alias.words[0]: alias.party
        for alias in rows
        if len(alias.words) == 1 and alias.party and parties()[alias.party].kind == "state"
    }


def nation_of(phrase: Phrase) -> str | None:
    """The state that the words of a phrase name: "American priests", "U.S. embassy"."""
    tokens = phrase.tree.tokens
    for i in phrase.indices:
        if (
            tokens[i].upos in ("PROPN", "ADJ", "NOUN")
            and tokens[i].text[:1].isupper()
            and not tokens[i].name.endswith("PER")
        ):
            found = _nations().get(fold(tokens[i].text))
            if found:
                return found
    return None
