"""The words of a count without its number: "300 Xish soldiers" is "Xish soldiers", "nine wounded" nobody named."""

from __future__ import annotations

from functools import cache

from counterclaim.codebook.party_words import split
from counterclaim.lang.wordlists import numbers_of, words
from counterclaim.records import Mention

#: Words beside a number that name nobody.
_EMPTY = frozenset(
    {"more", "other", "others", "of", "them", "whom", "these", "those", "another", "further", "a", "the", "and"}
)
_WORDED = ("killed_word", "wounded_word", "missing_word", "captured_word", "displaced_word")


@cache
def _numerals() -> frozenset[str]:
    table = words("en", "numbers")
    pairs = [*numbers_of("ones", "numbers"), *numbers_of("scales", "numbers")]
    vague = [word for phrase in table["vague"] for word in phrase.split()]
    return frozenset({*pairs, *vague} - {"of", "a", "the"})


@cache
def _empty() -> frozenset[str]:
    table = words("en", "numbers")
    bounds = (
        word
        for name in ("from", "above", "upto", "below", "less", "about")
        for phrase in table[name]
        for word in phrase.split()
    )
    states = (word for name in _WORDED for word in table[name])
    fates = (word for name in ("killed_object", "wounded_object") for word in table[name])
    return _EMPTY | frozenset(bounds) | frozenset(states) | frozenset(fates) | {"killed", "wounded", "injured", "hurt"}


def _number(word: str) -> bool:
    return word[:1].isdigit() or all(part in _numerals() for part in word.split("-"))


def after_number(mention: Mention) -> Mention:
    """The words after the last number word and an "of" behind it; the whole mention where nothing is left."""
    parts = split(mention.text)
    last = max((i for i, word in enumerate(parts[:-1]) if _number(word.folded)), default=-1)
    if last >= 0 and last + 2 < len(parts) and parts[last + 1].folded == "of":
        last += 1
    if last < 0:
        return mention
    start = parts[last + 1].start
    return Mention(mention.start + start, mention.end, mention.text[start:])


def bare(mention: Mention) -> bool:
    """True for a number that names nobody: "nine wounded", "15 others", "two of them", "dozens"."""
    return all(_number(word.folded) or word.folded in _empty() for word in split(mention.text))
