"""Drafts that belong together: "the night of" + "20 June 1791" is one time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.timex.draft import Draft
from counterclaim.timex.patterns import compiled
from counterclaim.timex.words import Words

_PART_OF = (
    "(?:(?:early|late) in)? (?:the)? (?:early|late)? {P: part} units? of"
    "|(?:the)? (?:early|late)? {Q: unit|units} of (?=weekday)"
)


def join(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, and the joined ones besides."""
    by_first: dict[int, list[Draft]] = {}
    for draft in drafts:
        if not draft.tail and (draft.day or draft.weekday or draft.unit == "D" or draft.holiday):
            by_first.setdefault(draft.first, []).append(draft)
    out = list(drafts)
    for match in compiled(_PART_OF).finditer(words.classes):
        tail = str(words.values[match.start("P")]) if match["P"] else ""
        for draft in by_first.get(match.end(), ()):
            out.append(replace(draft, first=match.start(), kind="TIME" if tail else draft.kind, tail=tail))
    return out
