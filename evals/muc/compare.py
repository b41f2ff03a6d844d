"""How right a response's fill is: 1 correct, ½ partially correct, 0 incorrect, after MUC-4's guidelines for scoring mismatches (1992).

Set fills were scored by program then, and are here by the same hierarchies. Strings, dates, places and numbers were shown to a person
wherever they were not the key's to the letter; here rules stand in for that person, and where the guidelines leave room they give less.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from evals.muc.messages import day_of_fill
from evals.muc.templates import KINDS, Fill
from evals.muc.words import listed

#: Where a broader value earns half of the narrower one that the key has.
BROADER = {
    narrow: wide
    for narrows, wide in (
        (("ARSON", "BOMBING", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE"), {"ATTACK"}),
        (("MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"), {"GUN"}),
        (("BOMB", "GRENADE", "MOLOTOV COCKTAIL"), {"EXPLOSIVE"}),
        (("VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB"), {"BOMB", "EXPLOSIVE"}),
        (("MISSILE", "ROCKET"), {"PROJECTILE"}),
        (("SUSPECTED OR ACCUSED BY AUTHORITIES",), {"SUSPECTED OR ACCUSED"}),
        (("GOVERNMENT OFFICE OR RESIDENCE",), {"POLITICAL FIGURE OFFICE OR RESIDENCE"}),
        (("SOME DAMAGE",), {"DESTROYED"}),
        (("GOVERNMENT OFFICIAL",), {"POLITICAL FIGURE"}),
        (("FORMER GOVERNMENT OFFICIAL",), {"GOVERNMENT OFFICIAL", "POLITICAL FIGURE"}),
        (("FORMER ACTIVE MILITARY",), {"ACTIVE MILITARY"}),
        (("NO INJURY OR DEATH",), {"NO INJURY", "NO DEATH"}),
        (("NO DEATH",), {"NO INJURY"}),
    )
    for narrow in narrows
}


def compared(slot: str, key: Fill, response: Fill) -> float:
    """The credit of a response's fill against the key's."""
    measure = _MEASURES[KINDS[slot]]
    credit = max(measure(value, response.values[0]) for value in key.values)
    if credit == 1 and key.refs and not _same_ref(key.refs, response.refs):
        return 0.5
    return credit


def _same_ref(key: Sequence[str], response: Sequence[str]) -> bool:
    mine = response[0] if response else "-"
    return any(one == mine or _string(one, mine) == 1 for one in key)


def _set(key: str, response: str) -> float:
    return 1.0 if key == response else 0.5 * (response in BROADER.get(key, ()))


def _string(key: str, response: str) -> float:
    """Full for the key's words with other modifiers in front ("OLD PEASANTS" for "PEASANTS"); half for a part of them, for more behind
    them, and for another phrase with the same head.
    """
    want, have = _words(key), _words(response)
    if not want or not have:
        return float(want == have)
    if have[-len(want) :] == want:
        return 1.0
    shared = (set(want) & set(have)) - (listed("before") | listed("hollow"))
    return 0.5 * bool(shared and (set(have) <= set(want) or set(want) <= set(have) or _head(want) == _head(have)))


def _words(text: str) -> list[str]:
    words = re.findall(r"[\w.&]+(?:[-'][\w.]+)*", text.upper().replace("[", " ").replace("]", " "))
    while len(words) > 1 and words[0] in listed("before"):
        words.pop(0)
    return words


def _head(words: Sequence[str]) -> str:
    """The word that the others qualify: the last before a preposition or a relative clause."""
    stops = (
        at
        for at, word in enumerate(words)
        if at and word in ("OF", "IN", "AT", "FROM", "WHO", "WHICH", "THAT", "FOR", "WITH", "ON")
    )
    return words[next(stops, len(words)) - 1]


def _number(key: str, response: str) -> float:
    """A number that is an end of the key's range, or that the key has as approximate, earns half."""
    if _plain(key) == _plain(response):
        return 1.0
    ends = re.findall(r"\d+", key)
    return 0.5 * (response.isdigit() and not key.isdigit() and response in ends)


def _plain(text: str) -> str:
    return text.replace(" ", "")


def _location(key: str, response: str) -> float:
    """All names right; half where the country is and not the rest, or all but the country."""
    want, have = _places(key), _places(response)
    if want == have:
        return 1.0
    return 0.5 * (want[0] == have[0] or (len(want) > 1 and want[1:] == have[1:]))


def _places(text: str) -> list[str]:
    """The names from the country down, cities and towns alike; a place with several kinds counts as its first."""
    parts = (re.sub(r"\(([^/)]*)[^)]*\)", r"(\1)", part) for part in text.split(":"))
    return [" ".join(part.replace("(TOWN", "(CITY").replace(" )", ")").split()) for part in parts]


def _date(key: str, response: str) -> float:
    """A day within a range or before a date earns half, as does "by the day of the report" for something on or until that day."""
    if _plain(key) == _plain(response):
        return 1.0
    (first, last), (mine, until) = _ends(key), _ends(response)
    if mine is None or until is None:
        return 0.5 * (until is not None and until == last)
    if last is None or first == last:
        return 0.0
    return 0.5 * (until <= last and (first is None or first <= mine))


def _ends(text: str) -> tuple[object, object]:
    first, _, last = text.rpartition("- ") if "-" in text else (text, "", text)
    return day_of_fill(first.strip(" -")) if first.strip() else None, day_of_fill(last)


_MEASURES: dict[str, Callable[[str, str], float]] = {
    "set": _set,
    "string": _string,
    "number": _number,
    "location": _location,
    "date": _date,
}
