"""Parties of the sources, participants and counts of one claim, in an order that lets the later lean on the earlier."""

from __future__ import annotations

from dataclasses import dataclass, replace

from counterclaim.codebook.party_words import split
from counterclaim.lang.wordlists import rules
from counterclaim.records import Attribution, Claim, Found, Source
from counterclaim.resolve.context import Context
from counterclaim.resolve.counts import count_party
from counterclaim.resolve.evidence import found
from counterclaim.resolve.hits import row
from counterclaim.resolve.mention import party_of_words
from counterclaim.resolve.participants import HOLDER, actor_party, participant, speaker_resolution, target_party
from counterclaim.resolve.several import owner

#: Kinds of source that speak for a side; of the others only a side named in their own words counts.
SPOKESMEN = frozenset({"official", "military", "police", "rebel", "politician", "igo"})
#: Kinds of source whose words about themselves say nothing of their side.
PRIVATE = frozenset({"witness", "expert", "medical"})
#: A speaker further back than this many code points is not meant by a pronoun.
REACH = 900
PRONOUNS = {"he": True, "she": True, "his": True, "her": True, "it": False, "its": False, "they": None, "their": None}
_PERSONS = frozenset(
    {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "minister",
        "president",
        "secretary",
        "commander",
        "general",
        "chief",
        "ambassador",
        "envoy",
        "col",
        "gen",
        "mr",
        "ms",
        "mrs",
        "official",
        "ombudswoman",
        "ombudsman",
    }
)


#: Offices that only those have who govern.
_GOVERNS = frozenset({"minister", "ministry", "governor", "mayor", "prefect", "cabinet", "prosecutor", "prosecutors"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """The last person and the last body that spoke, and where. For "he said", "it said" and "the statement"."""

    person_at: int = 0
    person: str | None = None
    body_at: int = 0
    body: str | None = None

    def near(self, at: int, person: bool | None) -> str | None:
        """The side of the nearest speaker before `at`: a person, a body, or (None) whichever came last."""
        if person is None:
            person = self.person_at > self.body_at
        start, party = (self.person_at, self.person) if person else (self.body_at, self.body)
        return party if at - start < REACH else None


def source_party(context: Context, source: Source, last: Speaker) -> Found[str] | None:
    """The side that a source speaks for; None for the article itself, for witnesses and for experts."""
    if source.mention is None or source.kind in PRIVATE or source.kind == "outlet":
        return None
    if source.stands_for is not None:
        verdict = party_of_words(context, source.stands_for.start, source.stands_for.end)
        return found(verdict.party, "stands_for", source.stands_for)
    verdict = party_of_words(context, source.mention.start, source.mention.end)
    indefinite = source.mention.text.casefold().startswith(("a ", "an ", "one "))
    if (
        indefinite
        and verdict.rule == "office"
        and (near := last.near(source.mention.start, None))
        and row(near).kind == "state"
    ):
        return found(near, "speaker", source.mention)
    if verdict.party and _speaks(context, source, verdict.party, verdict.rule):
        return found(verdict.party, verdict.rule, source.mention)
    words = [word.folded for word in split(source.mention.text)]
    if verdict.closed or not words:
        return None
    if words[0] in PRONOUNS and len(words) == 1:
        return found(last.near(source.mention.start, PRONOUNS[words[0]]), "speaker", source.mention)
    if source.kind == "media" and words[0] in ("state", "government", "official"):
        return found(_home(context), "state", source.mention)
    if source.kind not in SPOKESMEN:
        return None
    if words[:1] and words[0] in HOLDER and len(words) > 1:
        return found(owner(context, source.mention.start), "holder", source.mention)
    named = source.mention.text[:1].isupper() and words[:1] != ["the"]
    near = last.near(source.mention.start, None)
    if near and words[:1] == ["the"] and len(words) < 5 and not _other_office(context, near, set(words)):
        return found(near, "speaker", source.mention)
    home = context.dominant if named and len(words) > 1 and source.kind != "military" else _home(context)
    nameless = not context.hits_in(*context.word_range(source.mention.start, source.mention.end))
    if home and source.kind in ("police", "official", "military") and nameless:
        return found(home, "state", source.mention)
    return None


def _other_office(context: Context, near: str, words: set[str]) -> bool:
    """ "The interior minister" after a deputy of an opposition: an office of the land, not of who spoke last."""
    return bool(words & _GOVERNS) and row(near).kind not in ("state", "group") and _home(context) is not None


def _home(context: Context) -> str | None:
    """The state whose offices and soldiers a text means that names none: that of its inner conflict, or the only one it is about."""
    return context.inner or (context.dominant if not context.rivals() else None)


def _speaks(context: Context, source: Source, party: str, rule: str) -> bool:
    """News outlets and rights groups have a side only where their own words name one."""
    if _outlet_words(context, source):
        return False
    if source.kind in ("media", "ngo", "unnamed"):
        return rule in ("name", "short", "inside") and (source.kind != "ngo" or row(party).kind == "organisation")
    return True


def speaks_for_nobody(context: Context, source: Source) -> bool:
    """True for the article itself, for those who only tell what they saw or know, and for a nameless source of an outlet."""
    return source.mention is None or source.kind in PRIVATE or source.kind == "outlet" or _outlet_words(context, source)


def _outlet_words(context: Context, source: Source) -> bool:
    """A nameless source of an outlet speaks for neither."""
    if source.mention is None or source.kind != "unnamed":
        return False
    held = context.hits_in(*context.word_range(source.mention.start, source.mention.end))
    return any(hit.role == "media" for hit in held)


def settle(context: Context, claim: Claim, last: Speaker) -> tuple[Claim, Speaker]:
    """A claim with its parties, and the speaker that a following "he said" may mean."""
    said, event = claim.attribution, claim.event
    party = source_party(context, said.source, last)
    via = replace(said.via, party=source_party(context, said.via, last)) if said.via else None
    kind = kind_of(said.source, party)
    source = replace(said.source, kind=kind, party=party, resolution=speaker_resolution(context, said.source, party))
    holder = party.value if party and source.kind not in ("media", "unnamed") else None
    if holder is None and via and via.party:
        holder = via.party.value
    actors = tuple(participant(context, actor, source, actor_party(context, actor, holder)) for actor in event.actor)
    sides = {actor.party.value for actor in actors if actor.party}
    other = holder or (next(iter(sides)) if len(sides) == 1 else None)
    targets = tuple(
        participant(context, target, source, target_party(context, claim, target, sides, other, party))
        for target in event.target
    )
    attribution = Attribution(source, said.speech, via, said.cue)
    claim = replace(claim, attribution=attribution, event=replace(event, actor=actors, target=targets))
    if event.counts:
        counts = tuple(replace(count, party=count_party(context, count, claim)) for count in event.counts)
        claim = replace(claim, event=replace(claim.event, counts=counts))
    return claim, _heard(context, source, last)


def kind_of(source: Source, party: Found[str] | None) -> str:
    """Who speaks for an armed group is no official, though "a spokesman" is one elsewhere; its ministries, where it rules, are."""
    if party is None or source.kind not in ("official", "military") or row(party.value).kind != "group":
        return source.kind
    words = source.stands_for or source.mention
    return source.kind if words is not None and rules(words.text) else "rebel"


def _heard(context: Context, source: Source, last: Speaker) -> Speaker:
    """The speakers after this source; a full name met here settles its surname for the rest of the text."""
    if source.mention is None or source.kind in PRIVATE or source.kind in ("media", "outlet"):
        return last
    party = source.party.value if source.party else None
    words = split(source.mention.text)
    if len(words) == 1 and words[0].folded in PRONOUNS:
        return last
    folded = {word.folded for word in words}
    title = bool(folded & _PERSONS) and words[-1].folded not in ("office", "service", "statement")
    named = [hit for hit in context.hits_in(*context.word_range(source.mention.start, source.mention.end))]
    person = title or any(hit.role in ("person", "surname") for hit in named) or words[-1].folded in context.persons
    if party and title and len(words) > 2 and words[-1].capital and words[-2].capital:
        context.persons.setdefault(words[-1].folded, party)
    if person:
        return replace(last, person_at=source.mention.start, person=party)
    return replace(last, body_at=source.mention.start, body=party)
