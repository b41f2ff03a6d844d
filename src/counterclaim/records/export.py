"""Records to and from plain JSON objects: the `claims.jsonl` of the codebook, and a lossless form for the store."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from counterclaim.records.base import Evidence, Mention
from counterclaim.records.claim import Actor, Claim, Count, Leftover, Place, Relation, Source, TimeSpan, Weapon
from counterclaim.records.document import Problem
from counterclaim.records.incident import Incident

Json = dict[str, Any]


def _words(mention: Mention | None) -> Json:
    if mention is None:
        return {"text": None, "start": None, "end": None}
    return {"text": mention.text, "start": mention.start, "end": mention.end}


def _participant(actor: Actor) -> Json:
    out = {**_words(actor.mention), "party": actor.party.value if actor.party else None, **_known(actor)}
    if actor.parties:
        out["parties"] = list(actor.parties)
    if actor.stands_for is not None:
        out["stands_for"] = _words(actor.stands_for)
    return out


def _known(said: Actor | Source) -> Json:
    """`known: false` beside a party that stands in no table and whose id is a slug of its name."""
    unknown = said.party is not None and said.resolution is not None and not said.resolution.known
    return {"known": False} if unknown else {}


def _weapon(weapon: Weapon) -> Json:
    return {**_words(weapon.mention), "id": weapon.id}


def _place(place: Place) -> Json:
    out: Json = {
        **_words(place.mention),
        "name": place.name,
        "country": place.country,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "where_prec": place.where_prec,
        "geo_precision": place.geo_precision,
    }
    plain: Json = {"slug": place.slug, "admin1": place.admin1, "radius_km": place.radius_km, "relation": place.relation}
    out |= {key: value for key, value in plain.items() if value is not None}
    if place.countries and place.countries != (place.country,):
        out["countries"] = list(place.countries)
    if place.held_by or place.claimed_by:
        out |= {"held_by": list(place.held_by), "claimed_by": list(place.claimed_by), "names": dict(place.names)}
    if (told := place.resolution) is not None:
        out |= {"status": told.status, "reason": told.reason}
        out["candidates"] = [{"id": one.value, "score": one.score, "what": one.reason} for one in told.candidates]
    return out


def _time(time: TimeSpan | None) -> Json | None:
    if time is None:
        return None
    return {
        **_words(time.mention),
        "earliest": time.earliest,
        "latest": time.latest,
        "precision": time.precision,
        "imputed": time.imputed,
        "value": time.value,
        "earliest_utc": time.earliest_utc,
        "latest_utc": time.latest_utc,
        "zone": time.zone,
        "zone_imputed": time.zone_imputed,
        "date_prec": time.date_prec,
        "time_precision": time.time_precision,
        "flags": list(time.flags),
        "anchor": _words(time.anchor) if time.anchor else None,
        "status": time.resolution.status if time.resolution else None,
    }


def _count(count: Count) -> Json:
    out = {
        **_words(count.mention),
        "kind": count.kind,
        "party": count.party.value if count.party else None,
        "status": count.status,
        "low": count.low,
        "high": count.high,
        "cumulative": count.cumulative,
    }
    if count.vague is not None:
        out["vague"] = count.vague
    return out


def _source(source: Source | None) -> Json | None:
    if source is None:
        return None
    out = {**_words(source.mention), "party": source.party.value if source.party else None, "kind": source.kind}
    out |= _known(source)
    if source.stands_for is not None:
        out["stands_for"] = _words(source.stands_for)
    return out


def _by_field(claim: Claim, told: Callable[[Evidence], Any]) -> Json:
    """Field → what its evidence tells; several values of a field give a list, in the order of the values."""
    event, said = claim.event, claim.attribution
    out: Json = {"trigger": told(event.evidence)}
    for name, values in (
        ("actor", event.actor),
        ("target", event.target),
        ("weapons", event.weapons),
        ("place", event.place),
        ("counts", event.counts),
    ):
        if values:
            out[name] = [told(value.evidence) for value in values]
    if event.time:
        out["time"] = told(event.time.evidence)
    out["source"] = told(said.source.evidence)
    if said.via:
        out["via"] = told(said.via.evidence)
    out["speech"] = told(said.speech.evidence)
    out["modality"] = told(claim.modality.evidence)
    out["frame"] = told(claim.frame.evidence)
    if claim.started is not None:
        out["started"] = told(claim.started.evidence)
    return out


def _method(evidence: Evidence) -> str:
    return evidence.method


def _score(evidence: Evidence) -> float:
    return round(evidence.score, 3)


def claim_to_json(claim: Claim, doc_ref: str) -> Json:
    """One line of `claims.jsonl`, as `codebook.md` section 3 lays it out. `doc_ref` is the giver's own name for the document."""
    event, said = claim.event, claim.attribution
    return {
        "id": claim.id,
        "doc_id": claim.doc_id,
        "doc_ref": doc_ref,
        "event": event.type,
        "trigger": _words(event.trigger),
        "sentence": {"start": event.sentence.start, "end": event.sentence.end},
        "actor": [_participant(actor) for actor in event.actor],
        "target": [_participant(actor) for actor in event.target],
        "weapons": [_weapon(weapon) for weapon in event.weapons],
        "place": [_place(place) for place in event.place],
        "time": _time(event.time),
        "counts": [_count(count) for count in event.counts],
        "source": _source(said.source),
        "via": _source(said.via),
        "cue": _words(said.cue) if said.cue else None,
        "speech": said.speech.value,
        "modality": claim.modality.value,
        "started": claim.started.value if claim.started is not None else None,
        "frame": claim.frame.value,
        "confidence": round(claim.confidence, 4),
        "method": _by_field(claim, _method),
        "score": _by_field(claim, _score),
    }


def relation_to_json(relation: Relation, doc_ref: str) -> Json:
    """One line of `relations.jsonl`."""
    return {
        "doc_ref": doc_ref,
        "left": relation.left,
        "right": relation.right,
        "field": relation.field,
        "verdict": relation.verdict,
        "reason": relation.reason,
        "method": relation.method,
        "score": round(relation.score, 4),
    }


def problem_to_json(problem: Problem) -> Json:
    """One line of `problems.jsonl`."""
    return {"id": problem.id, "kind": problem.kind, "where": problem.where, "message": problem.message}


def leftover_to_json(leftover: Leftover, doc_ref: str) -> Json:
    """One audited sentence."""
    return {
        "doc_ref": doc_ref,
        "sentence": {"start": leftover.sentence.start, "end": leftover.sentence.end},
        "status": leftover.status,
        "signals": [_words(signal) for signal in leftover.signals],
    }


def incident_to_json(incident: Incident) -> Json:
    """One line of `incidents.jsonl`: the fields of `Incident`, lists for tuples."""
    out: Json = {}
    for name in incident.__dataclass_fields__:
        value = getattr(incident, name)
        out[name] = list(value) if isinstance(value, tuple) else value
    return out
