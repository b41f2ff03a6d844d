"""Where an incident is told to have happened: its places, the state they lie in, and what does not belong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from counterclaim.codebook import parties
from counterclaim.codebook.precision import geo_precision_of, where_prec_of
from counterclaim.export.case import Case
from counterclaim.policy.said import belligerents_of
from counterclaim.records import Place

_SMALL = frozenset({"of", "the", "and", "al", "el", "de", "la"})
_NO_NAME = frozenset({"elsewhere", "there", "here", "nearby", "where", "abroad"})


def main_place(case: Case) -> Place | None:
    """The place that most claims name, if it is within a region; else a region or country; of equally named ones the most precise."""
    named = list(_fitting(case))
    counts = Counter(_key(place) for place in named)

    def rank(place: Place) -> tuple[int, int, int, str, str]:
        precision = where_prec(place) or 9
        kind = 0 if precision <= 4 else 1 if precision < 9 else 2
        return kind, -counts[_key(place)], precision, _key(place), repr(place)

    return min(named, key=rank, default=None)


def places_of(case: Case) -> list[Place]:
    """The places with coordinates, each once, the most precise first."""
    found = {_key(place): place for place in _fitting(case) if place.lat is not None}
    return [found[key] for key in sorted(found, key=lambda key: (where_prec(found[key]) or 9, key))]


def country_of(case: Case) -> str | None:
    """The state that most places of the incident lie in; of several level ones the only one where its sides are at home or act.

    None where no place is settled, or two are level still.
    """
    counts = Counter(place.country for place in _named(case) if place.country)
    most = max(counts.values(), default=0)
    first = {country for country, many in counts.items() if many == most}
    home = first & _theatre(case)
    return next(iter(first)) if len(first) == 1 else next(iter(home)) if len(home) == 1 else None


def strays(case: Case) -> list[Place]:
    """Places in another state than the incident's, where none of its sides is at home or acts: most likely namesakes."""
    country, theatre = country_of(case), _theatre(case)
    if country is None:
        return []
    return [place for place in _named(case) if place.country not in (None, country) and place.country not in theatre]


def _named(case: Case) -> Iterator[Place]:
    return (place for _, claim in case.told for place in claim.event.place)


def _fitting(case: Case) -> Iterator[Place]:
    out = set(map(_key, strays(case)))
    return (place for place in _named(case) if _key(place) not in out)


def _theatre(case: Case) -> frozenset[str]:
    """The states of the armed sides, those on whose ground entities are, and those where groups act."""
    rows = (parties().get(side) for side in belligerents_of(case.view))
    return frozenset(state for row in rows if row is not None for state in row.states)


def _key(place: Place) -> str:
    return " ".join((place.name or place.mention.text).casefold().split())


def name_of(place: Place | None) -> str:
    """A place's name: the gazetteer's, else the words where they are a name ("Lake Sevan", never "the border"); "" otherwise."""
    if place is None:
        return ""
    words = place.mention.text.split()
    named = all(word[:1].isupper() or word.casefold() in _SMALL for word in words) and words[0][:1].isupper()
    adjective = len(words) > 1 and words[-1][:1].islower()
    nowhere = " ".join(words).casefold() in _NO_NAME
    return place.name or (" ".join(words) if named and not adjective and not nowhere else "")


def where_prec(place: Place | None) -> int | None:
    """UCDP's precision of a place: 1 exact to 7 over water; None where it is not known."""
    if place is None:
        return None
    return place.where_prec if place.where_prec is not None else where_prec_of(place.precision)


def geo_precision(place: Place | None) -> int | None:
    """ACLED-style precision: 1 town, 2 near a town or a part of a region, 3 a larger region."""
    return geo_precision_of(where_prec(place))
