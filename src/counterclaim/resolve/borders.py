"""Borders: between which states one runs, by its words, by those after it, or by the two states that the text is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.codebook.parties import parties
from counterclaim.gazetteer import Entry
from counterclaim.records import Place
from counterclaim.resolve.atlas import Atlas
from counterclaim.resolve.toponyms import Toponym

#: The words right after "the border": "with X", "between X and Y".
_REACH = 60
_STOP = re.compile(r"[.;:,\n]")


def border_of(atlas: Atlas, place: Place, names: Sequence[Toponym]) -> Entry | tuple[str, ...]:
    """The border meant; where our list lacks it, or only one state is said, the states (ISO 3166 alpha-3) that it is a border of."""
    own = next((name for name in names if _is_border(atlas, name.text)), None)
    if own is not None:
        return _row(atlas, own.text) or ()
    start, end = place.mention.start, place.mention.end
    states = _states(atlas, start, end)
    if len(states) < 2:
        tail = atlas.text[end : end + _REACH]
        stop = _STOP.search(tail)
        if re.match(r"\s+(?:with|between|of|separating|dividing)\b", tail):
            states += [
                state
                for state in _states(atlas, end, end + (stop.start() if stop else len(tail)))
                if state not in states
            ]
    if len(states) < 2:
        rivals = atlas.context.rivals()
        if len(rivals) == 2 and set(states) <= rivals:
            found = _between(atlas, sorted(rivals))
            if found is not None:
                return found
    if len(states) >= 2:
        return _between(atlas, states[:2]) or tuple(sorted(states[:2]))
    return (states[0],) if states else ()


def _states(atlas: Atlas, start: int, end: int) -> list[str]:
    first, last = atlas.context.word_range(start, end)
    hits = atlas.context.hits_in(first, last)
    return list(dict.fromkeys(hit.party for hit in hits if hit.state and hit.role in ("name", "demonym", "seat")))


def _between(atlas: Atlas, states: Sequence[str]) -> Entry | None:
    one, other = (parties()[state].name for state in states)
    return _row(atlas, f"{one}-{other} border") or _row(atlas, f"{other}-{one} border")


def _row(atlas: Atlas, name: str) -> Entry | None:
    return next(
        (match.entry for match in atlas.places.lookup(name) if match.exact and match.entry.kind in ("border", "line")),
        None,
    )


def _is_border(atlas: Atlas, name: str) -> bool:
    return _row(atlas, name) is not None
