"""What an act was done to, in words: whether two accounts speak of one target or one stretch of ground."""

from __future__ import annotations

from counterclaim.link.sides import parties
from counterclaim.records import Claim

#: Words too wide to tell one target from another.
_WIDE = frozenset(
    {"some", "several", "many", "more", "other", "least", "about", "around", "entire", "whole", "part", "parts"}
)


def target_words(claim: Claim) -> frozenset[str]:
    """Words of the targets, plurals cut: "civilian objects" and "civilians" share one."""
    return frozenset(word for actor in claim.event.target for word in _words(actor.mention.text))


def ground_words(claim: Claim) -> frozenset[str]:
    """Words of the ground that is held or taken: targets and places as said."""
    places = (word for place in claim.event.place for word in _words(place.mention.text))
    return target_words(claim) | frozenset(places)


def _words(text: str) -> list[str]:
    bare = (word.strip(".,;:()“”\"'’").casefold() for word in text.split())
    return [word.removesuffix("s") for word in bare if word.isdigit() or (len(word) > 3 and word not in _WIDE)]


def narrower(left: Claim, right: Claim) -> bool:
    """True if one account is of a target of its own kind ("shelled civilians") that the other does not speak of.

    Whoever denies that civilians were shelled does not deny that a town's barracks were; a target that is only the other
    side's ("its territory") narrows nothing.
    """
    for one, other in ((left, right), (right, left)):
        own = target_words(one)
        if own and not parties(one.event.target) and not own & target_words(other):
            return True
    return False
