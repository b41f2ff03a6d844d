"""The figures that an incident's claims state: whose dead, how many, by whose voice, and how that voice stands to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterclaim.codebook import parties
from counterclaim.link.sides import is_outlet, source_party, voice
from counterclaim.records import Actor, Claim, Count, Document
from counterclaim.report.incident import View

#: What a claim must be for its figures to count: no plan, no condition, no denial.
STATED = ("asserted", "hedged")


@dataclass(frozen=True, slots=True)
class Said:
    """One figure as one claim states it.

    `side` is whose people they are (None: not said), `status` military, civilian or None. `voice` is whose voice it is: the side that
    the source belongs to, else its kind and words; the article's own is that of its story, `origin`. `stance` is own (a
    belligerent on its own people), enemy (a belligerent on others, or on people whose side is not said) or other.
    """

    claim: str
    count: Count
    side: str | None
    status: str | None
    voice: str
    origin: str
    stance: str
    at: tuple[str, str, int, str]


def said(view: View, kind: str = "killed") -> tuple[Said, ...]:
    """The figures of one kind of count (`killed`, `wounded`, …), in order of publication.

    Of the figures that a claim gives for one side and status only the first counts, and a part ("eight of them border
    guards") only where the claim says nothing of the whole that it is a part of.
    """
    belligerents = belligerents_of(view)
    out = [one for document, claim in view.told for one in _of_claim(document, claim, kind, belligerents, view.stories)]
    return tuple(sorted(out, key=lambda one: one.at))


def belligerents_of(view: View) -> frozenset[str]:
    """The armed sides of an incident: states, entities and groups that it is between; never an observer or a broker."""
    incident = view.incident
    named = {*incident.sides, *incident.actors, *incident.targets}
    return frozenset(side for side in named if is_armed(side))


def is_armed(side: str) -> bool:
    """True for states, entities, armed groups and coalitions, and for sides that no table knows."""
    party = parties().get(side)
    return party is None or party.kind != "organisation" or party.sort == "coalition"


def _of_claim(
    document: Document, claim: Claim, kind: str, belligerents: frozenset[str], stories: Mapping[str, str]
) -> Iterable[Said]:
    whole: dict[tuple[str | None, str | None], Count] = {}
    for count in sorted(claim.event.counts, key=lambda count: count.part_of is not None):
        if count.kind == kind and _stated(claim, count):
            whole.setdefault((_whose(claim, count), count.status), count)
    origin = stories.get(document.id, document.id)
    speaks = f"outlet:{origin}" if is_outlet(claim) else voice(claim)
    published = document.published.value if document.published else "9999"
    for (side, status), count in whole.items():
        yield Said(
            claim.id,
            count,
            side,
            status,
            speaks,
            origin,
            _stance(source_party(claim), side, belligerents),
            (published, document.ref, count.mention.start, claim.id),
        )


def _stated(claim: Claim, count: Count) -> bool:
    """A denied figure is none, except "no losses", which states nought."""
    return claim.modality.value in STATED or (claim.modality.value == "negated" and count.high == 0)


def _whose(claim: Claim, count: Count) -> str | None:
    """Whose people: as counted, else the only side that was hit. A monitor that gives a figure does not tell of its own staff."""
    sides = {count.party.value} if count.party else {side for actor in claim.event.target for side in _sides(actor)}
    side = next(iter(sides)) if len(sides) == 1 else None
    return None if side is None or (side == source_party(claim) and not is_armed(side)) else side


def _sides(actor: Actor) -> tuple[str, ...]:
    return (actor.party.value,) if actor.party else actor.parties


def _stance(speaker: str | None, side: str | None, belligerents: frozenset[str]) -> str:
    if speaker is None or speaker not in belligerents:
        return "other"
    return "own" if speaker == side else "enemy"
