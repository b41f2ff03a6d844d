"""Gold or own claims of many documents, linked in memory as `counterclaim link` links a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.link.across import Ints, Linked, Told, copies, link_claims, origins, relate_across, sketch, traits_of
from counterclaim.records import Claim, Document, Relation
from counterclaim.store import Engine


@dataclass(frozen=True, slots=True)
class LinkedClaims:
    """Claims with their incidents, and the relations across documents."""

    claims: dict[str, Claim]
    linked: Linked
    relations: list[Relation]

    def incident_of(self) -> dict[str, str]:
        """Claim → incident."""
        return {link.claim: link.incident for link in self.linked.links}


def link_all(documents: Sequence[tuple[Document, Sequence[Claim]]]) -> LinkedClaims:
    """Link the claims of these documents."""
    traits = {doc.id: traits_of(doc, claims) for doc, claims in documents}
    sketches = [sketch(doc) for doc, _ in documents]
    story = origins(sketches, copies(sketches))
    rows = {doc.id: doc for doc, _ in documents}
    order = {
        trait.claim: (_published(rows[doc]) or "9999", rows[doc].ref, f"{at:06}", trait.claim)
        for doc, found in traits.items()
        for at, trait in enumerate(found)
    }
    linked = link_claims([trait for found in traits.values() for trait in found], ask, order, story)
    claims = {claim.id: claim for _, found in documents for claim in found}
    episodes: dict[str, list[Told]] = defaultdict(list)
    for number, incident in enumerate(linked.incidents):
        for name in incident.claims:
            doc = rows[claims[name].doc_id]
            episodes[incident.episode].append(Told(claims[name], doc.ref, _published(doc), story[doc.id], number))
    relations = [relation for name in sorted(episodes) for relation in relate_across(episodes[name])]
    return LinkedClaims(claims, linked, relations)


def _published(document: Document) -> str:
    return document.published.value if document.published else ""


def ask(columns: Mapping[str, Ints], sql: str) -> Ints:
    """Runs the SQL of blocks in the analytical engine."""
    with Engine() as engine:
        engine.table("trait", columns)
        return engine.column(sql)


def b_cubed(ours: Mapping[str, str], gold: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 in percent after Bagga & Baldwin 1998, over the items of `gold`.

    An item that `ours` lacks is alone in a group of its own.
    """
    mine, theirs = defaultdict(set), defaultdict(set)
    for item in gold:
        mine[ours.get(item, f"alone:{item}")].add(item)
        theirs[gold[item]].add(item)
    precision = recall = 0.0
    for item in gold:
        one, other = mine[ours.get(item, f"alone:{item}")], theirs[gold[item]]
        precision += len(one & other) / len(one)
        recall += len(one & other) / len(other)
    precision, recall = 100 * precision / len(gold), 100 * recall / len(gold)
    return round(precision, 1), round(recall, 1), round(2 * precision * recall / (precision + recall), 1)
