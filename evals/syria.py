"""What an article's claims come to in the codes of FA-KES: the dead of its main event, and who, where and by what.

The policy, worked out on the articles of `evals.fakes` that are not held out:

1. The dead are those of the main event by `evals.tolls`, told as news; where no toll is news, by the others. People of no stated status
   count as civilians, as they do in FA-KES.
2. Actor, place and cause are those of the first toll; where it tells none, what most acts of force told as news have; for places, then what
   most other claims have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from counterclaim.codebook import event_types, parties
from counterclaim.gazetteer.geometry import kilometres
from counterclaim.gazetteer.index import gazetteer
from counterclaim.records import Claim, Place
from evals.tolls import Toll, main_toll, tolls_of

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


@dataclass(frozen=True, slots=True)
class Article:
    """What an article's claims come to. `toll` is None where no dead are told, `tolls` are all; `point`, in degrees, lies in `place`."""

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
    place = _settled(_governorates, first, acts, stated)
    points = (point for claim in (*first, *acts, *stated) for code, point in _places(claim) if code == place)
    return Article(
        main_toll(tolls),
        tuple(tolls),
        _settled(_actors, first, acts) or UNKNOWN,
        _settled(_causes, first, acts) or UNKNOWN,
        place,
        next(points, None),
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


def _actors(claim: Claim) -> Iterator[str]:
    """Whose doing it was; in a clash both fought, so of its doers those whose own dead are counted come last."""
    dead = {count.party.value for count in claim.event.counts if count.party and count.kind == "killed"}
    for actor in sorted(claim.event.actor, key=lambda one: one.party is not None and one.party.value in dead):
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


def _governorates(claim: Claim) -> Iterator[str]:
    yield from (code for code, _ in _places(claim))


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
