"""Tolls: whether two figures of dead, wounded, captured… can both be true, and whether one replaces the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.link.interval import Interval, verdict
from counterclaim.link.scope import (
    kindred,
    places_apart,
    same_day,
    same_place,
    shared_place,
    shared_target,
    targets_fit,
    times_fit,
    told,
)
from counterclaim.link.sides import (
    REACH,
    capital,
    is_outlet,
    order,
    parties,
    quote,
    same_speaker,
    same_voice,
    sentences_of,
    speaker,
)
from counterclaim.records import Claim, Count, Relation

METHOD = "link.tolls/1"
#: Kinds of count that are compared, each the relation's field.
KINDS = ("killed", "wounded", "captured")
#: A figure that counts on: "the death toll has risen to 70".
TALLY = frozenset({"toll", "tally", "count"})
#: A figure further off than this many sentences that tell something is no answer to one before it.
ANSWER = 3
#: Of figures up to this size, and of those further apart than so many times the smaller, either may be of others.
FEW, ALIKE = 2, 6
#: Some of those told of before: "four of the dead", "two of her colleagues", "his two deputies".
_SOME_OF = re.compile(
    r"\bof (?:them|whom|which|the|these|those|his|her|its|their|our)\b|^(?:his|her|its|their|our)\b", re.IGNORECASE
)
#: Who fights for a state, and who fights as a rebel, as they are counted.
STATE_FORCES = frozenset(
    {
        "soldier",
        "troop",
        "serviceman",
        "servicemen",
        "policeman",
        "policemen",
        "gendarme",
        "ranger",
        "marine",
        "conscript",
    }
)
BANDS = frozenset(
    {"rebel", "insurgent", "militant", "terrorist", "guerrilla", "jihadist", "bandit", "gunman", "gunmen", "separatist"}
)
ABOUT = ("about ", "around ", "some ", "roughly ", "approximately ", "an estimated ", "nearly ", "almost ")


@dataclass(frozen=True, slots=True)
class _Toll:
    """The whole figure that a claim gives for one kind and side: subsets of it are never compared. `at`: its sentence's number."""

    claim: Claim
    count: Count
    range: Interval
    one_of_many: bool = False
    parts: tuple[int, ...] = ()
    at: int = 0

    @property
    def party(self) -> str | None:
        """Whose people they are: as counted, else the side of the only target."""
        if self.count.party:
            return self.count.party.value
        sides = parties(self.claim.event.target)
        return next(iter(sides)) if len(sides) == 1 else None


def compare(claims: Sequence[Claim]) -> list[Relation]:
    """The relations of figures among one document's claims.

    Each figure with the nearest earlier ones that it can be tied to.
    """
    out, numbers = [], sentences_of(claims)
    for kind in KINDS:
        tolls = [
            replace(toll, at=numbers[claim.event.sentence.start])
            for claim in sorted(claims, key=order)
            for toll in _tolls(claim, kind)
        ]
        for i, right in enumerate(tolls):
            found = [relation for left in tolls[max(0, i - REACH) : i] if (relation := _relate(left, right, kind))]
            out += found[-2:]
    return out


def _tolls(claim: Claim, kind: str) -> list[_Toll]:
    """The first figure of this kind for each side: what follows it in the same claim is a part of it."""
    if not (told(claim) or _none_lost(claim)) or claim.frame.value == "general":
        return []
    counts = [count for count in claim.event.counts if count.kind == kind and ordered(count)]
    whole: dict[str | None, Count] = {}
    for count in counts:
        whole.setdefault(count.party.value if count.party else None, count)
    return [
        _Toll(claim, count, Interval(count.low, count.high), len(whole) > 1, _parts(counts, side))
        for side, count in whole.items()
    ]


def _parts(counts: Sequence[Count], side: str | None) -> tuple[int, ...]:
    """The figures that a claim gives for one side, the first included."""
    mine = [count for count in counts if (count.party.value if count.party else None) == side]
    return tuple(count.low or count.high or 0 for count in mine)


def ordered(count: Count) -> bool:
    """False where the lower bound is above the upper, which says nothing."""
    return count.low is None or count.high is None or count.low <= count.high


def _none_lost(claim: Claim) -> bool:
    """True for "no losses": a negated toll whose figure is nought."""
    return claim.modality.value == "negated" and any(count.high == 0 for count in claim.event.counts)


def _relate(left: _Toll, right: _Toll, kind: str) -> Relation | None:
    if left.claim.id == right.claim.id or not _one_toll(left, right):
        return None
    figures = verdict(left.range, right.range)
    if figures is None:
        return None
    ruling = _ruling(left, right, figures)
    if ruling is None:
        return None
    return Relation(
        left.claim.id, right.claim.id, kind, ruling, _reason(left, right, ruling, kind), METHOD, _score(ruling)
    )


def _one_toll(left: _Toll, right: _Toll) -> bool:
    """True if the two figures may be of the same people in the same happening."""
    a, b = left.claim, right.claim
    if left.party != right.party and ((left.party and right.party) or left.one_of_many or right.one_of_many):
        return False
    if {left.count.status, right.count.status} == {"military", "civilian"} or (is_outlet(a) and is_outlet(b)):
        return False
    if other_people(left.count, right.count):
        return False
    if a.frame.value != "new" or b.frame.value != "new":
        return False
    return _kin(a, b) and targets_fit(a, b) and times_fit(a, b) and _places_meet(a, b)


def partial(count: Count) -> bool:
    """ "Twelve of the dead", "nine of them": some of those whom another figure counts."""
    return count.part_of is not None or bool(_SOME_OF.search(count.mention.text))


def other_people(left: Count, right: Count) -> bool:
    """ "Five soldiers", "12 rebels": the one's people are not the other's, whatever their sides are called."""
    return {_band(left), _band(right)} == {"state", "band"}


def _band(count: Count) -> str | None:
    words = {word.strip(".,").removesuffix("s") for word in count.mention.text.casefold().split()}
    return "state" if words & STATE_FORCES else "band" if words & BANDS else None


def _kin(left: Claim, right: Claim) -> bool:
    """True if the two events may be one: the same kind, or one a bare toll or the fighting as a whole."""
    either = {left.event.type, right.event.type}
    return kindred(left.event.type, right.event.type) or bool(either & {"casualties", "clash"})


def _places_meet(left: Claim, right: Claim) -> bool:
    """True unless both name places and have none in common."""
    if not left.event.place or not right.event.place:
        return True
    return any(same_place(a, b) for a in left.event.place for b in right.event.place)


def _ruling(left: _Toll, right: _Toll, figures: str) -> str | None:
    """The verdict on two figures of one toll; None where they are rather figures of two happenings."""
    a, b = left.claim, right.claim
    if figures == "same":
        return "same_origin" if is_outlet(a) or is_outlet(b) or same_voice(a, b) else "agrees"
    if not _tied(left, right) or _breakdown(left, right):
        return None
    if figures == "compatible" or _near(left, right):
        return "compatible"
    if partial(left.count) or partial(right.count):
        return None
    if same_speaker(a, b):
        return "updates" if _own(left, right) else None
    if is_outlet(a) or is_outlet(b):
        return "updates" if _tally(a) and left.party == right.party and not is_outlet(b) else None
    return "conflicts" if _own(left, right) or _day_and_place(a, b) or _answers(left, right) else None


def _own(left: _Toll, right: _Toll) -> bool:
    return left.party is not None and left.party == right.party


def _tally(claim: Claim) -> bool:
    return bool(TALLY & set(claim.event.trigger.text.casefold().split()))


def _answers(left: _Toll, right: _Toll) -> bool:
    """True if one figure is given right after the other, of people of one side or of none that is said: "12 dead … a doctor counted 20"."""
    a, b = left.claim, right.claim
    bare = "casualties" in (a.event.type, b.event.type)
    small, large = sorted(toll.range.low or toll.range.high or 0 for toll in (left, right))
    alike = left.party == right.party and large > FEW and large <= ALIKE * small
    return bare and abs(left.at - right.at) <= ANSWER and alike and not places_apart(a, b)


def _day_and_place(left: Claim, right: Claim) -> bool:
    return same_day(left, right) and shared_place(left, right)


def _tied(left: _Toll, right: _Toll) -> bool:
    """True if more than kinship ties the two figures.

    Whose people, the day, the thing struck, a running tally, or their size.
    """
    a, b = left.claim, right.claim
    same_type = a.event.type == b.event.type and _same_size(left.range, right.range)
    return (
        _own(left, right)
        or same_day(a, b)
        or shared_target(a, b)
        or _tally(a)
        or _tally(b)
        or same_type
        or _answers(left, right)
    )


def _same_size(left: Interval, right: Interval) -> bool:
    """True for large figures within half of each other: 112 and 100."""
    a, b = left.low or left.high or 0, right.low or right.high or 0
    return min(a, b) >= 20 and 2 * max(a, b) <= 3 * min(a, b)


def _near(left: _Toll, right: _Toll) -> bool:
    """True if a figure given as "about" lies within a tenth of the other."""
    if not any(toll.count.mention.text.casefold().startswith(ABOUT) for toll in (left, right)):
        return False
    a, b = left.range.low or left.range.high or 0, right.range.low or right.range.high or 0
    return 10 * abs(a - b) <= max(a, b)


def _breakdown(left: _Toll, right: _Toll) -> bool:
    """True if one claim splits the other's figure, or the other is one of the parts.

    Example: 50 dead; 42 soldiers and eight guards.
    """
    for whole, split in ((left, right), (right, left)):
        size = whole.range.low or whole.range.high or 0
        if len(split.parts) > 1 and (sum(split.parts) == size or size in split.parts[1:]):
            return True
    return False


def _reason(left: _Toll, right: _Toll, ruling: str, kind: str) -> str:
    one, two = quote(left.count.mention.text), quote(right.count.mention.text)
    a, b = speaker(left.claim), speaker(right.claim)
    if ruling == "same_origin":
        text = f"one figure of {kind} told twice: “{one}” ({a}), “{two}” ({b})."
    elif ruling == "agrees":
        text = f"according to both {a} and {b}, {kind}: “{two}”."
    elif ruling == "updates":
        text = f"one toll of {kind} as it changed: “{one}” ({a}), “{two}” ({b})."
    elif ruling == "compatible":
        text = f"“{one}” ({a}) and “{two}” ({b}) can both be true of the {kind}."
    else:
        text = f"“{one}” {kind}, according to {a}; “{two}”, according to {b}: no number fits both."
    return capital(text)


def _score(ruling: str) -> float:
    return {"same_origin": 0.8, "agrees": 0.7, "updates": 0.7, "compatible": 0.6}.get(ruling, 0.6)
