"""Did it happen? An account against a denial of the same act; and who did it, where the act itself is not in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.link.denials import ENOUGH, of_who_did_it, tie
from counterclaim.link.scope import days_meet, shared_place, targets_fit, told
from counterclaim.link.sides import (
    REACH,
    capital,
    doer,
    is_outlet,
    order,
    parties,
    quote,
    same_voice,
    sentences_of,
    speaker,
    speaks_for,
)
from counterclaim.records import Claim, Relation

METHOD = "link.occurrence/2"
DENIED_ROLE = "link.responsibility.denied/2"
CONTROL = frozenset({"territory_taken", "territory_held"})
#: A sum that leaves little doubt.
_PLAIN = ENOUGH + 3


def compare(claims: Sequence[Claim]) -> list[Relation]:
    """Every denial of one document against the accounts that it answers."""
    claims, numbers = sorted(claims, key=order), sentences_of(claims)
    out = []
    for number, denial in enumerate(claims):
        if denial.modality.value != "negated" or denial.event.type in CONTROL:
            continue
        first = max(0, number - REACH)
        seen: set[str] = set()
        after = claims[number + 1 : number + REACH]
        for side in (claims[first:number][::-1], after):  # from the denial outwards
            seen.clear()
            for claim in side:
                if told(claim) and not same_voice(claim, denial) and _answers(denial, claim):
                    apart = abs(numbers[claim.event.sentence.start] - numbers[denial.event.sentence.start])
                    relation = _against(claim, denial, nearest=claim.event.type not in seen, apart=apart)
                    seen.add(claim.event.type)
                    out += [relation] if relation else []
    return out


def _answers(denial: Claim, claim: Claim) -> bool:
    """False for the article's own "no": it answers nobody, but for one whose very words it takes up ("contrary to what X reported")."""
    return not is_outlet(denial) or denial.event.trigger == claim.event.trigger


def _against(claim: Claim, denial: Claim, *, nearest: bool, apart: int) -> Relation | None:
    """The relation of an account and a denial, None where the denial is of something else."""
    if claim.event.type in CONTROL or _only_who_began(claim, denial) or _nought(denial):
        return None
    if _denied_toll(claim, denial):
        return _relation(claim, denial, "occurrence", _reason(claim, denial), METHOD, 0.65)
    if not (targets_fit(claim, denial) and days_meet(claim, denial)):
        return None  # other people struck, or another day
    weight = sum(tie(claim, denial, nearest=nearest, apart=apart).values())
    if weight < ENOUGH:
        return None
    score = 0.9 if weight >= _PLAIN else 0.7
    if of_who_did_it(claim, denial):
        reason = f"according to {speaker(claim)}, it was {doer(claim)}; {speaker(denial)}: responsibility denied."
        return _relation(claim, denial, "responsibility", reason, DENIED_ROLE, score)
    return _relation(claim, denial, "occurrence", _reason(claim, denial), METHOD, score)


def _only_who_began(claim: Claim, denial: Claim) -> bool:
    """True if only the first shot is denied: "denied having fired first".

    With a target the deed itself is denied as well.
    """
    if denial.started is None:
        return False
    return denial.started.value is False and not (
        denial.event.target and claim.event.trigger.overlaps(denial.event.trigger)
    )


def _nought(denial: Claim) -> bool:
    """True for "no losses": a figure, which is compared with figures."""
    return denial.event.type == "casualties" and any(count.high == 0 for count in denial.event.counts)


def _denied_toll(claim: Claim, denial: Claim) -> bool:
    """True if a side owns no deaths from its acts where another source counts some."""
    cleared = parties(denial.event.actor)
    return (
        denial.event.type == "casualties"
        and not denial.event.counts
        and bool(parties(claim.event.actor) & cleared)
        and speaks_for(denial, cleared)
        and not is_outlet(claim)
        and claim.frame.value == "new"
        and any(count.kind == "killed" and count.high != 0 for count in claim.event.counts)
        and (not denial.event.place or shared_place(claim, denial))
        and _civilians(claim)
    )


def _civilians(claim: Claim) -> bool:
    """True unless every count is of soldiers."""
    return any(count.status != "military" for count in claim.event.counts if count.kind == "killed")


def _reason(claim: Claim, denial: Claim) -> str:
    what = quote(claim.event.trigger.text)
    who = f" by {doer(claim)}" if claim.event.actor else ""
    return f"according to {speaker(claim)}, “{what}”{who}; denied by {speaker(denial)}."


def _relation(claim: Claim, denial: Claim, field: str, reason: str, method: str, score: float) -> Relation:
    left, right = sorted((claim, denial), key=order)
    return Relation(left.id, right.id, field, "conflicts", capital(reason), method, score)
