"""What the words of a figure come to, in numbers: exact, at least, at most, or vague by the stated table `vague.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from counterclaim.errors import ResourceError
from counterclaim.records import Count

#: How a policy reads vague words: the least that they can mean; all that they can mean; the first for low and best, the second for high.
VAGUE = ("least", "span", "mixed")


@dataclass(frozen=True, slots=True)
class Reading:
    """The numbers of one figure; None where its words state none.

    "At least 49": low and best 49, high open (None). "Up to 100": a ceiling, high 100 alone. Low <= best <= high where stated.
    """

    low: int | None
    best: int | None
    high: int | None

    @property
    def known(self) -> bool:
        """True if the words state some number."""
        return self.low is not None or self.high is not None

    def fits(self, number: int) -> bool:
        """True if the words can be true of this number: "at least 49" of 105, "up to 100" of 60, not the other way round."""
        return (self.low is None or self.low <= number) and (self.high is None or number <= self.high)


@dataclass(frozen=True, slots=True)
class Vague:
    """One row of the table: the conservative number and the span; None where the word is a share of an unknown whole."""

    least: int | None
    span: tuple[int, int | None] | None


@cache
def vague_words() -> Mapping[str, Vague]:
    """The table. Raises `ResourceError` where it is missing or damaged."""
    rows: dict[str, Any] = _table()["words"]
    return MappingProxyType({word: _row(word, row) for word, row in rows.items()})


@cache
def _table() -> dict[str, Any]:
    try:
        table: dict[str, Any] = yaml.safe_load(
            resources.files("counterclaim.policy").joinpath("vague.yaml").read_text("utf-8")
        )
    except (OSError, yaml.YAMLError) as error:
        raise ResourceError(f"policy/vague.yaml is missing or damaged ({error}): reinstall counterclaim") from error
    return table


def _row(word: str, row: Mapping[str, Any]) -> Vague:
    least, span = row["least"], row["span"]
    if span is None and least is None:
        return Vague(None, None)
    low, high = span
    if low < 1 or (high is not None and high < low) or least is None or least < 1:
        raise ResourceError(f"policy/vague.yaml: the readings of {word!r} are no numbers in order")
    return Vague(least, (low, high))


def reading(count: Count, vague: str) -> Reading:
    """The numbers of a count, its vague words read as `vague` (one of `VAGUE`) says.

    Killed and wounded told as one number ("30 casualties") set a ceiling for either.
    """
    low, high = count.low, count.high
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
        return Reading(low, low, high)
    if low is not None:
        return Reading(low, low, None)
    if high is not None:
        rounded = not count.joint and _rounded(count.mention.text)
        return Reading(high, high, high) if rounded else Reading(None, None, high)
    return _vague(count.vague, vague)


def _rounded(words: str) -> bool:
    told = " ".join(words.casefold().split())
    return any(told.startswith(word + " ") for word in _table()["near"])


def _vague(word: str | None, how: str) -> Reading:
    row = vague_words().get(" ".join((word or "").casefold().split()), Vague(None, None))
    if row.least is None or row.span is None:
        return Reading(None, None, None)
    if how == "least":
        return Reading(row.least, row.least, row.least)
    low = row.span[0] if how == "span" else row.least
    return Reading(low, low, row.span[1])
