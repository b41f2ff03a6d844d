"""The ACLED-style event type of an incident: of all that is told in it, the highest in the hierarchy."""

from __future__ import annotations

from counterclaim.codebook import parties
from counterclaim.codebook.mappings import ACLED_TYPES, Acled, mappings
from counterclaim.export.case import Case
from counterclaim.export.facts import country_of
from counterclaim.policy.said import belligerents_of
from counterclaim.records import Claim

_ORDER = [(kind, sub) for kind, subs in ACLED_TYPES.items() for sub in subs]
_REMOTE = "Explosions/Remote violence"


def event_of(case: Case) -> tuple[Acled | None, bool]:
    """Event type and sub-type (None where the scheme has none for what is told), and whether civilians are the only target.

    Two armed sides exchanging fire from a distance are an armed clash, and remote violence inside a battle is the battle's.
    """
    stated, civilians = case.stated, _civilians_alone(case)
    armed = belligerents_of(case.view)
    doers = {side for claim in stated for side in _doers(claim)} & armed
    found: list[Acled] = []
    for claim in stated:
        row = mappings()[claim.event.type]
        pair = row.acled_mutual if len(doers) > 1 else row.acled_civilians if civilians else row.acled
        if claim.event.type == "territory_taken":
            pair = _ground(claim, country_of(case)) or pair
        if pair is not None:
            found.append(pair)
    if not found:
        return None, False
    event = min(found, key=_ORDER.index)
    targeted = event[0] == "Violence against civilians" or (civilians and event[0] == _REMOTE)
    return event, targeted


def _doers(claim: Claim) -> set[str]:
    return {side for actor in claim.event.actor for side in ((actor.party.value,) if actor.party else actor.parties)}


def _ground(claim: Claim, country: str | None) -> Acled | None:
    """Ground taken: by the state it lies in, or by anybody else; None where either is not known."""
    doers = _doers(claim)
    if len(doers) != 1:
        return None
    (doer,) = doers
    row = parties().get(doer)
    state = row is not None and row.kind == "state"
    if state and country is None:
        return None
    return (
        "Battles",
        "Government regains territory" if state and doer == country else "Non-state actor overtakes territory",
    )


def _civilians_alone(case: Case) -> bool:
    """True if all killed or wounded whose status is told are civilians, and some are."""
    statuses = {
        c.status for claim in case.stated for c in claim.event.counts if c.kind in ("killed", "wounded") and c.status
    }
    return statuses == {"civilian"}
