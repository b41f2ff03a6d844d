"""Did it happen? An account against a denial of the same act; and who did it, where the act itself is not in doubt."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.link.scope import (
    ONE_SIDED,
    days_meet,
    one_happening,
    places_fit,
    same_frame,
    shared_place,
    shared_target,
    times_fit,
    told,
)
from counterclaim.link.sides import (
    REACH,
    capital,
    doer,
    is_outlet,
    order,
    parties,
    plain,
    quote,
    same_voice,
    source_party,
    speaker,
    speaks_for,
)
from counterclaim.records import Claim, Relation

METHOD = "link.occurrence/1"
DENIED_ROLE = "link.responsibility.denied/1"
#: Trigger words that name the doing, not the deed: a denial of them is about responsibility.
ROLE_WORDS = frozenset({"responsibility", "role", "involvement", "blame", "hand", "complicity"})
CONTROL = frozenset({"territory_taken", "territory_held"})


def compare(claims: Sequence[Claim]) -> list[Relation]:
    """Every denial of one document against the accounts that it denies."""
    claims = sorted(claims, key=order)
    out = []
    for number, denial in enumerate(claims):
        if denial.modality.value != "negated" or is_outlet(denial) or denial.event.type in CONTROL:
            continue
        near = [claim for claim in claims[max(0, number - REACH) : number + REACH] if told(claim)]
        undisputed = any(_undisputed(denial, claim) for claim in near)
        for claim in near:
            relation = _against(claim, denial, undisputed)
            if relation:
                out.append(relation)
    return out


def _against(claim: Claim, denial: Claim, undisputed: bool) -> Relation | None:
    """The relation of an account and a denial, None where the denial is of something else."""
    if same_voice(claim, denial) or claim.event.type in CONTROL:
        return None
    same_words = (
        not is_outlet(claim)
        and claim.event.trigger.overlaps(denial.event.trigger)
        and claim.event.type == denial.event.type
    )
    if _only_who_began(claim, denial):
        return None
    if _denies_role(denial, undisputed):
        return _responsibility(claim, denial) if _same_deed(claim, denial) else None
    if same_words or _denied_act(claim, denial) or _denied_toll(claim, denial):
        return _relation(claim, denial, "occurrence", _reason(claim, denial), METHOD, 0.9 if same_words else 0.65)
    return None


def _only_who_began(claim: Claim, denial: Claim) -> bool:
    """True if only the first shot is denied: "denied having fired first".

    With a target the deed itself is denied as well.
    """
    if denial.started is None:
        return False
    return denial.started.value is False and not (
        denial.event.target and claim.event.trigger.overlaps(denial.event.trigger)
    )


def _denies_role(denial: Claim, undisputed: bool) -> bool:
    """True if a side denies its part in a deed: by the word, or because others tell the deed without naming a doer."""
    own = speaks_for(denial, parties(denial.event.actor))
    by_word = any(word in ROLE_WORDS for word in plain(denial.event.trigger.text).split())
    return by_word or (own and undisputed)


def _undisputed(denial: Claim, claim: Claim) -> bool:
    """True if the article itself tells the denied deed, without saying who did it."""
    return (
        is_outlet(claim)
        and not claim.event.actor
        and claim.modality.value == "asserted"
        and claim.event.type == denial.event.type
        and same_frame(claim, denial)
        and bool(claim.event.target or claim.event.counts)
        and not denial.event.target
    )


def _same_deed(claim: Claim, denial: Claim) -> bool:
    """True if the account lays the deed at the denier's door, or at somebody's whose side is not known."""
    blamed, cleared = parties(claim.event.actor), parties(denial.event.actor)
    if not claim.event.actor or claim.event.type != denial.event.type or not same_frame(claim, denial):
        return False
    if is_outlet(claim) or not (times_fit(claim, denial) and places_fit(claim, denial)):
        return False
    return bool(blamed & cleared) if blamed else claim.attribution.speech.value == "accuses"


def _denied_act(claim: Claim, denial: Claim) -> bool:
    """True if a side denies, in other words, an act that another source lays to it."""
    cleared = parties(denial.event.actor)
    if not cleared or not parties(claim.event.actor) & cleared or not speaks_for(denial, cleared):
        return False
    if (
        is_outlet(claim)
        or source_party(claim) in cleared
        or not (one_happening(claim, denial) and days_meet(claim, denial))
    ):
        return False
    if denial.event.type not in ONE_SIDED:
        return denial.event.type == claim.event.type
    if denial.event.target:
        return shared_target(claim, denial)
    return denial.event.type == claim.event.type or claim.event.type == "ceasefire_violation"


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


def _responsibility(claim: Claim, denial: Claim) -> Relation:
    reason = f"according to {speaker(claim)}, it was {doer(claim)}; {speaker(denial)}: responsibility denied."
    return _relation(claim, denial, "responsibility", reason, DENIED_ROLE, 0.75)


def _reason(claim: Claim, denial: Claim) -> str:
    what = quote(claim.event.trigger.text)
    who = f" by {doer(claim)}" if claim.event.actor else ""
    return f"according to {speaker(claim)}, “{what}”{who}; denied by {speaker(denial)}."


def _relation(claim: Claim, denial: Claim, field: str, reason: str, method: str, score: float) -> Relation:
    left, right = sorted((claim, denial), key=order)
    return Relation(left.id, right.id, field, "conflicts", capital(reason), method, score)
