"""W3C Web Annotation: one annotation for each stretch of text that a claim rests on.

By default it points (`TextPositionSelector`, code points) and pins (`SHA-256` of the words and of the whole text), and copies nothing;
the positions are those of the text as it was read, whose page is named by `via`. With quotes each also bears a `TextQuoteSelector`
with the words and a little of what stands around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from counterclaim.export.case import Case
from counterclaim.export.loss import Loss
from counterclaim.records import Claim, Document, Span

HOLDS = frozenset(
    {"stray_place", "denial", "hedge", "plan", "speaker", "go_between", "who_began", "weapon", "hour", "not_counted", "wounded", "other_counts",
     "open_bound", "vague_number", "unresolved_place", "unresolved_time", "unresolved_party", "offsets", "second_account"}
)  # fmt: skip
#: So many code points before and after a quotation.
AROUND = 24
CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {"counterclaim": "urn:counterclaim:", "sha256": "urn:counterclaim:sha256"},
)


def web_annotations(cases: Iterable[Case], loss: Loss, quotes: bool = False) -> Iterator[dict[str, Any]]:
    """The annotations, claim by claim in order of publication."""
    for case in cases:
        loss.case(case, HOLDS)
        for document, claim in case.told:
            for role, number, span, value in stretches(claim):
                loss.row()
                yield _annotation(case, document, claim, role, number, span, value, quotes)


def stretches(claim: Claim) -> Iterator[tuple[str, int, Span, str]]:
    """Role, number within the role, where, and what it was read as."""
    event, said = claim.event, claim.attribution
    yield "trigger", 0, event.trigger.span, event.type
    for role, people in (("actor", event.actor), ("target", event.target)):
        for number, one in enumerate(people):
            yield role, number, one.mention.span, one.party.value if one.party else ";".join(one.parties)
    for number, weapon in enumerate(event.weapons):
        yield "weapon", number, weapon.mention.span, weapon.id
    for number, place in enumerate(event.place):
        yield "place", number, place.mention.span, place.name or ""
    if event.time is not None and event.time.mention is not None:
        yield "time", 0, event.time.mention.span, event.time.value or event.time.earliest or ""
    for number, count in enumerate(event.counts):
        yield (
            "count",
            number,
            count.mention.span,
            f"{count.kind} {count.vague or ''}{_number(count.low)}..{_number(count.high)}",
        )
    for role, source in (("source", said.source), ("via", said.via)):
        if source is not None and source.mention is not None:
            yield role, 0, source.mention.span, source.party.value if source.party else source.kind
    if said.cue is not None:
        yield "cue", 0, said.cue.span, said.speech.value


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _annotation(
    case: Case, document: Document, claim: Claim, role: str, number: int, span: Span, value: str, quotes: bool
) -> dict[str, Any]:
    words = document.text[span.start : span.end]
    selectors: list[dict[str, Any]] = [{"type": "TextPositionSelector", "start": span.start, "end": span.end}]
    if quotes:
        selectors.append(
            {
                "type": "TextQuoteSelector",
                "exact": words,
                "prefix": document.text[max(0, span.start - AROUND) : span.start],
                "suffix": document.text[span.end : span.end + AROUND],
            }
        )
    return {
        "id": f"urn:counterclaim:{claim.id}:{role}:{number}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": {
            "type": "TextualBody",
            "purpose": "classifying",
            "format": "text/plain",
            "value": value or "not resolved",
            "counterclaim:role": role,
            "counterclaim:claim": claim.id,
            "counterclaim:incident": case.incident.id,
        },
        "target": {
            "source": {
                "id": f"urn:counterclaim:{document.id}",
                "type": "Text",
                "format": "text/plain",
                "sha256": document.text_sha256,
                **({"via": document.url.value} if document.url else {}),
            },
            "selector": selectors if len(selectors) > 1 else selectors[0],
            "sha256": sha256(words.encode("utf-8", "surrogatepass")).hexdigest(),
        },
    }
