"""Weapons: the codebook's words, the longest at each place, unless something beside them makes them something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.codebook.weapons import weapon_phrases, weapon_types
from counterclaim.extract.values.spans import head_of, said
from counterclaim.records import Evidence, Sentence, Token, Weapon


@dataclass(frozen=True, slots=True)
class WeaponHit:
    """A weapon and the index of its head word."""

    weapon: Weapon
    head: int


def find_weapons(sentence: Sentence, text: str | None = None) -> tuple[WeaponHit, ...]:
    """The weapons of a sentence in text order, none overlapping. `text` is the document's, for exact words."""
    lemmas = [_lemma(t.text, t.lemma, t.upos) for t in sentence.tokens]
    out, at = [], 0
    while at < len(lemmas):
        found = _at(sentence, lemmas, at, text)
        if found is None:
            at += 1
            continue
        end, hit = found
        out.append(hit)
        at = end
    return tuple(out)


def _lemma(text: str, lemma: str, upos: str) -> str:
    """The lemma in lower case; a name's plural is undone ("Grads")."""
    low = lemma.casefold()
    if upos == "PROPN" and low == text.casefold() and low.endswith("s") and low[:-1] in weapon_phrases():
        return low[:-1]
    return low


def _at(sentence: Sentence, lemmas: list[str], at: int, text: str | None) -> tuple[int, WeaponHit] | None:
    tokens = sentence.tokens
    for phrase, kind in weapon_phrases().get(lemmas[at], ()):
        end = at + len(phrase)
        if not _same(tokens, lemmas, at, phrase):
            continue
        if tokens[end - 1].upos not in ("NOUN", "PROPN", "ADJ", "NUM") or (tokens[end - 1].upos == "ADJ" and kind != "chemical"):
            continue
        if _spoiled(sentence, lemmas, at, end, kind):
            return None
        start = at - 1 if at and _widens(sentence, at) else at
        mention = said(sentence, start, end, text)
        weapon = Weapon(mention, kind, Evidence("en.values.weapon/1", 0.9, mention.span))
        return end, WeaponHit(weapon, head_of(tokens, at, end))
    return None


def _same(tokens: Sequence[Token], lemmas: list[str], at: int, phrase: tuple[str, ...]) -> bool:
    """True if the phrase stands at `at`, each word as a lemma or as written ("prohibited weapons")."""
    if at + len(phrase) > len(lemmas):
        return False
    return all(word in (lemmas[at + i], tokens[at + i].text.casefold()) for i, word in enumerate(phrase))


def _widens(sentence: Sentence, at: int) -> bool:
    """"Armed drones", "heavy artillery": the adjective belongs to the weapon as said."""
    return sentence.tokens[at - 1].text.casefold() in ("armed", "heavy", "cruise", "guided", "vacuum", "military")


def _spoiled(sentence: Sentence, lemmas: list[str], at: int, end: int, kind: str) -> bool:
    around = set(lemmas[max(0, at - 2) : at] + lemmas[end : end + 2])
    run = lemmas[max(0, at - 2) : end + 2]
    table = weapon_types()[kind]
    for spoiler in table.spoilers:
        if len(spoiler) == 1 and spoiler[0] in around:
            return True
        if len(spoiler) > 1 and any(tuple(run[i : i + len(spoiler)]) == spoiler for i in range(len(run))):
            return True
    return bool(table.only_with) and not (table.only_with & set(lemmas))
