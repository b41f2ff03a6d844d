"""What a format cannot hold, counted while it is written: nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from counterclaim.export.case import Case
from counterclaim.export.where import strays
from counterclaim.records import Claim
from counterclaim.wording import many

#: What can be lost, and what that means. Ids are those of claims, except where it says incidents.
KINDS = {
    "low_confidence": "claims left out: their confidence is below --min-confidence",
    "no_claim_left": "incidents left out: every claim of theirs is below --min-confidence",
    "no_match_left": "incidents left out: what --min-confidence leaves of them no longer matches the other filters",
    "no_death": "incidents left out: the format takes only what killed somebody by some account",
    "no_sides": "incidents left out: it is not told between which two armed sides, or whom of them the civilians met",
    "no_date": "incidents left out: no day is known",
    "only_denied": "incidents left out: nobody in these documents asserts it, it is only denied",
    "only_planned": "incidents left out: only planned, threatened or conditional",
    "no_type": "incidents left out: the format has no type for what is told",
    "deaths_elsewhere": "dead that an incident left out is said to have cost (incidents)",
    "not_counted": "claims that bear no figure of dead and leave no trace in the row",
    "second_account": "claims whose figure the policy did not choose",
    "status_unknown": "dead whose status or side is not said, counted as unknown (incidents)",
    "speaker": "who is said to have said it, claim by claim",
    "go_between": "through whom a source was quoted",
    "denial": "denials",
    "hedge": "hedges (reportedly, apparently)",
    "plan": "plans, threats, conditions",
    "who_began": "who is said to have begun it",
    "weapon": "weapons",
    "hour": "times finer than a day",
    "wounded": "numbers of wounded",
    "other_counts": "numbers of missing, captured, displaced, detained, of strength and equipment",
    "open_bound": "bounds that a single number cannot show (at least, up to)",
    "vague_number": "vague numbers (dozens): the words are gone, a number by the policy's table stands in their place or none",
    "unresolved_place": "places without coordinates",
    "stray_place": "incidents with a place in another state than the rest, where none of their sides acts: left out as a namesake",
    "more_places": "incidents of which one place of several is kept",
    "unresolved_time": "times that name no day",
    "imputed_date": "incidents whose days are taken from publication, not told (the precision column widens)",
    "unresolved_party": "doers, targets or sources whose side is not known",
    "relations": "agreements and contradictions between claims (incidents)",
    "offsets": "where in the text each value stands",
    "own_keys": "incidents whose dyad and sides bear negative numbers of our own, since the provider's are not known",
    "conflict_name": "incidents whose conflict is named by its dyad, since what is fought over is not known",
    "below_25": "incidents of dyads that stay under 25 deaths a year in this export: the provider would not list them",
    "regime_years": "incidents whose state forces are named without the years of the regime, which are not known",
    "source_scale": "incidents whose outlets are not known to be local, national or international: their scale is Other",
    "actor_unknown": "incidents with an actor that the format has no code for",
    "more_actors": "reports with more than six actors, of which six are kept",
}


#: What a claim may tell beyond a bare event; a format that does not hold it loses it.
OF_CLAIMS = ("not_counted", "second_account", "speaker", "go_between", "denial", "hedge", "plan", "who_began", "weapon", "hour", "wounded",
             "other_counts", "open_bound", "vague_number", "unresolved_place", "unresolved_time", "unresolved_party", "relations",
             "offsets")  # fmt: skip


@dataclass(slots=True)
class Loss:
    """Collects, for one export, how many rows came out and what was lost, with ids."""

    rows: int = 0
    incidents: int = 0
    claims: int = 0
    ids: dict[str, set[str]] = field(default_factory=dict)
    empty: dict[str, int] = field(default_factory=dict)

    def note(self, kind: str, ids: Iterable[str]) -> None:
        """These were lost in this way; `kind` is one of `KINDS`."""
        if kind not in KINDS:
            raise KeyError(kind)
        found = set(ids)
        if found:
            self.ids.setdefault(kind, set()).update(found)

    def row(self, cells: dict[str, str] | None = None) -> None:
        """A row was written; its empty cells are counted by column."""
        self.rows += 1
        for column, cell in (cells or {}).items():
            if cell == "":
                self.empty[column] = self.empty.get(column, 0) + 1

    def case(self, case: Case, holds: Collection[str]) -> None:
        """Note of every claim of an incident what the format does not hold."""
        self.incidents += 1
        self.claims += len(case.told)
        for _, claim in case.told:
            for kind in features(claim):
                if kind not in holds:
                    self.note(kind, [claim.id])
        if "second_account" not in holds:
            used = {claim for choice in case.killed.choices for claim in choice.used}
            self.note("second_account", set(case.killed.claims) - used)
        if "stray_place" not in holds and strays(case):
            self.note("stray_place", [case.incident.id])
        if "relations" not in holds and case.view.relations:
            self.note("relations", [case.incident.id])

    def to_json(self) -> dict[str, Any]:
        """Kinds in the order of `KINDS`, ids sorted."""
        return {
            "rows": self.rows,
            "incidents": self.incidents,
            "claims": self.claims,
            "lost": [
                {"kind": kind, "what": KINDS[kind], "count": len(self.ids[kind]), "ids": sorted(self.ids[kind])}
                for kind in KINDS
                if kind in self.ids
            ],
            "empty_cells": dict(sorted(self.empty.items())),
        }

    def summary(self) -> Iterator[str]:
        """The same for a reader: one line a kind."""
        rows, incidents, claims = (
            many(self.rows, "row"),
            many(self.incidents, "incident"),
            many(self.claims, "claim"),
        )
        yield f"{rows} from {incidents} with {claims}."
        if self.ids:
            yield "Not in the file:"
        for kind in KINDS:
            if kind in self.ids:
                yield f"  {len(self.ids[kind]):>7,}  {KINDS[kind]}"
        if self.empty:
            yield "Empty cells, because it is not stated or not known:"
        for column, number in sorted(self.empty.items()):
            yield f"  {number:>7,}  {column}"


def features(claim: Claim) -> Iterator[str]:
    """What a claim tells beyond a bare event, as kinds of `KINDS`."""
    event, said = claim.event, claim.attribution
    yield "offsets"
    if said.source.mention is not None:
        yield "speaker"
    if said.via is not None:
        yield "go_between"
    modality = claim.modality.value
    if modality != "asserted":
        yield {"negated": "denial", "hedged": "hedge"}.get(modality, "plan")
    if claim.started is not None:
        yield "who_began"
    if event.weapons:
        yield "weapon"
    if event.time is not None:
        yield from ("unresolved_time",) if event.time.earliest is None else ()
        yield from ("hour",) if event.time.precision in ("minute", "hour", "part-of-day") else ()
    if any(place.lat is None or place.lon is None for place in event.place):
        yield "unresolved_place"
    source_unknown = said.source.mention is not None and said.source.party is None
    if source_unknown or any(one.party is None and not one.parties for one in (*event.actor, *event.target)):
        yield "unresolved_party"
    yield from _counts(claim)


def _counts(claim: Claim) -> Iterator[str]:
    counts = claim.event.counts
    if not any(count.kind == "killed" for count in counts):
        yield "not_counted"
    if any(count.kind == "wounded" for count in counts):
        yield "wounded"
    if any(count.kind not in ("killed", "wounded") for count in counts):
        yield "other_counts"
    if any((count.low is None) != (count.high is None) for count in counts):
        yield "open_bound"
    if any(count.vague is not None for count in counts):
        yield "vague_number"
