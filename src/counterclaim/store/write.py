"""One document → its rows. Runs inside the caller's transaction."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from counterclaim.errors import CodingError
from counterclaim.records import Claim, Coded, Document, content_id
from counterclaim.store.codec import dump_document, dumps


@dataclass(frozen=True, slots=True)
class Sighting:
    """One name under which a document was given: the same bytes may come twice, with other details beside them."""

    ref: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


def sighting_of(document: Document) -> Sighting:
    """What this giving of the document says about it."""
    values = (
        found.value if found else None for found in (document.title, document.outlet, document.published, document.url)
    )
    return Sighting(document.ref, *values)


def check(coded: Coded) -> None:
    """Raises `CodingError` where the parts do not belong together: such a document is not stored at all."""
    ids = [claim.id for claim in coded.claims]
    known = set(ids)
    where = coded.document.ref
    if len(known) < len(ids):
        raise CodingError(f"two claims of {where} have the same id ({_twice(ids)}): please report this")
    if any(claim.doc_id != coded.document.id for claim in coded.claims):
        raise CodingError(f"a claim of {where} names another document: please report this")
    for relation in coded.relations:
        if relation.left not in known or relation.right not in known:
            raise CodingError(f"a relation of {where} names a claim that is not there: please report this")
    for record in coded.context:
        if record.doc_id != coded.document.id or not known.issuperset(record.claims):
            raise CodingError(f"a context record of {where} does not belong to it: please report this")


def write_sighting(db: sqlite3.Connection, document: Document, given: str) -> None:
    """Remember under which name and with which details it was given; `given` marks the raw item."""
    seen = sighting_of(document)
    row = (document.id, given or content_id("s", dumps(seen)), seen.ref, dumps(seen))
    db.execute("INSERT OR REPLACE INTO sighting VALUES (?, ?, ?, ?)", row)


def write_document(db: sqlite3.Connection, coded: Coded, coder: str, digest: str) -> None:
    """Replace everything that stands under the document's id, its sightings excepted."""
    document = coded.document
    for table in ("relation", "leftover", "context", "claim"):
        db.execute(f"DELETE FROM {table} WHERE doc_id = ?", (document.id,))
    published = document.published.value if document.published else None
    db.execute(
        "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (id) DO UPDATE SET ref = excluded.ref,"
        " published = excluded.published, coder = excluded.coder, digest = excluded.digest, text = excluded.text,"
        " record = excluded.record, read_context = 1",
        (document.id, document.ref, published, coder, digest, document.text, dump_document(document)),
    )
    for position, claim in enumerate(coded.claims):
        _write_claim(db, position, claim)
    for position, relation in enumerate(coded.relations):
        row = (relation.left, relation.right, relation.field, relation.verdict, dumps(relation))
        db.execute("INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?, ?)", (document.id, position, *row))
    for position, leftover in enumerate(coded.audit):
        row4 = (document.id, position, leftover.status, dumps(leftover))
        db.execute("INSERT INTO leftover VALUES (?, ?, ?, ?)", row4)
    for position, record in enumerate(coded.context):
        db.execute("INSERT INTO context VALUES (?, ?, ?, ?)", (document.id, position, record.kind, dumps(record)))


def _write_claim(db: sqlite3.Connection, position: int, claim: Claim) -> None:
    source = claim.attribution.source
    row = (claim.id, claim.doc_id, position, claim.event.type, source.kind, claim.attribution.speech.value)
    db.execute(
        "INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*row, claim.modality.value, claim.frame.value, dumps(claim), claim.confidence),
    )
    for role, party in sorted(_parties(claim)):
        db.execute("INSERT INTO party VALUES (?, ?, ?)", (claim.id, role, party))


def _parties(claim: Claim) -> set[tuple[str, str]]:
    event, said = claim.event, claim.attribution
    found = [("actor", actor.party) for actor in event.actor]
    found += [("target", actor.party) for actor in event.target]
    found += [("count", count.party) for count in event.counts]
    found += [("source", said.source.party), ("via", said.via.party if said.via else None)]
    return {(role, party.value) for role, party in found if party is not None}


def _twice(ids: list[str]) -> str:
    return next(name for name in sorted(ids) if ids.count(name) > 1)
