"""What linking looks at in a claim: what kind of act, whose, against whom, when, where; each with how well it is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from counterclaim.link.across.clock import said_day
from counterclaim.link.control import IN_LAW
from counterclaim.link.sides import plain
from counterclaim.records import Claim, Document, TimeSpan

#: Event type → theme: only claims of one theme, or of kindred themes, can tell one incident.
THEMES = {
    **dict.fromkeys(
        ("shelling", "airstrike", "drone_strike", "shooting", "bombing", "mine_laying", "attack", "provocation",
         "use_of_chemical", "shootdown", "destruction", "killing"), "force"),
    **dict.fromkeys(("territory_taken", "territory_held", "incursion", "withdrawal"), "control"),
    "clash": "clash",
    "casualties": "toll",
    "ceasefire": "truce",
    "ceasefire_violation": "breach",
    "mediation": "talks",
}  # fmt: skip
#: Themes whose claims are told apart by who did it to whom.
DIRECTED = frozenset({"force", "control", "breach"})
#: What third parties do about two sides.
_OF_OTHERS = frozenset({"agreement", "ceasefire", "mediation", "peacekeeping"})
#: Themes told as background may be placed by a year alone.
YEARLY = 400
#: "The town of Eastport" is Eastport.
_KINDS_OF_PLACE = frozenset({"town", "city", "village", "province", "region", "district", "settlement"})
#: "East of Eastport" is not Eastport.
_BEARINGS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside", "near"}
)
#: Days before publication in which an act without a time of its own is taken to lie.
NEWS_DAYS = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document tells of all its claims: the day it was published, and the two sides it is mostly about."""

    published: date | None
    rivals: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trait:
    """One claim as linking sees it.

    `frame`: new, background or general. `actors`, `targets`: sides, sorted, `inferred` if one was taken from
    the document's two sides; `sides`: all it concerns, filled up from the
    document where the claim names fewer than two. `first`, `last`: days it may lie on (None: unknown); `timed`: `said`,
    `imputed` or `none`. `places`: names of precise places, folded; `points`: their coordinates. `whose`: of a bare toll.
    `tolls`: (kind, whose, low, high). `civil`: the claim is of civilians or civilian objects as what was aimed at.
    """

    claim: str
    doc: str
    frame: str
    theme: str
    type: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    inferred: bool
    sides: tuple[str, ...]
    whose: tuple[str, ...]
    first: date | None
    last: date | None
    timed: str
    places: tuple[str, ...]
    points: tuple[tuple[float, float], ...]
    tolls: tuple[tuple[str, str, int | None, int | None], ...]
    civil: bool = False

    @property
    def specific(self) -> int:
        """How much is known, 0 to 4: doer, target, a time of its own, a place."""
        return sum((bool(self.actors), bool(self.targets or self.whose), self.timed == "said", bool(self.places)))

    @property
    def placed(self) -> bool:
        """True if the claim itself says when or where: only such claims can hold an incident together."""
        return self.timed == "said" or bool(self.places)


def setting_of(document: Document, claims: Sequence[Claim]) -> Setting:
    """The document's day and its two main sides: those that its claims set against each other most often."""
    pairs: Counter[frozenset[str]] = Counter()
    for claim in claims:
        if claim.frame.value != "new":
            continue
        for one in _parties(claim.event.actor):
            for other in _parties(claim.event.target):
                if one != other:
                    pairs[frozenset((one, other))] += 1
        both = frozenset(_parties(claim.event.actor))
        if len(both) == 2:
            pairs[both] += 1
    day = _day(document.published.value) if document.published else None
    return Setting(day, _foremost(pairs) or _most_named(claims) or _only_two(claims))


def _foremost(pairs: Counter[frozenset[str]]) -> frozenset[str]:
    """The pair set against each other half as often again as any other."""
    ranked = sorted(pairs.items(), key=lambda pair: (-pair[1], sorted(pair[0])))
    clear = ranked and (len(ranked) == 1 or ranked[0][1] >= 1.5 * ranked[1][1])
    return ranked[0][0] if clear else frozenset()


def _most_named(claims: Sequence[Claim]) -> frozenset[str]:
    """The two sides that acts of force concern most, where each does so at least twice and a third far less."""
    counts: Counter[str] = Counter()
    for claim in claims:
        if THEMES.get(claim.event.type) in ("force", "clash", "toll", "control", "breach"):
            whose = {count.party.value for count in claim.event.counts if count.party}
            counts.update({*_parties(claim.event.actor), *_parties(claim.event.target), *whose})
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if len(ranked) < 2 or ranked[1][1] < 2 or (len(ranked) > 2 and 2 * ranked[2][1] > ranked[1][1]):
        return frozenset()
    return frozenset({ranked[0][0], ranked[1][0]})


def _only_two(claims: Sequence[Claim]) -> frozenset[str]:
    """The two states that a text knows, where it names no third party and tells of force between them."""
    named: set[str] = set()
    for claim in claims:
        source = claim.attribution.source.party
        named.update(_parties(claim.event.actor), _parties(claim.event.target))
        named.update({source.value} if source else ())
        named.update(place.country for place in claim.event.place if place.country)
    told = any(THEMES.get(claim.event.type) == "force" and claim.event.actor for claim in claims)
    return frozenset(named) if told and len(named) == 2 and all(name.isupper() for name in named) else frozenset()


def traits_of(document: Document, claims: Sequence[Claim]) -> list[Trait]:
    """The claims of one document as linking sees them, in the order given.

    Where a sentence tells several acts of one doer, the time and place of one are those of the others that state none.
    """
    setting = setting_of(document, claims)
    traits = [trait_of(claim, setting) for claim in claims]
    rows: dict[tuple[object, ...], list[int]] = {}
    for number, (claim, trait) in enumerate(zip(claims, traits, strict=True)):
        span = claim.event.sentence
        rows.setdefault((span.start, trait.frame, trait.theme, trait.actors, trait.targets), []).append(number)
    for numbers in rows.values():
        placed = [traits[number] for number in numbers if traits[number].places]
        timed = [traits[number] for number in numbers if traits[number].timed == "said"]
        for number in numbers:
            trait = traits[number]
            if placed and not trait.places:
                trait = replace(trait, places=placed[0].places, points=placed[0].points)
            if timed and trait.timed != "said":
                trait = replace(trait, first=timed[0].first, last=timed[0].last, timed="said")
            traits[number] = trait
    return [_about(trait, traits) for trait in traits]


def _about(trait: Trait, traits: Sequence[Trait]) -> Trait:
    """A claim that names nobody ("Volunteers reach shelled town") concerns those of whom its document tells the like, if it is one pair."""
    if trait.sides:
        return trait
    like = {one.sides for one in traits if one.sides and (one.theme, one.frame) == (trait.theme, trait.frame)}
    return replace(trait, sides=like.pop()) if len(like) == 1 else trait


def trait_of(claim: Claim, setting: Setting) -> Trait:
    """The claim by itself as linking sees it."""
    event = claim.event
    actors, targets, inferred = _direction(claim, setting)
    whose = tuple(sorted({count.party.value for count in event.counts if count.party})) or targets
    first, last, timed = _when(event.time, claim.frame.value, setting)
    places = [place for place in event.place if _precise(place.mention.text, place.precision)]
    return Trait(
        claim.id,
        claim.doc_id,
        claim.frame.value,
        _theme(claim),
        event.type,
        actors,
        targets,
        inferred,
        _sides({*actors, *targets, *whose}, event.type, setting),
        whose if event.type == "casualties" else (),
        first,
        last,
        timed,
        tuple(sorted({_place_key(place.name or place.mention.text) for place in places})),
        tuple(sorted({(place.lat, place.lon) for place in places if place.lat is not None and place.lon is not None})),
        tuple(sorted(((c.kind, c.party.value if c.party else "", c.low, c.high) for c in event.counts), key=repr)),
        any("civilian" in actor.mention.text.casefold() for actor in event.target),
    )


def _theme(claim: Claim) -> str:
    """The theme of the claim's type, but for two: who denies having begun speaks of the fighting as a whole, and whose land it
    is in law is another matter than whose soldiers stand there.
    """
    theme, trigger = THEMES.get(claim.event.type, claim.event.type), plain(claim.event.trigger.text)
    begun = claim.started is not None and not claim.started.value
    if theme == "force" and claim.frame.value == "new" and (begun or _no_provocation(claim)):
        return "clash"
    return "status" if claim.event.type == "territory_held" and trigger in IN_LAW else theme


def _no_provocation(claim: Claim) -> bool:
    return claim.event.type == "provocation" and claim.modality.value == "negated"


def _sides(named: set[str], event: str, setting: Setting) -> tuple[str, ...]:
    """All whom the claim concerns: as named, filled up with the document's two sides where it names fewer.

    A broker is not a side of the truce that he brokers between the two.
    """
    if event in _OF_OTHERS and setting.rivals and (setting.rivals <= named or not named & setting.rivals):
        return tuple(sorted(setting.rivals))
    if len(named) < 2 and named <= setting.rivals:
        named = named | setting.rivals
    return tuple(sorted(named))


def _direction(claim: Claim, setting: Setting) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Doers, those it was done to, and whether either was inferred.

    In a text about two sides, one of them known gives the other; a side that tells of an act and names nobody tells of
    what the other did to it.
    """
    actors, targets = _parties(claim.event.actor), _parties(claim.event.target)
    rivals = setting.rivals
    if THEMES.get(claim.event.type) not in DIRECTED or len(rivals) != 2 or (actors and targets):
        return actors, targets, False
    if len(actors) == 1 and actors[0] in rivals:
        return actors, tuple(sorted(rivals - set(actors))), True
    if len(targets) == 1 and targets[0] in rivals:
        return tuple(sorted(rivals - set(targets))), targets, True
    source = claim.attribution.source.party
    if not actors and not targets and source is not None and source.value in rivals and _blames(claim):
        return tuple(sorted(rivals - {source.value})), (source.value,), True
    return actors, targets, False


def _blames(claim: Claim) -> bool:
    return claim.modality.value in ("asserted", "hedged") and claim.attribution.speech.value in ("asserts", "accuses")


def _parties(actors: Iterable[object]) -> tuple[str, ...]:
    found: set[str] = set()
    for actor in actors:
        party, several = getattr(actor, "party", None), getattr(actor, "parties", ())
        found |= set(several) | ({party.value} if party else set())
    return tuple(sorted(found))


def _precise(words: str, precision: str | None) -> bool:
    """A place with a proper name, finer than a country; "heights east of Eastport" lie somewhere else."""
    if _BEARINGS & {word.casefold() for word in words.split()[:-1]}:
        return False
    return precision not in ("country", "continent") and any(word[:1].isupper() for word in words.split()[-1:])


def _place_key(name: str) -> str:
    words = plain(name.replace("-", " ")).split()
    return " ".join(words[2:] if len(words) > 2 and words[0] in _KINDS_OF_PLACE and words[1] == "of" else words)


def _when(time: TimeSpan | None, frame: str, setting: Setting) -> tuple[date | None, date | None, str]:
    """First and last day, and whether the text says so."""
    if time is not None and time.earliest and not time.imputed and said_day(time):
        first, last = _day(time.earliest), _day(time.latest or time.earliest)
        if first and last and first <= last and (last - first).days <= YEARLY:
            return first, last, "said"
    if frame == "new" and setting.published is not None:
        return setting.published - timedelta(NEWS_DAYS), setting.published, "imputed"
    return None, None, "none"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
