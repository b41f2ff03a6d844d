"""Do two claims tell one incident? A sum of named parts, each with the two values that it compares.

Each part is a weight of evidence: above nought it speaks for one incident, below against it, and `FORBIDDEN` rules it
out. The weights were set by hand on the annotated development articles; nothing is learned.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from counterclaim.link.across.trait import DIRECTED, Trait
from counterclaim.link.interval import Interval, verdict
from counterclaim.records import Part

FORBIDDEN = -100.0
#: Days too far apart, or places: two claims that cannot both be of one act, unless one of them is placed wrongly.
APART = -10.0
#: Claims with at least this sum tell one incident.
THRESHOLD = 3.0
#: A vague claim may join an incident with a sum this much below the threshold.
LENIENT = 0.5
#: Two points nearer than this are one scene; farther than `FAR` they are two, unless the words say otherwise.
NEAR_KM, FAR_KM = 30.0, 150.0
#: Themes that may tell one incident together, and how much that speaks for it.
KINDRED = {frozenset({"force", "toll"}): -1.0, frozenset({"clash", "force"}): -3.0, frozenset({"clash", "toll"}): -1.5}
#: Days that the acts of one incident may lie apart, by theme.
SPAN = {"clash": 2, "toll": 3, "talks": 1, "truce": 0, "breach": 0}
EARTH_KM = 6371.0
#: An act that lies a day after the other was published; farther, and it cannot be the same.
NOT_YET = -3.0
#: A front of many places beside another place, far away.
ALONG = -1.5
#: "A town was taken" beside an advance without a name.
TOWN = -3.0
#: Civilians were aimed at, according to one account only; according to both.
CIVIL, BOTH_CIVIL = -2.5, 1.0
#: A place taken, according to one account, and held, according to another: the question is one.
HELD = 2.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that speaks for or against two claims telling one incident."""

    parts: tuple[Part, ...]

    @property
    def total(self) -> float:
        """The sum of the parts' weights."""
        return sum(part.weight for part in self.parts)


def compare(left: Trait, right: Trait) -> Comparison:
    """The parts in a fixed order. Symmetric: swapping the two swaps the values and keeps the weights."""
    return Comparison(
        (
            _themes(left, right),
            _sides(left, right),
            _times(left, right),
            _places(left, right),
            _civil(left, right),
            _tolls(left, right),
        )
    )


def _themes(left: Trait, right: Trait) -> Part:
    if (left.frame == "background") != (right.frame == "background"):
        return Part("frame", FORBIDDEN, left.frame, right.frame)
    if (left.frame == "general") != (right.frame == "general"):
        return Part("frame", FORBIDDEN, left.frame, right.frame)
    if left.theme == right.theme:
        return Part("type", 1.5 if left.type == right.type else 1.0, left.type, right.type)
    return Part("type", KINDRED.get(frozenset({left.theme, right.theme}), FORBIDDEN), left.type, right.type)


def _sides(left: Trait, right: Trait) -> Part:
    """Who did it to whom; whose dead they are; else whom it concerns."""
    words = _words(left), _words(right)
    if left.theme == right.theme == "toll" and left.whose and right.whose:
        return Part("whose", 3.0 if left.whose == right.whose else FORBIDDEN, *words)
    if left.theme == right.theme == "toll" and (left.whose or right.whose):
        return Part("whose", FORBIDDEN if left.sides == right.sides else -1.0, *words)
    if left.theme == right.theme == "control" and left.type != right.type and set(left.places) & set(right.places):
        return Part("place in question", HELD, *words)
    if left.theme in DIRECTED and right.theme in DIRECTED:
        weight = _direction(left, right)
        if weight is not None:
            return Part("doer", weight, *words)
    mine, theirs = set(left.sides), set(right.sides)
    if not mine or not theirs:
        return Part("sides", 0.0, *words)
    if mine == theirs:
        return Part("sides", 2.0 if len(mine) > 1 else 1.0, *words)
    return Part("sides", 0.5 if mine & theirs else FORBIDDEN, *words)


def _direction(left: Trait, right: Trait) -> float | None:
    """None where neither doers nor targets can be compared."""
    weight, known = 0.0, False
    for mine, theirs in ((left.actors, right.actors), (left.targets, right.targets)):
        if mine and theirs:
            known = True
            if not set(mine) & set(theirs):
                return FORBIDDEN
            weight += 1.5
    crossed = (set(left.actors) & set(right.targets)) | (set(right.actors) & set(left.targets))
    if crossed and not known:
        return FORBIDDEN
    return weight if known else None


def _words(trait: Trait) -> str:
    if trait.whose:
        return " and ".join(trait.whose)
    doer, to = " and ".join(trait.actors) or "?", " and ".join(trait.targets) or "?"
    return f"{doer} → {to}"


def _times(left: Trait, right: Trait) -> Part:
    words = _days(left), _days(right)
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return Part("time", 0.0, *words)
    gap = max((right.first - left.last).days, (left.first - right.last).days, 0)
    span = min(SPAN.get(left.theme, 1), SPAN.get(right.theme, 1))
    said = left.timed == right.timed == "said"
    if left.timed != right.timed and _not_yet(left, right):
        return Part("time", NOT_YET if gap == 1 else APART, *words)
    if gap > span + (0 if said else 1):
        return Part("time", APART, *words)
    if gap:
        return Part("time", -1.0 * gap, *words)
    exact = said and _short(left.first, left.last) and _short(right.first, right.last)
    return Part("time", 2.0 if exact else 1.0 if said or left.timed != right.timed else 0.5, *words)


def _not_yet(left: Trait, right: Trait) -> bool:
    """True if one says a day that lies after the other was published: nothing is reported before it happens."""
    said, told = (left, right) if left.timed == "said" else (right, left)
    return told.timed == "imputed" and said.first is not None and told.last is not None and said.first > told.last


def _short(first: date, last: date) -> bool:
    return (last - first).days <= 1


def _days(trait: Trait) -> str:
    if trait.first is None or trait.last is None:
        return "not known"
    days = trait.first.isoformat() if trait.first == trait.last else f"{trait.first} to {trait.last}"
    return days if trait.timed == "said" else f"{days} ({trait.timed})"


def _places(left: Trait, right: Trait) -> Part:
    words = ", ".join(left.places) or "not stated", ", ".join(right.places) or "not stated"
    if not left.places or not right.places:
        named = left.theme == right.theme == "control" and bool(left.places) != bool(right.places)
        return Part("place", TOWN if named else 0.0, *words)
    if set(left.places) & set(right.places):
        return Part("place", 2.0, *words)
    if left.points and right.points:
        away = min(distance_km(a, b) for a in left.points for b in right.points)
        far = ALONG if max(len(left.places), len(right.places)) > 1 else APART
        return Part("place", 1.0 if away <= NEAR_KM else -1.0 if away <= FAR_KM else far, *words)
    return Part("place", -0.5, *words)


def _civil(left: Trait, right: Trait) -> Part:
    """Whether civilians were aimed at is a question of its own, unless one place ties the two."""
    words = tuple("civilians" if one.civil else "not stated" for one in (left, right))
    if not (left.theme == right.theme == "force") or not (left.civil or right.civil):
        return Part("aimed at", 0.0, *words)
    if left.civil and right.civil:
        return Part("aimed at", BOTH_CIVIL, *words)
    return Part("aimed at", 0.0 if set(left.places) & set(right.places) else CIVIL, *words)


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) points in kilometres (haversine, mean radius 6371 km)."""
    lat1, lon1, lat2, lon2 = (radians(value) for value in (*one, *other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def _tolls(left: Trait, right: Trait) -> Part:
    """A shared figure of the dead or hurt ties two claims; figures that cannot both be true do not part them."""
    best = 0.0
    shown = ("", "")
    for kind, whose, low, high in left.tolls:
        for kind2, whose2, low2, high2 in right.tolls:
            if kind != kind2 or (whose and whose2 and whose != whose2):
                continue
            how = verdict(_interval(low, high), _interval(low2, high2))
            weight = {"same": 1.5, "compatible": 0.3, "apart": 0.0}.get(how or "", 0.0)
            if weight >= best:
                best, shown = weight, (f"{kind} {low}–{high}", f"{kind} {low2}–{high2}")
    return Part("toll", best, *shown)


def _interval(low: int | None, high: int | None) -> Interval:
    return Interval(low, high) if low is None or high is None or low <= high else Interval(high, low)
