"""Actors as ACLED-style data name them, their types, and the interaction of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counterclaim.codebook import parties, party_name
from counterclaim.codebook.mappings import Acled
from counterclaim.export.acled_types import REMOTE
from counterclaim.export.case import Case
from counterclaim.export.facts import between, camps
from counterclaim.policy.said import belligerents_of

#: Actor types in the order of their former codes, 1 to 8.
INTER = ("State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians",
         "External/Other forces")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor's name and type (one of `INTER`), and the names of those who act with it."""

    name: str
    inter: str
    beside: tuple[str, ...] = ()


def actors_of(case: Case, event: Acled, civilians: bool, country: str | None) -> tuple[Actor, ...]:
    """One or two actors; none where a battle's or a strategic step's are not known.

    The doer comes first where only one side is said to act, else the order is by name and says nothing about who began.
    `civilians`: they are the only target. A battle has two actors; one that no words name is an unidentified group.
    """
    where = party_name(country) if country else "unknown country"
    if event[0] in ("Protests", "Riots") and not civilians:
        kind = "Protesters" if event[0] == "Protests" else "Rioters"
        return (Actor(f"{kind} ({where})", kind),)
    doers, hit = _sides(case)
    nobody = Actor(f"Unidentified Armed Group ({where})", "Political militia")
    first = _armed(doers[0], event, country) if len(doers) == 1 else nobody
    if not doers and not hit and event[0] in ("Battles", "Strategic developments"):
        return ()
    if event[0] == "Protests":
        return first, Actor(f"Protesters ({where})", "Protesters")
    if civilians:
        whose = party_name(hit[0][0]) if len(hit) == 1 else where
        return first, Actor(f"Civilians ({whose})", "Civilians")
    named = [_armed(camp, event, country) for camp in (*doers, *hit)[:2]]
    if len(named) == 2 or event[0] == "Strategic developments" or (event[0] == REMOTE and doers):
        return tuple(named)
    return (*named, nobody) if doers else (nobody, *named)


def _sides(case: Case) -> tuple[list[list[str]], list[list[str]]]:
    """The camps said to act, and the other armed sides, each by name."""
    incident, armed = case.incident, belligerents_of(case.view)
    doers = [sorted(camp, key=party_name) for camp in camps(case)]
    others = ((armed & set(incident.targets)) | between(case)) - {side for camp in doers for side in camp}
    return sorted(doers, key=lambda camp: party_name(camp[0])), [[side] for side in sorted(others, key=party_name)]


def _armed(camp: Sequence[str], event: Acled, country: str | None) -> Actor:
    """A camp, named by its first side. A state's army abroad is an external force: the format's category, no judgement of ours."""
    first, *beside = (_of_side(side, event, country) for side in camp)
    return replace(first, beside=tuple(one.name for one in beside))


def _of_side(side: str, event: Acled, country: str | None) -> Actor:
    row = parties().get(side)
    if row is not None and row.kind == "state":
        name = f"{'Government' if event[1] == 'Agreement' else 'Military Forces'} of {row.name}"
        return Actor(name, "State forces" if country in (None, side) else "External/Other forces")
    if row is not None and row.kind == "organisation":
        return Actor(row.name, "External/Other forces")
    return Actor(party_name(side), "Rebel group")


def interaction(actors: Sequence[Actor]) -> str:
    """ "State forces-Rebel group": order-free, by the types' former codes; "State forces only" for one actor."""
    kinds = sorted((actor.inter for actor in actors), key=INTER.index)
    return "-".join(kinds) if len(kinds) > 1 else f"{kinds[0]} only"
