"""Persons whom the text itself places: "Azerbaijani President Ilham Aliyev", "Jane Roe, a spokeswoman for the U.N."."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.codebook.party_words import PARTICLES, Word
from counterclaim.resolve.hits import Hit
from counterclaim.resolve.wordlists import words as word_list

#: At most so many words of title, and of name.
_TITLE, _NAME = 8, 4


def named_persons(text: str, tokens: Sequence[Word], hits: Sequence[Hit]) -> dict[str, str | None]:
    """Full name and surname, folded → party; None for a name placed on two sides."""
    out: dict[str, str | None] = {}
    taken = {at for hit in hits for at in range(hit.first, hit.end)}
    for hit in hits:
        if hit.outside or hit.role in ("person", "surname"):
            continue
        for first, end in (_name_after(text, tokens, hit, taken), _name_before(text, tokens, hit, taken)):
            if first < end:
                _put(out, [word.folded for word in tokens[first:end]], hit.party)
    return out


def _put(out: dict[str, str | None], name: Sequence[str], party: str) -> None:
    for key in {" ".join(name), name[-1]}:
        out[key] = party if out.get(key, party) == party else None


def _name_after(text: str, tokens: Sequence[Word], hit: Hit, taken: set[int]) -> tuple[int, int]:
    """A title after the party's name, then capitalised words on the same line."""
    at, titles = hit.end, word_list("titles")
    while at < len(tokens) and at - hit.end < _TITLE and tokens[at].folded in titles:
        at += 1
    return (at, _run(text, tokens, at, taken)) if at > hit.end else (0, 0)


def _run(text: str, tokens: Sequence[Word], at: int, taken: set[int]) -> int:
    """The end of a run of capitalised words, unbroken by punctuation."""
    end = at
    while end < len(tokens) and end - at < _NAME and end not in taken:
        if not tokens[end].capital and (
            end == at or tokens[end].folded not in PARTICLES - {"and", "of", "in", "at", "the"}
        ):
            break
        between = text[tokens[end - 1].end : tokens[end].start] if end else ""
        if any(char in between for char in (";:()\n" if end == at else ",.;:()\n")) and not between.startswith(". "):
            break
        if between.startswith(". ") and len(tokens[end - 1].text) > 4:
            break
        end += 1
    return end


def _name_before(text: str, tokens: Sequence[Word], hit: Hit, taken: set[int]) -> tuple[int, int]:
    """A name, a comma, and within a few words a title and the party's name."""
    low, titled = (
        max(0, hit.first - _TITLE),
        any(
            word.folded in word_list("titles") and word.folded not in ("of", "army")
            for word in (*tokens[max(0, hit.first - 5) : hit.first], *tokens[hit.end : hit.end + 3])
        ),
    )
    if not titled:
        return (0, 0)
    for at in range(hit.first - 1, low - 1, -1):
        between = text[tokens[at].end : tokens[at + 1].start]
        if "," in between:
            first = at + 1
            while first > 0 and at + 1 - first < _NAME and tokens[first - 1].capital and first - 1 not in taken:
                if first <= at and any(
                    char in text[tokens[first - 1].end : tokens[first].start] for char in ",.;:()\n"
                ):
                    break
                first -= 1
            return (first, at + 1) if at + 1 - first >= 2 else (0, 0)
        if any(char in between for char in ".;:()\n"):
            break
    return (0, 0)
