"""Counts on their way: a number with the noun it counts, then a count with the words by which it hangs in the tree."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.extract.values.numbers import Number
from counterclaim.records import Count


@dataclass(frozen=True, slots=True)
class CountHit:
    """A count; `head` the word by which its phrase hangs in the tree, `kind_from` the word that says what it counts,
    `group` the noun for the people or things (None: a bare number), `end` where its words end."""

    count: Count
    head: int
    kind_from: int | None
    group: int | None
    end: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """A number that could count people or things: the word by which it hangs, its noun, where its words end."""

    number: Number
    node: int
    group: int | None
    end: int
