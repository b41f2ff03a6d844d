"""The names of sides among a sentence's words, each as the form that it is: what one side's name has in common with another's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from counterclaim.codebook.parties import aliases, parties
from counterclaim.codebook.party_names import Alias
from counterclaim.codebook.party_words import Word, fold

__all__ = ["HYPHENS", "JOINS", "PartyForm", "party_forms"]

#: What follows the main word of a name.
JOINS = frozenset({"of", "for", "in"})
HYPHENS = frozenset("-‐‑–")


@dataclass(frozen=True, slots=True)
class PartyForm:
    """A side's or a place's name: the words from `start` until `end`, its main word `head`, and which `form` it is.

    Forms: `name` of a state or entity, its `demonym`, be it adjective or noun ("Sudanese" are both), a `town` or region, the city a
    side is ruled from included, an armed `group`.
    """

    start: int
    end: int
    head: int
    form: str


def party_forms(words: Sequence[str], ordinary: Callable[[str], bool] | None = None) -> tuple[PartyForm, ...]:
    """The sides' names among a sentence's words, in text order, longest first; phrases that only hold one are none.

    A group's or entity's name of several words that holds an `ordinary` one is read as these words are ("Free *Syrian* Army").

    >>> [(f.start, f.end, f.form) for f in party_forms("Yerevan said North Korean troops shelled Iraqis .".split())]
    [(0, 1, 'town'), (2, 4, 'demonym'), (6, 7, 'demonym')]
    """
    return _forms(tuple(words), ordinary or _no_word)


def _no_word(_: str) -> bool:
    return False


@lru_cache(maxsize=512)  # asked for by the analysis, by the reader's window and by the rules of places
def _forms(words: tuple[str, ...], ordinary: Callable[[str], bool]) -> tuple[PartyForm, ...]:
    index = _standing()
    folded = [_folded(word) for word in words]
    if not any(word in index or word[:-1] in index for word in folded):
        return ()
    kept = [i for i, word in enumerate(words) if word not in HYPHENS and folded[i]]
    row = tuple(Word(words[i], folded[i], 0, 0, False, False) for i in kept)
    out, at = [], 0
    while at < len(row):
        alias = _named(row, at, ordinary)
        if alias is None:
            at += 1
            continue
        length = len(alias.words)
        form = _form(alias)
        if form is not None:
            head = at + _head(alias)
            out.append(PartyForm(kept[at], kept[at + length - 1] + 1, kept[head], form))
        at += length
    return tuple(out)


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(word) if word[:1].isalnum() else ""


def _named(row: tuple[Word, ...], at: int, ordinary: Callable[[str], bool]) -> Alias | None:
    """The longest name that starts here, be it a side's or a phrase that holds one."""
    first = row[at].folded
    index = _standing()
    keys = dict.fromkeys((first, first.removesuffix("s")))
    found = [a for key in keys for a in index.get(key, ()) if a.fits(row, at)]
    found.sort(key=lambda a: -len(a.words))
    return next((a for a in found if not (_of_words(a) and _plain(a.words, ordinary))), None)


@cache
def _standing() -> Mapping[str, tuple[Alias, ...]]:
    """The names that stand alone for a side and the phrases that only hold one, by their first word."""
    kept = ((first, tuple(alias for alias in names if _counts(alias))) for first, names in aliases().items())
    return {first: names for first, names in kept if names}


def _plain(words: Sequence[str], ordinary: Callable[[str], bool]) -> bool:
    """True if an ordinary word is among them; "al-Sham" holds none."""
    return any(ordinary(word) for i, word in enumerate(words) if not (i and words[i - 1] == "al"))


def _counts(alias: Alias) -> bool:
    """Names that stand alone for a side, and phrases that only hold one."""
    if alias.role == "none":
        return True
    if alias.party is None or alias.scope or alias.needs or alias.role not in ("name", "demonym", "seat"):
        return False
    return parties()[alias.party].kind in ("state", "entity", "group")


def _of_words(alias: Alias) -> bool:
    return alias.party is not None and len(alias.words) > 1 and parties()[alias.party].kind in ("group", "entity")


def _form(alias: Alias) -> str | None:
    if alias.role == "none" or alias.party is None:
        return None
    if alias.role in ("seat", "demonym"):
        return {"seat": "town", "demonym": "demonym"}[alias.role]
    return "group" if parties()[alias.party].kind == "group" else "name"


def _head(alias: Alias) -> int:
    """Which word of a name the others hang on: "Republic" of "Republic of Congo", else the last."""
    inside = (i for i in range(1, len(alias.words)) if alias.words[i] in JOINS)
    return next(inside, len(alias.words)) - 1
