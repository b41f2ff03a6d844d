"""Which names are those of cities."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.gazetteer.index import gazetteer

#: A city that a name is first taken for has so many people.
CITY = 100_000


@lru_cache(maxsize=4096)
def is_city(name: str, people: int = CITY) -> bool:
    """True for a name that a city of so many people bears: those that persons bear too are seldom of any size."""
    found = gazetteer().lookup(name)[:3]
    return any(m.exact and m.quality < 2 and m.entry.kind == "city" and m.entry.population >= people for m in found)


@lru_cache(maxsize=20_000)
def is_settled(name: str, people: int) -> bool:
    """True for a name that a city or a region of so many people bears; where it is only another name of it, of ten times as many.

    The same letters written apart are the same name: "Sisaket" is Si Sa Ket.
    """
    return any(
        m.exact
        and m.entry.kind in ("city", "admin1")
        and m.entry.population >= people * (10 if m.quality > 1 and _letters(m.entry.name) != _letters(name) else 1)
        for m in gazetteer().lookup(name)
    )


def _letters(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
