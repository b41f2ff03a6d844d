"""One dispute, one line: the relations of a text that set the same two voices against each other in the same field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.records import Claim, Relation, Source
from counterclaim.report.sides import side_key


@dataclass(frozen=True, slots=True)
class Dispute:
    """The relation that speaks for the others, the surest, and how many there are besides."""

    relation: Relation
    more: int


def one_of_each(relations: Sequence[Relation], claims: Mapping[str, Claim]) -> list[Dispute]:
    """Relations in the order given, those of one field, verdict and pair of voices as one.

    A headline and two paragraphs that tell what somebody denies are three pairs of claims, and one dispute. Other figures stay apart.
    """
    groups: dict[tuple[object, ...], list[Relation]] = {}
    for relation in relations:
        told = [claims[name] for name in (relation.left, relation.right) if name in claims]
        voices = frozenset(_voice(claim.attribution.source) for claim in told)
        by_words = relation.field in ("killed", "wounded", "captured") or len(told) < 2
        apart = relation.reason if by_words else None
        groups.setdefault((relation.verdict, relation.field, voices, apart), []).append(relation)
    return [Dispute(max(group, key=lambda r: r.score), len(group) - 1) for group in groups.values()]


def _voice(source: Source) -> str:
    """A side, else the words that name the source."""
    if source.party is not None or source.mention is None:
        return side_key(source)
    return (source.stands_for or source.mention).text.casefold()
