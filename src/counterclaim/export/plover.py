"""PLOVER JSON Lines: one line for each incident and PLOVER event, with who asserts and who denies it as extensions.

Violence by both sides has all in `actor` and no recipient; a truce announced is CONCEDE, one observed RETREAT. Text is never copied: `spans`
point into the documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from counterclaim.codebook import parties, party_name
from counterclaim.codebook.mappings import Plover, mappings
from counterclaim.export.case import Case
from counterclaim.export.facts import between, days_of, outlet_of, title_of
from counterclaim.export.loss import Loss
from counterclaim.export.plover_schema import (
    Cite,
    Entity,
    Link,
    Location,
    PloverEvent,
    Sector,
    Size,
    SpanAt,
    Voice,
    check,
)
from counterclaim.export.plover_sectors import sectors_of
from counterclaim.export.where import places_of, where_prec
from counterclaim.policy import columns
from counterclaim.policy.said import belligerents_of
from counterclaim.records import Actor, Claim, Document, Place, Source

HOLDS = frozenset(
    {
        "denial",
        "hedge",
        "plan",
        "speaker",
        "go_between",
        "unresolved_party",
        "not_counted",
        "wounded",
        "relations",
        "offsets",
    }
)
#: PLOVER event → quad code: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
#: The scores that are known for certain, −10 to 10; others are left out.
_SCALE = {"ASSAULT": -9.0, "COERCE": -7.0, "MOBILIZE": -5.5, "AID": 10.0}
#: where_prec → PLOVER's resolution.
_RESOLUTION = {1: 5, 2: 4, 3: 3, 4: 2, 5: 2, 6: 1}
_SORTS = {
    "igo": "IGO",
    "un": "UNO",
    "ngo": "NGO",
    "humanitarian": "NGO",
    "monitor": "NGO",
    "coalition": "IGO",
    "mission": "IGO",
}


def lines(cases: Iterable[Case], loss: Loss) -> Iterator[dict[str, Any]]:
    """The lines, each checked against the schema, by incident in order of publication."""
    for case in cases:
        loss.case(case, HOLDS)
        groups = _groups(case, loss)
        if not groups:
            continue
        if days_of(case) is None:
            loss.note("no_date", [case.incident.id])
            continue
        for event in sorted(groups):
            line: dict[str, Any] = msgspec.to_builtins(_line(case, event, groups[event], loss))
            check(line)
            loss.row()
            yield line


def _groups(case: Case, loss: Loss) -> dict[str, list[tuple[Claim, Plover]]]:
    """PLOVER event → its claims. What is only denied or only planned is no event; a denial stands beside what it denies."""
    groups: dict[str, list[tuple[Claim, Plover]]] = {}
    for _, claim in case.told:
        row = mapped(claim)
        planned = claim.modality.value in ("planned", "conditional")
        if row is not None and not (planned and row.event != "CONCEDE"):
            groups.setdefault(row.event, []).append((claim, row))
    told = {event: rows for event, rows in groups.items() if any(c.modality.value != "negated" for c, _ in rows)}
    ours = [case.incident.id]
    if len(told) < len(groups):
        loss.note("only_denied", ours)
    if not groups:
        loss.note("no_type" if case.stated else "only_planned", ours)
    found = columns(case.killed, None, None)
    if "ASSAULT" not in told and found is not None and found.high:
        loss.note("deaths_elsewhere", ours)
    return told


def mapped(claim: Claim) -> Plover | None:
    """A claim's PLOVER event: a truce or withdrawal still to come is a concession."""
    row = mappings()[claim.event.type].plover
    if row is not None and row.event == "RETREAT" and claim.modality.value in ("planned", "conditional"):
        return Plover("CONCEDE", None, row.context)
    return row


def _line(case: Case, event: str, rows: Sequence[tuple[Claim, Plover]], loss: Loss) -> PloverEvent:
    claims = [claim for claim, _ in rows]
    first, last = days_of(case) or (None, None)
    assert first is not None and last is not None
    actors, recipients = _who(case, claims, event)
    if any(entity.code == "UNK" for entity in (*actors, *recipients)):
        loss.note("actor_unknown", [case.incident.id])
    documents = {document.id: document for document, _ in case.told}
    return PloverEvent(
        id=f"{case.incident.id}-{event}",
        date=first.isoformat(),
        enddate=last.isoformat() if last != first else None,
        actor=actors,
        recipient=recipients,
        event=(event,),  # type: ignore[arg-type]
        mode=tuple(sorted({row.mode for _, row in rows if row.mode})),  # type: ignore[misc]
        context=tuple(sorted({context for _, row in rows for context in row.context})),  # type: ignore[misc]
        quad_code=QUAD[event],  # type: ignore[arg-type]
        event_scale=-10.0 if any(row.mode == "unconventional" for _, row in rows) else _SCALE.get(event),
        event_loc=tuple(_location(place) for place in places_of(case)),
        size=_size(case) if event == "ASSAULT" else None,
        cite_info=tuple(_cite(documents[doc]) for doc in dict.fromkeys(claim.doc_id for claim in claims)),
        asserted_by=_voices(claims, ("asserted", "hedged", "planned", "conditional")),
        denied_by=_voices(claims, ("negated",)),
        attribution_chain=tuple(_link(claim, documents[claim.doc_id]) for claim in claims),
        claim_status=status(claims),  # type: ignore[arg-type]
        incident=case.incident.id,
        episode=case.incident.episode,
        policy=case.policy.name,
        claims=tuple(claim.id for claim in claims),
        spans=tuple(_span(claim, documents[claim.doc_id]) for claim in claims),
    )


def status(claims: Sequence[Claim]) -> str:
    """Contested where some assert and others deny; else by how many sides tell it."""
    told = {_side(claim) for claim in claims if claim.modality.value != "negated"}
    denied = any(claim.modality.value == "negated" for claim in claims)
    if denied:
        return "contested" if told else "only denied"
    return "told by several" if len(told) > 1 else "told by one side"


def _side(claim: Claim) -> str:
    source = claim.attribution.source
    return source.party.value if source.party else source.kind


def _who(case: Case, claims: Sequence[Claim], event: str) -> tuple[tuple[Entity, ...], tuple[Entity, ...]]:
    doers = sorted({side for claim in claims for side in _parties(claim, "actor")})
    hit = sorted({side for claim in claims for side in _parties(claim, "target")} - set(doers))
    if event in ("RETREAT", "CONCEDE"):  # a broker neither yields nor withdraws
        doers = sorted(between(case) & set(doers)) or doers
    both = belligerents_of(case.view) & set(doers)
    if event == "ASSAULT" and len(both) > 1:
        hit = []
    actors = tuple(entity(party, said_of(claims, "actor", party)) for party in doers)
    return actors or (Entity("UNK", ("UNK",)),), tuple(entity(party, said_of(claims, "target", party)) for party in hit)


def _parties(claim: Claim, role: str) -> set[str]:
    return {side for one in _people(claim, role) for side in _sides(one)}


def _people(claim: Claim, role: str) -> tuple[Actor, ...]:
    return claim.event.actor if role == "actor" else claim.event.target


def _sides(one: Actor) -> tuple[str, ...]:
    return (one.party.value,) if one.party else one.parties


def said_of(claims: Iterable[Claim], role: str, party: str) -> tuple[str, ...]:
    """The words by which claims name a side's people in a role, `actor` or `target`: what a pronoun stands for, not the pronoun."""
    people = [one for claim in claims for one in _people(claim, role) if party in _sides(one)]
    return tuple((one.stands_for or one.mention).text for one in people)


def entity(party: str, said: Sequence[str] = ()) -> Entity:
    """A side as PLOVER codes it: a state's own code, a sovereign's with PRE for an entity, the state's with REB for a group.

    `said` are the words for a state's people, which may tell its sectors: its army, its police, its ministers.
    """
    row = parties().get(party)
    name = party_name(party)
    if row is None:
        return Entity("UNK", ("UNK",), name, party)
    if row.plover is not None:
        return Entity(row.plover[:3], sectors_of(said) if row.kind == "state" else (), name, party)
    if row.kind == "state":
        return Entity("KOS" if party == "XKX" else party, sectors_of(said), name, party)
    if row.kind == "organisation":
        code = {"united-nations": "UNO", "european-union": "EUR"}.get(party) or _SORTS.get(row.sort or "", "IGO")
        armed: tuple[Sector, ...] = ("MIL",) if "MIL" in sectors_of(said) else ()  # "NATO troops", "UN peacekeepers"
        return Entity(code, ("NGO",) if code == "NGO" else ("IGO", *armed), name, party)
    if row.kind == "entity":
        return Entity(row.states[0] if row.states else "UNK", ("PRE",), name, party)
    return Entity(row.states[0] if len(row.states) == 1 else "IMG", ("REB",), name, party)


def _location(place: Place) -> Location:
    precision = where_prec(place)
    return Location(
        place.name or "",
        place.geonameid,
        place.lat,
        place.lon,
        place.admin1 or "",
        party_name(place.country) if place.country else "",
        place.country if place.country and place.country.isupper() else None,
        _RESOLUTION.get(precision) if precision else None,
    )


def _size(case: Case) -> Size | None:
    dead, injured = columns(case.killed, None, None), columns(case.wounded, None, None)
    return Size(dead.best if dead else None, injured.best if injured else None) if dead or injured else None


def _cite(document: Document) -> Cite:
    return Cite(
        outlet_of(document),
        document.url.value if document.url else "",
        title_of(document),
        document.language.value if document.language else "",
        document.published.value if document.published else "",
        document.id,
    )


def _voices(claims: Sequence[Claim], modality: tuple[str, ...]) -> tuple[Voice, ...]:
    heard: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        if claim.modality.value in modality:
            source = claim.attribution.source
            heard.setdefault((source.party.value if source.party else "", source.kind), []).append(claim.id)
    return tuple(Voice(party or None, kind, tuple(heard[party, kind])) for party, kind in sorted(heard))


def _link(claim: Claim, document: Document) -> Link:
    said = claim.attribution
    via: Source | None = said.via
    return Link(
        claim.id,
        said.source.party.value if said.source.party else None,
        said.source.kind,
        said.speech.value,
        claim.modality.value,
        via.party.value if via and via.party else None,
        via.kind if via else None,
        outlet_of(document),
    )


def _span(claim: Claim, document: Document) -> SpanAt:
    sentence = claim.event.sentence
    return SpanAt(claim.id, document.id, sentence.start, sentence.end, document.text_sha256)
