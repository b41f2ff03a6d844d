"""Who holds a place, who took it, and who says that it was never taken."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.link.scope import places_fit, same_words, shared_place, shared_target, told
from counterclaim.link.sides import (
    capital,
    doer,
    later,
    order,
    parties,
    plain,
    quote,
    same_speaker,
    same_voice,
    speaker,
    speaks_for,
)
from counterclaim.records import Claim, Relation

METHOD = "link.control/1"
TYPES = frozenset({"territory_taken", "territory_held"})
#: Words of belonging in law or on the map, which do not say whose soldiers stand there.
IN_LAW = frozenset(
    {"part of", "belong", "belongs", "belongs to", "belonging to", "territory of", "internationally recognised"}
)


def compare(claims: Sequence[Claim]) -> list[Relation]:
    """The relations on control of places among one document's claims."""
    acts = [claim for claim in sorted(claims, key=order) if claim.event.type in TYPES and _settled(claim)]
    out = []
    for i, left in enumerate(acts):
        for right in later(acts, i):
            relation = _relate(left, right)
            if relation:
                out.append(relation)
    return out


def _settled(claim: Claim) -> bool:
    return claim.modality.value not in ("planned", "conditional")


def _relate(left: Claim, right: Claim) -> Relation | None:
    if left.frame.value != right.frame.value or left.event.trigger.overlaps(right.event.trigger):
        return _denial(left, right) if left.frame.value == right.frame.value else None
    if not told(left) or not told(right):
        return _denial(left, right)
    if not _one_place(left, right):
        return None
    if left.event.type == right.event.type == "territory_held":
        return _two_holders(left, right)
    if left.event.type == right.event.type:
        return _two_takers(left, right)
    return _taken_or_held(left, right)


def _one_place(left: Claim, right: Claim) -> bool:
    """True if both speak of one place: named as place, or as the ground that was taken."""
    if shared_place(left, right):
        return True
    return any(same_words(a, b) for a in _grounds(left) for b in _grounds(right))


def _grounds(claim: Claim) -> list[str]:
    names = [plain(place.mention.text) for place in claim.event.place]
    return names + [plain(actor.mention.text) for actor in claim.event.target if claim.event.type == "territory_taken"]


def _two_holders(left: Claim, right: Claim) -> Relation | None:
    mine, theirs = parties(left.event.actor), parties(right.event.actor)
    if not mine or not theirs or mine & theirs:
        return None
    a, b = (f"{doer(claim)}, “{quote(claim.event.trigger.text)}”" for claim in (left, right))
    if _in_law(left) != _in_law(right):
        return _relation(left, right, "compatible", f"one tells whose it is, the other who runs it: {a}; {b}.")
    if same_voice(left, right):
        return None
    return _relation(
        left, right, "conflicts", f"according to {speaker(left)}, {a} holds it; according to {speaker(right)}, {b}."
    )


def _in_law(claim: Claim) -> bool:
    return plain(claim.event.trigger.text) in IN_LAW


def _two_takers(left: Claim, right: Claim) -> Relation | None:
    """The same taker, or one left open, by two sources; two different takers at odds."""
    mine, theirs = parties(left.event.actor), parties(right.event.actor)
    if same_voice(left, right) or left.frame.value != "new":
        return None
    if mine and theirs and not mine & theirs:
        reason = (
            f"according to {speaker(left)}, {doer(left)} took it; according to {speaker(right)}, {doer(right)} did."
        )
        return _relation(left, right, "conflicts", reason)
    if not left.event.actor or not right.event.actor:
        return None
    reason = f"according to both {speaker(left)} and {speaker(right)}, {doer(right)} took it."
    return _relation(left, right, "agrees", reason)


def _taken_or_held(left: Claim, right: Claim) -> Relation | None:
    """Taken by one side according to one source, still held by the other according to another."""
    taken, held = (left, right) if left.event.type == "territory_taken" else (right, left)
    holder = parties(held.event.actor)
    taker, loser = parties(taken.event.actor), parties(taken.event.target)
    if same_voice(left, right) or _in_law(held) or not holder or held.frame.value != "new":
        return None
    if taker & holder:
        return _relation(
            left, right, "agrees", f"according to both {speaker(left)} and {speaker(right)}, {doer(held)} has it."
        )
    if not taker and not loser & holder:
        return None
    reason = f"taken, according to {speaker(taken)}; held by {doer(held)}, according to {speaker(held)}."
    return _relation(left, right, "conflicts", reason)


def _denial(left: Claim, right: Claim) -> Relation | None:
    """Ground taken or held according to one source, not taken according to another."""
    if told(left) == told(right):
        return None
    stated, denied = (left, right) if told(left) else (right, left)
    if same_voice(stated, denied) or same_speaker(stated, denied) or not places_fit(stated, denied):
        return None
    about = shared_target(stated, denied) or _one_place(stated, denied)
    accused = speaks_for(denied, parties(stated.event.actor))
    if not about and not accused:
        return None
    reason = (
        f"according to {speaker(stated)}, ground was “{quote(stated.event.trigger.text)}”; denied by {speaker(denied)}."
    )
    return _relation(left, right, "conflicts", reason)


def _relation(left: Claim, right: Claim, verdict: str, reason: str) -> Relation:
    return Relation(left.id, right.id, "control", verdict, capital(reason), METHOD, 0.7)
