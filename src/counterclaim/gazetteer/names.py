"""Names of places as keys: what is the same name however it is written.

A key is the name without case, accents, apostrophes and punctuation: "Al-Ḥasakah" and "al Hasakah" share one. `variants` gives the
other spellings that news uses for the same key: "St." for "Saint", "Mt." for "Mount", "X province" for "X".
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

#: Letters that no decomposition turns into ASCII.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a", "ħ": "h", "’": "",
     "'": "", "‘": "", "ʻ": "", "ʼ": "", "`": "", "ʹ": "", "′": "", "´": ""}
)  # fmt: skip
#: Names longer than this are no names.
LONGEST = 120
_SHORT = {
    "st": "saint",
    "ste": "sainte",
    "mt": "mount",
    "ft": "fort",
    "pt": "point",
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
}
_LONG = {full: short for short, full in _SHORT.items() if len(short) > 1}
#: Words for kinds of place → the kinds of entry they may stand beside.
KINDS = {
    "county": ("admin2", "admin1"), "parish": ("admin2", "admin1"), "borough": ("admin2", "city"), "raion": ("admin2",), "rayon": ("admin2",),
    "district": ("admin2", "admin1", "city", "district"), "municipality": ("admin2", "city"), "township": ("city", "admin2"),
    "province": ("admin1", "admin2", "region"), "governorate": ("admin1", "admin2"), "oblast": ("admin1",), "krai": ("admin1",),
    "prefecture": ("admin1", "admin2"), "department": ("admin1", "admin2"), "canton": ("admin1",),
    "state": ("admin1",), "territory": ("admin1", "region"),
    "region": ("admin1", "region", "admin2", "city"), "republic": ("country", "admin1", "region"), "city": ("city",), "town": ("city", "town"),
    "village": ("city", "village"), "area": ("city", "admin2", "admin1", "region"), "suburb": ("city",), "neighbourhood": ("city",),
    "neighborhood": ("city",),
    "settlement": ("city",), "port": ("city", "port"), "enclave": ("region", "city"),
    "capital": ("city",),
    "camp": ("camp", "city"), "island": ("island",), "peninsula": ("peninsula", "region"), "valley": ("valley", "region"),
    "oasis": ("city",),
    "corridor": ("corridor",), "strait": ("strait",), "river": ("river",),
    "lake": ("lake",), "mountains": ("mountain",), "hills": ("mountain",),
    "airport": ("city",), "airbase": ("city",), "border": ("country", "border"), "strip": ("region",), "countryside": ("city", "admin1"),
    "suburbs": ("city",), "outskirts": ("city",), "heights": ("region", "mountain"), "mainland": ("country",), "interior": ("country",),
}  # fmt: skip
_PLURAL = {"counties": "county", "provinces": "province", "districts": "district", "townships": "township", "parishes": "parish",
           "oblasts": "oblast",
           "villages": "village", "towns": "town", "cities": "city", "regions": "region", "states": "state",
           "governorates": "governorate"}  # fmt: skip
_ARTICLES = ("the", "al", "el", "ad", "an", "ar", "as", "ash", "at", "az")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key of a name; "" for one that holds neither letter nor digit."""
    plain = name[:LONGEST].casefold().translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def initials(name: str) -> str:
    """The key of a dotted abbreviation with its letters drawn together: "U.S." is "us"."""
    return fold(name).replace(" ", "") if "." in name else ""


def variants(key: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Other keys to try after `key` itself, each with the kinds of entry that it may mean (empty: any)."""
    words = key.split()
    out: list[tuple[str, tuple[str, ...]]] = []
    for table in (_SHORT, _LONG):
        other = " ".join(table.get(word, word) for word in words)
        if other != key:
            out.append((other, ()))
    if len(words) > 1 and words[0] in _ARTICLES:
        out.append((" ".join(words[1:]), ()))
    last = _PLURAL.get(words[-1], words[-1]) if words else ""
    if len(words) > 1 and last != words[-1]:
        out.append((" ".join((*words[:-1], last)), ()))
    if len(words) > 1 and last in KINDS:
        out.append((" ".join(words[:-1]), KINDS[last]))
    if len(words) > 1 and words[0] in KINDS:
        out.append((" ".join(words[2:] if words[1] == "of" else words[1:]), KINDS[words[0]]))
    out += [(other, ()) for other in _respelt(key)]
    return tuple((other, kinds) for other, kinds in out if other)


def _respelt(key: str) -> list[str]:
    """Arabic names as other transliterations have them: "mayadeen" is "al mayadin"."""
    bare = key.split(" ", 1)[1] if key.split(" ", 1)[0] in _ARTICLES[1:] and " " in key else key
    plain = bare.replace("ee", "i").replace("oo", "u").replace("ou", "u")
    return [other for other in dict.fromkeys((f"al {bare}", plain, f"al {plain}")) if other != key]


def kind_of(key: str) -> tuple[str, ...]:
    """The kinds that the last word of a key speaks for ("… province"); empty where it speaks for none."""
    last = key.rsplit(" ", 1)[-1]
    return KINDS.get(_PLURAL.get(last, last), ())
