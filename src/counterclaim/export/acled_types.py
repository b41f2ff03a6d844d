"""The ACLED-style event type of an incident: of all that is told in it, the highest in the hierarchy."""

from __future__ import annotations

from counterclaim.codebook import parties
from counterclaim.codebook.mappings import ACLED_TYPES, Acled, mappings
from counterclaim.export.case import Case
from counterclaim.export.facts import camps
from counterclaim.export.where import country_of
from counterclaim.records import Claim

REMOTE = "Explosions/Remote violence"
_ORDER = [(kind, sub) for kind, subs in ACLED_TYPES.items() for sub in subs]
_FORCE_ON_PROTEST: Acled = ("Protests", "Excessive force against protesters")
#: Our types that say nothing of the means: they name the event only where no other does.
_GENERAL = frozenset({"attack", "casualties"})
#: Types of which nobody dies: where somebody did, it is told under another.
BLOODLESS = frozenset(
    {
        ("Protests", "Protest with intervention"),
        ("Protests", "Peaceful protest"),
        ("Violence against civilians", "Abduction/forced disappearance"),
        *(("Strategic developments", sub) for sub in ACLED_TYPES["Strategic developments"]),
    }
)


def event_of(case: Case) -> tuple[Acled | None, bool]:
    """Event type and sub-type of the highest rank (None where the scheme has none for what is told), and whether civilians are the only target.

    Two armed sides exchanging fire from a distance are an armed clash, remote violence inside a battle is the battle's, and what
    killed somebody is no strategic development.
    """
    country, mutual = country_of(case), len(camps(case)) > 1
    found = [(pair, claim) for claim in case.stated if (pair := _type(claim, mutual, country)) is not None]
    if not found:
        return None, False
    event, _ = min(found, key=lambda row: (row[0] in BLOODLESS, row[1].event.type in _GENERAL, _ORDER.index(row[0])))
    alone = _statuses(case.stated) == {"civilian"}
    violent = event[0] == "Violence against civilians" or event == _FORCE_ON_PROTEST
    return event, violent or (event[0] == REMOTE and alone)


def _type(claim: Claim, mutual: bool, country: str | None) -> Acled | None:
    row = mappings()[claim.event.type]
    civilians = _statuses([claim]) == {"civilian"}
    pair = row.acled_mutual if mutual else row.acled_civilians if civilians else row.acled
    if claim.event.type == "territory_taken":
        pair = _ground(claim, country) or pair
    if not _deadly(claim) or (pair is not None and pair not in BLOODLESS):
        return pair
    if claim.event.type == "protest":
        return _FORCE_ON_PROTEST
    toll = mappings()["casualties"]
    return toll.acled_civilians if civilians else toll.acled


def _deadly(claim: Claim) -> bool:
    """True if the claim says that somebody was killed."""
    return any(count.kind == "killed" and count.high != 0 for count in claim.event.counts)


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


def _statuses(claims: tuple[Claim, ...] | list[Claim]) -> set[str]:
    """What the killed and wounded are said to be: military, civilian."""
    return {c.status for claim in claims for c in claim.event.counts if c.kind in ("killed", "wounded") and c.status}
