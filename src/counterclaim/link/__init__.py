"""Linking: how one document's claims stand to each other, field by field. Pure; nobody is said to be right."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.link import control, details, initiator, occurrence, responsibility, tolls
from counterclaim.link.contradictions import weighed
from counterclaim.link.sides import order
from counterclaim.records import Claim, Relation

__all__ = ["relate"]

#: Comparisons in the order of the codebook's fields.
COMPARISONS = (
    occurrence.compare,
    initiator.compare,
    responsibility.compare,
    tolls.compare,
    control.compare,
    details.compare,
)


def relate(claims: Sequence[Claim], text: str = "") -> tuple[Relation, ...]:
    """The relations among claims, document by document; claims of different documents are never related here.

    The order of `claims` does not matter. In each relation `left` comes first in the text. Only what speaks for
    itself is related: two claims that may or may not tell one happening stay apart. `text` is the document's, where all claims are of one:
    it holds the words that set one account against another.
    """
    documents: dict[str, list[Claim]] = {}
    for claim in {claim.id: claim for claim in claims}.values():
        documents.setdefault(claim.doc_id, []).append(claim)
    return tuple(relation for doc_id in sorted(documents) for relation in _document(documents[doc_id], text))


def _document(claims: Sequence[Claim], text: str) -> list[Relation]:
    claims = sorted(claims, key=order)
    place = {claim.id: number for number, claim in enumerate(claims)}
    found: dict[tuple[str, str, str], Relation] = {}
    for comparison in COMPARISONS:
        for relation in comparison(claims):
            found.setdefault((relation.left, relation.right, relation.field), relation)
    settled = weighed(claims, list(found.values()), text)
    return sorted(settled, key=lambda r: (place[r.left], place[r.right], r.field, r.verdict))
