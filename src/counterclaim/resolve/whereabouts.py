"""How words place something by a name: in it, near it, 12 km south of it, between it and another, along its border."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.gazetteer import COMPASS

_COUNT = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: n for n, word in enumerate(_COUNT, 1)}
_NUMBERS |= {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
#: Unit → kilometres.
_UNITS = {
    "km": 1.0,
    "kilometer": 1.0,
    "kilometre": 1.0,
    "mile": 1.609,
    "mi": 1.609,
    "meter": 0.001,
    "metre": 0.001,
    "m": 0.001,
}
_WAY = r"(?P<way>(?:north|south)[- ]?(?:east|west)?|east|west)(?:ern)?(?:wards?)?"
_KINDS = "town|city|village|capital|settlement|district|port|camp|province|region|suburb|hub|stronghold"
_GROUND = rf"(?:(?:the|its|a)\s+)?(?:(?:[a-z]+\s+)?(?:{_KINDS})\s+(?:of\s+)?)?"
_AWAY = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)?|{'|'.join(_NUMBERS)})[\s-]*(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})s?\b\.?"
    rf"(?:\s*\([^)]{{1,20}}\))?\s+(?:(?:to\s+the\s+)?{_WAY}\s+(?:of|from)|from|off|outside|away\s+from|short\s+of)\s+{_GROUND}$",
    re.IGNORECASE,
)
_SIDE = re.compile(rf"\b(?:just\s+|to\s+the\s+)?{_WAY}\s+of\s+{_GROUND}$", re.IGNORECASE)
_NEAR = re.compile(
    r"\b(?:near|nearby|close\s+to|outside(?:\s+of)?|around|not\s+far\s+from|next\s+to|adjacent\s+to|in\s+the\s+vicinity\s+of|on\s+the\s+(?:road|approaches|way)\s+to|"
    rf"(?:outskirts?|suburbs?|countryside|edges?|environs|surroundings|vicinity|periphery)\s+of|towards?|facing|overlooking)\s+{_GROUND}$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"\bbetween\s+{_GROUND}$", re.IGNORECASE)
_PART = re.compile(
    rf"\b(?:(?P<part>(?:north|south)[- ]?(?:east|west)?(?:ern)?|east(?:ern)?|west(?:ern)?|central|rural|upper|lower|coastal)|"
    rf"(?P<side>{_WAY.replace('<way>', '<way2>')})\s+of)\s+$",
    re.IGNORECASE,
)
#: Words of a border, whose place is the line and not the state beside it.
BORDER = re.compile(r"\b(?:border|borders|frontier|boundary|borderlands?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """How something lies to the named place. `words`: as said, None for plain "in". `kind`: in, near, away, between, part.

    `km` and `bearing` (degrees clockwise from north) only as far as said.
    """

    kind: str
    words: str | None = None
    km: float | None = None
    bearing: float | None = None


def whereabouts(before: str) -> Whereabouts:
    """How the words that stand right before a name place something by it. `before` is at most a sentence."""
    tail = before[-90:]
    if match := _AWAY.search(tail):
        raw = match["number"].casefold().replace(",", ".")
        km = (float(_NUMBERS[raw]) if raw in _NUMBERS else float(raw)) * _UNITS[match["unit"].casefold()]
        return Whereabouts("away", _said(match), km, _bearing(match["way"]))
    if match := _SIDE.search(tail):
        return Whereabouts("near", _said(match), None, _bearing(match["way"]))
    if match := _NEAR.search(tail):
        return Whereabouts("near", _said(match))
    if match := _BETWEEN.search(tail):
        return Whereabouts("between", _said(match))
    if match := _PART.search(tail):
        return Whereabouts("part", _said(match))
    return Whereabouts("in")


def _said(match: re.Match[str]) -> str:
    return " ".join(match.group().split())


def _bearing(way: str | None) -> float | None:
    return COMPASS.get(re.sub(r"[- ]", "", way.casefold())) if way else None
