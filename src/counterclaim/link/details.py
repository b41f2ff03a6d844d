"""When and with what: compared only for claims that are tied to one act by more than its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from counterclaim.link.scope import one_happening, same_day, shared_place, shared_target, told
from counterclaim.link.sides import (
    capital,
    is_outlet,
    later,
    order,
    parties,
    quote,
    same_voice,
    source_party,
    speaker,
)
from counterclaim.records import Claim, Relation

METHOD = "link.details/1"
#: Arrangements happen once: the same parties and the same day are one.
ONCE = frozenset({"ceasefire", "agreement", "talks"})
#: Weapons that cannot both be the one that was used in a single blow; families of words for one thing stand together.
FAMILIES = {
    "artillery": "guns",
    "mortar": "guns",
    "rocket": "rockets",
    "missile": "rockets",
    "aircraft": "air",
    "helicopter": "air",
    "drone": "drone",
    "small_arms": "small arms",
    "sniper": "small arms",
    "machine_gun": "small arms",
    "bomb": "bomb",
    "ied": "bomb",
    "vehicle": "bomb",
    "mine": "mine",
    "knife": "knife",
}


def compare(claims: Sequence[Claim]) -> list[Relation]:
    """The relations of times and weapons among one document's claims."""
    acts = [claim for claim in sorted(claims, key=order) if told(claim) and claim.frame.value == "new"]
    out = []
    for i, left in enumerate(acts):
        for right in later(acts, i):
            if not _one_act(left, right):
                continue
            for field, compare_field in (("time", _times), ("weapon", _weapons)):
                relation = _relation(left, right, field, compare_field)
                if relation:
                    out.append(relation)
    return out


def _one_act(left: Claim, right: Claim) -> bool:
    """True if the two are plainly of one act: told by two sources, or an arrangement that is made once."""
    if left.event.type != right.event.type or left.event.trigger.overlaps(right.event.trigger):
        return False
    mine, theirs = parties(left.event.actor), parties(right.event.actor)
    if left.event.type in ONCE:
        return bool(mine) and mine == theirs and not is_outlet(left) and not is_outlet(right)
    if (mine and theirs and not mine & theirs) or not one_happening(left, right):
        return False
    named = shared_place(left, right) and (same_day(left, right) or shared_target(left, right))
    return named and _same_toll(left, right)


def _same_toll(left: Claim, right: Claim) -> bool:
    """True unless the two give different tolls."""
    mine = {(count.kind, count.low, count.high) for count in left.event.counts}
    theirs = {(count.kind, count.low, count.high) for count in right.event.counts}
    return not mine or not theirs or bool(mine & theirs)


def _times(left: Claim, right: Claim) -> tuple[str, str, str] | None:
    """`same`, `compatible` or `apart`, with the words; None where a time is imputed or not resolved."""
    a, b = left.event.time, right.event.time
    if a is None or b is None or a.mention is None or b.mention is None or a.imputed or b.imputed:
        return None
    ends = [_moment(text) for text in (a.earliest, a.latest, b.earliest, b.latest)]
    moments = [end for end in ends if end is not None]
    if len(moments) != len(ends):
        return None
    if len({moment.tzinfo is None for moment in moments}) > 1:
        moments = [
            moment.replace(tzinfo=None) for moment in moments
        ]  # a zone told or imputed for one only: local times
    words = (quote(a.mention.text), quote(b.mention.text))
    if moments[:2] == moments[2:]:
        return ("same", *words)
    overlap = moments[0] <= moments[3] and moments[2] <= moments[1]
    return ("compatible" if overlap else "apart", *words)


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _weapons(left: Claim, right: Claim) -> tuple[str, str, str] | None:
    """Compares the kinds of weapon; None where a claim names none or one that we have no family for."""
    kinds = [{FAMILIES.get(weapon.id, "") for weapon in claim.event.weapons} for claim in (left, right)]
    if not kinds[0] or not kinds[1] or "" in kinds[0] | kinds[1]:
        return None
    words = [" and ".join(quote(weapon.mention.text) for weapon in claim.event.weapons[:3]) for claim in (left, right)]
    if kinds[0] == kinds[1]:
        return ("same", words[0], words[1])
    return ("compatible" if kinds[0] & kinds[1] else "apart", words[0], words[1])


def _relation(
    left: Claim, right: Claim, field: str, compare_field: Callable[[Claim, Claim], tuple[str, str, str] | None]
) -> Relation | None:
    found = compare_field(left, right)
    if found is None:
        return None
    how, one, two = found
    one_voice = same_voice(left, right) or is_outlet(left) or is_outlet(right)
    if how == "apart" and (one_voice or (source_party(left) is None and source_party(right) is None)):
        return None
    verdict = {"same": "same_origin" if one_voice else "agrees", "compatible": "compatible", "apart": "conflicts"}[how]
    tail = {"agrees": "the same", "same_origin": "the same, from one side", "compatible": "both can be true"}
    text = f"the {field}: “{one}” ({speaker(left)}), “{two}” ({speaker(right)}): {tail.get(verdict, 'they differ')}."
    return Relation(left.id, right.id, field, verdict, capital(text), METHOD, 0.6)
