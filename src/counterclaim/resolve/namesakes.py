"""Names of parties that are only part of somebody's name: "Jordan Smith", "Georgia Brown", "Mayor Mike Putin".

The analysis of the text says where a person's name begins and ends. What stands inside a longer name of a person is no
state, seat or people; and a known surname beside another given name is another person. Titles in front of a name, and
"of" before a state ("King Henry of Norland"), change nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from counterclaim.codebook.parties import aliases
from counterclaim.codebook.party_words import Word
from counterclaim.records import Sentence
from counterclaim.resolve.hits import Hit, row
from counterclaim.resolve.wordlists import words as word_list

_ROLES = frozenset({"name", "demonym", "seat", "surname"})


def without_namesakes(words: Sequence[Word], hits: Sequence[Hit], sentences: Sequence[Sentence]) -> tuple[Hit, ...]:
    """The hits less those that belong to the name of somebody else; all of them where the text is not analysed."""
    spans = sorted(span for sentence in sentences for span in _persons(sentence))
    if not spans:
        return tuple(hits)
    starts = [start for start, _ in spans]
    return tuple(
        hit for hit in hits if not _namesake(words, hit, spans[bisect_right(starts, words[hit.first].start) - 1])
    )


def _persons(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Start and end of each name of a person that has two words or more."""
    first = -1
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.name == "B-PER":
            first = at
        follows = at + 1 < len(tokens) and tokens[at + 1].name == "I-PER"
        if token.name.endswith("PER") and not follows and 0 <= first < at:
            yield tokens[first].start, token.end


def _namesake(words: Sequence[Word], hit: Hit, span: tuple[int, int]) -> bool:
    start, end = words[hit.first].start, words[hit.end - 1].end
    if hit.role not in _ROLES or not (span[0] <= start and end <= span[1]):
        return False
    if hit.role != "surname" and row(hit.party).kind not in ("state", "entity"):
        return False
    others = [word for word in _around(words, hit, span) if word.folded not in word_list("titles")]
    if not others or hit.possessive or (hit.first and words[hit.first - 1].folded == "of"):
        return False
    if hit.role != "surname":
        return hit.end - hit.first == 1
    given = _given(words, hit)
    return bool(given) and not any(word.folded[0] in given for word in others)


def _around(words: Sequence[Word], hit: Hit, span: tuple[int, int]) -> Iterator[Word]:
    """The words of the person's name before and after the hit."""
    at = hit.first - 1
    while at >= 0 and words[at].start >= span[0]:
        yield words[at]
        at -= 1
    at = hit.end
    while at < len(words) and words[at].end <= span[1]:
        yield words[at]
        at += 1


def _given(words: Sequence[Word], hit: Hit) -> frozenset[str]:
    """The first letters of the given names under which the tables know bearers of this surname on this side."""
    own = tuple(word.folded for word in words[hit.first : hit.end])
    known = (alias for alias in aliases().get(own[0], ()) if alias.words == own and alias.party == hit.party)
    return frozenset(word[0] for alias in known if alias.needs for word in alias.needs.split())
