"""Where names of sides and their towns stand among a sentence's words: what must not matter to a network that reads them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from counterclaim.codebook.party_forms import HYPHENS, PartyForm, party_forms
from counterclaim.gazetteer import is_settled
from counterclaim.lang.capitals import ordinary
from counterclaim.lang.classes import classes
from counterclaim.lang.wordlists import words as word_lists

#: A town so large is known as one by its name alone.
TOWN = 5_000
#: Words of one town's name.
_LONGEST = 3
_POSSESSIVES = frozenset({"'s", "’s"})
#: Forms that persons bear as well.
_BORNE = frozenset({"name", "town"})


def names(words: Sequence[str], persons: Collection[str] = ()) -> tuple[PartyForm, ...]:
    """The names of sides and of towns and regions, in text order. A group's name of several words is none where ordinary words are among
    them ("Free Syrian Army"): those are read as they are. `persons` are words that stand in persons' names elsewhere in the text.

    In "pro-Russian" the name is the word. A name that persons bear too is not told from theirs by which name it is, but by where it
    stands: beside another capital ("Jordan Smith"), behind a title, in `persons`.

    >>> [(n.start, n.end, n.form) for n in names("Yerevan said Chad shelled Port Sudan and Jordan Smith .".split())]
    [(0, 1, 'town'), (2, 3, 'name'), (4, 6, 'town')]
    """
    forms = party_forms([word[prefix_of(word) :] for word in words], _plain)
    taken = {i for f in forms for i in range(f.start, f.end)}
    named = [i not in taken and _is_name(word) for i, word in enumerate(words)]
    out = [form for form in forms if not (form.form in _BORNE and _beside(named, form.start, form.end))]
    if any(named):
        out.extend(PartyForm(start, end, end - 1, "town") for start, end in _towns(words, taken, named, persons))
    return tuple(sorted(out, key=lambda name: name.start))


def _plain(word: str) -> bool:
    """An ordinary noun or adjective, as which a group's name is read: "army", not the "Dine" of "Ansar Dine", the "e" of "Jaish-e-Mohammed"."""
    return len(word) > 1 and word in ordinary() and word in classes()


@lru_cache(maxsize=20_000)
def prefix_of(word: str) -> int:
    """How many letters of a word stand before the name that it is made of.

    >>> prefix_of("pro-Russian"), prefix_of("Anti-Hamas"), prefix_of("pro-war"), prefix_of("Al-Shabab")
    (4, 5, 0, 0)
    """
    first, hyphen, rest = word.partition("-")
    return (
        len(first) + 1
        if hyphen and rest[:1].isupper() and first.lower() in word_lists("en", "tokens")["prefixes"]
        else 0
    )


def persons(sentences: Iterable[Sequence[str]]) -> frozenset[str]:
    """The last words of names of several words that are no town's: surnames, for the most part."""
    out = set()
    for words in sentences:
        named = [*map(_is_name, words), False]
        for i in range(1, len(words)):
            if named[i] and named[i - 1] and not named[i + 1]:
                start = i - 1 - (i > 1 and named[i - 2])
                if not any(_is_town(words[first : i + 1]) for first in range(start, i)):
                    out.add(words[i])
    return frozenset(out)


@lru_cache(maxsize=20_000)
def _is_name(word: str) -> bool:
    """True for a capitalised word that is no ordinary one, no day, month or acronym; an initial is one."""
    if len(word) == 2 and word[1] == ".":
        return word[0].isupper()
    low = word.lower()
    return (
        word[:1].isupper()
        and not word.isupper()
        and low not in ordinary()
        and low not in word_lists("en", "times")["calendar"]
    )


def _beside(named: Sequence[bool], start: int, end: int) -> bool:
    return (start > 0 and named[start - 1]) or (end < len(named) and named[end])


def _towns(
    words: Sequence[str], taken: Collection[int], named: Sequence[bool], persons: Collection[str]
) -> Iterator[tuple[int, int]]:
    """Stretches of names, with an ordinary word beside them if need be ("Novi Sad"), that are the name of a town or region."""
    openers = word_lists("en", "sides")["openers"]
    capital = [i not in taken and word[:1].isupper() and word.lower() not in openers for i, word in enumerate(words)]
    at = 0
    while at < len(words):
        joined = 3 if _hyphened(words, at, capital, named) else _owned(words, at, capital)
        if joined:
            yield at, at + joined
            at += joined
            continue
        if not named[at]:
            at += 1
            continue
        end = at + 1
        while end < len(words) and named[end]:
            end += 1
        before = at > 0 and capital[at - 1]
        after = end < len(words) and capital[end]
        for start, stop in ((at - before, end + after), (at, end + after), (at - before, end), (at, end)):
            if stop - start <= _LONGEST and _is_town(words[start:stop]):
                if stop - start > 1 or not (
                    words[at] in persons
                    or (at > 0 and words[at - 1].lower().rstrip(".") in word_lists("en", "sides")["styles"])
                ):
                    yield start, stop
                break
        at = end


def _hyphened(words: Sequence[str], at: int, capital: Sequence[bool], named: Sequence[bool]) -> bool:
    """ "Jalal-Abad", "Port-Gentil": a town of two words, one of which may be ordinary."""
    if not (at + 2 < len(words) and words[at + 1] in HYPHENS and capital[at] and (named[at] or named[at + 2])):
        return False
    return _is_town((f"{words[at]}-{words[at + 2]}",))


def _owned(words: Sequence[str], at: int, capital: Sequence[bool]) -> int:
    """How many words from here are a town's name with a possessive in it: "Cox 's Bazar", "Saint John 's"; 0 for none."""
    for mark in (at + 1, at + 2):
        if not (mark < len(words) and words[mark] in _POSSESSIVES and capital[at] and all(capital[at:mark])):
            continue
        before = " ".join(words[at:mark])
        if mark + 1 < len(words) and capital[mark + 1] and _is_town((f"{before}'s {words[mark + 1]}",)):
            return mark + 2 - at
        if mark == at + 2 and _is_town((f"{before}'s",)):
            return mark + 1 - at
    return 0


def _is_town(words: Sequence[str]) -> bool:
    return is_settled(" ".join(words), TOWN)
