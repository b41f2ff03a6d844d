"""Sides that only the fight tells: "troops", "two armoured vehicles", "the militants" in a text where one side fights another.

A second look, when all claims of a document have the sides that their own words give. Who fights whom is read off those claims. Then
forces without a name that one side fires on are its opponent's, and forces without a name that fire on a side are its opponent's, where the
text knows one opponent only. Civilians, houses and places are nobody's by this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from counterclaim.codebook.events import event_types, family_of
from counterclaim.codebook.party_words import split
from counterclaim.records import Actor, Claim, Count
from counterclaim.resolve.context import Context, top
from counterclaim.resolve.counts import count_party
from counterclaim.resolve.evidence import found, resolution
from counterclaim.resolve.hits import row
from counterclaim.resolve.participants import HOLDER, named_in
from counterclaim.resolve.wordlists import words as word_list

#: Families of events that one side does to another.
_HOSTILE = frozenset({"force", "harm", "control"})
#: But for these, which are done to the helpless and to one's own as well.
_ONE_SIDED = frozenset({"arrest", "torture", "displacement", "siege", "use_of_chemical"})
#: What is lost to the other side.
_LOSSES = frozenset({"killed", "wounded", "captured", "missing", "lost_equipment"})
#: An opponent is told of this many times as often as the next.
_DOMINANCE = 2
#: Words after which a mention says more about whose it is, or that make it somebody in particular.
HEAD_ENDS = frozenset(
    {"of", "in", "near", "at", "from", "on", "who", "that", "which", "with", "outside", "along", "around", "by"}
)


@dataclass(frozen=True, slots=True)
class Fights:
    """Who fights whom, how often, and who is who where nobody is told."""

    pairs: Mapping[str, Counter[str]]
    home: str | None
    band: str | None

    def opponent(self, party: str) -> str | None:
        """The one opponent of a side, None where the text knows none or several."""
        if party in self.pairs:
            return top(self.pairs[party], _DOMINANCE)
        return self.band if party == self.home else self.home if party == self.band else None


def opposed(context: Context, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, with the sides that the fight tells."""
    fights = fights_of(context, claims)
    return [_settled(context, fights, claim) for claim in claims]


def fights_of(context: Context, claims: Sequence[Claim]) -> Fights:
    """Who fights whom by the sides that the claims have."""
    pairs: dict[str, Counter[str]] = {}
    for claim in claims:
        event = claim.event
        doers, others = (frozenset(filter(_fights, _sides(some))) for some in (event.actor, event.target))
        if event.type == "clash":
            others = doers
        elif not hostile(claim):
            continue
        for one in doers:
            for two in others - {one}:
                pairs.setdefault(one, Counter())[two] += 1
                pairs.setdefault(two, Counter())[one] += 1
    groups = Counter(hit.party for hit in context.hits if row(hit.party).kind == "group" and not hit.outside)
    only = [party for party, times in groups.items() if times > 1]
    band = only[0] if len(only) == 1 and len(groups) == 1 else None
    return Fights(pairs, context.inner or (context.dominant if band else None), band)


def _fights(party: str) -> bool:
    """Not so monitors, relief workers, courts and the press, whatever befalls them."""
    kind = row(party)
    return kind.kind != "organisation" or kind.sort in ("coalition", "mission", "un", "party")


def hostile(claim: Claim) -> bool:
    """True for an act that one side does to another, and never to its own."""
    kind = claim.event.type
    return family_of(kind) in _HOSTILE and kind not in _ONE_SIDED and not event_types()[kind].mutual


def _sides(participants: Sequence[Actor]) -> set[str]:
    return {one.party.value for one in participants if one.party}


def _only(sides: set[str]) -> str | None:
    return next(iter(sides)) if len(sides) == 1 else None


def _settled(context: Context, fights: Fights, claim: Claim) -> Claim:
    event = claim.event
    if not hostile(claim) and event.type != "clash":
        return claim
    speaker = claim.attribution.source.party
    doers, others = _sides(event.actor), _sides(event.target)
    voice = speaker.value if speaker else None
    if event.type == "clash":
        actors = tuple(_filled(context, fights, one, doers, voice, ()) for one in event.actor)
        targets = event.target
    else:
        actors = tuple(_filled(context, fights, one, others, voice, ("things",)) for one in event.actor)
        doers = _sides(actors)
        targets = tuple(_filled(context, fights, one, doers, voice, ("things", "gear")) for one in event.target)
    known = actors == event.actor and targets == event.target
    claim = replace(claim, event=replace(event, actor=actors, target=targets))
    counts = tuple(_counted(context, fights, claim, count, known) for count in event.counts)
    return replace(claim, event=replace(claim.event, counts=counts))


def _counted(context: Context, fights: Fights, claim: Claim, count: Count, known: bool) -> Count:
    """The count with its side: as its words say, or, of fighters and their gear, the side that was hit.

    `known`: no participant has got a side since the counts were read, so that their words say no more than they did.
    """
    if count.party or claim.event.type == "clash":
        return count
    party = None if known else count_party(context, count, claim)
    if party is None and count.status == "military" and count.kind in _LOSSES:
        doers, hit = _sides(claim.event.actor), _sides(claim.event.target)
        side = _only(hit)
        if not hit and (doer := _only(doers)) is not None:
            side = fights.opponent(doer)
        folded = {word.folded for word in split(count.mention.text)}
        kind = "ranks" if folded & word_list("ranks") else "irregulars" if folded & word_list("irregulars") else "gear"
        if side is not None and side not in doers and _fits(kind, side):
            party = found(side, "opponent", count.mention)
    return replace(count, party=party) if party else count


def _filled(
    context: Context, fights: Fights, one: Actor, against: set[str], speaker: str | None, more: Sequence[str]
) -> Actor:
    """The participant with the side that the other side's opponent gives it, or the speaker's where it is called the enemy; or as it is."""
    if one.party or one.parties or one.stands_for or named_in(context, one.mention):
        return one
    folded = [word.folded for word in split(one.mention.text)]
    end = next((k for k, word in enumerate(folded) if k and word in HEAD_ENDS), len(folded))
    head = folded[end - 1] if folded else ""
    if set(folded[:end]) & _strangers():
        return one
    if head in word_list("adversary") and speaker is not None and (foe := fights.opponent(speaker)) is not None:
        return _of(one, foe)
    kinds = [name for name in ("ranks", "irregulars", *more) if head in word_list(name)]
    held = HOLDER & set(folded[:2])
    if not kinds or (held and not (held == {"their"} and "gear" in more)):
        return one  # "the army shelled their positions": not its own
    other = _only(against)
    party = fights.opponent(other) if other is not None else None
    if party is None and not against:
        party = fights.home if kinds[0] == "ranks" else fights.band if kinds[0] == "irregulars" else None
    if party is None or party in against or not _fits(kinds[0], party):
        return one
    return _of(one, party)


def _of(one: Actor, party: str) -> Actor:
    settled = found(party, "opponent", one.mention)
    return replace(one, party=settled, resolution=resolution(settled, (), one.mention, ()))


def _strangers() -> frozenset[str]:
    """Words for people who are on neither side, or on both."""
    both = word_list("both") - {"two"}
    return word_list("civilians") | word_list("crowd") | both | {"peacekeeping", "foreign", "un"}


def _fits(kind: str, party: str) -> bool:
    """Soldiers are a state's or another power's that has an army; militants are no state's."""
    state = row(party).kind in ("state", "entity")
    return state if kind == "ranks" else not state if kind == "irregulars" else True
