"""Why a claim was read as it was: every value, its words, the rule or model that read them, how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from counterclaim.records import Actor, Claim, Document, Evidence, Link, Part, Source, Span, TimeSpan
from counterclaim.report.phrases import bounds, count_words, event_name, headline, sentence_of, side_name, speaker
from counterclaim.report.safe import safe_text

Row = tuple[str, str, Evidence | None]


def explain(claim: Claim, document: Document, width: int = 110) -> str:
    """The claim field by field: value, the words read, method id, score from 0 to 1. What is not stated says so."""
    lines = [f"claim {claim.id}", *wrap(safe_text(headline(claim)), width), ""]
    lines += wrap(f"“{safe_text(sentence_of(document, claim))}”", width, initial_indent="  ", subsequent_indent="  ")
    lines += [
        "",
        f"confidence {claim.confidence:.2f} (the chance that a careful reader would write the same claim)",
        "",
    ]
    for label, value, evidence in _rows(claim):
        lines += wrap(f"{label:10} {safe_text(value)}", width, subsequent_indent=" " * 11)
        if evidence is not None:
            lines += wrap(_why(document, evidence), width, initial_indent=" " * 11, subsequent_indent=" " * 13)
    return "\n".join(lines) + "\n"


def explain_link(link: Link, parts: Sequence[Part]) -> str:
    """Why a claim stands in its incident: its comparison with the claim that it fits best, part by part, as a sum."""
    if link.other is None:
        return f"claim {link.claim} is alone in incident {link.incident}\n"
    lines = [f"claim {link.claim}", f"is in incident {link.incident}", f"beside {link.other}, which it fits best:", ""]
    for part in parts:
        lines.append(
            f"{part.weight:+7.2f}  {part.name:8} {safe_text(part.left) or '–'}  |  {safe_text(part.right) or '–'}"
        )
    lines += [
        "-------",
        f"{sum(part.weight for part in parts):+7.2f}  (claims with at least {3:.0f} tell one incident)",
    ]
    return "\n".join(lines) + "\n"


def _why(document: Document, evidence: Evidence) -> str:
    words = f", from “{safe_text(_words(document, evidence.span))}”" if evidence.span else ""
    return f"by {safe_text(evidence.method)}, score {evidence.score:.2f}{words}"


def _words(document: Document, span: Span) -> str:
    text = " ".join(document.text[span.start : span.end].split())
    return text if len(text) < 160 else text[:157] + " …"


def _rows(claim: Claim) -> Iterator[Row]:
    event, said = claim.event, claim.attribution
    yield "event", f"{event_name(event.type)}, from the word “{event.trigger.text}”", event.evidence
    for label, actors in (("actor", event.actor), ("target", event.target)):
        for actor in actors:
            yield label, actor.mention.text, actor.evidence
            if actor.stands_for:
                yield "  meaning", actor.stands_for.text, None
            if actor.parties:
                yield "  sides", ", ".join(f"{side_name(one)} ({one})" for one in actor.parties), None
            if actor.party:
                yield "  side", f"{side_name(actor.party.value)} ({actor.party.value})", actor.party.evidence
            yield from _settled(actor)
        if not actors:
            yield label, "not stated", None
    for weapon in event.weapons:
        yield "weapon", f"{weapon.mention.text} ({weapon.id})", weapon.evidence
    for place in event.place:
        more = ", ".join(part for part in (place.name, place.country) if part)
        yield "place", place.mention.text + (f" ({more})" if more else ""), place.evidence
    if event.time is not None:
        words = event.time.mention.text if event.time.mention else f"imputed from {event.time.imputed}"
        read = (
            f" ({event.time.earliest} to {event.time.latest}, {event.time.precision})"
            if event.time.earliest
            else " (not resolved)"
        )
        yield "time", words + read, event.time.evidence
        yield from _time_rows(event.time)
    for count in event.counts:
        yield "count", f"{count_words(count)}: {bounds(count)}", count.evidence
    yield "source", f"{speaker(said.source)} ({said.source.kind})", said.source.evidence
    if said.source.party:
        yield "  side", f"{side_name(said.source.party.value)} ({said.source.party.value})", said.source.party.evidence
    yield from _settled(said.source)
    if said.via is not None:
        yield "via", f"{speaker(said.via)} ({said.via.kind})", said.via.evidence
    yield "speech", said.speech.value, said.speech.evidence
    yield "modality", claim.modality.value, claim.modality.evidence
    yield "frame", claim.frame.value, claim.frame.evidence
    if claim.started is not None:
        yield "started", "yes" if claim.started.value else "no", claim.started.evidence
    else:
        yield "started", "not stated", None


def _settled(said: Actor | Source) -> Iterator[Row]:
    """Why a participant or source has the side it has, or none."""
    how = said.resolution
    if how is None:
        return
    others = [
        f"{side_name(one.value)} ({one.reason})"
        for one in how.candidates
        if not said.party or one.value != said.party.value
    ]
    also = f"; also looked at: {', '.join(others)}" if others and how.status != "resolved" else ""
    unknown = "" if how.known else "; no table knows it, so its id is made of its name"
    yield "  settled", f"{how.status}: {how.reason}{unknown}{also}", None


def _time_rows(time: TimeSpan) -> Iterator[Row]:
    """How a time was settled: in UTC and by whose clock, how exactly, and what speaks against it."""
    if time.earliest_utc:
        clock = f"{time.zone}, imputed from the {time.zone_imputed}" if time.zone_imputed else f"{time.zone}, as said"
        yield "  in UTC", f"{time.earliest_utc} to {time.latest_utc or 'open'} ({clock})", None
    if time.date_prec:
        yield (
            "  exact to",
            f"date_prec {time.date_prec} of 5 (UCDP), time_precision {time.time_precision or 'beyond 3'} (ACLED-style)",
            None,
        )
    for flag in time.flags:
        yield "  flag", flag.replace("_", " "), None
    if time.resolution is not None:
        yield "  settled", f"{time.resolution.status}: {time.resolution.reason}", time.resolution.evidence
