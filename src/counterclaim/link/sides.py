"""Who speaks, and for which side: what a comparison needs to know of a claim's source and participants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from counterclaim.codebook import party_name
from counterclaim.records import Actor, Claim, Source

T = TypeVar("T")

PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "his", "her", "its", "their", "him", "them", "who", "which"}
)
#: What sides are called together.
_SIDES = frozenset(
    {"sides", "side", "parties", "governments", "countries", "states", "nations", "neighbours", "neighbors", "armies", "militaries"}
    | {"ministries", "capitals", "leaders", "presidents", "rivals", "foes", "camps", "factions"}
)  # fmt: skip
#: Longest piece of a mention that a reason quotes, in code points: mentions come from hostile text.
LONGEST_QUOTE = 80
#: How many later claims one is compared with: bounds the work on a hostile text, far above what an article holds.
REACH = 200


def order(claim: Claim) -> tuple[int, int, int, int, str]:
    """Text order: by trigger, then by source; the id breaks what ties are left."""
    source = claim.attribution.source.mention
    start, end = (source.start, source.end) if source else (-1, -1)
    return (claim.event.trigger.start, claim.event.trigger.end, start, end, claim.id)


def later(claims: Sequence[T], index: int) -> Sequence[T]:
    """The items after `index` with which that item is compared."""
    return claims[index + 1 : index + 1 + REACH]


def parties(actors: Iterable[Actor]) -> frozenset[str]:
    """The sides that the participants belong to, as far as they are known."""
    return frozenset(actor.party.value for actor in actors if actor.party)


def sentences_of(claims: Iterable[Claim]) -> dict[int, int]:
    """Where a sentence begins → its number among those that tell something. Distances are counted in these: names may be long or short."""
    return {start: number for number, start in enumerate(sorted({claim.event.sentence.start for claim in claims}))}


def is_outlet(claim: Claim) -> bool:
    """True if the article tells it in its own voice."""
    return claim.attribution.source.kind == "outlet"


def source_party(claim: Claim) -> str | None:
    """The side that the source belongs to, None where unknown."""
    party = claim.attribution.source.party
    return party.value if party else None


def voice(claim: Claim) -> str:
    """Whose voice it is: the source's side, else its kind and words. Two claims with one voice are one source's."""
    party = source_party(claim)
    if party:
        return party
    source = claim.attribution.source
    return f"{source.kind}:{plain(_standing(source))}"


def same_voice(left: Claim, right: Claim) -> bool:
    """True if one source, or one side, stands behind both claims."""
    return voice(left) == voice(right)


def same_speaker(left: Claim, right: Claim) -> bool:
    """True if it is the very same source: the same words, or the same side speaking in the same capacity."""
    a, b = left.attribution.source, right.attribution.source
    if a.mention and a.mention == b.mention:
        return True
    return same_voice(left, right) and a.kind == b.kind


def of_both(claim: Claim) -> bool:
    """True for "the two governments", "both sides": one voice for all sides, whatever they are called."""
    source = claim.attribution.source
    words = source.mention.text.casefold().split() if source.mention else []
    return (
        source.party is None and len(words) > 1 and words[-1] in _SIDES and bool({"two", "both", "each"} & set(words))
    )


def speaks_for(claim: Claim, sides: frozenset[str]) -> bool:
    """True if the source belongs to one of these sides."""
    party = source_party(claim)
    return party is not None and party in sides


def plain(text: str) -> str:
    """Words in lower case with single spaces, without a leading article."""
    words = text.casefold().split()
    while words and words[0] in {"the", "a", "an", "its", "their", "his", "her"}:
        words = words[1:]
    return " ".join(words)


def _standing(source: Source) -> str:
    """The words that name the source: what a pronoun stands for, where that is known."""
    if source.mention is None:
        return ""
    if source.stands_for and source.mention.text.casefold() in PRONOUNS:
        return source.stands_for.text
    return source.mention.text


def quote(text: str) -> str:
    """Words for a reason: one line, at most `LONGEST_QUOTE` code points."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1].rstrip() + "…"


def speaker(claim: Claim) -> str:
    """The source's name in a reason: as said, or what a pronoun stands for, or its side."""
    source = claim.attribution.source
    if source.mention is None:
        return "the article itself"
    words = quote(_standing(source))
    first, _, rest = words.partition(" ")
    if words.casefold() not in PRONOUNS:
        return (
            f"{first.casefold()} {rest}"
            if first in ("The", "A", "An", "Its", "His", "Her", "Their", "Some") and rest
            else words
        )
    party = source_party(claim)
    return f"a source of {party_name(party)}" if party else "an unnamed source"


def doer(claim: Claim, otherwise: str = "someone unnamed") -> str:
    """The actors of a claim for a reason: the words as said in quotation marks, after their side where it is known."""
    names = [_named(actor) for actor in claim.event.actor[:3]]
    return " and ".join(dict.fromkeys(names)) or otherwise


def _named(actor: Actor) -> str:
    words = f"“{quote(actor.mention.text)}”"
    side = party_name(actor.party.value) if actor.party else None
    return words if side is None or words == f"“{side}”" else f"{side} ({words})"


def capital(sentence: str) -> str:
    """The sentence with its first letter in upper case."""
    return sentence[:1].upper() + sentence[1:]
