"""What an article's claims come to in the codes of FA-KES: the dead of its main event, and who, where and by what.

The policy, worked out on the articles of `evals.fakes` that are not held out:

1. A toll is a claim that states as news, asserted or hedged, a number of dead; where none is news, the others count. Vague words
   ("dozens") are no number.
2. The main event is that of the first toll: news leads with it. Of the tolls that have one of its numbers, the one that tells most of
   who the dead were is taken ("40 killed", later "40 attackers"), the first of equals.
3. The dead are others than civilians if told as fighters or as an armed group's; all else are civilians: the coders of FA-KES count
   people of no stated status so. Of a whole and its parts the whole counts; a part that is told as civilians, or as fighters, divides it ("20
   people, among them 13 civilians").
4. Actor, place and cause are those of the first toll; where it tells none, what most acts of force told as news have; for places, then what
   most other claims have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from counterclaim.codebook import event_types, parties
from counterclaim.gazetteer.geometry import kilometres
from counterclaim.gazetteer.index import gazetteer
from counterclaim.policy.people import TELLING
from counterclaim.records import Claim, Count, Place

T = TypeVar("T")
Point = tuple[float, float]
GOVERNMENT, COALITION = "syrian government or russian troops", "international coalition forces"
ISIS, NUSRA = "the organization of the islamic state in iraq and the levant - isis", "al-nusra front"
OPPOSITION, KURDS, UNKNOWN = "armed opposition groups", "self administration forces", "unknown"
#: Sides → the code of whoever belongs to them, the first that fits.
SIDES = (
    (GOVERNMENT, frozenset(["SYR", "RUS", "IRN", "hezbollah"])),
    (ISIS, frozenset(["islamic-state"])),
    (KURDS, frozenset(["kurds", "syrian-democratic-forces", "ypg", "pyd", "north-east-syria"])),
    (OPPOSITION, frozenset(["syrian-opposition"])),
    (NUSRA, frozenset(["al-nusra"])),
)
COALITION_ID = "united-states-led-coalition"
SHELLING, EXPLOSION, GAS, SHOOTING, EXECUTION = (
    "shelling", "explosion", "chemical and toxic gases", "shooting", "execution",
)  # fmt: skip
#: Our event types and weapons → causes of death. Air strikes are "shelling" in FA-KES.
CAUSES = {
    **dict.fromkeys(("airstrike", "shelling", "drone_strike"), SHELLING),
    **dict.fromkeys(("bombing", "mine_laying"), EXPLOSION),
    **dict.fromkeys(("shooting", "clash"), SHOOTING),
    "use_of_chemical": GAS,
    "killing": EXECUTION,
}
ARMS = {
    **dict.fromkeys(("artillery", "mortar", "rocket", "missile", "tank", "aircraft", "helicopter", "drone"), SHELLING),
    **dict.fromkeys(("cluster_munition", "phosphorus"), SHELLING),
    **dict.fromkeys(("bomb", "ied", "mine", "grenade"), EXPLOSION),
    **dict.fromkeys(("small_arms", "sniper", "machine_gun"), SHOOTING),
    "chemical": GAS,
}
#: Governorates as our gazetteer names them → as FA-KES does; the last two it never codes.
GOVERNORATES = {
    "Aleppo": "aleppo", "Dimashq": "damascus", "Rif-dimashq": "damascus", "Deir ez-Zor": "deir ezzor", "Ar-Raqqah": "raqqa",
    "Idlib": "idlib", "Al-Hasakah": "hasakeh", "Homs": "homs", "Daraa": "daraa", "Hama": "hama", "Latakia": "lattakia",
    "Quneitra": "quneitra", "Tartus": "tartus", "As-Suwayda": "suwayda",
}  # fmt: skip
#: A place of no known governorate is taken to lie in that whose town is nearest, if so near, in kilometres.
NEAR = 161
_MORE = re.compile(r"\b(?:more than|over|above|exceed\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dead:
    """A number of dead: as said ("more than 100" is 100), and its bounds; `high` None where open."""

    said: int = 0
    low: int = 0
    high: int | None = 0

    def __add__(self, other: Dead) -> Dead:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Dead(self.said + other.said, self.low + other.low, high)

    def less(self, part: Dead) -> Dead:
        """What is left when a part is taken away."""
        high = None if self.high is None else max(0, self.high - part.said)
        return Dead(self.said - part.said, max(0, self.low - part.said), high)

    def fits(self, number: int) -> bool:
        """True if a number lies within the bounds, or is the one said."""
        return number == self.said or (self.low <= number and (self.high is None or number <= self.high))


@dataclass(frozen=True, slots=True)
class Toll:
    """The dead of one claim; `known` counts its figures of people whose status is told."""

    claim: Claim
    civilians: Dead
    others: Dead
    known: int
    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Article:
    """What an article's claims come to. `points` are the places, degrees; `toll` is None where no dead are told, `tolls` are all."""

    toll: Toll | None
    tolls: tuple[Toll, ...]
    actor: str
    cause: str
    place: str | None
    point: Point | None


def article(claims: Sequence[Claim]) -> Article:
    """The codes of an article."""
    stated = [claim for claim in claims if claim.modality.value in ("asserted", "hedged")]
    tolls = tolls_of([claim for claim in stated if claim.frame.value == "new"]) or tolls_of(stated)
    first = [toll.claim for toll in tolls[:1]]
    acts = [claim for claim in stated if claim.frame.value == "new" and _is_force(claim)]
    where = _settled(_places, first, acts, stated)
    return Article(
        main_toll(tolls),
        tuple(tolls),
        _settled(_actors, first, acts) or UNKNOWN,
        _settled(_causes, first, acts) or UNKNOWN,
        *(where or (None, None)),
    )


def _settled(values: Callable[[Claim], Iterator[T]], first: Sequence[Claim], *rest: Sequence[Claim]) -> T | None:
    """The first value of the first claim, else the one that most of the next claims have, and so on."""
    for claim in first:
        for value in values(claim):
            return value
    for claims in rest:
        counts = Counter(value for claim in claims for value in dict.fromkeys(values(claim)))
        if counts:
            return counts.most_common(1)[0][0]
    return None


def _is_force(claim: Claim) -> bool:
    return event_types()[claim.event.type].family in ("force", "harm")


def tolls_of(claims: Sequence[Claim]) -> list[Toll]:
    """The tolls of some claims, in their order."""
    return [toll for claim in claims if (toll := _toll(claim)) is not None]


def main_toll(tolls: Sequence[Toll]) -> Toll | None:
    """The toll of the main event, told most fully."""
    same = [toll for toll in tolls if toll.numbers & tolls[0].numbers]
    return max(same, key=lambda toll: (toll.known, toll.civilians.said + toll.others.said), default=None)


def _toll(claim: Claim) -> Toll | None:
    killed = _killed(claim)
    if not killed:
        return None
    whole = [one for one in killed if one[0].part_of is None] or killed
    unsaid = [one for one in whole if not _is_armed(one[0]) and one[0].status is None]
    told = [one for one in whole if one[0].status == "civilian"]
    if len(whole) == len(unsaid) + len(told) and len(unsaid) == 1 and _sum(told).said <= unsaid[0][1].said:
        whole = unsaid  # "6 children among 19 dead"
    parts = [one for one in killed if one not in whole]
    civilians = _sum([one for one in whole if not _is_armed(one[0])])
    others = _sum([one for one in whole if _is_armed(one[0])])
    if len(whole) == 1 and civilians.said:
        civilians, others = _divided(civilians, parts)
    known = sum(_is_armed(count) or count.status is not None for count, _ in killed)
    numbers = {dead.said for _, dead in killed} | {civilians.said, others.said, civilians.said + others.said}
    return Toll(claim, civilians, others, known, frozenset(numbers - {0}))


def _killed(claim: Claim) -> list[tuple[Count, Dead]]:
    """The numbers of dead in a claim; a telling one that stands in it twice ("42 dead … 42 people") counts once."""
    out: list[tuple[Count, Dead]] = []
    for count in sorted(claim.event.counts, key=lambda count: count.status is None):
        dead = _dead(count)
        again = dead.said >= TELLING and any(dead.said == other.said for _, other in out)
        if count.kind == "killed" and dead.said and not count.joint and not again:
            out.append((count, dead))
    return out


def _divided(whole: Dead, parts: Sequence[tuple[Count, Dead]]) -> tuple[Dead, Dead]:
    """A whole as civilians and others, by a part that says which it is."""
    for count, part in parts:
        if "civilian" in count.mention.text.casefold() and part.said < whole.said:
            return part, whole.less(part)
    for count, part in parts:
        if _is_armed(count) and part.said < whole.said:
            return whole.less(part), part
    return whole, Dead()


def _sum(killed: Sequence[tuple[Count, Dead]]) -> Dead:
    return sum((dead for _, dead in killed), Dead())


def _dead(count: Count) -> Dead:
    low, high = count.low, count.high
    if low is None:
        return Dead(high or 0, 0, high)
    return Dead(low - 1 if high is None and low > 1 and _MORE.search(count.mention.text) else low, low, high)


def _is_armed(count: Count) -> bool:
    if count.status is not None:
        return count.status == "military"
    party = parties().get(count.party.value) if count.party else None
    return party is not None and party.kind == "group"


def _actors(claim: Claim) -> Iterator[str]:
    for actor in claim.event.actor:
        sides = (actor.party.value,) if actor.party else actor.parties
        yield from (code for side in sides if (code := actor_code(side)))


@cache
def actor_code(side: str) -> str | None:
    """FA-KES' code of a side, by what it belongs to; None where it has none."""
    wider, todo = set(), [side]
    while todo:
        one = todo.pop()
        if one not in wider:
            wider.add(one)
            todo += parties()[one].parents if one in parties() else ()
    found = next((code for code, sides in SIDES if wider & sides), None)
    if found is None and side in (COALITION_ID, *parties()[COALITION_ID].members):
        return COALITION
    return found


def _causes(claim: Claim) -> Iterator[str]:
    arms = [ARMS[weapon.id] for weapon in claim.event.weapons if weapon.id in ARMS]
    if GAS in arms:
        yield GAS
    if claim.event.type in CAUSES:
        yield CAUSES[claim.event.type]
    yield from arms


def _places(claim: Claim) -> Iterator[tuple[str, Point]]:
    for place in claim.event.place:
        code = governorate(place)
        if code is not None and place.lat is not None and place.lon is not None:
            yield code, (place.lat, place.lon)


def governorate(place: Place) -> str | None:
    """The governorate of Syria that a place lies in, as FA-KES names it; None for other places and for wider ones."""
    if place.country != "SYR" or place.name == "Syria" or place.precision in ("country", "continent"):
        return None
    for name in (place.admin1, place.name):
        if name in GOVERNORATES:
            return GOVERNORATES[name]
    if place.lat is None or place.lon is None:
        return None
    here = (place.lat, place.lon)
    near = min(set(GOVERNORATES.values()), key=lambda code: (away(here, code), code))
    return near if away(here, near) <= NEAR else None


def away(here: Point, code: str) -> float:
    """How far a point is from a governorate's town, in kilometres."""
    return kilometres(here, town(code))


@cache
def town(code: str) -> Point:
    """The town that a governorate is named for. Raises `StopIteration` for a name that is none of Syria's."""
    found = (match.entry for match in gazetteer().lookup(code) if match.entry.country == "SYR")
    return next(entry.point for entry in found if entry.kind != "admin1")
