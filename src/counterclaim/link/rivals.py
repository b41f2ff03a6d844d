"""Do two sources name two doers of one deed? The sum of what ties their accounts, each part with its weight.

The weights are a logistic regression's (`python -m training.contradictions`), rounded, on the corpus' train part; on documents that it had not
seen it finds 12 to 40 in 100 of the annotated pairs, and of those that it finds 62 to 83 in 100 are annotated.
"""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.codebook.events import event_types
from counterclaim.link.scope import (
    ONE_SIDED,
    days_meet,
    kindred,
    places_apart,
    same_day,
    same_frame,
    shared_place,
    shared_target,
    targets_fit,
    told,
)
from counterclaim.link.sides import is_outlet, parties, same_voice, source_party
from counterclaim.records import Claim

#: Part → what it adds to the log-odds that the two tell one deed of two doers.
PARTS: Mapping[str, float] = {
    "one kind of act": 1.6,
    "not far apart": 1.1,
    "within a paragraph": 0.6,
    "in the same or the next sentence": 1.05,
    "nothing of the kind between": 0.3,
    "both of now, or both of then": 1.2,
    "one accuses the side of the other": 1.1,
    "each accuses the side of the other": 1.1,
    "an accusation": 0.3,
    "two accusations": 1.3,
    "somebody claims the deed": 0.7,
    "told by the article itself": -0.8,
    "a side tells its own act": -0.6,
    "the same was struck": 1.2,
    "only one says what was struck": 0.1,
    "one place": 0.2,
    "two places": -1.35,
    "one day": -0.55,
}
#: The sum from which two accounts are taken to dispute who did it.
ENOUGH = 7.1
_NEAR = {"not far apart": 6, "within a paragraph": 3, "in the same or the next sentence": 1}
#: Families of events whose doer is not a matter of dispute: who speaks, gives, sends or holds is plain.
_UNDISPUTED = frozenset({"diplomacy", "posture", "control", "aid", "other"})


def may_dispute(claim: Claim) -> bool:
    """True for an act that is told to have happened, by a side that is known."""
    kind = event_types()[claim.event.type]
    return told(claim) and not kind.mutual and kind.family not in _UNDISPUTED and bool(parties(claim.event.actor))


def tie(left: Claim, right: Claim, *, next_of_kind: bool, apart: int) -> dict[str, float]:
    """What ties two accounts with different doers, part by part; empty where they cannot be of one deed."""
    one, two = left.event, right.event
    mine, theirs = parties(one.actor), parties(two.actor)
    if mine & theirs or same_voice(left, right) or not kindred(one.type, two.type):
        return {}
    if left.started is not None or right.started is not None:
        return {}  # told for who began, which is another question
    if not (targets_fit(left, right) and days_meet(left, right)):
        return {}
    speaks, answers = source_party(left), source_party(right)
    crossed = [speaks is not None and speaks in theirs, answers is not None and answers in mine]
    tied = shared_target(left, right) or shared_place(left, right)
    if all(crossed) and {one.type, two.type} <= ONE_SIDED and not tied:
        return {}  # two sides that fire at each other both can be right
    accused = [claim.attribution.speech.value for claim in (left, right)].count("accuses")
    holds = {
        "one kind of act": one.type == two.type,
        **{name: apart <= reach for name, reach in _NEAR.items()},
        "nothing of the kind between": next_of_kind,
        "both of now, or both of then": same_frame(left, right),
        "one accuses the side of the other": any(crossed),
        "each accuses the side of the other": all(crossed),
        "an accusation": accused > 0,
        "two accusations": accused > 1,
        "somebody claims the deed": any(c.attribution.speech.value == "claims-responsibility" for c in (left, right)),
        "told by the article itself": is_outlet(left) or is_outlet(right),
        "a side tells its own act": speaks in mine or answers in theirs,
        "the same was struck": shared_target(left, right),
        "only one says what was struck": bool(one.target) != bool(two.target),
        "one place": shared_place(left, right),
        "two places": places_apart(left, right),
        "one day": same_day(left, right),
    }
    return {name: PARTS[name] for name, true in holds.items() if true}
