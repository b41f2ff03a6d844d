"""Tables of words for the finders of values: `lang/en/{numbers,times,people,places}.yaml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from counterclaim.lang.wordlists import words


@cache
def phrases_of(name: str, table: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """A list of words and phrases by their last word, the longest first."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for text in words("en", table)[name]:
        phrase = tuple(text.split())
        out.setdefault(phrase[-1], []).append(phrase)
    return {last: tuple(sorted(rows, key=lambda row: (-len(row), row))) for last, rows in out.items()}


def ending_at(low: Sequence[str], end: int, name: str, table: str) -> int | None:
    """Where the longest phrase of a list that ends right before `end` begins; None if none does."""
    if end <= 0:
        return None
    for phrase in phrases_of(name, table).get(low[end - 1], ()):
        if end >= len(phrase) and tuple(low[end - len(phrase) : end]) == phrase:
            return end - len(phrase)
    return None
