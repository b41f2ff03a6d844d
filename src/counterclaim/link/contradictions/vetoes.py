"""What no likeness can outweigh: two claims that can both be right, whatever other pairs like them turned out to be."""

from __future__ import annotations

from counterclaim.link.contradictions.seen import Seen
from counterclaim.link.scope import days_meet, places_apart, shared_target
from counterclaim.link.sides import of_both, parties, speaks_for
from counterclaim.records import Claim

#: Fields in which claims of two days can be at odds: which came first, when, where, who holds it.
_OF_TWO_DAYS = frozenset({"initiator", "time", "place", "control"})


def _same_words(one: Claim, two: Claim) -> bool:
    names = [{actor.mention.text.casefold() for actor in claim.event.actor} for claim in (one, two)]
    return bool(names[0]) and names[0] == names[1]


def _of_its_own(claim: Claim) -> bool:
    """True if a side tells what it did or what was done to it."""
    event = claim.event
    return speaks_for(claim, parties((*event.actor, *event.target)))


def both_may_be_right(seen: Seen, first: int, second: int, field: str) -> bool:
    """True if the two speak of two days, of a war long past and of this one, of two towns held, of soldiers struck and civilians spared;
    or if one is told by both sides, and the other by one of them of itself.

    Or if both lay the deed, the beginning or the ground at one door. Where one of the two is a denial it is the second.
    """
    one, two = seen.claims[first], seen.claims[second]
    denied = bool(seen.negated[second])
    if field not in _OF_TWO_DAYS and not days_meet(one, two):
        return True
    if (of_both(one) and _of_its_own(two)) or (of_both(two) and _of_its_own(one)):
        return True  # the one is among those who say the other
    if {one.frame.value, two.frame.value} == {"new", "background"}:
        return True
    if places_apart(one, two) and (field == "control" or not (field in _OF_TWO_DAYS or shared_target(one, two))):
        return True
    if denied:
        if two.started is not None and not two.started.value and field != "initiator":
            return True  # who did not begin may have fought
        spared = seen.civil[second] and not seen.arms[second]
        return bool(seen.arms[first] and not seen.civil[first] and spared)
    one_doer = bool((seen.actors[first] & seen.actors[second]).any()) or _same_words(one, two)
    both_began = bool(seen.began[first] == seen.began[second])  # nothing is like what is not said
    one_way = field == "responsibility" or (field == "control" and one.event.type == two.event.type)
    return one_doer and (one_way or (field == "initiator" and both_began))
