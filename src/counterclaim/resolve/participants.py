"""Parties of the participants of an event: actors, and what was done to whom."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.codebook.party_words import split
from counterclaim.records import Actor, Claim, Found, Mention, Resolution, Source
from counterclaim.resolve.context import Context
from counterclaim.resolve.evidence import found, resolution
from counterclaim.resolve.mention import party_of_words
from counterclaim.resolve.several import owner, parties_of_words
from counterclaim.resolve.wordlists import words as word_list

#: Words that say whose something is.
HOLDER = frozenset({"its", "their", "his", "her", "our", "my", "it's"})
_SELF = frozenset({"it", "we", "i", "us", "our", "my", "ours"})


def participant(context: Context, actor: Actor, source: Source, party: Found[str] | None) -> Actor:
    """The participant with its side, all its sides, what its pronoun stands for, and how that was settled."""
    stands_for = context.pronouns.antecedent(actor.mention)
    if stands_for is not None:
        party = _of_pronoun(context, stands_for, source, actor.mention)
    words = stands_for or actor.mention
    several = parties_of_words(context, words.start, words.end)
    several = several if len(several) > 1 else ()
    party = None if several else party
    how = resolution(party, several, actor.mention, named_in(context, words))
    return replace(actor, party=party, parties=several, stands_for=stands_for, resolution=how)


def _of_pronoun(context: Context, stands_for: Mention, source: Source, said: Mention) -> Found[str] | None:
    if source.mention is not None and source.mention.overlaps(stands_for) and source.party is not None:
        return found(source.party.value, "pronoun", said)
    return found(party_of_words(context, stands_for.start, stands_for.end).party, "pronoun", said)


def named_in(context: Context, words: Mention) -> tuple[str, ...]:
    """The parties whose names stand within the words, in reading order, those that only qualify included."""
    hits = context.hits_in(*context.word_range(words.start, words.end))
    return tuple(dict.fromkeys(hit.party for hit in hits))


def speaker_resolution(context: Context, source: Source, party: Found[str] | None) -> Resolution | None:
    """How a source's side was settled; None for the article's own voice, which has no words of its own."""
    words = source.stands_for or source.mention
    return resolution(party, (), words, named_in(context, words)) if words is not None else None


def actor_party(context: Context, actor: Actor, holder: str | None) -> Found[str] | None:
    """The side of a participant.

    `holder` is whom "its", "our" and "it" point to: the source's side, else the other participant's.
    """
    verdict = party_of_words(context, actor.mention.start, actor.mention.end)
    if verdict.party or verdict.closed:
        return found(verdict.party, verdict.rule, actor.mention)
    words = [word.folded for word in split(actor.mention.text)]
    if not words:
        return None
    owned = bool(HOLDER & set(words[:3])) and not {"he", "she"} & set(words)
    if holder and (owned or (words[0] in _SELF and len(words) <= 2)):
        return found(holder, "holder", actor.mention)
    if owned and len(words) > 1 and words[0] != "my" and not _private(words):
        return found(owner(context, actor.mention.start), "holder", actor.mention)
    return None


def _private(words: list[str]) -> bool:
    """ "His orchard", "her brother": a person's own, whose side is not the one named last; "his troops" are a side's."""
    sides = word_list("relational") | word_list("institution") | word_list("soldiers") | word_list("groups")
    return bool({"his", "her"} & set(words[:2])) and not sides & set(words)


def target_party(
    context: Context, claim: Claim, target: Actor, actors: set[str], holder: str | None, source: Found[str] | None
) -> Found[str] | None:
    """The side of what was hit: as its words say, or that of a state which tells what another did to it."""
    named = actor_party(context, target, holder)
    words = {word.folded for word in split(target.mention.text)}
    if (
        named
        and named.evidence.method.startswith("resolve.party.holder")
        and named.value in actors
        and words & {"their"}
    ):
        return None
    if named and are_doers(named, actors):
        return None  # "the Taliban killed forty rebels": not their own, and whose is not said
    weak = named is None or named.evidence.method.startswith(("resolve.party.office", "resolve.party.state"))
    if weak and source is not None and _admits(claim, source.value, actors, words):
        return found(source.value, "own_loss", target.mention)
    if not weak or source is None or not _two_states(context, source.value, actors):
        return named
    if named is None and claim.attribution.source.kind not in ("official", "military"):
        return None
    proper = target.mention.text[:1].isupper() or words & word_list("ground") or words & word_list("soldiers")
    hurt = words & (word_list("civilians") | word_list("crowd"))
    if (proper or words & {"positions", "posts", "army", "military", "facilities"}) and not hurt and not words & HOLDER:
        return found(source.value, "own_loss", target.mention)
    return named


def _admits(claim: Claim, speaker: str, actors: set[str], words: set[str]) -> bool:
    """True if a side admits what befell forces: they are its own."""
    forces = word_list("soldiers") | word_list("ranks") | word_list("things") | word_list("gear") | {"army", "military"}
    return claim.attribution.speech.value == "admits" and speaker not in actors and bool(words & forces)


def are_doers(named: Found[str], actors: set[str]) -> bool:
    """True if a side that "rebels" was taken for, as the text's usual ones, is the one who acts: then others are meant."""
    return named.evidence.method.startswith("resolve.party.rebels") and named.value in actors


def _two_states(context: Context, speaker: str, actors: set[str]) -> bool:
    """True if one state tells what one other state did, in a text about those two."""
    if len(actors) != 1 or speaker in actors:
        return False
    return context.rivals() == {speaker, *actors}
