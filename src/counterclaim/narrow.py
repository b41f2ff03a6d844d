"""What is left of documents and incidents without the claims below a confidence. Nothing changes in the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, lru_cache

from counterclaim.link.across import Trait, narrowed, traits_of
from counterclaim.records import Coded, Incident
from counterclaim.store import Reader, check_confidence

#: Documents whose claims are kept as linking sees them: incidents follow each other in time, and share documents.
_KEPT = 256


def narrow_document(coded: Coded, min_confidence: float | None) -> Coded:
    """The document with its claims of at least this confidence, the relations between these, and all else that was coded.

    The audit stays: it tells of sentences that gave no claim at all. Raises `UsageError` for what is no confidence.
    """
    check_confidence(min_confidence)
    if min_confidence is None:
        return coded
    claims = tuple(claim for claim in coded.claims if claim.confidence >= min_confidence)
    left = {claim.id for claim in claims}
    context = tuple(replace(one, claims=tuple(name for name in one.claims if name in left)) for one in coded.context)
    relations = tuple(one for one in coded.relations if {one.left, one.right} <= left)
    return replace(coded, claims=claims, relations=relations, context=context)


class Narrow:
    """Makes of incidents what their claims of at least `min_confidence` tell; with None every incident stays as it is.

    Claims are linked whatever their confidence: an incident that loses some keeps its id and episode, and is told by the rest, each
    as linking saw it. Raises `UsageError` for what is no confidence, and `StoreError`.
    """

    def __init__(self, store: Reader, min_confidence: float | None) -> None:
        check_confidence(min_confidence)
        self.min_confidence = min_confidence
        self._store = store
        self._made: dict[str, Incident | None] = {}
        self._traits: Callable[[str], dict[str, Trait]] = lru_cache(_KEPT)(self._traits_of)

    def __call__(self, incident: Incident) -> Incident | None:
        """The incident as the claims that are left tell it: itself where none is left out, None where all are."""
        if self.min_confidence is None:
            return incident
        if incident.id not in self._made:
            self._made[incident.id] = self._narrowed(incident, self.min_confidence)
        return self._made[incident.id]

    def _narrowed(self, incident: Incident, least: float) -> Incident | None:
        below = self._store.below(incident.claims, least)
        if not below:
            return incident
        left = self._store.claims_of([claim for claim in incident.claims if claim not in below])
        traits = [self._traits(claim.doc_id)[name] for name, claim in left.items()]
        return narrowed(incident, traits, self._origins) if traits else None

    def _traits_of(self, doc: str) -> dict[str, Trait]:
        coded = self._store.document(doc)
        return {trait.claim: trait for trait in traits_of(coded.document, coded.claims)}

    @cached_property
    def _origins(self) -> dict[str, str]:
        return {doc: story for doc, (story, _) in self._store.origins().items()}
