"""The article's text with the words that claims rest on marked, whatever way they overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from counterclaim.records import Claim, Coded, Span
from counterclaim.report.safe import safe_html

Marks = list[tuple[int, int, str, str]]


def spans_of(claim: Claim) -> Iterator[tuple[Span, str]]:
    """The words a claim rests on, with what they are."""
    event, said = claim.event, claim.attribution
    yield event.trigger, "trigger"
    for actor in event.actor:
        yield actor.mention, "actor"
    for target in event.target:
        yield target.mention, "target"
    for weapon in event.weapons:
        yield weapon.mention, "weapon"
    for place in event.place:
        yield place.mention, "place"
    for count in event.counts:
        yield count.mention, "count"
    if event.time is not None and event.time.mention is not None:
        yield event.time.mention, "time"
    if said.source.mention is not None:
        yield said.source.mention, "source"
    if said.cue is not None:
        yield said.cue, "cue"


def marked_text(coded: Coded) -> Iterator[str]:
    """The text block by block, furniture set apart, marked words as spans; a trigger links to its claim's card."""
    marks: Marks = sorted(
        (span.start, span.end, kind, claim.id) for claim in coded.claims for span, kind in spans_of(claim)
    )
    named: set[str] = set()
    for block in coded.document.blocks:
        inside = [m for m in marks if m[0] < block.end and block.start < m[1]]
        body = "".join(_segments(coded.document.text, block.start, block.end, inside, named))
        yield f'<p class="{safe_html(block.kind)}">{body}</p>\n'


def _segments(text: str, start: int, end: int, marks: Marks, named: set[str]) -> Iterator[str]:
    cuts = sorted({start, end, *(min(max(edge, start), end) for m in marks for edge in m[:2])})
    at = 0
    live: Marks = []
    for left, right in pairwise(cuts):
        while at < len(marks) and marks[at][0] <= left:
            live.append(marks[at])
            at += 1
        live = [m for m in live if m[1] > left]
        yield _segment(safe_html(text[left:right]), live, named)


def _segment(words: str, live: Iterable[tuple[int, int, str, str]], named: set[str]) -> str:
    live = list(live)
    if not live:
        return words
    kinds = sorted({kind for *_, kind, _ in live})
    ids = sorted({claim for *_, claim in live})
    classes = " ".join(["m", *(f"m-{kind}" for kind in kinds)])
    title = f"{', '.join(kinds)} of {len(ids)} claim{'s' if len(ids) > 1 else ''}"
    triggers = sorted({claim for *_, kind, claim in live if kind == "trigger"})
    if not triggers:
        return f'<span class="{classes}" data-c="{" ".join(ids)}" title="{title}">{words}</span>'
    first, new = triggers[0], [claim for claim in triggers if claim not in named]
    named.update(new)
    anchors = "".join(f'<span id="w-{claim}"></span>' for claim in new)
    return f'{anchors}<a class="{classes}" href="#{first}" data-c="{" ".join(ids)}" title="{title}">{words}</a>'
