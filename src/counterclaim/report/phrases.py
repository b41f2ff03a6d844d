"""Claims in plain words: who did what to whom, where, when, at what cost; never more than the text says."""

from __future__ import annotations

from counterclaim.codebook import party_name
from counterclaim.records import Actor, Claim, Count, Document, LeftOut, Source

_NOUNS = {
    "killed": "killed", "wounded": "wounded", "missing": "missing", "captured": "captured", "displaced": "displaced",
    "detained": "detained", "strength": "in strength", "lost_equipment": "lost (equipment)",
}  # fmt: skip
_MODALITY = {
    "negated": "said not to have happened",
    "hedged": "hedged",
    "planned": "planned or threatened",
    "conditional": "conditional",
}
_SPEECH = {
    "asserts": "says", "denies": "denies", "confirms": "confirms", "accuses": "accuses", "admits": "admits",
    "claims-responsibility": "claims responsibility", "reports": "reports",
}  # fmt: skip


def event_name(event: str) -> str:
    """The event type as words: `territory_taken` is "territory taken"."""
    return event.replace("_", " ")


def side_name(party: str | None) -> str | None:
    """A party's usual name, None for None."""
    return party_name(party) if party is not None else None


def participants(actors: tuple[Actor, ...]) -> str:
    """The words as said, each with its side in brackets where the words do not name it themselves."""
    return ", ".join(_participant(actor) for actor in actors)


def _participant(actor: Actor) -> str:
    name = side_name(actor.party.value) if actor.party else None
    said = " ".join(actor.mention.text.split())
    return said if name is None or name.casefold() in said.casefold() else f"{said} [{name}]"


def headline(claim: Claim) -> str:
    """ "Azerbaijani forces → shelling → positions near X": the event between its parties; both join where both act."""
    event = claim.event
    parts = [participants(event.actor), event_name(event.type), participants(event.target)]
    return " → ".join(part for part in parts if part)


def count_words(count: Count) -> str:
    """A number as said, of which kind and whose: "more than 6,600 people killed (Borland, military)"."""
    whose = [
        side_name(count.party.value) if count.party else None,
        count.status,
        "running total" if count.cumulative else None,
    ]
    told = ", ".join(part for part in whose if part)
    return f"{' '.join(count.mention.text.split())} {_NOUNS.get(count.kind, count.kind)}" + (
        f" ({told})" if told else ""
    )


def bounds(count: Count) -> str:
    """What the words were read as: "49 or more", "100 at most", "exactly 8"; vague words stay words."""
    if count.vague is not None:
        return f"no number, “{count.vague}”"
    if count.low is not None and count.low == count.high:
        return f"exactly {count.low:,}"
    if count.low is not None and count.high is not None:
        return f"{count.low:,} to {count.high:,}"
    if count.low is not None:
        return f"{count.low:,} or more"
    return f"{count.high:,} at most" if count.high is not None else "not stated"


def details(claim: Claim) -> list[tuple[str, str]]:
    """What else is said, as (label, words): place, time, weapons, toll, how told. Only what is stated."""
    event = claim.event
    out = [
        ("where", ", ".join(" ".join(place.mention.text.split()) for place in event.place)),
        ("when", _when(claim)),
        ("with", ", ".join(f"{' '.join(w.mention.text.split())} [{w.id.replace('_', ' ')}]" for w in event.weapons)),
        ("toll", "; ".join(count_words(count) for count in event.counts)),
        ("told as", ", ".join(marks(claim))),
    ]
    return [(label, words) for label, words in out if words]


def _when(claim: Claim) -> str:
    time = claim.event.time
    if time is None:
        return ""
    said = (
        " ".join(time.mention.text.split())
        if time.mention
        else f"imputed from {(time.imputed or 'elsewhere').replace('_', ' ')}"
    )
    read = time.earliest or ""
    if time.latest and time.latest != time.earliest:
        read = f"{read} to {time.latest}"
    return f"{said} [{read}]" if read else said


def marks(claim: Claim) -> list[str]:
    """What sets the claim apart from a plain statement: denial, hedge, plan, who began."""
    out = []
    speech = claim.attribution.speech.value
    if speech not in ("asserts", "reports"):
        out.append(_SPEECH[speech])
    if claim.modality.value in _MODALITY and not (claim.modality.value == "negated" and speech == "denies"):
        out.append(_MODALITY[claim.modality.value])
    if claim.started is not None:
        out.append("said to have begun it" if claim.started.value else "said not to have begun it")
    if claim.frame.value == "general":
        out.append("habit or pattern")
    return out


def speaker(source: Source) -> str:
    """Who says it: the words, and what a pronoun among them stands for; the article's own voice by its name."""
    if source.mention is None:
        return "the article itself"
    said = " ".join(source.mention.text.split())
    return f"{said} (that is, {' '.join(source.stands_for.text.split())})" if source.stands_for else said


def sentence_of(document: Document, claim: Claim) -> str:
    """The sentence that the claim rests on, on one line."""
    return " ".join(document.text[claim.event.sentence.start : claim.event.sentence.end].split())


def left_out_words(left: LeftOut) -> str:
    """ "2 claims are left out: their confidence is below 0.8." """
    if left.claims == 0:
        return f"No claim is left out: none has a confidence below {left.below}."
    if left.claims == 1:
        return f"1 claim is left out: its confidence is below {left.below}."
    return f"{left.claims:,} claims are left out: their confidence is below {left.below}."


def stated(found: object) -> str:
    """A found value's text, "not stated" for None."""
    return "not stated" if found is None else str(getattr(found, "value", found))
