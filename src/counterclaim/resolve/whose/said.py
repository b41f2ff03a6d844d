"""What is asked about: every source, participant and count of a text's claims, and the sides that the text speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from counterclaim.codebook.party_words import Word
from counterclaim.records import Claim, Found, Mention
from counterclaim.resolve.atlas import Atlas
from counterclaim.resolve.context import Context
from counterclaim.resolve.hits import Hit, row
from counterclaim.resolve.opposed import HEAD_ENDS, Fights, fights_of
from counterclaim.resolve.participants import HOLDER
from counterclaim.resolve.sides import PRONOUNS, speaks_for_nobody
from counterclaim.resolve.toponyms import Toponym

ROLES = ("source", "actor", "target", "count")
#: At most so many sides are weighed: those named most.
_MOST = 10


@dataclass(frozen=True, slots=True)
class Said:
    """A mention: of which claim (its number), in which role, the how manieth; its words, and the side that the rules gave it.

    `means`: true for words that mean the same wherever they stand, unlike "they" and "its troops". `head` is the last word before "of", "in"
    and the like; empty where that is a side's name. `free`: the words may be one side's; not so "both", "Xish-backed" and those who speak
    for nobody.
    """

    claim: int
    role: int
    at: int
    mention: Mention
    first: int
    last: int
    words: tuple[Word, ...]
    folded: tuple[str, ...]
    head: str
    means: bool
    party: Found[str] | None
    free: bool

    @property
    def rule(self) -> str:
        """The rule that gave the side; "none" where none did."""
        return self.party.evidence.method.removeprefix("resolve.party.").partition("/")[0] if self.party else "none"


@dataclass(frozen=True, slots=True)
class Side:
    """A side that the text names: where, from which words on, how often it is a source, a doer, struck or counted by the rules.

    `followed`: the words that stand within two words after its name, and how often.
    """

    party: str
    kind: str
    hits: tuple[Hit, ...]
    starts: tuple[int, ...]
    as_role: tuple[int, ...]
    followed: Counter[str]


@dataclass(frozen=True)
class Telling:
    """A text's claims with what the rules made of their sides."""

    context: Context
    atlas: Atlas
    claims: Sequence[Claim]
    said: tuple[Said, ...]
    sides: tuple[Side, ...]
    fights: Fights

    @cached_property
    def heads(self) -> Mapping[str, Counter[str]]:
        """The last word of a mention ("army", "ministry") → the sides of the mentions that end in it."""
        out: dict[str, Counter[str]] = {}
        for one in self.said:
            if one.party and one.head and one.means:
                out.setdefault(one.head, Counter())[one.party.value] += 1
        return out

    @cached_property
    def same_words(self) -> Mapping[tuple[str, ...], Counter[str]]:
        """The words of a mention → the sides that they have."""
        out: dict[tuple[str, ...], Counter[str]] = {}
        for one in self.said:
            if one.party and one.means:
                out.setdefault(one.folded, Counter())[one.party.value] += 1
        return out

    @cached_property
    def speakers(self) -> tuple[tuple[int, str | None], ...]:
        """Where each source with words stands, and its side, in text order."""
        out: dict[int, str | None] = {}
        for one in self.said:
            if one.role == 0:
                out[one.mention.start] = one.party.value if one.party else out.get(one.mention.start)
        return tuple(sorted(out.items(), key=lambda pair: pair[0]))

    @cached_property
    def by_span(self) -> Mapping[tuple[int, int], Sequence[Said]]:
        """Where words stand → the mentions that they are in several claims."""
        out: dict[tuple[int, int], list[Said]] = {}
        for one in self.said:
            out.setdefault((one.mention.start, one.mention.end), []).append(one)
        return out

    def names_in(self, number: int) -> tuple[Hit, ...]:
        """The names of sides in a sentence of the text, counted from 1; none for one that there is not."""
        if number not in self._names:
            starts, end = self.context.sentences, len(self.context.words)
            there = 0 < number <= len(starts)
            last = starts[number] if number < len(starts) else end
            self._names[number] = self.context.hits_in(starts[number - 1], last) if there else ()
        return self._names[number]

    @cached_property
    def _names(self) -> dict[int, tuple[Hit, ...]]:
        return {}

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The place of each word of the text where a name of a side or a place counts as one word."""
        inner = {at for hit in self.context.hits for at in range(hit.first + 1, hit.end)}
        for name in self.atlas.names:
            first, last = self.context.word_range(name.start, name.end)
            inner.update(range(first + 1, last))
        out, place = [], -1
        for at in range(len(self.context.words)):
            place += at not in inner
            out.append(place)
        return (*out, place + 1)

    @cached_property
    def lands(self) -> tuple[tuple[int, frozenset[str]], ...]:
        """Where the text names a place that is no side's name, and the states that it lies in."""
        named = (name for name in self.atlas.names if name.role == "place" and not self._sides_in(name))
        found = ((name.start, self.atlas.entry(name)) for name in named)
        return tuple((start, frozenset(entry.countries)) for start, entry in found if entry and entry.countries)

    def _sides_in(self, name: Toponym) -> tuple[Hit, ...]:
        return self.context.hits_in(*self.context.word_range(name.start, name.end))

    @cached_property
    def outlet(self) -> frozenset[str]:
        """The sides that the outlet's own name names."""
        return self.atlas.outlet_sides

    @cached_property
    def others(self) -> tuple[tuple[frozenset[str], ...], ...]:
        """For each claim, the sides of its sources, actors, targets and counts."""
        out: list[tuple[set[str], ...]] = [(set(), set(), set(), set()) for _ in self.claims]
        for one in self.said:
            if one.party:
                out[one.claim][one.role].add(one.party.value)
        return tuple(tuple(frozenset(sides) for sides in claim) for claim in out)


def telling_of(atlas: Atlas, claims: Sequence[Claim]) -> Telling:
    """The text's mentions and sides."""
    context = atlas.context
    said = tuple(_said(context, claims))
    return Telling(context, atlas, claims, said, _sides(context, said), fights_of(context, claims))


def _said(context: Context, claims: Sequence[Claim]) -> Iterator[Said]:
    for number, claim in enumerate(claims):
        event, source = claim.event, claim.attribution.source
        if source.mention is not None:
            free = not speaks_for_nobody(context, source)
            yield _one(context, number, 0, 0, source.stands_for or source.mention, source.party, free)
        for role, actors in ((1, event.actor), (2, event.target)):
            for at, actor in enumerate(actors):
                free = not actor.parties
                yield _one(context, number, role, at, actor.stands_for or actor.mention, actor.party, free)
        for at, count in enumerate(event.counts):
            yield _one(context, number, 3, at, count.mention, count.party, True)


def _one(
    context: Context, claim: int, role: int, at: int, mention: Mention, party: Found[str] | None, free: bool
) -> Said:
    first, last = context.word_range(mention.start, mention.end)
    words = context.words[first:last]
    end = next((k for k, word in enumerate(words) if k and word.folded in HEAD_ENDS), len(words))
    folded = tuple(word.folded for word in words)
    means = HOLDER.isdisjoint(folded[:2]) and not (len(folded) == 1 and folded[0] in PRONOUNS)
    hits = context.hits_in(first, last)
    free = free and not any(hit.outside for hit in hits)  # "Xish-backed gunmen" are nobody's by their words
    known = {at for hit in hits for at in range(hit.first, hit.end)}
    free = free and not any(
        word.possessive and first + k not in known for k, word in enumerate(words[:-1])
    )  # "the South's guns"
    free = free and (role > 0 or means)  # whom "he" and "its spokesman" mean is settled when sources are read
    named = end and any(hit.first <= first + end - 1 < hit.end for hit in hits)
    head = "" if named or not end else words[end - 1].folded
    return Said(claim, role, at, mention, first, last, words, folded, head, means, party, free)


def _sides(context: Context, said: Sequence[Said]) -> tuple[Side, ...]:
    hits: dict[str, list[Hit]] = {}
    for hit in context.hits:
        if not hit.outside:
            hits.setdefault(hit.party, []).append(hit)
    given: dict[str, list[int]] = {}
    for one in said:
        if one.party:
            given.setdefault(one.party.value, [0, 0, 0, 0])[one.role] += 1
    lands = [land for land in (context.inner, context.dominant) if land]
    order = {party: k for k, party in enumerate([*hits, *given, *lands])}
    ranked = sorted(order, key=lambda party: (-len(hits.get(party, ())) - sum(given.get(party, ())), order[party]))
    return tuple(_side(context, party, hits.get(party, ()), given.get(party, (0, 0, 0, 0))) for party in ranked[:_MOST])


def _side(context: Context, party: str, hits: Sequence[Hit], given: Sequence[int]) -> Side:
    after = Counter(word for hit in hits for word in {one.folded for one in context.words[hit.end : hit.end + 2]})
    return Side(party, row(party).kind, tuple(hits), tuple(hit.first for hit in hits), tuple(given), after)
