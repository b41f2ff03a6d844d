"""Actors as ACLED-style data name them, their types, and the interaction of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.codebook import parties, party_name
from counterclaim.codebook.mappings import Acled
from counterclaim.export.case import Case
from counterclaim.policy.said import belligerents_of

#: Actor types in the order of their former codes, 1 to 8.
INTER = ("State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians",
         "External/Other forces")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor's name and type (one of `INTER`)."""

    name: str
    inter: str


def actors_of(case: Case, event: Acled, country: str | None) -> tuple[Actor, ...]:
    """One or two actors: the doer first where only one side is said to act, else by name. The order says nothing about who began."""
    incident, armed = case.incident, belligerents_of(case.view)
    where = party_name(country) if country else "unknown country"
    if event[0] in ("Protests", "Riots"):
        kind = "Protesters" if event[0] == "Protests" else "Rioters"
        return (Actor(f"{kind} ({where})", kind),)
    doers = sorted(armed & set(incident.actors), key=party_name)
    hit = sorted((armed & {*incident.targets, *incident.sides}) - set(doers), key=party_name)
    named = [_armed(side, country) for side in (doers[:2] if len(doers) > 1 else (*doers[:1], *hit[:1]))]
    if event[0] == "Violence against civilians":
        doer = (
            _armed(doers[0], country)
            if len(doers) == 1
            else Actor(f"Unidentified Armed Group ({where})", "Political militia")
        )
        whose = party_name(hit[0]) if hit else where
        return doer, Actor(f"Civilians ({whose})", "Civilians")
    if len(doers) == 1 or len(named) == 2:
        return tuple(named)
    if event[0] == "Strategic developments" and named:
        return tuple(named)
    return (Actor(f"Unidentified Armed Group ({where})", "Political militia"), *named)


def _armed(side: str, country: str | None) -> Actor:
    """A state's army abroad is an external force; the categories are the format's, not a judgement of ours."""
    row = parties().get(side)
    if row is not None and row.kind == "state":
        return Actor(
            f"Military Forces of {row.name}", "State forces" if country in (None, side) else "External/Other forces"
        )
    if row is not None and row.kind == "organisation":
        return Actor(row.name, "External/Other forces")
    return Actor(party_name(side), "Rebel group")


def interaction(actors: Sequence[Actor]) -> str:
    """ "State forces-Rebel group": order-free, by the types' former codes; "State forces only" for one actor."""
    kinds = sorted((actor.inter for actor in actors), key=INTER.index)
    return "-".join(kinds) if len(kinds) > 1 else f"{kinds[0]} only"
