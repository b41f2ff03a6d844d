"""Whose people a count counts, and how the claimant stands to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.codebook.events import event_types
from counterclaim.codebook.party_words import Word, split
from counterclaim.records import Actor, Claim, Count, Event, Found, Mention
from counterclaim.resolve.context import Context
from counterclaim.resolve.evidence import found
from counterclaim.resolve.hits import row
from counterclaim.resolve.mention import party_of_words
from counterclaim.resolve.numerals import after_number, bare
from counterclaim.resolve.participants import HOLDER, are_doers
from counterclaim.resolve.wordlists import words as word_list

#: Kinds of source whose figures may be about their own side.
SPEAKERS = frozenset({"official", "military", "police", "rebel", "politician"})
#: Kinds of source that stand outside, whatever side their words name.
OUTSIDERS = frozenset({"outlet", "media", "ngo", "igo", "witness", "medical", "expert"})
_OWN = frozenset({"killed", "wounded", "missing", "displaced", "captured"})
_RULES = frozenset({"name", "rebels", "inside", "holder", "group"})
#: Rules by which the one who lost or suffered may be known as well.
_BEARER = _RULES | {"office", "short", "person"}
_PRONOUNS = frozenset({"it", "they", "we", "he", "she"})
_ENEMY = frozenset({"enemy", "enemies", "foe", "foes", "adversary"})
_LOSSES = frozenset({"losses", "casualties", "dead", "toll", "deaths", "fatalities"})
#: Words before a number in which it is said whose losses it counts.
_NEAR = 7
_FIGHT = frozenset({"state", "group", "entity"})


def count_party(context: Context, count: Count, claim: Claim) -> Found[str] | None:
    """Whose people were counted: as their words say, else the target's, the sender's, or the speaker's own."""
    event, source = claim.event, claim.attribution.source
    words = _words(count.mention) | (_words(count.people) if count.people else set())
    speaker = source.party.value if source.party and source.kind in SPEAKERS else None
    if words & _ENEMY:
        return found(_facing(context, speaker) if speaker else None, "own_loss", count.mention)
    named = _counted(context, count.mention) or _people_of(context, count.mention)
    if named is None and count.people is not None:
        named = _bearer(context, count.people, speaker)
    if named is None and (loser := _whose_losses(context, count.mention)) is not None:
        named = found(loser, "name", count.mention)
    if named is not None and not _by_themselves(named, event):
        return named
    if count.kind == "strength":
        sides = {actor.party.value for actor in event.actor if actor.party}
        return found(sides.pop() if len(sides) == 1 else None, "actor", count.mention)
    if hit := _of_target(count, event.target):
        return found(hit, "target", count.mention)
    if not speaker or count.kind not in _OWN:
        return None
    if words & HOLDER or claim.attribution.speech.value == "admits":
        return found(speaker, "own_loss", count.mention)  # "four of its own men", "admitted the loss of six"
    if words & word_list("foes"):
        other = _facing(context, speaker)
        return found(other if other and row(other).kind == "group" else None, "own_loss", count.mention)
    return found(_own(context, claim, speaker, words), "own_loss", count.mention)


def _whose_losses(context: Context, mention: Mention) -> str | None:
    """ "Put Xland's losses at 30", "the toll of the Xish at 30": the side whose losses are given just before the number."""
    at, _ = context.word_range(mention.start, mention.end)
    near = range(max(context.sentence_start(at), at - _NEAR), at)
    losses = next((k for k in reversed(near) if context.words[k].folded in _LOSSES), None)
    if losses is None or not any(context.words[k].folded == "at" for k in range(losses + 1, at)):
        return None
    for hit in context.before(at, _NEAR + 4):
        owner = hit.possessive and hit.end in (losses, losses - 1)
        of = hit.first > losses and context.words[losses + 1].folded == "of" and hit.first - losses <= 3
        if not hit.outside and hit.role != "media" and (owner or of):
            return hit.party
    return None


def _by_themselves(named: Found[str], event: Event) -> bool:
    """ "The Taliban killed forty rebels": the text's usual "rebels" are those who killed them, so others are meant."""
    killers = {actor.party.value for actor in event.actor if actor.party}
    harm = (not event_types()[event.type].mutual and event.type != "casualties") or bool(event.target)
    return harm and are_doers(named, killers)


def _words(mention: Mention) -> set[str]:
    return {word.folded for word in split(mention.text)}


def _counted(context: Context, mention: Mention) -> Found[str] | None:
    """The side that the words of the count name, as a whole or those after the number."""
    for part in (mention, after_number(mention)):
        verdict = party_of_words(context, part.start, part.end)
        against = {"government", "regime"} & _words(mention)
        if verdict.party and (verdict.rule in _RULES or against):
            return found(verdict.party, verdict.rule, mention)
    return None


def _people_of(context: Context, mention: Mention) -> Found[str] | None:
    """Its civilians and its bare plurals belong to a state ("three million Xs", "four Xish villagers"), but not in its inner war."""
    words = split(mention.text)
    hits = [hit for hit in context.hits_in(*context.word_range(mention.start, mention.end)) if not hit.outside]
    parties = {hit.party for hit in hits}
    if len(parties) != 1 or not hits[0].state:
        return None
    party, folded = hits[0].party, {word.folded for word in words}
    held = context.word_range(mention.start, mention.end)[1]
    plural = hits[-1].role == "demonym" and hits[-1].end == held and words[-1].folded.endswith("s")
    if plural or words[-1].folded in _plural(party):  # "92 Xs"
        return found(party, "name", mention)
    nobody = folded & (word_list("rebels") | word_list("foes") | word_list("stateless"))
    nobody = nobody or {word.removesuffix("s") for word in folded} & (word_list("rebels") | word_list("stateless"))
    return None if nobody or party in context.internal else found(party, "name", mention)


def _plural(party: str) -> frozenset[str]:
    """Bare plurals of a people are counted as theirs ("three million Xs")."""
    words = [word.folded for word in split(row(party).name)]
    return frozenset(word + ending for word in words for ending in ("is", "ns", "s"))


def _bearer(context: Context, people: Mention, speaker: str | None) -> Found[str] | None:
    """The side of who lost or suffered: "it" and "its army" are the speaker's."""
    words: Sequence[Word] = split(people.text)
    first = words[0].folded if words else ""
    if len(words) == 1 and first in _PRONOUNS:
        return found(speaker, "holder", people)
    verdict = party_of_words(context, people.start, people.end)
    if verdict.party and verdict.rule in _BEARER:
        return found(verdict.party, verdict.rule, people)
    return found(speaker, "holder", people) if first in HOLDER else None


def _of_target(count: Count, targets: Sequence[Actor]) -> str | None:
    """The side of the people that were hit, where these are the people counted or the only force that was hit."""
    for target in targets:
        if target.party and (
            target.mention.overlaps(count.mention) or (count.people and target.mention.overlaps(count.people))
        ):
            return target.party.value
    sides = {target.party.value if target.party else None for target in targets}
    short = len(split(count.mention.text)) <= 2 and not any(
        target.mention.overlaps(count.mention) for target in targets
    )
    forces = word_list("soldiers") | word_list("relational")
    manned = all(_words(target.mention) & forces or target.stands_for for target in targets)
    return sides.pop() if short and manned and len(sides) == 1 else None


def _own(context: Context, claim: Claim, speaker: str, words: set[str]) -> str | None:
    """A side that gives losses gives its own, unless it tells what it did itself."""
    actors = {actor.party.value if actor.party else None for actor in claim.event.actor}
    if speaker in actors or row(speaker).kind != "state":
        return None
    soldiers = bool(words & word_list("soldiers"))
    others = actors - {None}
    unnamed = not words & (word_list("crowd") | word_list("civilians"))
    if soldiers or others:
        return speaker
    if any(target.party and target.party.value != speaker for target in claim.event.target):
        return None
    if unnamed:
        return speaker if claim.event.type == "casualties" else None
    other = _facing(context, speaker)
    at_war = other is not None and not context.internal and (speaker in context.rivals() or _armed(context, other))
    return speaker if at_war and claim.event.type in ("casualties", "displacement") else None


def _armed(context: Context, side: str) -> bool:
    """True if the text speaks of this side's forces or weapons."""
    arms = word_list("soldiers") | word_list("arms")
    after = (context.words[hit.end] for hit in context.hits if hit.party == side and hit.end < len(context.words))
    return any(word.folded in arms for word in after)


def _facing(context: Context, side: str) -> str | None:
    """The other side of a text about two: its two rival states, or the only two sides that it names."""
    rivals = context.rivals()
    if side not in rivals:
        named = (hit.party for hit in context.hits if not hit.outside and hit.role != "media")
        rivals = frozenset(party for party in named if row(party).kind in _FIGHT)
    others = rivals - {side}
    return next(iter(others)) if len(rivals) == 2 and len(others) == 1 else None


def share_parties(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with sides for counts whose own words have none.

    "Five Xish soldiers were killed and nine wounded": a bare number and a part of another have the side of the counts before them in
    the sentence, where those have but one.
    """
    before: dict[tuple[int, Mention | None], list[Count]] = {}
    for claim in claims:
        key = (claim.event.sentence.start, claim.attribution.source.mention)
        before.setdefault(key, []).extend(claim.event.counts)
    sides = {key: _Sides(counts) for key, counts in before.items()}
    out = []
    for claim in claims:
        if not claim.event.counts:
            out.append(claim)
            continue
        shared = sides[claim.event.sentence.start, claim.attribution.source.mention]
        counts = tuple(shared.fill(count) for count in claim.event.counts)
        out.append(replace(claim, event=replace(claim.event, counts=counts)))
    return tuple(out)


class _Sides:
    """The sides of a sentence's counts, in text order."""

    __slots__ = ("first", "starts")

    def __init__(self, counts: Sequence[Count]) -> None:
        """`first`: the first side named; `starts`: where it and the first other side are named."""
        named = sorted((c for c in counts if c.party), key=lambda c: c.mention.start)
        self.first = named[0].party if named else None
        second = next((c for c in named if self.first and c.party and c.party.value != self.first.value), None)
        self.starts = (named[0].mention.end if named else 0, second.mention.start if second else None)

    def fill(self, count: Count) -> Count:
        """The count with the only side named before it, if it has none of its own and may share."""
        start, other = self.starts
        if count.party or self.first is None or count.mention.start < start or count.kind == "strength":
            return count
        if (other is not None and other < count.mention.start) or not (count.part_of or bare(count.mention)):
            return count
        return replace(count, party=found(self.first.value, "before", count.mention))


def with_standing(context: Context, claim: Claim) -> Claim:
    """The claim, its counts with how the claimant stands to those counted."""
    if not claim.event.counts:
        return claim
    counts = tuple(_with_standing(context, claim, count) for count in claim.event.counts)
    return replace(claim, event=replace(claim.event, counts=counts))


def _with_standing(context: Context, claim: Claim, count: Count) -> Count:
    source = claim.attribution.source
    if count.party is None:
        return count
    mine = source.party.value if source.party else None
    if mine == count.party.value:
        return replace(count, standing="own")
    if source.kind in OUTSIDERS:
        return replace(count, standing="third")
    if mine is None:
        return count
    parties = {a.party.value for a in (*claim.event.actor, *claim.event.target) if a.party}
    fights = mine in parties or mine in context.rivals() or _facing(context, mine) == count.party.value
    return replace(count, standing="enemy" if fights else "third")
