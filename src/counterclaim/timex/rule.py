"""What a rule is: a pattern over classes of words and a function that makes drafts of what it matched."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from counterclaim.timex.draft import Draft
from counterclaim.timex.patterns import compiled, needed
from counterclaim.timex.words import Words, vocabulary

#: Kinds of text: news is told from its day of publication, a narrative from the time it has reached.
MODES = ("news", "narrative")


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a rule's pattern: indices of groups are indices of words."""

    words: Words
    match: re.Match[str]
    mode: str

    @property
    def first(self) -> int:
        """The first word."""
        return self.match.start()

    @property
    def end(self) -> int:
        """The word after the last."""
        return self.match.end()

    def has(self, group: str) -> bool:
        """True if the pattern has the group and it took part."""
        if group not in self.match.re.groupindex:
            return False
        start, end = self.match.span(group)
        return start < end

    def span(self, group: str) -> tuple[int, int]:
        """The words of a group."""
        return self.match.span(group)

    def value(self, group: str) -> object:
        """What the first word of a group stands for; None where the group is absent."""
        return self.words.values[self.match.start(group)] if self.has(group) else None

    def number(self, group: str) -> int | None:
        """The whole number that the first word of a group stands for."""
        value = self.value(group)
        return int(value) if isinstance(value, int | float) else None

    def word(self, at: int) -> str:
        """Word `at` in small letters; "" outside the text."""
        return self.words.low[at] if 0 <= at < len(self.words.low) else ""

    def kind(self, at: int) -> str:
        """The class of word `at`; "brk" outside the text."""
        return class_name(self.words.classes[at]) if 0 <= at < len(self.words.low) else "brk"

    def kinds(self, group: str) -> list[str]:
        """The classes of the words of a group."""
        start, end = self.match.span(group)
        return [self.kind(i) for i in range(start, end)] if start < end else []


Build = Callable[[Hit], Sequence[Draft]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern. `modes`: the kinds of text that it is read in."""

    name: str
    pattern: str
    build: Build
    modes: tuple[str, ...] = MODES

    def matches(self, words: Words, mode: str) -> list[Draft]:
        """The drafts of every match in the text."""
        out: list[Draft] = []
        if any(words.kinds.isdisjoint(classes) for classes in needed(self.pattern)):
            return out
        for match in compiled(self.pattern).finditer(words.classes):
            out += self.build(Hit(words, match, mode))
        return out


_NAMES: dict[str, str] = {}


def class_name(code: str) -> str:
    """The name of a class from its character."""
    if not _NAMES:
        _NAMES.update({c: name for name, c in vocabulary().codes.items()})
    return _NAMES[code]


def modifier(hit: Hit, group: str = "PRE") -> str:
    """The TIMEX3 modifier that the words before a date make: "early" START, "mid-" MID, "the end of" END, "about" APPROX."""
    if not hit.has(group):
        return ""
    start, end = hit.span(group)
    for i in range(start, end):
        if hit.kind(i) in ("early", "late", "mid", "edge", "latter", "approx", "opening", "final"):
            return str(hit.words.values[i] or "")
    return ""


def one_of(names: str) -> frozenset[str]:
    """A set of classes, written "in|on|of"."""
    return frozenset(names.split("|"))


def base(hit: Hit, rule: str) -> Draft:
    """A draft of the whole match with its modifier."""
    return Draft(hit.first, hit.end, mod=modifier(hit), rule=rule)


def year_said(hit: Hit, group: str = "Y") -> tuple[int | None, str]:
    """The year of a group and its era, "BC" or ""."""
    if not hit.has(group):
        return None, ""
    start, _ = hit.span(group)
    if hit.kind(start) == "apyear":
        short = hit.number(group) or 0
        return (1900 + short if short > 20 else 2000 + short), ""
    return hit.number(group), "BC" if hit.has("E") and hit.value("E") == "BC" else ""
