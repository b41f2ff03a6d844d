"""GeoJSON (RFC 7946): a feature for every incident and for every place of a claim. What has no coordinates has no geometry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from counterclaim.export.case import Case
from counterclaim.export.facts import outlet_of
from counterclaim.export.loss import Loss
from counterclaim.export.where import where_prec
from counterclaim.policy import columns
from counterclaim.records import Claim, Document, Place
from counterclaim.report import title

HOLDS = frozenset(
    {"stray_place", "denial", "hedge", "plan", "speaker", "who_began", "weapon", "not_counted", "wounded", "other_counts", "open_bound",
     "vague_number", "unresolved_place", "unresolved_time", "unresolved_party", "hour"}
)  # fmt: skip


def features(cases: Iterable[Case], loss: Loss) -> Iterator[dict[str, Any]]:
    """The features: each incident, then the places of its claims."""
    for case in cases:
        loss.case(case, HOLDS)
        loss.row()
        yield _incident(case)
        for document, claim in case.told:
            for number, place in enumerate(claim.event.place or (None,)):
                loss.row()
                yield _claim(case, document, claim, number, place)


def _incident(case: Case) -> dict[str, Any]:
    incident, found = case.incident, columns(case.killed, None, None)
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": _point(incident.lat, incident.lon),
        "properties": {
            "kind": "incident",
            "title": title(incident),
            "episode": incident.episode,
            "theme": incident.theme,
            "frame": incident.frame,
            "sides": list(incident.sides),
            "first": incident.first,
            "last": incident.last,
            "claims": len(incident.claims),
            "documents": incident.documents,
            "independent_stories": incident.origins,
            "policy": case.policy.name,
            "killed_low": found.low if found else None,
            "killed_best": found.best if found else None,
            "killed_high": found.high if found else None,
        },
    }


def _claim(case: Case, document: Document, claim: Claim, number: int, place: Place | None) -> dict[str, Any]:
    event, source, time = claim.event, claim.attribution.source, claim.event.time
    return {
        "type": "Feature",
        "id": f"{claim.id}/{number}",
        "geometry": _point(place.lat, place.lon) if place is not None else None,
        "properties": {
            "kind": "claim",
            "claim": claim.id,
            "incident": case.incident.id,
            "event": event.type,
            "actor": [one.party.value for one in event.actor if one.party],
            "target": [one.party.value for one in event.target if one.party],
            "weapons": [one.id for one in event.weapons],
            "place": (place.name or " ".join(place.mention.text.split())) if place is not None else None,
            "precision": place.precision if place is not None else None,
            "where_prec": where_prec(place),
            "admin1": place.admin1 if place is not None else None,
            "country": place.country if place is not None else None,
            "earliest": time.earliest if time else None,
            "latest": time.latest if time else None,
            "counts": [
                {
                    "kind": c.kind,
                    "party": c.party.value if c.party else None,
                    "status": c.status,
                    "low": c.low,
                    "high": c.high,
                    "vague": c.vague,
                }
                for c in event.counts
            ],
            "source_party": source.party.value if source.party else None,
            "source_kind": source.kind,
            "speech": claim.attribution.speech.value,
            "modality": claim.modality.value,
            "started": claim.started.value if claim.started else None,
            "outlet": outlet_of(document),
            "published": document.published.value if document.published else None,
        },
    }


def _point(lat: float | None, lon: float | None) -> dict[str, Any] | None:
    return {"type": "Point", "coordinates": [lon, lat]} if lat is not None and lon is not None else None
