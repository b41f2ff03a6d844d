"""Who began? Sources that name different sides as the first to act, and sides that deny having been it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.link.scope import ONE_SIDED, same_frame, told
from counterclaim.link.sides import (
    capital,
    doer,
    is_outlet,
    later,
    order,
    parties,
    same_speaker,
    same_voice,
    source_party,
    speaker,
    speaks_for,
    voice,
)
from counterclaim.records import Claim, Relation

METHOD = "link.initiator/1"
MIRROR = "link.initiator.mirror/1"
#: How many sentences on, of those that make a claim, an accusation may stand to be told as the other's answer.
ONE_BREATH = 1


@dataclass(frozen=True, slots=True)
class _Stand:
    """What one claim says on who began: that these sides did (`began`) or did not."""

    claim: Claim
    sides: frozenset[str]
    began: bool


def compare(claims: Sequence[Claim]) -> list[Relation]:
    """The relations on who began among one document's claims.

    Each source stands once for each answer, with the first claim that gives it. Where two sides give no answer
    outright, each telling of the other's fire on its own people in one breath is taken for their answers, with a
    lower score.
    """
    stands = _stands(claims)
    out = []
    for i, left in enumerate(stands):
        for right in later(stands, i):
            relation = _relate(left, right)
            if relation:
                out.append(relation)
    by_id = {claim.id: claim for claim in claims}
    settled = {_voices(by_id[r.left], by_id[r.right]) for r in out if r.verdict == "conflicts"}
    return out + _mirrors(claims, stands, settled)


def _stands(claims: Sequence[Claim]) -> list[_Stand]:
    seen: set[tuple[str, str, frozenset[str], bool]] = set()
    out = []
    for claim in sorted(claims, key=order):
        sides = parties(claim.event.actor)
        if claim.started is None or len(sides) != 1 or claim.frame.value != "new":
            continue
        if claim.modality.value in ("planned", "conditional") or is_outlet(claim):
            continue
        stand = _Stand(claim, sides, claim.started.value)
        key = (voice(claim), claim.attribution.source.kind, sides, stand.began)
        if key not in seen or not stand.began:
            seen.add(key)
            out.append(stand)
    return out


def _verdict(left: _Stand, right: _Stand) -> str | None:
    """What two answers make of each other; None where they say nothing of each other."""
    if left.began and right.began and left.sides != right.sides:
        return None if same_voice(left.claim, right.claim) else "conflicts"
    if left.began != right.began:
        apart = left.sides == right.sides and not same_speaker(left.claim, right.claim)
        return "conflicts" if apart and not _deed_denied(left.claim, right.claim) else None
    if not left.began or left.sides != right.sides:
        return None
    return "same_origin" if same_voice(left.claim, right.claim) else "agrees"


def _deed_denied(left: Claim, right: Claim) -> bool:
    """True if the same words, with what was struck, are told and denied.

    A denial like that is of the deed, not of having been first.
    """
    return left.event.trigger.overlaps(right.event.trigger) and bool(left.event.target and right.event.target)


def _relate(left: _Stand, right: _Stand) -> Relation | None:
    verdict = _verdict(left, right)
    if verdict is None:
        return None
    a, b = left.claim, right.claim
    if verdict == "conflicts":
        reason = _conflict(left, right)
    elif verdict == "agrees":
        reason = f"according to both {speaker(a)} and {speaker(b)}, {doer(a)} began."
    else:
        reason = f"{doer(a)} began, according to {speaker(a)} and to {speaker(b)}, who are of one side."
    return Relation(a.id, b.id, "initiator", verdict, capital(reason), METHOD, 0.85)


def _conflict(left: _Stand, right: _Stand) -> str:
    one, two = left.claim, right.claim
    if left.began and right.began:
        return f"according to {speaker(one)}, {doer(one)} began; according to {speaker(two)}, {doer(two)} did."
    accuser, denier = (one, two) if left.began else (two, one)
    return f"according to {speaker(accuser)}, {doer(accuser)} began; denied by {speaker(denier)}."


def _voices(left: Claim, right: Claim) -> frozenset[str]:
    return frozenset({voice(left), voice(right)})


def _mirrors(claims: Sequence[Claim], stands: Sequence[_Stand], settled: set[frozenset[str]]) -> list[Relation]:
    """Mirrored accusations in one breath, one for each pair of sides that gives no answer outright."""
    outright = {stand.claim.id for stand in stands if stand.began}
    acts = [claim for claim in sorted(claims, key=order) if _accuses_other(claim)]
    place = {start: at for at, start in enumerate(sorted({claim.event.sentence.start for claim in claims}))}
    out = []
    for i, left in enumerate(acts):
        for right in later(acts, i):
            if place[right.event.sentence.start] - place[left.event.sentence.start] > ONE_BREATH:
                break
            if _voices(left, right) in settled or not _mirrored(left, right, outright):
                continue
            settled.add(_voices(left, right))
            reason = (
                f"the accounts mirror each other: according to {speaker(left)}, {doer(left)} struck; "
                f"according to {speaker(right)}, {doer(right)} did."
            )
            out.append(Relation(left.id, right.id, "initiator", "conflicts", capital(reason), MIRROR, 0.6))
    return out


def _accuses_other(claim: Claim) -> bool:
    """True if a side tells an act of force of another side, as a fact of the present episode."""
    sides = parties(claim.event.actor)
    return (
        claim.event.type in ONE_SIDED
        and claim.event.type != "ceasefire_violation"
        and claim.frame.value == "new"
        and told(claim)
        and source_party(claim) is not None
        and len(sides) == 1
        and not speaks_for(claim, sides)
    )


def _mirrored(left: Claim, right: Claim, outright: set[str]) -> bool:
    """True if each speaks for the side that the other accuses, and the two are about who began.

    Both must say that their own side was struck, or one must say outright who began.
    """
    crossed = speaks_for(left, parties(right.event.actor)) and speaks_for(right, parties(left.event.actor))
    if not crossed or not same_frame(left, right):
        return False
    if left.id in outright or right.id in outright:
        return True
    return _struck_own(left) and _struck_own(right)


def _struck_own(claim: Claim) -> bool:
    return speaks_for(claim, parties(claim.event.target))
