"""Who did it? Independent sources that name the same doer, or different ones, of one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.link.rivals import ENOUGH, may_dispute, tie
from counterclaim.link.scope import (
    akin_targets,
    one_happening,
    places_apart,
    same_day,
    same_words,
    shared_place,
    shared_target,
    told,
)
from counterclaim.link.sides import (
    capital,
    doer,
    is_outlet,
    later,
    order,
    parties,
    plain,
    quote,
    same_voice,
    sentences_of,
    source_party,
    speaker,
    voice,
)
from counterclaim.records import Claim, Relation

METHOD = "link.responsibility/1"
RIVALS = "link.responsibility.rivals/1"
#: Acts with a doer whom sources may dispute or share.
ACTS = frozenset(
    {"shelling", "airstrike", "drone_strike", "shooting", "bombing", "mine_laying", "attack", "use_of_chemical"}
    | {"shootdown", "killing", "abduction", "torture", "destruction", "other_conflict"}
)


def compare(claims: Sequence[Claim]) -> list[Relation]:
    """Each pair of voices once for each verdict on a type of act: the first two claims that can be tied together."""
    ordered = sorted(claims, key=order)
    opening = min((claim.event.sentence for claim in ordered), default=None)
    acts = [
        claim for claim in ordered if _names_doer(claim) and not (is_outlet(claim) and claim.event.sentence == opening)
    ]
    out: list[Relation] = []
    done: set[tuple[frozenset[str], str, str]] = set()
    for i, left in enumerate(acts):
        for right in later(acts, i):
            verdict = _verdict(left, right)
            if verdict is None:
                continue
            key = (frozenset({voice(left), voice(right)}), verdict, left.event.type)
            if key not in done:
                done.add(key)
                out.append(_relation(left, right, verdict))
    return out + _rivals(ordered, {(voices, kind) for voices, verdict, kind in done if verdict == "conflicts"})


def _rivals(ordered: Sequence[Claim], settled: set[tuple[frozenset[str], str]]) -> list[Relation]:
    """Accounts of one deed with doers of two sides, tied by more parts than the comparison above asks for; once for each pair of voices."""
    acts, numbers = [claim for claim in ordered if may_dispute(claim)], sentences_of(ordered)
    out = []
    for i, left in enumerate(acts):
        between: set[str] = set()
        for right in later(acts, i):
            kinds = {left.event.type, right.event.type}
            apart = abs(numbers[left.event.sentence.start] - numbers[right.event.sentence.start])
            parts = tie(left, right, next_of_kind=not between & kinds, apart=apart)
            between.add(right.event.type)
            key = (frozenset({voice(left), voice(right)}), left.event.type)
            if sum(parts.values()) >= ENOUGH and key not in settled:
                settled.add(key)
                out.append(replace(_relation(left, right, "conflicts"), method=RIVALS))
    return out


def _names_doer(claim: Claim) -> bool:
    return (
        claim.event.type in ACTS
        and bool(parties(claim.event.actor))
        and told(claim)
        and claim.frame.value != "background"
    )


def _verdict(left: Claim, right: Claim) -> str | None:
    """How two namings of a doer stand; None where the two may be of different acts."""
    if left.event.type != right.event.type or same_voice(left, right) or not one_happening(left, right):
        return None
    if (left.started and left.started.value) != (right.started and right.started.value):
        return None  # "opened fire", "returned fire"
    if left.event.trigger.overlaps(right.event.trigger) or not akin_targets(left, right):
        return None
    mine, theirs = parties(left.event.actor), parties(right.event.actor)
    if mine & theirs:
        return _shared(left, right)
    return "conflicts" if _one_deed(left, right) and _blames(left) and _blames(right) else None


def _shared(left: Claim, right: Claim) -> str | None:
    """Two sources that name one doer agree; if one names others besides, they are compatible.

    The article's own voice counts as a second source only where both name the same side as struck, or one person did
    it.
    """
    if parties(left.event.actor) != parties(right.event.actor):
        return "compatible" if not (is_outlet(left) or is_outlet(right)) else None
    if (is_outlet(left) or is_outlet(right)) and not _tied_to_outlet(left, right):
        return None
    return "agrees"


def _tied_to_outlet(left: Claim, right: Claim) -> bool:
    """True if both name the same side as struck, with no two places apart.

    Or one names nobody struck and both mean one person.
    """
    if parties(left.event.target) & parties(right.event.target):
        return not places_apart(left, right)
    if left.event.target and right.event.target:
        return False
    one, two = left.event.actor, right.event.actor
    return len(one) == len(two) == 1 and _one_person(one[0].mention.text, two[0].mention.text)


def _one_person(first: str, second: str) -> bool:
    """True for "a police officer" … "the officer": a person introduced, then taken up again."""
    return (
        first.lower().startswith(("a ", "an "))
        and second.lower().startswith("the ")
        and same_words(plain(first), plain(second))
    )


def _blames(claim: Claim) -> bool:
    """True if the source lays the act at another side's door.

    A side that tells its own act does not dispute another's.
    """
    return source_party(claim) not in parties(claim.event.actor) and not is_outlet(claim)


def _one_deed(left: Claim, right: Claim) -> bool:
    """True if the two are tied to one deed: the same thing struck, on the same day or at the same place."""
    return shared_target(left, right) and (same_day(left, right) or shared_place(left, right))


def _relation(left: Claim, right: Claim, verdict: str) -> Relation:
    what = quote(left.event.trigger.text)
    one, two = speaker(left), speaker(right)
    if verdict == "agrees":
        reason = f"“{what}” was by {doer(left)}, according to both {one} and {two}."
    else:
        reason = f"“{what}” was by {doer(left)}, according to {one}; by {doer(right)}, according to {two}."
    return Relation(left.id, right.id, "responsibility", verdict, capital(reason), METHOD, 0.6)
