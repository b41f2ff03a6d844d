"""What coding makes of one document."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.records.claim import Claim, Leftover, Relation
from counterclaim.records.context import ContextRecord
from counterclaim.records.document import Document


@dataclass(frozen=True, slots=True)
class Coded:
    """Everything that coding made of one document: the document itself comes back so that every offset can be shown."""

    document: Document
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...] = ()
    audit: tuple[Leftover, ...] = ()
    context: tuple[ContextRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Claims that stand in the store and are not told: how many, each with a confidence under `below`, in 0..1."""

    claims: int
    below: float
