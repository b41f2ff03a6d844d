"""Event reports: one row for each document and incident, in the layout of MAVERICK, as the R package `eventreport` reads it.

`event_id` is the incident; deaths and injuries are what this one document tells, under the policy. An empty cell is what is not
stated: R reads it as NA.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from counterclaim.codebook import family_of, parties, party_name
from counterclaim.export.case import Case
from counterclaim.export.facts import days_of, is_state, outlet_of, published_day, title_of
from counterclaim.export.loss import Loss
from counterclaim.export.where import country_of, main_place, places_of, where_prec
from counterclaim.policy import POLICIES, columns, settle
from counterclaim.records import Actor, Claim, Document
from counterclaim.report.phrases import event_name

#: As many actors has a report.
ACTORS = 6
_OF_ACTOR = ("", "_id", "_type", "_subtype", "_party", "_violence", "_precision", "_initiator", "_perpetrator", "_intervener",
             "_bystander", "_victim")  # fmt: skip
HEADER = (
    "id", "event_id", "country", "election", "certain", *(f"certain{n}" for n in range(1, 7)), "date_start", "date_end", "city", "location",
    "latitude", "longitude", "geo_precision", *(f"actor{n}{part}" for n in range(1, ACTORS + 1) for part in _OF_ACTOR), "event_context",
    "target", "deaths_best", "deaths_low", "deaths_high", "injuries_best", "injuries_low", "injuries_high", "displacement", "damage",
    "source", "number_of_sources", "source_author", "source_type", "source_classification", "sampling", "unit_of_analysis", "aggregation",
)  # fmt: skip
HOLDS = frozenset({"wounded", "who_began", "not_counted", "second_account", "unresolved_party", "relations"})
#: where_prec → MAVERICK's precision, 1 country to 6 street. 0 is a place that is not known: the package needs a number in every report to
#: choose by precision.
_PRECISION = {1: 3, 2: 3, 3: 2, 4: 2, 5: 2, 6: 1}


def rows(cases: Iterable[Case], loss: Loss) -> Iterator[tuple[str, ...]]:
    """The rows, without the header: incidents in order of publication, their documents in the same."""
    for case in cases:
        loss.case(case, HOLDS)
        for document in case.documents():
            part = _of_document(case, document)
            if not part.stated:
                loss.note("only_denied", [case.incident.id])
                continue
            row = _row(part, document, loss)
            loss.row(row)
            yield tuple(row[name] for name in HEADER)


def _of_document(case: Case, document: Document) -> Case:
    """The incident as this one document tells it."""
    told = tuple(pair for pair in case.told if pair[0].id == document.id)
    days = [claim.event.time for _, claim in told if claim.event.time and claim.event.time.earliest]
    first = min((time.earliest[:10] for time in days if time.earliest), default=case.incident.first)
    last = max(((time.latest or time.earliest or "")[:10] for time in days), default=case.incident.last)
    incident = replace(case.incident, first=first, last=max(first or "", last or "") or None)
    view = replace(case.view, incident=incident, told=told, relations=())
    return Case(
        view,
        case.policy,
        settle(view, case.policy),
        settle(view, case.policy, "wounded"),
        settle(view, POLICIES["range"]),
    )


def _row(case: Case, document: Document, loss: Loss) -> dict[str, str]:
    place, country, days = main_place(case), country_of(case), days_of(case)
    located = next(iter(places_of(case)), None)
    precision = where_prec(place)
    day = published_day(document)
    types = Counter(claim.event.type for claim in case.stated)
    return dict.fromkeys(HEADER, "") | {
        "id": f"{case.incident.id}-{document.id}",
        "event_id": case.incident.id,
        "country": party_name(country) if country else "",
        "date_start": days[0].isoformat() if days else "",
        "date_end": days[1].isoformat() if days else "",
        "city": (place.name or "") if place is not None and precision == 1 else "",
        "location": " ".join(place.mention.text.split()) if place is not None else "",
        "latitude": f"{located.lat:.5f}" if located is not None else "",
        "longitude": f"{located.lon:.5f}" if located is not None else "",
        "geo_precision": str(_PRECISION.get(precision or 0, 0)),
        **_actors(case, loss),
        **_tolls(case),
        "event_context": event_name(min(types, key=lambda one: (-types[one], one))).capitalize(),
        "target": "; ".join(party_name(side) for side in _sides(case.stated, "target")),
        "displacement": "1" if "displacement" in types else "0",
        "damage": "1" if "destruction" in types else "0",
        "source": f"{outlet_of(document)} ({day.isoformat() if day else 'undated'}) {title_of(document)}".strip(),
        "number_of_sources": str(len({_speaker(claim) for claim in case.stated})),
        "source_author": outlet_of(document),
        "sampling": "0",
        "unit_of_analysis": "Event report",
        "aggregation": "None",
    }


def _speaker(claim: Claim) -> tuple[str, str]:
    source = claim.attribution.source
    return (source.party.value if source.party else "", source.kind)


def _tolls(case: Case) -> Mapping[str, str]:
    out = {}
    for name, settled in (("deaths", case.killed), ("injuries", case.wounded)):
        found = columns(settled, None, None)
        for part in ("best", "low", "high"):
            out[f"{name}_{part}"] = str(getattr(found, part)) if found is not None else ""
    return out


def _actors(case: Case, loss: Loss) -> Mapping[str, str]:
    doers, hit = _sides(case.stated, "actor"), _sides(case.stated, "target")
    sides = [*doers, *(side for side in hit if side not in doers)]
    if len(sides) > ACTORS:
        loss.note("more_actors", [case.incident.id])
    out = {}
    for number in range(1, ACTORS + 1):
        side = sides[number - 1] if number <= len(sides) else None
        for part, cell in _actor(case.stated, side, side in hit).items():
            out[f"actor{number}{part}"] = cell
    return out


def _actor(claims: Sequence[Claim], side: str | None, victim: bool) -> Mapping[str, str]:
    flags = dict.fromkeys(("_initiator", "_perpetrator", "_intervener", "_bystander", "_victim"), "0")
    if side is None:
        return flags | {"_precision": "0"}
    row = parties().get(side)
    acts = [
        claim
        for claim in claims
        if side in _of(claim.event.actor) and family_of(claim.event.type) in ("force", "harm", "control")
    ]
    began = any(claim.started is not None and claim.started.value for claim in acts)
    known = row is not None and row.kind != "organisation"
    return flags | {
        "": party_name(side),
        "_id": side,
        "_type": "Security forces" if is_state(side) else "Non-state armed actor" if known else "Other",
        "_violence": "; ".join(sorted({event_name(claim.event.type) for claim in acts})),
        "_precision": "3" if is_state(side) else "4" if row is not None else "2",
        "_initiator": "1" if began else "0",
        "_perpetrator": "1" if acts else "0",
        "_victim": "1" if victim else "0",
    }


def _sides(claims: Sequence[Claim], role: str) -> list[str]:
    people = [claim.event.actor if role == "actor" else claim.event.target for claim in claims]
    return sorted({side for actors in people for side in _of(actors)}, key=party_name)


def _of(actors: Sequence[Actor]) -> set[str]:
    return {side for actor in actors for side in ((actor.party.value,) if actor.party else actor.parties)}
