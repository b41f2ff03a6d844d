"""One act told by several sources, each with its own figure: "nine were killed, according to A, and 14, according to B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.records import Count, Event, Source


def shares(events: Sequence[Event], sources: Sequence[Source]) -> list[Event]:
    """One event as each of its sources tells it: where a figure stands before every source, each has those between the source
    before and itself. Else all stay as they are."""
    mentions = [source.mention for source in sources]
    starts = [mention.start for mention in mentions if mention is not None]
    if len(set(starts)) < max(2, len(sources)):
        return list(events)
    ends = sorted(starts)
    figures = {(count.mention.span, count.kind): count for event in events for count in event.counts}
    own: list[list[Count]] = [[] for _ in ends]
    for count in figures.values():
        own[min(sum(count.mention.start >= end for end in ends), len(ends) - 1)].append(count)
    if not all(_figure(row, end) for row, end in zip(own, ends, strict=True)):
        return list(events)
    out = []
    for event, start in zip(events, starts, strict=True):
        mine = own[ends.index(start)]
        others = [count.mention for row in own if row is not mine for count in row]
        target = tuple(t for t in event.target if not any(t.mention.overlaps(other) for other in others))
        out.append(replace(event, counts=tuple(sorted(mine, key=lambda c: c.mention.start)), target=target))
    return out


def _figure(counts: Sequence[Count], end: int) -> bool:
    """True if one of them stands before the source and for itself, not for a part of another."""
    return any(count.mention.start < end and count.part_of is None for count in counts)
