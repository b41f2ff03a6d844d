"""Context records as plain JSON objects: the lines of `context.jsonl`."""

from __future__ import annotations

from counterclaim.records.base import Found
from counterclaim.records.context import Comparison, ContextRecord
from counterclaim.records.export import Json, _count, _participant, _place, _source, _time, _words


def context_to_json(record: ContextRecord, doc_ref: str) -> Json:
    """One line of `context.jsonl`: one thing of one document, with all its mentions there. None is what the words do not say."""
    return {
        "id": record.id,
        "doc_id": record.doc_id,
        "doc_ref": doc_ref,
        "kind": record.kind,
        "name": record.name.value if record.name else None,
        "mention": _words(record.mention),
        "mentions": [_words(mention) for mention in record.mentions],
        "sentence": {"start": record.sentence.start, "end": record.sentence.end},
        "parties": [_participant(actor) for actor in record.parties],
        "broker": [_participant(actor) for actor in record.broker],
        "place": [_place(place) for place in record.place],
        "time": _time(record.time),
        "start": _time(record.start),
        "end": _time(record.end),
        "duration": _found(record.duration),
        "strength": [_count(count) for count in record.strength],
        "toll": [_count(count) for count in record.toll],
        "sources": [_source(source) for source in record.sources],
        "claims": list(record.claims),
        "frame": record.frame,
        "modality": record.modality,
        "setting": list(record.setting),
        "comparison": _comparison(record.comparison) if record.comparison else None,
        "method": _methods(record),
    }


def _comparison(one: Comparison) -> Json:
    return {
        "form": one.form,
        "rank": _words(one.rank),
        "scale": one.scale.value,
        "subject": _words(one.subject) if one.subject else None,
        "anchor": _words(one.anchor),
        "since": _time(one.since),
        "event": one.event,
    }


def _found(found: Found[str] | None) -> Json | None:
    if found is None:
        return None
    span = found.evidence.span
    return {"value": found.value, "start": span.start if span else None, "end": span.end if span else None}


def _methods(record: ContextRecord) -> Json:
    """Field → method id; several values of a field give a list, in the order of the values."""
    out: Json = {"kind": record.evidence.method}
    if record.name:
        out["name"] = record.name.evidence.method
    for name in ("parties", "broker", "place", "strength", "toll", "sources"):
        if values := getattr(record, name):
            out[name] = [value.evidence.method for value in values]
    for name in ("time", "start", "end", "duration"):
        if (value := getattr(record, name)) is not None:
            out[name] = value.evidence.method
    if record.comparison:
        out["scale"] = record.comparison.scale.evidence.method
    return out
