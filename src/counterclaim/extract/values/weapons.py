"""Weapons: the codebook's words, the longest at each place, unless something beside them makes them something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.codebook.weapons import WeaponType, weapon_phrases, weapon_types
from counterclaim.extract.values.spans import head_of, said
from counterclaim.records import Evidence, Sentence, Token, Weapon

_NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM")
#: Adjectives that belong to a weapon as said.
_WIDENS = frozenset({"armed", "heavy", "guided", "military", "light", "combat"})
#: How far left and right of a weapon a word can make it something else.
_NEAR = 2
#: A system's name and the noun after it are one weapon if no more than this many words part them ("Bayraktar TB2 drone").
_GAP = 2


@dataclass(frozen=True, slots=True)
class WeaponHit:
    """A weapon and the index of its head word."""

    weapon: Weapon
    head: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    first: int
    end: int
    kind: str


def find_weapons(sentence: Sentence, text: str | None = None) -> tuple[WeaponHit, ...]:
    """The weapons of a sentence in text order, none overlapping. `text` is the document's, for exact words."""
    tokens = sentence.tokens
    lemmas = [_lemma(t) for t in tokens]
    here = frozenset(lemmas)
    found: list[_Stretch] = []
    at = 0
    while at < len(lemmas):
        stretch = _at(tokens, lemmas, at, here)
        if stretch is not None:
            found.append(stretch)
        at = stretch.end if stretch is not None else at + 1
    out = []
    for stretch in _joined(tokens, found):
        mention = said(sentence, stretch.first, stretch.end, text)
        weapon = Weapon(mention, stretch.kind, Evidence("en.values.weapon/1", 0.87, mention.span))
        out.append(WeaponHit(weapon, head_of(tokens, stretch.first, stretch.end)))
    return tuple(out)


def _lemma(token: Token) -> str:
    """The lemma in lower case; a name's plural is undone ("Grads", "AK-47s")."""
    low = token.lemma.casefold()
    if token.upos in ("PROPN", "NUM") and low == token.text.casefold() and low.endswith("s") and len(low) > 2:
        bare = low[:-1]
        if bare in weapon_phrases() or bare.isdigit():
            return bare
    return low


def _at(tokens: Sequence[Token], lemmas: list[str], at: int, here: frozenset[str]) -> _Stretch | None:
    for phrase, kind in weapon_phrases().get(lemmas[at], ()):
        end = at + len(phrase)
        table = weapon_types()[kind]
        if not _same(tokens, lemmas, at, phrase) or not _reads(tokens, at, end, table, phrase):
            continue
        if _spoiled(lemmas, at, end, table, here):
            return None
        widened = at > 0 and tokens[at - 1].text.casefold() in _WIDENS
        return _Stretch(at - 1 if widened else at, end, kind)
    return None


def _same(tokens: Sequence[Token], lemmas: list[str], at: int, phrase: tuple[str, ...]) -> bool:
    """True if the phrase stands at `at`, each word as a lemma or as written ("prohibited weapons")."""
    if at + len(phrase) > len(lemmas):
        return False
    return all(word in (lemmas[at + i], tokens[at + i].text.casefold()) for i, word in enumerate(phrase))


def _reads(tokens: Sequence[Token], at: int, end: int, table: WeaponType, phrase: tuple[str, ...]) -> bool:
    """A noun, where the lexicon has a noun; a name, where it has a name; "chemical" alone as an adjective too."""
    if phrase in table.names:
        return tokens[at].text[:1].isupper() and tokens[at].upos != "VERB"
    last = tokens[end - 1]
    if last.upos == "ADJ":
        return table.id == "chemical"
    # A capitalised singular may be a firm or a person ("Shell", "Mr Rifle"); a plural is the thing.
    own_name = last.upos == "PROPN" and last.name.endswith(("ORG", "PER")) and last.text.casefold() == phrase[-1]
    return last.upos in _NOMINAL and not (own_name and end - at == 1)


def _spoiled(lemmas: list[str], at: int, end: int, table: WeaponType, here: frozenset[str]) -> bool:
    run = lemmas[max(0, at - _NEAR) : end + _NEAR]
    around = {*lemmas[max(0, at - _NEAR) : at], *lemmas[end : end + _NEAR]}
    for spoiler in table.spoilers:
        if len(spoiler) == 1 and spoiler[0] in around:
            return True
        if len(spoiler) > 1 and any(tuple(run[i : i + len(spoiler)]) == spoiler for i in range(len(run))):
            return True
    return bool(table.only_with) and end - at == 1 and not table.only_with & here


def _joined(tokens: Sequence[Token], found: list[_Stretch]) -> list[_Stretch]:
    """One weapon for a system's name and the noun after it: "Iskander missiles", "Bayraktar TB2 drone"."""
    out: list[_Stretch] = []
    for stretch in found:
        last = out[-1] if out else None
        between = tokens[last.end : stretch.first] if last is not None else ()
        named = last is not None and last.kind == stretch.kind and tokens[last.first].text[:1].isupper()
        tight = len(between) <= _GAP and all(t.upos in ("PROPN", "NUM") or t.text == "-" for t in between)
        if last is not None and named and tight:
            out[-1] = _Stretch(last.first, stretch.end, stretch.kind)
        else:
            out.append(stretch)
    return out
