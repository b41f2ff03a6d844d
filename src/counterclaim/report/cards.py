"""One claim as a card of the HTML report."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.records import Claim, Document, Evidence
from counterclaim.report.phrases import details, event_name, participants, sentence_of, speaker
from counterclaim.report.safe import safe_html


def card(claim: Claim, document: Document, side: str) -> str:
    """The claim with its words, its facts and, folded away, the method and score of every value."""
    event = claim.event
    kind = f'<span class="event">{safe_html(event_name(event.type))}</span>'
    parts = [safe_html(participants(event.actor)), kind, safe_html(participants(event.target))]
    facts = "".join(f"<dt>{safe_html(label)}</dt><dd>{safe_html(words)}</dd>" for label, words in details(claim))
    if claim.attribution.source.mention is not None:
        facts += f"<dt>source</dt><dd>{safe_html(speaker(claim.attribution.source))}</dd>"
    if claim.attribution.via is not None:
        facts += f"<dt>through</dt><dd>{safe_html(speaker(claim.attribution.via))}</dd>"
    rows = "".join(
        f"<tr><th>{safe_html(label)}</th><td>{safe_html(e.method)}</td><td>{e.score:.2f}</td></tr>"
        for label, e in _evidence(claim)
    )
    return (
        f'<div class="card" id="{safe_html(claim.id)}" data-side="{safe_html(side)}" data-event="{safe_html(event.type)}">\n'
        f'<p class="what">{" → ".join(p for p in parts if p)}</p>\n'
        f'<dl class="facts">{facts}</dl>\n<blockquote>{safe_html(sentence_of(document, claim))}</blockquote>\n'
        f'<details><summary>how it was read · <a href="#w-{safe_html(claim.id)}">in the text</a></summary>'
        f"<table><tbody>{rows}</tbody></table></details>\n</div>\n"
    )


def _evidence(claim: Claim) -> Iterator[tuple[str, Evidence]]:
    event, said = claim.event, claim.attribution
    yield "event", event.evidence
    for label, actors in (("actor", event.actor), ("target", event.target)):
        for actor in actors:
            yield f"{label} “{actor.mention.text}”", actor.evidence
            if actor.party:
                yield f"its side {actor.party.value}", actor.party.evidence
    for weapon in event.weapons:
        yield f"weapon “{weapon.mention.text}”", weapon.evidence
    for place in event.place:
        yield f"place “{place.mention.text}”", place.evidence
    for count in event.counts:
        yield f"count “{count.mention.text}”", count.evidence
    if event.time:
        yield "time", event.time.evidence
    yield "source", said.source.evidence
    if said.source.party:
        yield f"its side {said.source.party.value}", said.source.party.evidence
    yield f"speech {said.speech.value}", said.speech.evidence
    yield f"modality {claim.modality.value}", claim.modality.evidence
    yield f"frame {claim.frame.value}", claim.frame.evidence
    if claim.started is not None:
        yield "who began", claim.started.evidence
