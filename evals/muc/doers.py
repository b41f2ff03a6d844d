"""Who did it: individuals, organisations, and how sure the text is of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.records import Claim
from evals.muc.acts import Act
from evals.muc.groups import Group, forces_of
from evals.muc.nouns import Phrase, Text
from evals.muc.sorts import is_person, of_state, outlaw
from evals.muc.words import listed

AUTHORITIES = ("official", "military", "police")
#: Sentences from the act in which a group is named as one that may have done it; with a word of blame beside it.
NEAR, NEAR_BLAMED = 0, 2
#: Sentences from the act in which the force is named that its soldiers belong to.
NEAR_FORCE = 3
FACT, CLAIMED, BY_AUTHORITIES, ACCUSED, POSSIBLE = (
    "REPORTED AS FACT",
    "CLAIMED OR ADMITTED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED",
    "POSSIBLE",
)
#: The view of a group that is named beside an act and not said to have done it.
UNLINKED = ACCUSED
#: The surest view of a perpetrator comes first.
_RANK = (CLAIMED, BY_AUTHORITIES, ACCUSED, FACT, POSSIBLE)


@dataclass(frozen=True, slots=True)
class Doer:
    """One perpetrator: words as an individual or as an organisation, and for organisations the confidence."""

    individual: str | None = None
    organization: str | None = None
    confidence: str | None = None
    state: bool = False


def doers_of(text: Text, acts: Sequence[Act], claims: Sequence[Claim], groups: Sequence[Group]) -> list[Doer]:
    """The perpetrators of an incident: those that its acts name, and armed groups named beside it."""
    out = [doer for act in acts for phrase in act.doers for doer in _of_phrase(text, act, phrase, claims, groups)]
    state = any(doer.state for doer in out) and all(doer.state for doer in out)
    if state:
        return out + list(_force(text, acts, out))
    out = [
        doer for doer in out if not doer.state or doer.individual
    ]  # who fights terrorists beside them is no terrorist
    beside = list(_beside(text, acts, claims, groups))
    if not beside and any(outlaw(phrase) for act in acts for phrase in act.doers):
        beside = list(_only_group(text, acts, groups))
    return out + beside


def _only_group(text: Text, acts: Sequence[Act], groups: Sequence[Group]) -> Iterator[Doer]:
    """ "The guerrillas" of a text that names one group: they are its."""
    named = [one for one in groups if one.named]
    if len({one.party for one in named}) == 1:
        act = next(act for act in acts if act.doers)
        near = min(named, key=lambda one: abs(one.sentence - act.sentence))
        yield Doer(None, _name(text, near, groups), _confidence(act.claim))


def _force(text: Text, acts: Sequence[Act], doers: Sequence[Doer]) -> Iterator[Doer]:
    """The force that soldiers and officers belong to, where no organisation is named as the doer: the one named nearest."""
    if any(doer.organization for doer in doers):
        return
    at = [act.sentence for act in acts if act.doers]
    found = [(min(abs(number - mine) for mine in at), name) for number, name in forces_of(text)]
    if found and min(found)[0] <= NEAR_FORCE:
        act = next(act for act in acts if act.doers)
        yield Doer(None, min(found)[1], _confidence(act.claim), True)


def _of_phrase(
    text: Text, act: Act, phrase: Phrase, claims: Sequence[Claim], groups: Sequence[Group]
) -> Iterator[Doer]:
    inside = [
        one
        for one in groups
        if one.sentence == phrase.sentence and set(range(one.first, one.end)) & set(phrase.indices)
    ]
    for one in inside:
        if name := _name(text, one, groups):
            own = [
                _confidence(act.claim, phrase),
                *_views(text, one.party, claims, [other for other in groups if other.party == one.party]),
            ]
            yield Doer(None, name, min(own, key=_RANK.index), False)
    if inside and any(one.named and one.first <= phrase.head < one.end for one in inside):
        return
    state = of_state(phrase)
    if phrase.lemma in listed("state_organization"):
        yield Doer(None, phrase.text(), _confidence(act.claim, phrase), True)
    elif is_person(phrase) or outlaw(phrase) or phrase.lemma in listed("bodies"):
        yield Doer(_individual(phrase, inside), None, None, state)


def _individual(phrase: Phrase, inside: Sequence[Group]) -> str:
    """The words for individuals: the name alone, else without "of" the group that is named."""
    if phrase.name:
        return phrase.text(phrase.name)
    core = phrase.core
    behind = [one.first for one in inside if one.first > phrase.head]
    if behind and phrase.lemma not in listed("bodies") and phrase.lemma != "member":
        core = tuple(i for i in core if i < min(behind))
        while core and core[-1] != phrase.head and phrase.tree.tokens[core[-1]].upos in ("ADP", "DET"):
            core = core[:-1]
    return phrase.text(core)


def _confidence(claim: Claim, phrase: Phrase | None = None, own: bool = True) -> str:
    """How a claim views its perpetrator, by MUC-4's decision tree: what a source plainly says counts as reported."""
    said = claim.attribution
    if said.speech.value in ("claims-responsibility", "admits") and own and claim.modality.value != "negated":
        return CLAIMED
    doubted = phrase is not None and bool(listed("doubts") & set(phrase.lemmas))
    if said.speech.value == "accuses" or claim.modality.value == "hedged" or doubted:
        return BY_AUTHORITIES if said.source.kind in AUTHORITIES else ACCUSED
    return FACT


def _beside(text: Text, acts: Sequence[Act], claims: Sequence[Claim], groups: Sequence[Group]) -> Iterator[Doer]:
    """Armed groups that the text names with the act or next to it, with the view that its claims take of them."""
    at, voices = {act.sentence for act in acts}, _voices(text, claims)
    for party in sorted({one.party for one in groups}):
        found = [one for one in groups if one.party == party and (one.party, one.sentence) not in voices]
        if not found:
            continue
        near = min(found, key=lambda one: min(abs(one.sentence - number) for number in at))
        away = min(abs(near.sentence - number) for number in at)
        blamed = any(
            _blamed(text, one) for one in found if min(abs(one.sentence - number) for number in at) <= NEAR_BLAMED
        )
        if (away <= NEAR or blamed) and (name := _name(text, near, groups)):
            yield Doer(None, name, _view(text, party, claims, found), False)


def _voices(text: Text, claims: Sequence[Claim]) -> set[tuple[str, int]]:
    """Parties that are the source of a claim, with the sentence: who speaks of an act, unless to own up to it, is not its doer."""
    out = set()
    for claim in claims:
        said = claim.attribution
        if said.source.party and said.source.mention and said.speech.value not in ("claims-responsibility", "admits"):
            out.add((said.source.party.value, text.number(said.source.mention.start)))
    return out


def _name(text: Text, one: Group, groups: Sequence[Group]) -> str | None:
    """The group's own name where it is named nearest, None where the text has none ("Salvadoran rebels")."""
    own = [other for other in groups if other.party == one.party and other.named]
    if not own:
        return None
    near = min(own, key=lambda other: (abs(other.sentence - one.sentence), other != one))
    return text.made(near.sentence, list(range(near.first, near.end))).text()


def _blamed(text: Text, one: Group) -> bool:
    return bool(listed("blame") & {token.text.casefold() for token in text.trees[one.sentence].tokens})


def _view(text: Text, party: str, claims: Sequence[Claim], found: Sequence[Group]) -> str:
    """The surest of the views that claims about the group take; the words of its sentences where there is no claim."""
    return min(_views(text, party, claims, found), key=_RANK.index, default=UNLINKED)


def _views(text: Text, party: str, claims: Sequence[Claim], found: Sequence[Group]) -> Iterator[str]:
    for claim in claims:
        by = {actor.party.value for actor in claim.event.actor if actor.party} | {
            p for actor in claim.event.actor for p in actor.parties
        }
        source = claim.attribution.source.party
        own = source is not None and source.value == party
        if party in by or (own and claim.attribution.speech.value == "claims-responsibility"):
            yield _confidence(claim, None, own)
    for number in {one.sentence for one in found}:
        words = [token.text.casefold() for token in text.trees[number].tokens]
        if any(
            one in listed("own_up") and other in listed("claims")
            for at, one in enumerate(words)
            for other in words[at + 1 : at + 4]
        ):
            if not listed("deny") & set(words):
                yield CLAIMED
        elif (listed("doubts") | listed("blame")) & set(words):
            yield BY_AUTHORITIES if listed("authorities") & set(words) else ACCUSED
