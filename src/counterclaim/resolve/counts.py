"""Whose people a count counts."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.codebook.party_words import split
from counterclaim.records import Actor, Claim, Count, Found, Mention
from counterclaim.resolve.context import Context
from counterclaim.resolve.evidence import found
from counterclaim.resolve.hits import row
from counterclaim.resolve.mention import party_of_words
from counterclaim.resolve.wordlists import words as word_list

_OWN = frozenset({"killed", "wounded", "missing", "displaced", "captured"})


def count_party(context: Context, count: Count, claim: Claim) -> Found[str] | None:
    """Whose people were counted: as their words say, else the target's, the sender's, or the speaker's own."""
    event, source = claim.event, claim.attribution.source
    for mention in (count.mention, count.people):
        if mention is not None and (named := _counted(context, mention)) is not None:
            return named
    words = {word.folded for word in split(count.mention.text)} | {
        word.folded for word in (split(count.people.text) if count.people else ())
    }
    if count.kind in ("strength",):
        sides = {actor.party.value for actor in event.actor if actor.party}
        return found(sides.pop() if len(sides) == 1 else None, "actor", count.mention)
    if count.mention and (hit := _of_target(count, event.target)):
        return found(hit, "target", count.mention)
    speaker = source.party.value if source.party and source.kind in ("official", "military", "police") else None
    if not speaker or count.kind not in _OWN or words & word_list("foes"):
        return None
    return found(_own(context, claim, speaker, words), "own_loss", count.mention)


def _counted(context: Context, mention: Mention) -> Found[str] | None:
    verdict = party_of_words(context, mention.start, mention.end)
    against = {"government", "regime"} & {word.folded for word in split(mention.text)}
    if verdict.party and (verdict.rule in ("name", "rebels", "inside", "holder", "group") or against):
        return found(verdict.party, verdict.rule, mention)
    first = [word.folded for word in split(mention.text)]
    demonym = [
        hit for hit in context.hits_in(*context.word_range(mention.start, mention.end)) if hit.state and not hit.outside
    ]
    if (
        demonym
        and not verdict.party
        and len({hit.party for hit in demonym}) == 1
        and first[-1] in _plural(demonym[0].party)
    ):
        return found(demonym[0].party, "name", mention)
    return None


def _plural(party: str) -> frozenset[str]:
    """Bare plurals of a people are counted as theirs ("three million Xs")."""
    words = [word.folded for word in split(row(party).name)]
    return frozenset(
        {*(word + "is" for word in words), *(word + "ns" for word in words), *(word + "s" for word in words)}
    )


def _of_target(count: Count, targets: Sequence[Actor]) -> str | None:
    for target in targets:
        if target.party and (
            target.mention.overlaps(count.mention) or (count.people and target.mention.overlaps(count.people))
        ):
            return target.party.value
    sides = {target.party.value if target.party else None for target in targets}
    bare = len(split(count.mention.text)) <= 2 and not any(target.mention.overlaps(count.mention) for target in targets)
    return sides.pop() if bare and len(sides) == 1 else None


def _own(context: Context, claim: Claim, speaker: str, words: set[str]) -> str | None:
    """A side that gives losses gives its own, unless it tells what it did itself."""
    actors = {actor.party.value if actor.party else None for actor in claim.event.actor}
    if speaker in actors or row(speaker).kind != "state":
        return None
    soldiers = bool(words & word_list("soldiers"))
    others = actors - {None}
    bare = not words & (word_list("crowd") | word_list("civilians"))
    if soldiers or others:
        return speaker
    if any(target.party and target.party.value != speaker for target in claim.event.target):
        return None
    if bare:
        return speaker if claim.event.type == "casualties" else None
    at_war = speaker in context.rivals() and not context.internal
    return speaker if at_war and claim.event.type in ("casualties", "displacement") else None
