"""ACLED-style CSV: 31 columns, one row for each location, day and pair of actors; of merged events the higher in the hierarchy stands.

The layout follows published column names and definitions; no row of that data set is used. What an incident cost over several days or
places is divided evenly, the remainder to the first, so that the rows add up to the policy's number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from counterclaim.codebook import parties, party_name
from counterclaim.codebook.mappings import ACLED_TYPES, Acled
from counterclaim.codebook.regions import acled_region
from counterclaim.export.acled_actors import INTER, Actor, actors_of, interaction
from counterclaim.export.acled_types import event_of
from counterclaim.export.acled_when import days_and_precision
from counterclaim.export.balanced import notes
from counterclaim.export.case import Case
from counterclaim.export.facts import outlet_of
from counterclaim.export.loss import Loss
from counterclaim.export.where import country_of, geo_precision, main_place, name_of, places_of
from counterclaim.policy import columns
from counterclaim.policy.said import belligerents_of
from counterclaim.records import Claim, Place, content_id

HEADER = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1",
    "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2",
    "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
HOLDS = frozenset({"unresolved_party", "denial", "hedge", "plan", "speaker", "not_counted"})
_RANK = {(kind, sub): (at, n) for at, (kind, subs) in enumerate(ACLED_TYPES.items()) for n, sub in enumerate(subs)}


@dataclass(frozen=True, slots=True)
class Part:
    """A row in the making: one incident, or several merged, on one day in one location between two actors."""

    day: date
    time_precision: int
    place: Place | None
    country: str | None
    actors: tuple[Actor, ...]
    event: Acled
    civilians: bool
    fatalities: int | None
    incidents: tuple[str, ...]
    sides: frozenset[str]
    told: tuple[Claim, ...]
    sources: tuple[str, ...]
    reported: int
    policy: str

    @property
    def key(self) -> tuple[str, ...]:
        """Rows with one key are one row."""
        return (
            self.day.isoformat(),
            self.country or "",
            name_of(self.place),
            *sorted(actor.name for actor in self.actors),
        )


def rows(cases: Iterable[Case], loss: Loss) -> Iterator[tuple[str, ...]]:
    """The rows, without the header, by day, place and actors."""
    merged: dict[tuple[str, ...], Part] = {}
    for case in cases:
        loss.case(case, HOLDS)
        for part in _parts(case, loss):
            merged[part.key] = _merge(merged[part.key], part) if part.key in merged else part
    for key in sorted(merged):
        row = dict(zip(HEADER, _cells(merged[key]), strict=True))
        loss.row(row)
        yield tuple(row.values())


def _parts(case: Case, loss: Loss) -> Iterator[Part]:
    ours = [case.incident.id]
    if not case.stated:
        denied = all(claim.modality.value == "negated" for _, claim in case.told)
        loss.note("only_denied" if denied else "only_planned", ours)
        return
    event, civilians = event_of(case)
    if event is None:
        loss.note("no_type", ours)
        found = columns(case.killed, None, None)
        loss.note("deaths_elsewhere", ours if found and found.best else ())
        return
    when = days_and_precision(case)
    if when is None:
        loss.note("no_date", ours)
        return
    days, precision = when
    country = country_of(case)
    actors = actors_of(case, event, civilians, country)
    if not actors:
        loss.note("no_sides", ours)
        found = columns(case.killed, None, None)
        loss.note("deaths_elsewhere", ours if found and found.best else ())
        return
    _notes(case, loss)
    places: Sequence[Place | None] = [p for p in places_of(case) if geo_precision(p) in (1, 2)] or [main_place(case)]
    found = columns(case.killed, None, None)
    total = None if case.policy.rule is None else found.best if found else 0
    one = Part(days[0], precision, None, country, actors, event, civilians, 0, tuple(ours),
               belligerents_of(case.view) & {*case.incident.sides}, tuple(claim for _, claim in case.told),
               tuple(dict.fromkeys(outlet_of(document) for document in case.documents())), _reported(case), case.policy.name)  # fmt: skip
    slots = [(day, place) for day in days for place in places]
    for number, (day, place) in enumerate(slots):
        yield replace(one, day=day, place=place, fatalities=_share(total, len(slots), number))


def _share(total: int | None, slots: int, number: int) -> int | None:
    """An even share of a total; the first takes the remainder."""
    if total is None:
        return None
    return total // slots + (total % slots if number == 0 else 0)


def _notes(case: Case, loss: Loss) -> None:
    loss.note("source_scale", [case.incident.id])
    armed = (case.incident.sides, case.incident.actors, case.incident.targets)
    if any(row.kind == "state" for sides in armed for side in sides if (row := parties().get(side)) is not None):
        loss.note("regime_years", [case.incident.id])


def _reported(case: Case) -> int:
    """The latest publication, in seconds of Unix time; 0 where none is stated with a zone or a day."""
    times = []
    for document in case.documents():
        try:
            moment = datetime.fromisoformat(document.published.value) if document.published else None
        except ValueError:
            moment = None
        if moment is not None:
            times.append(int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()))
    return max(times, default=0)


def _merge(one: Part, other: Part) -> Part:
    """Two events of one location, day and pair: the higher in the hierarchy names the row; fatalities add up."""
    first, second = (one, other) if _RANK[one.event] <= _RANK[other.event] else (other, one)
    deaths = None if one.fatalities is None or other.fatalities is None else one.fatalities + other.fatalities
    return replace(
        first,
        time_precision=max(one.time_precision, other.time_precision),
        fatalities=deaths,
        incidents=tuple(sorted({*one.incidents, *other.incidents})),
        sides=one.sides | other.sides,
        told=(*first.told, *second.told),
        sources=tuple(dict.fromkeys((*first.sources, *second.sources))),
        reported=max(one.reported, other.reported),
    )


def _cells(part: Part) -> tuple[str, ...]:
    place, country = part.place, part.country
    row = parties().get(country or "")
    first, second = part.actors[0], part.actors[1] if len(part.actors) > 1 else None
    number = int(content_id("a", *part.key)[2:14], 16)
    located = place is not None and place.lat is not None and place.lon is not None
    precision = geo_precision(place)
    kind, sub = part.event
    return (
        *(f"{country or 'XXX'}{number}", part.day.isoformat(), str(part.day.year), str(part.time_precision)),
        *(disorder(kind, sub), kind, sub, first.name, "; ".join(first.beside), first.inter),
        *(
            second.name if second else "",
            "; ".join(second.beside) if second else "",
            second.inter if second else "",
            interaction(part.actors),
        ),
        "Civilians targeted" if part.civilians else "",
        *(str(row.iso_n) if row is not None and row.iso_n else "", (acled_region(country) or "") if country else ""),
        *(party_name(country) if country else "", (place.admin1 or "") if place is not None else "", "", ""),
        name_of(place),
        f"{place.lat:.4f}" if located and place is not None else "",
        f"{place.lon:.4f}" if located and place is not None else "",
        *(str(precision) if precision else "", "; ".join(part.sources), "Other", notes(part.sides, part.told)),
        *("" if part.fatalities is None else str(part.fatalities), f"counterclaim policy={part.policy}"),
        str(part.reported) if part.reported else "",
    )


def disorder(kind: str, sub: str) -> str:
    """The disorder type of an event type: political violence, demonstrations, strategic developments, or both of the first two."""
    if sub == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    if kind in ("Protests", "Riots"):
        return "Political violence" if sub == "Mob violence" else "Demonstrations"
    return "Strategic developments" if kind == "Strategic developments" else "Political violence"


__all__ = ["HEADER", "HOLDS", "INTER", "Part", "disorder", "rows"]
