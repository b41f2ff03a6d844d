"""Linking a store, as functions: what `link`, `incidents`, `merge`, `split` and `withdraw` do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from counterclaim.errors import UsageError
from counterclaim.link.across import (
    VERSION,
    Comparison,
    Copy,
    Ints,
    Linked,
    Sketch,
    Told,
    Trait,
    compare,
    copies,
    link_claims,
    origins,
    relate_across,
    sketch,
    traits_of,
)
from counterclaim.narrow import Narrow
from counterclaim.records import Claim, Document, Incident, Judgement, Link, Relation, content_id
from counterclaim.store import Engine, Found, Reader, Store


@dataclass(frozen=True, slots=True)
class Derived:
    """What linking keeps of one document: how its claims look, its sketch, and where and when it was published."""

    ref: str
    published: str
    traits: tuple[Trait, ...]
    sketch: Sketch


@dataclass(frozen=True, slots=True)
class Linking:
    """What a run of linking made. `read` is how many documents were new to it."""

    documents: int
    read: int
    claims: int
    incidents: int
    told_twice: int
    episodes: int
    origins: int
    relations: int


def link(store: Store) -> Linking:
    """Link all claims of the store into incidents and episodes, and relate the accounts of each across documents.

    Only documents that are new or coded anew since the last run are read; incidents are made anew from all. The same
    claims and judgements give the same incidents whatever the order in which they came. Raises `StoreError`.
    """
    kept, read = _derive(store)
    found = copies([row.sketch for row in kept.values()])
    story = origins([row.sketch for row in kept.values()], found)
    linked = link_claims(
        [trait for row in kept.values() for trait in row.traits],
        _ask,
        {
            trait.claim: (row.published or "9999", row.ref, f"{at:06}", trait.claim)
            for row in kept.values()
            for at, trait in enumerate(row.traits)
        },
        story,
        store.judgements(),
    )
    relations = list(_relations(store, linked, kept, story))
    store.put_links(Found(linked.incidents, linked.links, relations, _reasons(story, found)))
    return _summary(linked, kept, read, story, relations)


def _summary(
    linked: Linked,
    kept: Mapping[str, Derived],
    read: int,
    story: Mapping[str, str],
    relations: Sequence[tuple[str, Relation]],
) -> Linking:
    return Linking(
        documents=len(kept),
        read=read,
        claims=len(linked.links),
        incidents=len(linked.incidents),
        told_twice=sum(incident.documents > 1 for incident in linked.incidents),
        episodes=len({incident.episode for incident in linked.incidents}),
        origins=len(set(story.values())),
        relations=len(relations),
    )


def _derive(store: Store) -> tuple[dict[str, Derived], int]:
    """What linking keeps of every document; made now where it is missing or of another coding."""
    before, out, fresh = store.derived(), {}, []
    decoder, encoder = msgspec.json.Decoder(Derived), msgspec.json.Encoder()
    for doc_id, digest in store.codings().items():
        mark = f"{VERSION}:{digest}"
        known = before.get(doc_id)
        if known is not None and known[0] == mark:
            out[doc_id] = decoder.decode(known[1])
            continue
        coded = store.document(doc_id)
        out[doc_id] = derive(coded.document, coded.claims)
        fresh.append((doc_id, mark, encoder.encode(out[doc_id]).decode()))
    store.put_derived(fresh)
    return out, len(fresh)


def derive(document: Document, claims: Sequence[Claim]) -> Derived:
    """What linking looks at in one document."""
    published = document.published.value if document.published else ""
    return Derived(document.ref, published, tuple(traits_of(document, claims)), sketch(document))


def _ask(columns: Mapping[str, Ints], sql: str) -> Ints:
    with Engine() as engine:
        engine.table("trait", columns)
        return engine.column(sql)


def _reasons(story: Mapping[str, str], found: Iterable[Copy]) -> dict[str, tuple[str, str | None]]:
    best: dict[str, Copy] = {}
    for copy in found:
        for doc in (copy.left, copy.right):
            if doc not in best or copy.contained > best[doc].contained:
                best[doc] = copy
    return {doc: (root, best[doc].reason if doc in best else None) for doc, root in story.items()}


def _relations(
    store: Reader, linked: Linked, kept: Mapping[str, Derived], story: Mapping[str, str]
) -> Iterator[tuple[str, Relation]]:
    """The relations of every episode that more than one document tells of."""
    doc_of = {trait.claim: doc for doc, row in kept.items() for trait in row.traits}
    episodes: dict[str, list[tuple[int, Incident]]] = defaultdict(list)
    for number, incident in enumerate(linked.incidents):
        episodes[incident.episode].append((number, incident))
    for episode, rows in episodes.items():
        ids = [claim for _, incident in rows for claim in incident.claims]
        if len({doc_of[claim] for claim in ids}) < 2:
            continue
        claims = store.claims_of(ids)
        tolds = [
            Told(claims[claim], kept[doc_of[claim]].ref, kept[doc_of[claim]].published, story[doc_of[claim]], number)
            for number, incident in rows
            for claim in incident.claims
        ]
        yield from ((episode, relation) for relation in relate_across(tolds))


def incidents(
    store: Reader,
    party: Sequence[str] = (),
    frame: str | None = "new",
    since: str | None = None,
    until: str | None = None,
    least: int = 1,
    min_confidence: float | None = None,
) -> Iterator[Incident]:
    """The incidents between these sides, in this frame, that touch this stretch of time, told by so many documents.

    One whose days are not known is outside every stretch of time. Each is what its claims of at least `min_confidence` tell:
    see `narrow.Narrow`.
    """
    narrow = Narrow(store, min_confidence)
    for whole in store.incidents():
        incident = narrow(whole) if not frame or whole.frame == frame else None
        if incident is not None and matches(incident, party, since, until, least):
            yield incident


def matches(incident: Incident, party: Sequence[str], since: str | None, until: str | None, least: int) -> bool:
    """True if it concerns all these sides, touches this stretch of time and is told by so many documents."""
    if not set(party) <= {*incident.sides, *incident.actors, *incident.targets} or incident.documents < least:
        return False
    if since and not (incident.last and incident.last[: len(since)] >= since):
        return False
    return not until or bool(incident.first and incident.first[: len(until)] <= until)


def why(store: Reader, claim: str) -> tuple[Link, Comparison | None]:
    """A claim's place in its incident, and the comparison with the claim that it fits best. Raises `UsageError`."""
    found = store.link_of(claim)
    if found is None:
        raise UsageError(f"claim {claim} is in no incident yet: run `counterclaim link`")
    if found.other is None:
        return found, None
    mine, other = _trait(store, claim), _trait(store, found.other)
    return found, compare(mine, other)


def _trait(store: Reader, claim: str) -> Trait:
    document, _, _ = store.claim(claim)
    coded = store.document(document.id)
    return next(trait for trait in traits_of(coded.document, coded.claims) if trait.claim == claim)


def merge(store: Store, left: str, right: str, person: str, note: str = "") -> Judgement:
    """Record that two incidents (or claims) tell one happening. It takes effect with the next `link`."""
    one, other = store.incident(left), store.incident(right)
    if one.id == other.id:
        raise UsageError(f"{left} and {right} are one incident already")
    judgement = _judgement("same", one.claims[0], other.claims[0], person, note)
    store.judge(judgement)
    return judgement


def split(store: Store, incident: str, claims: Sequence[str], person: str, note: str = "") -> list[Judgement]:
    """Record that these claims do not belong to the incident: each is held apart from all the claims that stay in it."""
    found = store.incident(incident)
    out = {store.find_claim(name) for name in claims}
    if strange := sorted(out - set(found.claims)):
        raise UsageError(
            f"{', '.join(strange)}: not of incident {found.id}; `counterclaim show {found.id}` lists its claims"
        )
    stay = [claim for claim in found.claims if claim not in out]
    if not stay:
        raise UsageError("a split must leave at least one claim in the incident")
    made = [_judgement("different", claim, other, person, note) for claim in sorted(out) for other in stay]
    for judgement in made:
        store.judge(judgement)
    return made


def _judgement(kind: str, left: str, right: str, person: str, note: str) -> Judgement:
    left, right = sorted((left, right))
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return Judgement(content_id("j", kind, left, right, person, at), kind, left, right, person, at, note)


def withdraw(store: Store, judgement: str, person: str) -> Judgement:
    """Take a judgement back; named by its id or the beginning of one. Raises `UsageError`."""
    found = [row for row in store.judgements() if row.id.startswith(judgement)]
    if len(found) != 1:
        many = f"may mean {len(found)} judgements" if found else "is no judgement"
        raise UsageError(f"{judgement!r} {many}: `counterclaim judgements` lists them")
    if found[0].withdrawn is not None:
        raise UsageError(f"{found[0].id} was taken back on {found[0].withdrawn}")
    store.withdraw(found[0].id, person, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"))
    return found[0]
