"""Drafts that belong together: "the night of" + "20 June 1791" is one time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.timex.draft import Draft
from counterclaim.timex.patterns import compiled
from counterclaim.timex.words import Words, vocabulary

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
    return out + _clocked(words, drafts, by_first)


def _clocked(words: Words, drafts: Sequence[Draft], by_first: dict[int, list[Draft]]) -> list[Draft]:
    """ "5 p.m. EST, Nov. 9", "May 8 1:00AM": a clock time right beside its date."""
    comma = vocabulary().codes["comma"]
    out: list[Draft] = []
    by_end = {d.end: d for row in by_first.values() for d in sorted(row, key=lambda d: d.end - d.first)}
    for clock in drafts:
        if clock.rule not in ("clock", "noon") or clock.weekday is not None:
            continue
        gap = clock.end + (clock.end < len(words.low) and words.classes[clock.end] == comma)
        for draft in by_first.get(gap, ()):
            out.append(
                replace(
                    draft,
                    first=clock.first,
                    kind="TIME",
                    tail=clock.tail,
                    rule="clock-date",
                    zone=clock.zone,
                    whole_hour=clock.whole_hour,
                )
            )
        if (before := by_end.get(clock.first)) is not None and before.month is not None:
            out.append(
                replace(
                    before,
                    end=clock.end,
                    kind="TIME",
                    tail=clock.tail,
                    rule="clock-date",
                    zone=clock.zone,
                    whole_hour=clock.whole_hour,
                )
            )
    return out
