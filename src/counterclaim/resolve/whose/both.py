"""What is asked of a mention and of every side together: how the text ties them to each other. One answer a side, in the sides' order.

Distances are in sentences and in other names between, so that long names are no further off than short ones.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import partial
from math import nan

from counterclaim.resolve.hits import Hit, row
from counterclaim.resolve.whose.mentions import number
from counterclaim.resolve.whose.said import ROLES, Said, Side, Telling
from counterclaim.resolve.wordlists import classes

#: How a name within a mention may be used.
_USES = ("name", "demonym", "seat", "body", "media", "person", "surname")
#: Further back than this many sentences, or other names, is alike.
_FAR = 8
#: Words around a mention in which a name may say whose it is.
_NEAR = 6
#: Sources before a mention that are looked at.
_HEARD = 6

Answers = Sequence[float]
Column = Callable[[Telling, Said], Answers]


def _among(t: Telling, parties: Collection[str | None]) -> Answers:
    """1 for the sides among these, 0 for the others; not known where there are none."""
    known = [party for party in parties if party is not None]
    return [float(side.party in known) for side in t.sides] if known else [nan] * len(t.sides)


def _given(t: Telling, m: Said) -> Answers:
    return [0.0 if m.party is None else 1.0 if m.party.value == side.party else -1.0 for side in t.sides]


def _inside(t: Telling, m: Said) -> Answers:
    """How a name of the side within the mention is used; -1 if there is none."""
    used = {hit.party: 1 + number(hit.role, _USES) for hit in t.context.hits_in(m.first, m.last)}
    return [used.get(side.party, -1) for side in t.sides]


def _before(side: Side, at: int) -> Hit | None:
    k = bisect_left(side.starts, at)
    return side.hits[k - 1] if k else None


def _after(side: Side, at: int) -> Hit | None:
    k = bisect_left(side.starts, at)
    return side.hits[k] if k < len(side.hits) else None


def _sentence(t: Telling, at: int) -> int:
    return bisect_right(t.context.sentences, at)


def _back(t: Telling, m: Said) -> Answers:
    """Sentences back to the last name of the side."""
    here = _sentence(t, m.first)
    last = (_before(side, m.first) for side in t.sides)
    return [nan if hit is None else min(_FAR, here - _sentence(t, hit.first)) for hit in last]


def _ahead(t: Telling, m: Said) -> Answers:
    here = _sentence(t, m.first)
    following = (_after(side, m.last) for side in t.sides)
    return [nan if hit is None else min(_FAR, _sentence(t, hit.first) - here) for hit in following]


def _names_since(of_kind: bool, t: Telling, m: Said) -> Answers:
    """Names of other sides since the side's last, of its kind or of any."""
    out = []
    until = bisect_left(t.context.hit_starts, m.first)
    for side in t.sides:
        hit = _before(side, m.first)
        since = t.context.hits[bisect_left(t.context.hit_starts, hit.end) : until] if hit else ()
        others = (o for o in since if not o.outside and o.party != side.party)
        found = sum(not of_kind or row(o.party).kind == side.kind for o in others)
        out.append(min(_FAR, found) if hit else nan)
    return out


def _just_before(t: Telling, m: Said) -> Answers:
    """1 if a name of the side stands within a few words before the mention in its sentence."""
    here = _sentence(t, m.first)
    last = (_before(side, m.first) for side in t.sides)
    return [
        float(hit is not None and _close(t, hit.end - 1, m.first) and _sentence(t, hit.first) == here) for hit in last
    ]


def _just_after(t: Telling, m: Said) -> Answers:
    """1 if a name of the side stands within a few words after the mention in its sentence, 2 if "of", "in" or "from" ties it."""
    here, out = _sentence(t, m.first), []
    for side in t.sides:
        hit = _after(side, m.last)
        near = hit is not None and _close(t, m.last - 1, hit.first) and _sentence(t, hit.first) == here
        tied = near and hit is not None and t.context.words[hit.first - 1].folded in ("of", "in", "from", "at")
        out.append(2.0 if tied else float(near))
    return out


def _close(t: Telling, first: int, last: int) -> bool:
    return t.places[last] - t.places[first] <= _NEAR


def _in_role(role: int, t: Telling, m: Said) -> Answers:
    """1 if the claim's source, doer, struck or counted are this side, 0 if they are another's, else not known."""
    return _among(t, t.others[m.claim][role] if role != m.role else ())


def _facing(role: int, t: Telling, m: Said) -> Answers:
    """How often the text sets this side against the claim's source, doer or struck."""
    others = t.others[m.claim][role] if role != m.role else ()
    faced = (t.fights.pairs.get(side.party, Counter()) for side in t.sides)
    return [max((min(5, foes[other]) for other in others), default=nan) for foes in faced]


def _only_foe(t: Telling, m: Said) -> Answers:
    """1 if the side is the one opponent of who acts or is struck in the claim, 0 if another is."""
    facing = {1: 2, 2: 1, 3: 1}.get(m.role)
    return _among(t, [t.fights.opponent(other) for other in t.others[m.claim][facing]] if facing is not None else ())


def _shares(t: Telling, m: Said, counts: Counter[str] | None) -> Answers:
    """How many of the mentions that are alike and have a side have this one; the mention itself does not count."""
    own = m.party.value if m.party else None
    total = sum(counts.values()) - (own is not None) if counts else 0
    if not counts or total <= 0:
        return [nan] * len(t.sides)
    return [round((counts[side.party] - (own == side.party)) / total, 2) for side in t.sides]


def _speaker(back: int, t: Telling, m: Said) -> Answers:
    """1 if the source before the mention, or the one before that, is this side's."""
    at = bisect_left(t.speakers, m.mention.start, key=lambda pair: pair[0])
    heard = [party for _, party in t.speakers[max(0, at - _HEARD) : at]]
    return _among(t, heard[-back : len(heard) - back + 1])


def _neighbour(step: int, role: int, t: Telling, m: Said) -> Answers:
    """1 if the source, doer, struck or counted of the claim before or after are this side, 0 if they are another's."""
    at = m.claim + step
    return _among(t, t.others[at][role] if 0 <= at < len(t.claims) else ())


def _named_office(t: Telling, m: Said) -> Answers:
    """1 if the last office of the mention's kind that the text named is this side's, 0 if another's."""
    kinds = classes("offices")
    found = (kinds.get(word) or kinds.get(word[:-1]) for word in m.folded)
    return _among(t, [next((party for kind in found if kind and (party := t.context.office(kind, m.first))), None)])


def _places(t: Telling, lands: Sequence[Collection[str]]) -> Answers:
    """How many of some places lie in this state; not known where there are none, nor of sides without land."""
    known = [land for land in lands if land]
    return [
        round(sum(side.party in land for land in known) / len(known), 2)
        if known and side.kind in ("state", "entity")
        else nan
        for side in t.sides
    ]


def _within(t: Telling, m: Said) -> Answers:
    first, last = (bisect_left(t.lands, at, key=lambda pair: pair[0]) for at in (m.mention.start, m.mention.end))
    return _places(t, [lands for _, lands in t.lands[first:last]])


def _first(hits: Sequence[Hit]) -> str | None:
    return next((hit.party for hit in hits if not hit.outside and hit.role != "media"), None)


def _first_name(back: int, t: Telling, m: Said) -> Answers:
    return _among(t, [_first(t.names_in(_sentence(t, m.first) - back))])


def _in_sentence(t: Telling, m: Said) -> Answers:
    named = Counter(hit.party for hit in t.names_in(_sentence(t, m.first)) if not hit.outside)
    return [min(4, named[side.party]) for side in t.sides]


def _others_in_sentence(t: Telling, m: Said) -> Answers:
    """Other sides of its kind that the sentence names."""
    named = {hit.party for hit in t.names_in(_sentence(t, m.first)) if not hit.outside}
    kinds = Counter(row(party).kind for party in named)
    return [min(4, kinds[side.kind] - (side.party in named)) for side in t.sides]


def _elsewhere(t: Telling, m: Said) -> Answers:
    """How many of the claims that share the mention's very words give them this side."""
    own = [o.party.value if o.party else None for o in t.by_span[m.mention.start, m.mention.end] if o is not m]
    return [round(own.count(side.party) / len(own), 2) if own else nan for side in t.sides]


def _with_head(t: Telling, m: Said) -> Answers:
    """How often a name of the side is followed by the head of the mention ("Xish army … the army")."""
    return [min(5, side.followed[m.head]) if m.head and m.means else 0 for side in t.sides]


BOTH: dict[str, Column] = {
    "given by the rules": _given,
    "its name within": _inside,
    "sentences back": _back,
    "sentences ahead": _ahead,
    "other names since": partial(_names_since, False),
    "names of its kind since": partial(_names_since, True),
    "named just before": _just_before,
    "named just after": _just_after,
    **{f"side of the claim's {role}": partial(_in_role, k) for k, role in enumerate(ROLES)},
    **{f"faces the claim's {role}": partial(_facing, k) for k, role in enumerate(ROLES[:3])},
    "the only foe": _only_foe,
    "mentions with this head": lambda t, m: _shares(t, m, t.heads.get(m.head) if m.means else None),
    "mentions with these words": lambda t, m: _shares(t, m, t.same_words.get(m.folded) if m.means else None),
    "last speaker": partial(_speaker, 1),
    "speaker before": partial(_speaker, 2),
    **{
        f"the {which} claim's {role}": partial(_neighbour, step, k)
        for which, step in (("last", -1), ("next", 1))
        for k, role in enumerate(ROLES)
    },
    "its office was named": _named_office,
    "the outlet's": lambda t, m: _among(t, t.outlet),
    "a place of its within": _within,
    "place of the event": lambda t, m: _places(t, [place.countries for place in t.claims[m.claim].event.place]),
    "first name of the sentence": partial(_first_name, 0),
    "first name of the sentence before": partial(_first_name, 1),
    "first name of the text": lambda t, m: _among(t, [_first(t.context.hits)]),
    "times in the sentence": _in_sentence,
    "others of its kind in the sentence": _others_in_sentence,
    "these words elsewhere": _elsewhere,
    "followed by the head": _with_head,
}
