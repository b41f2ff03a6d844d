"""Facts of an incident that several formats ask for: its two sides, its place, its days, its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from counterclaim.codebook import event_types, parties, party_name
from counterclaim.export.case import Case
from counterclaim.link.sides import source_party, speaker
from counterclaim.policy import columns
from counterclaim.policy.said import belligerents_of
from counterclaim.records import Actor, Document

#: What is done to people in one's power: where only civilians die of it, it is one-sided violence and no battle.
_ON_PERSONS = frozenset({"killing", "abduction", "torture", "arrest", "capture_persons"})


@dataclass(frozen=True, slots=True)
class Dyad:
    """Who is set against whom. `kind` is UCDP's type of violence: 1 state-based, 2 non-state, 3 one-sided.

    `a` and `b` are parties; `b` is None for civilians. `a` is the government where only one is; else the two stand in the order
    of their names, which says nothing about who began.
    """

    kind: int
    a: str
    b: str | None

    @property
    def name(self) -> str:
        """ "Government of X - Government of Y", as UCDP writes it."""
        return f"{ucdp_name(self.a)} - {ucdp_name(self.b)}"


def ucdp_name(party: str | None) -> str:
    """A side as UCDP names it: its own name where the tables have it, "Government of X" for a state, "Civilians" for None."""
    if party is None:
        return "Civilians"
    row = parties().get(party)
    if row is not None and row.ucdp:
        return row.ucdp
    return f"Government of {party_name(party)}" if row is not None and row.kind == "state" else party_name(party)


def ucdp_country(party: str | None) -> str:
    """A state as UCDP names it ("Russia (Soviet Union)"), "" for None."""
    return ucdp_name(party).removeprefix("Government of ") if party is not None else ""


def is_government(party: str | None) -> bool:
    """True for a state and for a coalition of states."""
    row = parties().get(party or "")
    return is_state(party) or (row is not None and row.sort == "coalition" and any(map(is_state, row.members)))


def is_state(party: str | None) -> bool:
    """True for a state, by the tables."""
    row = parties().get(party or "")
    return row is not None and row.kind == "state"


def dyad_of(case: Case) -> Dyad | None:
    """The dyad of an incident, None where it is not told who is set against whom."""
    armed = belligerents_of(case.view)
    pair = between(case)
    if len(pair) != 2:
        acting = armed & {*case.incident.actors, *case.incident.targets}
        pair = acting if len(acting) == 2 else pair
    doers = armed & set(case.incident.actors)
    if any(len(camp & pair) > 1 for camp in camps(case)):
        pair = frozenset()  # who acts together is no dyad
    civilians = _only_civilians(case)
    if civilians and len(doers) == 1 and (len(armed) == 1 or set(case.incident.types) <= _ON_PERSONS):
        return Dyad(3, next(iter(doers)), None)
    if len(pair) != 2:
        return None
    a, b = sorted(pair, key=lambda side: (not is_state(side), not is_government(side), ucdp_name(side)))
    return Dyad(1 if is_government(a) else 2, a, b)


def between(case: Case) -> frozenset[str]:
    """The armed sides that the incident is between; none where its claims name none of them, and only the articles around do."""
    sides = belligerents_of(case.view) & set(case.incident.sides)
    named: set[str | None] = set()
    for _, claim in case.told:
        named |= _sides_of(claim.event.actor) | _sides_of(claim.event.target) | {source_party(claim)}
        named |= {count.party.value for count in claim.event.counts if count.party}
    return sides if sides & named else frozenset()


def camps(case: Case) -> list[frozenset[str]]:
    """The armed sides said to act, those together that one claim names as doers of one act and that none sets against each other."""
    armed = belligerents_of(case.view)
    apart, joined = set(), set()
    groups: dict[str, frozenset[str]] = {}
    for _, claim in case.told:
        doers = armed & _sides_of(claim.event.actor)
        groups |= {side: frozenset({side}) for side in doers if side not in groups}
        against = armed & (_sides_of(claim.event.target) | ({source_party(claim)} - {None})) - doers
        apart |= {frozenset({one, other}) for one in doers for other in against}
        if not event_types()[claim.event.type].mutual:
            joined |= {frozenset(pair) for pair in combinations(sorted(doers), 2)}
    for one, other in (sorted(pair) for pair in sorted(joined - apart, key=sorted)):
        both = groups[one] | groups[other]
        groups |= dict.fromkeys(both, both)
    return sorted(set(groups.values()), key=sorted)


def _sides_of(actors: Iterable[Actor]) -> set[str | None]:
    return {side for actor in actors for side in ((actor.party.value,) if actor.party else actor.parties)}


def _only_civilians(case: Case) -> bool:
    found = columns(case.extent, None, None)
    return found is not None and 0 < found.best == found.civilians


def days_of(case: Case) -> tuple[date, date] | None:
    """First and last day; those of the reports where no claim tells the day; None where neither is known."""
    incident = case.incident
    if incident.first and incident.last:
        return date.fromisoformat(incident.first[:10]), date.fromisoformat(incident.last[:10])
    published = [day for document in case.documents() if (day := published_day(document))]
    return (min(published), max(published)) if published else None


def days_are_told(case: Case) -> bool:
    """True if some claim says when."""
    times = [claim.event.time for _, claim in case.told if claim.event.time]
    return any(time.earliest and time.mention is not None and not time.imputed for time in times)


def published_day(document: Document) -> date | None:
    """The day of publication, None where it is not stated or no date."""
    try:
        return date.fromisoformat(document.published.value[:10]) if document.published else None
    except ValueError:
        return None


def outlet_of(document: Document) -> str:
    """The outlet's name; the giver's name for the document where it is not stated."""
    return document.outlet.value if document.outlet else document.ref


def title_of(document: Document) -> str:
    """The headline, "" where it is not stated."""
    return document.title.value if document.title else ""


def speakers(case: Case, claims: Iterable[str]) -> list[str]:
    """Who is said to have said these claims, each once, in order of publication; the article itself is left out."""
    wanted = set(claims)
    return list(
        dict.fromkeys(
            speaker(claim)
            for _, claim in case.told
            if claim.id in wanted and claim.attribution.source.mention is not None
        )
    )
