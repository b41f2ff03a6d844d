"""What many evals do: a text read as a record, a share in percent."""

from __future__ import annotations

from counterclaim.read import RawItem, to_document
from counterclaim.records import Document


def record(
    name: str,
    text: str,
    published: str | None = None,
    *,
    outlet: str | None = None,
    title: str | None = None,
    language: str | None = None,
) -> Document:
    """A text as the program reads a record's; `language` says what would else be found out. Raises `ReadError`."""
    return to_document(RawItem("record", name, name, text.encode("utf-8"), title, published, outlet, None, language))


def percent(part: float, whole: float) -> float:
    """A share in percent, one decimal; 0 of nothing is 0."""
    return round(100 * part / whole, 1) if whole else 0.0
