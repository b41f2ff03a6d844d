"""The dead of an article's main event, civilians and others, as its claims tell them.

The policy:

1. A toll is a claim that states a number of dead, asserted or hedged; vague words ("dozens") are no number.
2. The main event is that of the first toll: news leads with it. Of the tolls that have one of its numbers, the one that tells most of
   who the dead were is taken ("40 killed", later "40 attackers"), of equals the one with most dead, then the first.
3. The dead are others than civilians if told as fighters or as an armed group's; all else are civilians. Of a whole and its parts the
   whole counts; a part that is told as civilians, or as fighters, divides it ("20 people, among them 13 civilians").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.codebook import parties
from counterclaim.policy.people import TELLING
from counterclaim.records import Claim, Count

_MORE = re.compile(r"\b(?:more than|over|above|exceed\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dead:
    """A number of dead: as said ("more than 100" is 100), and its bounds; `high` None where open."""

    said: int = 0
    low: int = 0
    high: int | None = 0

    def __add__(self, other: Dead) -> Dead:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Dead(self.said + other.said, self.low + other.low, high)

    def less(self, part: Dead) -> Dead:
        """What is left when a part is taken away."""
        high = None if self.high is None else max(0, self.high - part.said)
        return Dead(self.said - part.said, max(0, self.low - part.said), high)

    def fits(self, number: int) -> bool:
        """True if a number lies within the bounds, or is the one said."""
        return number == self.said or (self.low <= number and (self.high is None or number <= self.high))


@dataclass(frozen=True, slots=True)
class Toll:
    """The dead of one claim; `known` counts its figures of people whose status is told."""

    claim: Claim
    civilians: Dead
    others: Dead
    known: int
    numbers: frozenset[int]


def tolls_of(claims: Sequence[Claim]) -> list[Toll]:
    """The tolls of some claims, in their order."""
    return [toll for claim in claims if (toll := _toll(claim)) is not None]


def main_toll(tolls: Sequence[Toll]) -> Toll | None:
    """The toll of the main event, told most fully."""
    same = [toll for toll in tolls if toll.numbers & tolls[0].numbers]
    return max(same, key=lambda toll: (toll.known, toll.civilians.said + toll.others.said), default=None)


def _toll(claim: Claim) -> Toll | None:
    killed = _killed(claim)
    if not killed:
        return None
    whole = [one for one in killed if one[0].part_of is None] or killed
    unsaid = [one for one in whole if not _is_armed(one[0]) and one[0].status is None]
    told = [one for one in whole if one[0].status == "civilian"]
    if len(whole) == len(unsaid) + len(told) and len(unsaid) == 1 and _sum(told).said <= unsaid[0][1].said:
        whole = unsaid  # "6 children among 19 dead"
    parts = [one for one in killed if one not in whole]
    civilians = _sum([one for one in whole if not _is_armed(one[0])])
    others = _sum([one for one in whole if _is_armed(one[0])])
    if len(whole) == 1 and civilians.said:
        civilians, others = _divided(civilians, parts)
    known = sum(_is_armed(count) or count.status is not None for count, _ in killed)
    numbers = {dead.said for _, dead in killed} | {civilians.said, others.said, civilians.said + others.said}
    return Toll(claim, civilians, others, known, frozenset(numbers - {0}))


def _killed(claim: Claim) -> list[tuple[Count, Dead]]:
    """The numbers of dead in a claim; a telling one that stands in it twice ("42 dead … 42 people") counts once."""
    out: list[tuple[Count, Dead]] = []
    for count in sorted(claim.event.counts, key=lambda count: count.status is None):
        dead = _dead(count)
        again = dead.said >= TELLING and any(dead.said == other.said for _, other in out)
        if count.kind == "killed" and dead.said and not count.joint and not again:
            out.append((count, dead))
    return out


def _divided(whole: Dead, parts: Sequence[tuple[Count, Dead]]) -> tuple[Dead, Dead]:
    """A whole as civilians and others, by a part that says which it is."""
    for count, part in parts:
        if "civilian" in count.mention.text.casefold() and part.said < whole.said:
            return part, whole.less(part)
    for count, part in parts:
        if _is_armed(count) and part.said < whole.said:
            return whole.less(part), part
    return whole, Dead()


def _sum(killed: Sequence[tuple[Count, Dead]]) -> Dead:
    return sum((dead for _, dead in killed), Dead())


def _dead(count: Count) -> Dead:
    low, high = count.low, count.high
    if low is None:
        return Dead(high or 0, 0, high)
    return Dead(low - 1 if high is None and low > 1 and _MORE.search(count.mention.text) else low, low, high)


def _is_armed(count: Count) -> bool:
    if count.status is not None:
        return count.status == "military"
    party = parties().get(count.party.value) if count.party else None
    return party is not None and party.kind == "group"
