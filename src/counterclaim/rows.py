"""Claims as rows of a table: what `claims` prints."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.records import Actor, Claim, Count, Document, Found, Source

CLAIM_HEADER = ("claim", "document", "source", "speech", "who", "what", "whom", "where", "when", "cost", "frame")

SHORT_HEADER = ("claim", "who says", "that", "document")

CSV_HEADER = (
    "id", "doc_id", "doc_ref", "published", "event", "trigger", "actor", "actor_party", "target", "target_party",
    "weapons", "place", "time", "time_earliest", "time_latest", "counts", "source", "source_party", "source_kind",
    "via", "speech", "modality", "started", "frame", "confidence",
)  # fmt: skip


def claim_row(document: Document, claim: Claim) -> tuple[str, ...]:
    """The columns of `CLAIM_HEADER`: the words as said, with sides in brackets; a dash where nothing is stated."""
    event, said = claim.event, claim.attribution
    what = event.type if claim.modality.value == "asserted" else f"{event.type} ({claim.modality.value})"
    cells = (
        claim.id[:10],
        document.ref,
        _speaker(said.source),
        said.speech.value,
        _and(_side(actor) for actor in event.actor),
        what,
        _and(_side(actor) for actor in event.target),
        _and(place.mention.text for place in event.place),
        event.time.mention.text if event.time and event.time.mention else "",
        _and(f"{count.mention.text} {count.kind}" for count in event.counts),
        claim.frame.value,
    )
    return tuple(cell or "–" for cell in cells)


def short_row(document: Document, claim: Claim) -> tuple[str, ...]:
    """The columns of `SHORT_HEADER`, for a terminal: `the ministry [SOU] asserts`, `the army › shelling › Velm`."""
    _, _, source, speech, who, what, whom, where, when, cost, _ = claim_row(document, claim)
    told = " › ".join(part for part in (who, what, whom) if part != "–")
    rest = (f"in {where}" if where not in ("–", whom) else "–", when, cost)
    return claim.id[:10], f"{source} {speech}", "; ".join((told, *(part for part in rest if part != "–"))), document.ref


def csv_row(document: Document, claim: Claim) -> tuple[str, ...]:
    """The columns of `CSV_HEADER`. Several values of one column are joined with "; "; what is not stated is empty."""
    event, said, time = claim.event, claim.attribution, claim.event.time
    return (
        *(claim.id, claim.doc_id, document.ref, _value(document.published), event.type, event.trigger.text),
        *(_and(one.mention.text for one in event.actor), _and(_value(one.party) for one in event.actor)),
        *(_and(one.mention.text for one in event.target), _and(_value(one.party) for one in event.target)),
        *(_and(one.id for one in event.weapons), _and(one.mention.text for one in event.place)),
        time.mention.text if time and time.mention else "",
        *((time.earliest or "", time.latest or "") if time else ("", "")),
        _and(_count(count) for count in event.counts),
        said.source.mention.text if said.source.mention else "",
        *(_value(said.source.party), said.source.kind),
        said.via.mention.text if said.via and said.via.mention else "",
        *(said.speech.value, claim.modality.value, "" if claim.started is None else str(claim.started.value).lower()),
        *(claim.frame.value, f"{claim.confidence:.4f}"),
    )


def _speaker(source: Source) -> str:
    if source.mention is None:
        return f"({source.kind})"
    return source.mention.text + (f" [{source.party.value}]" if source.party else "")


def _side(actor: Actor) -> str:
    return actor.mention.text + (f" [{actor.party.value}]" if actor.party else "")


def _count(count: Count) -> str:
    """`killed 49..`: a kind and its bounds, an open one left out; a vague word as said."""
    bounds = count.vague or (
        str(count.low) if count.low == count.high else f"{_number(count.low)}..{_number(count.high)}"
    )
    whose = f" {count.party.value}" if count.party else ""
    return f"{count.kind} {bounds}{whose}"


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _value(found: Found[str] | None) -> str:
    return found.value if found else ""


def _and(words: Iterable[str]) -> str:
    return "; ".join(words)
