"""The written reason of a contradiction: what one source says, and what the other says instead."""

from __future__ import annotations

from counterclaim.link.contradictions.seen import TOLLS
from counterclaim.link.interval import Interval, verdict
from counterclaim.link.sides import capital, doer, quote, speaker
from counterclaim.link.tolls import ordered, other_people, partial
from counterclaim.records import Claim, Count

#: What types of event say of a place.
_OVER = {"territory_taken": "taken", "territory_held": "held", "withdrawal": "left"}


def counted(first: Claim, second: Claim) -> str | None:
    """Which figures exclude each other: killed, wounded or captured; where none do, what is denied. None for neither."""
    for kind in TOLLS:
        one, two = _figure(first, kind), _figure(second, kind)
        if one and two and verdict(_range(one), _range(two)) == "apart" and not _of_others(one, two):
            return kind if kind != "missing" else None
    denied = second.modality.value == "negated"
    kinds = [count.kind for count in (*first.event.counts, *second.event.counts) if count.kind in TOLLS[:2]]
    return (
        (kinds[0] if kinds else "killed") if denied and "casualties" in (first.event.type, second.event.type) else None
    )


def _of_others(one: Count, two: Count) -> bool:
    return other_people(one, two) or partial(one) or partial(two)


def reason(field: str, first: Claim, second: Claim) -> str:
    """In words that a reader of both sentences would accept. Where one of the two is a denial it is the second."""
    denied = second.modality.value == "negated"
    one, two = speaker(first), speaker(second)
    if field in TOLLS and (figures := [_figure(claim, field) for claim in (first, second)]) and all(figures):
        left, right = (quote(count.mention.text) for count in figures if count is not None)
        text = f"“{left}” {field}, according to {one}; “{right}”, according to {two}: no number fits both."
    elif field == "responsibility" and denied:
        text = f"according to {one}, it was {doer(first)}; {two}: responsibility denied."
    elif denied:
        who = f" by {doer(first)}" if first.event.actor else ""
        text = f"according to {one}, “{quote(first.event.trigger.text)}”{who}; denied by {two}."
    else:
        text = f"{_told(field, first)}, according to {one}; {_told(field, second)}, according to {two}."
    return capital(text)


def _told(field: str, claim: Claim) -> str:
    """What a claim says in a field."""
    what = f"“{quote(claim.event.trigger.text)}”"
    struck = " and ".join(f"“{quote(actor.mention.text)}”" for actor in claim.event.target[:2])
    if field == "target" and struck:
        return f"{what} of {struck}"
    if field == "control" and claim.event.actor and claim.event.type in _OVER:
        return f"{_OVER[claim.event.type]} by {doer(claim)} ({what})"
    return f"{what} by {doer(claim)}" if claim.event.actor else what


def _figure(claim: Claim, kind: str) -> Count | None:
    return next((count for count in claim.event.counts if count.kind == kind), None)


def _range(count: Count) -> Interval:
    return Interval(count.low, count.high) if ordered(count) else Interval(None, None)
