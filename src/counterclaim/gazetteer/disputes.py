"""Whose territory a disputed area is: a named policy answers, never a gazetteer's column.

`de_jure` (the default): members of the United Nations within their recognised borders and resolutions of the Security Council and
the General Assembly, as our own list of regions records them; none where these leave the question open and several states claim
the place. `de_facto`: who holds it. `both`: every state that holds or claims it. Whatever the policy, holders, claimants and each
side's name for the place stay beside it. See docs/decisions/0006-places.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from counterclaim.gazetteer.geometry import kilometres
from counterclaim.gazetteer.index import Entry, Gazetteer
from counterclaim.gazetteer.names import fold

#: What may be asked for.
POLICIES = ("de_jure", "de_facto", "both")
#: What coding goes by where nothing else is asked for.
DISPUTED_POLICY = "de_jure"
#: A town of the holder's in a list of towns is taken for disputed ground only so near the middle (share of the radius): circles are crude.
_CORE = 0.33
#: No town belongs to a disputed area narrower or wider than this by distance alone, nor to a line or a crossing.
_NARROWEST_KM, _WIDEST_KM = 20.0, 150.0
_AREAS = frozenset({"region", "district", "island"})


@dataclass(frozen=True, slots=True)
class Dispute:
    """A disputed area: the states *de jure* (ISO 3166 alpha-3), the parties that hold and claim it, each side's name for it."""

    slug: str
    name: str
    states: tuple[str, ...]
    holders: tuple[str, ...]
    claimants: tuple[str, ...]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Area:
    entry: Entry
    folded: str
    dispute: Dispute
    regions: frozenset[int]


def dispute_of(entry: Entry, places: Gazetteer) -> Dispute | None:
    """The dispute over the ground where a place lies, None where there is none; of two areas the smaller one's."""
    if entry.kind in ("country", "continent", "bloc", "sea"):
        return None
    areas = _areas(places)
    if entry.slug is not None:
        own = next((area for area in areas if area.entry.slug == entry.slug), None)
        return own.dispute if own else None
    folded = fold(entry.name)
    for area in areas:
        if entry.number in area.regions or entry.admin1 in area.regions:
            return area.dispute
        if folded == area.folded and kilometres(entry.point, area.entry.point) <= (area.entry.radius_km or 0.0):
            return area.dispute  # our own row of the very town
    if entry.kind == "admin1":
        return None
    return next((area.dispute for area in areas if not area.regions and _within(entry, area)), None)


def _within(entry: Entry, area: _Area) -> bool:
    radius = area.entry.radius_km or 0.0
    if area.entry.kind not in _AREAS or not _NARROWEST_KM <= radius <= _WIDEST_KM:
        return False
    dispute = area.dispute
    if entry.country in dispute.states:
        return kilometres(entry.point, area.entry.point) <= radius * 0.9
    if entry.country in (*dispute.holders, *dispute.claimants):
        return kilometres(entry.point, area.entry.point) <= radius * _CORE
    return False


def countries_of(entry: Entry, dispute: Dispute | None, policy: str = DISPUTED_POLICY) -> tuple[str, ...]:
    """The states in which a place lies under a policy, as ISO 3166 alpha-3 codes: none, one or several.

    A holder that is no state ("abkhazia") has no code and gives none. Raises `ValueError` for a policy that there is not.
    """
    if policy not in POLICIES:
        raise ValueError(f"a policy of disputed areas is one of {', '.join(POLICIES)}, not {policy!r}")
    if dispute is None:
        return entry.countries
    held = tuple(party for party in dispute.holders if _is_code(party))
    if policy == "de_facto":
        return held
    if policy == "de_jure":
        return dispute.states
    claimed = (party for party in dispute.claimants if _is_code(party))
    return tuple(dict.fromkeys((*dispute.states, *held, *claimed)))


def _is_code(party: str) -> bool:
    return len(party) == 3 and party.isupper()


@cache
def _areas(places: Gazetteer) -> tuple[_Area, ...]:
    """The disputed areas, the smallest first, each with the first-level regions that it is."""
    out = []
    for entry, row in places.disputed():
        wide = (entry.radius_km or 0.0) >= _NARROWEST_KM
        names = tuple(row.get("names", {}).values()) if wide else ()
        dispute = Dispute(
            entry.slug or entry.name,
            entry.name,
            entry.countries,
            tuple(row.get("de_facto", ())),
            tuple(row.get("claimed", ())),
            dict(row.get("names", {})),
        )
        concerned = {*dispute.states, *dispute.holders, *dispute.claimants}
        regions = frozenset(
            match.entry.number
            for name in (entry.name, *names)
            for match in places.lookup(name)
            if match.entry.kind == "admin1" and match.entry.country in concerned and entry.kind in _AREAS
        )
        out.append(_Area(entry, fold(entry.name), dispute, regions))
    return tuple(sorted(out, key=lambda area: (area.entry.radius_km or 0.0, area.entry.number)))
