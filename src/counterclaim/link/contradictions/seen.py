"""The claims of one document laid out in tables, so that all pairs of them are compared at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt

from counterclaim.codebook.events import event_types, family_of
from counterclaim.lang.vectors import vectors
from counterclaim.lang.wordlists import words as listed
from counterclaim.link.denials import stem
from counterclaim.link.details import FAMILIES
from counterclaim.link.scope import STATED, kindred
from counterclaim.link.sides import is_outlet, parties, sentences_of, source_party, voice
from counterclaim.records import Actor, Claim

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

#: Kinds of count that are compared.
TOLLS = ("killed", "wounded", "missing", "captured")
SPEECHES = ("accuses", "denies", "admits", "claims-responsibility")
#: Kinds of source, roughly: those of the parties, watchers, those who were there.
KINDS = (
    frozenset({"official", "military", "police", "rebel", "politician"}),
    frozenset({"igo", "ngo", "expert"}),
    frozenset({"witness", "medical"}),
)
#: Words that set an account against another, and words that make one small.
_AGAINST = re.compile(
    r"\b(?:but|however|while|whereas|although|though|instead|contrary|rather|yet|for its part)\b", re.IGNORECASE
)
_ONLY = re.compile(r"\b(?:only|merely|no more than|just)\b", re.IGNORECASE)
#: So many words before a trigger are looked at, of so many code points: bounds the work on a sentence without an end.
_NEAR, _LONGEST = 50, 2000
#: Words of a cue that deny by themselves.
_DENIES = ("den", "reject", "dismiss", "refut", "disput", "rebut", "contradict")


@dataclass(frozen=True, slots=True)
class Seen:
    """One row or entry a claim, in text order. Words, sides, places and weapons are tables of claims by what they hold."""

    claims: tuple[Claim, ...]
    sentence: Ints
    start: Ints
    end: Ints
    kind: Ints
    family: Ints
    negated: Flags
    told: Flags
    hedged: Flags
    outlet: Flags
    speech: Flags
    source_kind: Flags
    denying_cue: Flags
    frame: Ints
    began: Numbers
    voice: Ints
    sure: Numbers
    set_against: Flags
    only: Flags
    speaks_for: Flags
    actors: Flags
    targets: Flags
    counted_side: Flags
    actor_words: Flags
    target_words: Flags
    place_words: Flags
    trigger_stems: Flags
    counted_words: Flags
    has_actor: Flags
    has_target: Flags
    arms: Flags
    civil: Flags
    gazetteer: Flags
    country: Flags
    weapons: Flags
    days: Numbers
    low: Numbers
    high: Numbers
    part: Flags
    trigger_vector: Numbers
    target_vector: Numbers


def seen(claims: Sequence[Claim], text: str = "") -> Seen:
    """The tables of some claims, which stand in text order. `text` is the document's, for the words that set one account against another."""
    numbers = sentences_of(claims)
    types, families = list(event_types()), sorted({one.family for one in event_types().values()})
    table = vectors("en")
    low, high, part = _tolls(claims)
    speaks_for, actors, targets, counted = _tables(
        [{side} if (side := source_party(c)) else set() for c in claims],
        [set(parties(c.event.actor)) for c in claims],
        [set(parties(c.event.target)) for c in claims],
        [{n.party.value for n in c.event.counts if n.party} for c in claims],
    )
    arms, civil = _struck(claims)
    return Seen(
        tuple(claims),
        np.array([numbers[c.event.sentence.start] for c in claims]),
        np.array([c.event.trigger.start for c in claims]),
        np.array([c.event.trigger.end for c in claims]),
        np.array([types.index(c.event.type) for c in claims]),
        np.array([families.index(family_of(c.event.type)) for c in claims]),
        np.array([c.modality.value == "negated" for c in claims]),
        np.array([c.modality.value in STATED for c in claims]),
        np.array([c.modality.value == "hedged" for c in claims]),
        np.array([is_outlet(c) for c in claims]),
        np.array([[c.attribution.speech.value == one for one in SPEECHES] for c in claims]),
        np.array([[c.attribution.source.kind in kinds for kinds in KINDS] for c in claims]),
        np.array([_denying(c) for c in claims]),
        np.array([("new", "background", "general").index(c.frame.value) for c in claims]),
        np.array([np.nan if c.started is None else float(c.started.value) for c in claims]),
        _coded(voice(c) for c in claims),
        np.array([c.confidence for c in claims]),
        np.array([bool(_AGAINST.search(_before(c, text))) for c in claims]),
        np.array([bool(_ONLY.search(_before(c, text))) for c in claims]),
        speaks_for,
        actors,
        targets,
        counted,
        _table([_words(c.event.actor) for c in claims]),
        _table([_words(c.event.target) for c in claims]),
        _table([{w for p in c.event.place for w in _long(p.mention.text, p.geonameid is None)} for c in claims]),
        _table([{stem(w) for w in c.event.trigger.text.casefold().split()} for c in claims]),
        _table([{w for n in c.event.counts for w in _long(n.mention.text)} for c in claims]),
        np.array([bool(c.event.actor) for c in claims]),
        np.array([bool(c.event.target) for c in claims]),
        arms,
        civil,
        _table([{str(p.geonameid) for p in c.event.place if p.geonameid is not None} for c in claims]),
        _table([{p.country for p in c.event.place if p.country} for c in claims]),
        _table([{FAMILIES.get(w.id, w.id) for w in c.event.weapons} for c in claims]),
        np.array([_days(c) for c in claims], float).reshape(-1, 2),
        low,
        high,
        part,
        _rows([table.mean(c.event.trigger.text.casefold().split()) for c in claims]),
        _rows([table.mean(sorted(_words(c.event.target))) for c in claims]),
    )


def kindred_types() -> Flags:
    """Which types may name one act: a table by their numbers."""
    types = list(event_types())
    return np.array([[kindred(one, other) for other in types] for one in types])


def _coded(values: Iterable[str]) -> Ints:
    known: dict[str, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values])


def _before(claim: Claim, text: str) -> str:
    """The words of the claim's sentence before its trigger, as far as they are near. Counted in words: names may be long or short."""
    start = max(claim.event.sentence.start, claim.event.trigger.start - _LONGEST)
    return " ".join(text[start : claim.event.trigger.start].split()[-_NEAR:])


def _table(held: Sequence[set[str]]) -> Flags:
    return _tables(held)[0]


def _tables(*held: Sequence[set[str]]) -> list[Flags]:
    """Tables with the same columns."""
    columns = {value: k for k, value in enumerate(sorted(set().union(*(values for rows in held for values in rows))))}
    out = []
    for rows in held:
        table = np.zeros((len(rows), max(1, len(columns))), bool)
        for i, values in enumerate(rows):
            table[i, [columns[value] for value in values]] = True
        out.append(table)
    return out


def _denying(claim: Claim) -> bool:
    cue = claim.attribution.cue
    return cue is not None and cue.text.casefold().startswith(_DENIES)


def _words(actors: tuple[Actor, ...]) -> set[str]:
    """The words of participants. Of one whose side is known its name says nothing more, and how many words that has must play no part."""
    return {word for a in actors for word in _long(a.mention.text, a.party is None and not a.parties)}


def _long(text: str, names: bool = False) -> set[str]:
    """The longer words, without a plural's ending; those with a capital letter only if `names`."""
    found = (word.strip('.,"“”’') for word in text.split())
    plain_words = {word.casefold().removesuffix("s") for word in found if names or word[:1].islower()}
    return {word for word in plain_words if len(word) > 3}


def _struck(claims: Sequence[Claim]) -> tuple[Flags, Flags]:
    """Whether the struck or counted are armed, and whether they are civilians or their things."""
    people, sides = listed("en", "people"), listed("en", "sides")
    armed = people["military"] | sides["things"] | {"army", "fighter", "rebel", "militant", "terrorist", "insurgent"}
    civil = people["civilian"] | {"house", "home", "school", "hospital", "market", "village", "clinic"}
    rows = [_words(c.event.target) | {w for n in c.event.counts for w in _long(n.mention.text)} for c in claims]
    status = [{n.status for n in c.event.counts} for c in claims]
    return (
        np.array([bool(row & armed) or "military" in known for row, known in zip(rows, status, strict=True)]),
        np.array([bool(row & civil) or "civilian" in known for row, known in zip(rows, status, strict=True)]),
    )


def _days(claim: Claim) -> tuple[float, float]:
    time = claim.event.time
    if time is None or time.imputed or not time.earliest or not time.latest:
        return (np.nan, np.nan)
    try:
        first, last = (datetime.fromisoformat(one).toordinal() for one in (time.earliest, time.latest))
        return float(first), float(last)
    except ValueError:
        return (np.nan, np.nan)


def _tolls(claims: Sequence[Claim]) -> tuple[Numbers, Numbers, Flags]:
    """Bounds of the first figure of each kind (claims × kinds); whether some figure is a part of another."""
    low, high = (np.full((len(claims), len(TOLLS)), np.nan) for _ in range(2))
    part = np.zeros(len(claims), bool)
    for i, claim in enumerate(claims):
        for count in reversed(claim.event.counts):
            if count.kind in TOLLS:
                k = TOLLS.index(count.kind)
                low[i, k] = np.nan if count.low is None else count.low
                high[i, k] = np.nan if count.high is None else count.high
            part[i] |= count.part_of is not None
    return low, high, part


def _rows(found: Sequence[npt.NDArray[np.float32] | None]) -> Numbers:
    width = next((len(one) for one in found if one is not None), 1)
    return np.array([np.full(width, np.nan) if one is None else one for one in found], float)
