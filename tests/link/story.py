"""Claims for tests in one line each: who says that whom did what to whom. Their order is the text's order."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from counterclaim.records import (
    Actor,
    Attribution,
    Claim,
    Count,
    Event,
    Evidence,
    Found,
    Mention,
    Place,
    Source,
    Span,
    TimeSpan,
    Weapon,
)

EVIDENCE = Evidence("test/1")
NAMES = {"NOR": "Norland", "SUD": "Sudria", "OST": "Ostmark", None: "unknown men", "witness": "residents"}


class Story:
    """Writes claims down one after the other, each some way further in the text."""

    def __init__(self, gap: int = 100) -> None:
        self.gap = gap
        self.claims: list[Claim] = []
        self._at = count(0)

    def says(
        self,
        source: str | None,
        event: str,
        actor: str | None = None,
        target: str | None = None,
        *,
        kind: str = "official",
        speaker: str | None = None,
        denies: bool = False,
        began: bool | None = None,
        modality: str | None = None,
        speech: str | None = None,
        frame: str = "new",
        tolls: tuple[tuple[str, int | None, int | None, str | None], ...] = (),
        place: str | None = None,
        day: str | None = None,
        word: str | None = None,
        again: Claim | None = None,
        struck: str | None = None,
        weapon: str | None = None,
    ) -> Claim:
        """One claim. `source` None is the article itself; `again` puts it on the same trigger as an earlier claim."""
        number = next(self._at)
        at = again.event.trigger.start if again else 10 + number * self.gap
        word = word or (again.event.trigger.text if again else event)
        outlet = source is None and kind == "official"
        said = speaker or f"{NAMES.get(source, source)} ministry"
        who = Source(
            None if outlet else Mention(5_000_000 + number * 100, 5_000_000 + number * 100 + len(said), said),
            "outlet" if outlet else kind,
            EVIDENCE,
            Found(source, EVIDENCE) if source in NAMES and source and len(source) == 3 else None,
        )
        time = TimeSpan(Mention(1, 2, "x"), EVIDENCE, f"{day}T00:00", f"{day}T23:59", "day") if day else None
        happening = Event(
            event,
            Mention(at, at + len(word), word),
            Span(at - 5, at + 50),
            EVIDENCE,
            actor=self._people(actor, at),
            target=self._people(target, at, struck),
            place=(Place(Mention(at + 40, at + 40 + len(place), place), EVIDENCE),) if place else (),
            time=time,
            weapons=(Weapon(Mention(at + 30, at + 30 + len(weapon), weapon), weapon, EVIDENCE),) if weapon else (),
            counts=tuple(self._count(at, toll) for toll in tolls),
        )
        claim = Claim(
            f"c-{number:03d}",
            "d-1",
            happening,
            Attribution(who, Found(speech or ("denies" if denies else "asserts"), EVIDENCE)),
            Found(modality or ("negated" if denies else "asserted"), EVIDENCE),
            Found(frame, EVIDENCE),
            None if began is None else Found(began, EVIDENCE),
        )
        self.claims.append(claim)
        return claim

    def _people(self, side: str | None, at: int, words: str | None = None) -> tuple[Actor, ...]:
        if side is None and words is None:
            return ()
        text = words or f"{NAMES.get(side, side)} troops"
        party = Found(side, EVIDENCE) if side in NAMES and side else None
        return (Actor(Mention(at + 10, at + 10 + len(text), text), EVIDENCE, party),)

    def _count(self, at: int, toll: tuple[str, int | None, int | None, str | None]) -> Count:
        kind, low, high, side = toll
        text = f"{low}..{high}"
        party = Found(side, EVIDENCE) if side else None
        return Count(Mention(at + 20, at + 20 + len(text), text), kind, EVIDENCE, low, high, party=party)


def swapped(claim: Claim, one: str, two: str) -> Claim:
    """The claim with two sides' names and codes exchanged, offsets as they are."""
    sides = {one: two, two: one}
    names = {NAMES[one]: NAMES[two], NAMES[two]: NAMES[one]}

    def text(words: str) -> str:
        return " ".join(names.get(word, word) for word in words.split(" "))

    def party(found: Found[str] | None) -> Found[str] | None:
        return replace(found, value=sides.get(found.value, found.value)) if found else None

    def mention(said: Mention | None) -> Mention | None:
        return Mention(said.start, said.end, text(said.text)) if said else None

    def people(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(replace(a, mention=mention(a.mention) or a.mention, party=party(a.party)) for a in actors)

    event, source = claim.event, claim.attribution.source
    event = replace(
        event,
        actor=people(event.actor),
        target=people(event.target),
        counts=tuple(replace(c, party=party(c.party)) for c in event.counts),
    )
    source = replace(source, mention=mention(source.mention), party=party(source.party))
    return replace(claim, event=event, attribution=replace(claim.attribution, source=source))
